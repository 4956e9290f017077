import type { UnreadableReason } from '../../preload/model';
import { KronikaError } from '../../preload/failure';
import type { CrmAnswer } from './answer';
import { recordSecondsOf } from './time';
import { isObject, maxDepth, stringOf, type Json } from './json/wire';

/** A record that cannot become one of the archive's, and why. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason) {
    super(reason);
    this.name = 'Unreadable';
    this.reason = reason;
  }
}

/** A record that is set aside as it came, until a later version can read it or the CRM sends it anew. */
export interface SetAside {
  /** The bytes that came. */
  readonly raw: Uint8Array;
  readonly reason: UnreadableReason;
  /** What of it can be read. */
  readonly uuid: string | null;
  /** Wall time; null where that cannot be read. */
  readonly seconds: number | null;
}

/** The records of a page: those that can be read, and those that are set aside. */
export interface ReadPage<Parts> {
  readonly records: readonly Parts[];
  readonly setAside: readonly SetAside[];
  /** The bytes of one of `records`. */
  readonly rawOf: (place: number) => Uint8Array;
}

/** More of them, and nothing else on the page, are no records that are broken, but another shape of answer. */
const maxSetAsideAlone = 3;

/**
 * Reads each record of an answer by itself, so that one that cannot be read takes no other with it. Throws `unknownShape`
 * where none can.
 */
export function readPage<Parts>(answer: CrmAnswer, read: (wire: Json) => Parts): ReadPage<Parts> {
  const records: Parts[] = [];
  const places: number[] = [];
  const setAside: SetAside[] = answer.unread.map(({ raw, reason }) => ({ raw, reason, uuid: null, seconds: null }));
  answer.records.forEach((wire, place) => {
    try {
      records.push(read(wire));
      places.push(place);
    } catch (error) {
      setAside.push({ raw: answer.rawOf(place), reason: reasonOf(error), ...whatIsKnown(wire) });
    }
  });
  if (records.length === 0 && setAside.length > maxSetAsideAlone)
    throw new KronikaError('unknownShape', {}, `${String(setAside.length)} records: ${setAside[0]?.reason ?? ''}`);
  return { records, setAside, rawOf: (place) => answer.rawOf(places[place] ?? -1) };
}

/** Reading a record depends on nothing but the record, so whatever is thrown is about it. */
export function reasonOf(error: unknown): UnreadableReason {
  if (error instanceof Unreadable) return error.reason;
  return error instanceof RangeError ? 'tooDeep' : 'unexpected';
}

function whatIsKnown(wire: Json): Pick<SetAside, 'uuid' | 'seconds'> {
  if (!isObject(wire)) return { uuid: null, seconds: null };
  const uuid = stringOf(wire['uuid']) ?? '';
  const seconds = recordSecondsOf(stringOf(wire['callDate']) ?? '');
  return { uuid: uuid === '' ? null : uuid, seconds: seconds === 0 ? null : seconds };
}

/** Throws `Unreadable` where a value is nested too deep. Walks it without going deep itself. */
export function needShallow(value: Json): void {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new Unreadable('tooDeep');
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
}

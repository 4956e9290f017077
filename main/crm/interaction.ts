import { differenceOf, restore, type Patch } from './json/residual';
import { recordSecondsOf, wallTimeOf } from './time';
import { needShallow, Unreadable } from './unreadable';
import { identityOf } from './uuid';
import {
  fromJsonText,
  integerOf,
  isList,
  isObject,
  jsonTextOf,
  stringOf,
  wellFormedOf,
  type Json,
  type JsonObject,
  maxDepth,
} from './json/wire';

/**
 * One interaction of `callHistory`, taken apart for the archive. Parts that many records share (callers, numbers,
 * agents, flags) are their own JSON text, exactly as it came, so that the archive can keep each once.
 */
export interface CrmInteraction {
  /** What tells it from others (`identityOf`). */
  readonly uuid: string;
  /** Wall time (`time.ts`); 0 where `callDate` is not a time we can read. */
  readonly seconds: number;
  readonly direction: string | null;
  readonly service: string | null;
  readonly status: string | null;
  readonly destination: string | null;
  readonly durationSeconds: number | null;
  readonly cost: number | null;
  readonly smsText: string | null;
  /** The record's `note`: 0 without notes. */
  readonly note: number;
  readonly externalNumber: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly queueStatus: string | null;
  readonly receivers: readonly string[];
  readonly flags: readonly CrmFlag[];
  /** What the fields above cannot rebuild; null for a record just as documented. */
  readonly extra: Patch | null;
}

/** A flag on a record: what belongs to the flag itself, and what belongs to its use here (`relUuid`). */
export interface CrmFlag {
  readonly flag: string;
  readonly use: string | null;
}

/**
 * Takes one record of `callHistory` apart, without loss: `toWireInteraction` gives the same JSON back.
 * Throws `Unreadable` for what is nested too deep, and for a record without a uuid, which could not be told from others.
 */
export function toInteraction(wire: Json): CrmInteraction {
  if (!isObject(wire)) throw new Unreadable('noObject');
  if (typeof wire['uuid'] !== 'string' || wire['uuid'] === '') throw new Unreadable('noIdentity');
  const talk = isObject(wire['userTalk']) ? wire['userTalk'] : {};
  const parts: Omit<CrmInteraction, 'extra'> = {
    uuid: identityOf(wire['uuid']),
    seconds: recordSecondsOf(stringOf(wire['callDate']) ?? ''),
    direction: wellFormedOf(wire['callDirection']),
    service: wellFormedOf(wire['service']),
    status: wellFormedOf(wire['status']),
    destination: wellFormedOf(wire['destination']),
    durationSeconds: integerOf(wire['duration']),
    cost: integerOf(wire['cost']),
    smsText: wellFormedOf(wire['smsData']),
    note: integerOf(wire['note']) ?? 0,
    externalNumber: jsonTextOf(wire['externalNumber']),
    from: jsonTextOf(wire['from']),
    to: jsonTextOf(wire['to']),
    queueStatus: wellFormedOf(talk['status']),
    receivers: isList(talk['receivers']) ? talk['receivers'].map((receiver) => JSON.stringify(receiver)) : [],
    flags: isList(wire['flags']) ? wire['flags'].map(toFlag) : [],
  };
  const shared: Shared = {
    // The values themselves, not their texts parsed again: equal by being the same.
    externalNumber: wire['externalNumber'] ?? null,
    from: wire['from'] ?? null,
    to: wire['to'] ?? null,
    receivers: isList(talk['receivers']) ? talk['receivers'] : [],
    flags: isList(wire['flags']) ? wire['flags'] : [],
  };
  const extra = differenceOf(rebuild(parts, shared), wire);
  // What is deep is long, so nothing is looked through that is as documented.
  if (extra !== null) needShallow(extra);
  if (textsIn(parts) > maxDepth) needShallow(wire);
  return { ...parts, extra };
}

function textsIn({ externalNumber, from, to, receivers, flags }: Omit<CrmInteraction, 'extra'>): number {
  const lengthOf = (text: string | null): number => text?.length ?? 0;
  return (
    lengthOf(externalNumber) +
    lengthOf(from) +
    lengthOf(to) +
    receivers.reduce((sum, receiver) => sum + receiver.length, 0) +
    flags.reduce((sum, { flag, use }) => sum + flag.length + lengthOf(use), 0)
  );
}

/** The record as the CRM sent it. */
export function toWireInteraction(interaction: CrmInteraction): Json {
  const shared: Shared = {
    externalNumber: fromJsonText(interaction.externalNumber),
    from: fromJsonText(interaction.from),
    to: fromJsonText(interaction.to),
    receivers: interaction.receivers.map(fromJsonText),
    flags: interaction.flags.map(toWireFlag),
  };
  return restore(rebuild(interaction, shared), interaction.extra);
}

/** The parts that are kept as JSON text, as values. */
interface Shared {
  readonly externalNumber: Json;
  readonly from: Json;
  readonly to: Json;
  readonly receivers: readonly Json[];
  readonly flags: readonly Json[];
}

/** The record that the parts alone stand for, in the documented shape. */
function rebuild(parts: Omit<CrmInteraction, 'extra'>, shared: Shared): JsonObject {
  return {
    uuid: parts.uuid,
    callDirection: parts.direction,
    callDate: wallTimeOf(parts.seconds),
    duration: parts.durationSeconds,
    destination: parts.destination,
    cost: parts.cost,
    service: parts.service,
    smsData: parts.smsText,
    note: parts.note,
    externalNumber: shared.externalNumber,
    from: shared.from,
    to: shared.to,
    userTalk: { status: parts.queueStatus, receivers: shared.receivers },
    flags: shared.flags,
    status: parts.status,
  };
}

const ownFlagFields = new Set(['name', 'uuid', 'color']);

function toFlag(wire: Json): CrmFlag {
  if (!isObject(wire)) return { flag: JSON.stringify(wire), use: null };
  const own = Object.entries(wire).filter(([key]) => ownFlagFields.has(key));
  const rest = Object.entries(wire).filter(([key]) => !ownFlagFields.has(key));
  return {
    flag: JSON.stringify(Object.fromEntries(own)),
    use: rest.length === 0 ? null : JSON.stringify(Object.fromEntries(rest)),
  };
}

function toWireFlag(flag: CrmFlag): Json {
  const own = fromJsonText(flag.flag);
  const use = fromJsonText(flag.use);
  return isObject(own) && isObject(use) ? Object.fromEntries([...Object.entries(own), ...Object.entries(use)]) : own;
}

import type { Agent, Contact, Flag } from '../../../preload/model';
import {
  directions,
  otherParty,
  services,
  statuses,
  toAgent,
  toContact,
  toExternalContact,
  toFlag,
  toKnown,
} from '../../crm/party';
import { fromJsonText, type Json } from '../../crm/json/wire';
import type { ArchiveReader } from '../file/archive';
import { memoize } from '../file/memoize';
import { unpackFlags, unpackReceivers, type InteractionRow, type Texts } from './rows';
import { readText } from './texts';

/** Callers, agents and flags repeat from row to row: what is shown of them is worked out once for each number. */
export interface Parts {
  readonly contact: (id: number) => Contact | null;
  readonly external: (id: number) => Contact | null;
  /** By the JSON list of their numbers, as a row has it. */
  readonly agents: (receivers: string) => readonly Agent[];
  readonly flag: (id: number) => Flag;
  readonly service: (id: number) => string;
  readonly direction: (id: number) => string;
  readonly status: (id: number) => string;
}

/** The JSON itself is not remembered beside what was made of it: it is most of the memory. */
export function memoizedParts(archive: ArchiveReader, texts: Texts): Parts {
  const entity = readText(archive, 'SELECT wire FROM entity WHERE id = ?');
  const json = (id: number): Json => fromJsonText(entity(id));
  return {
    contact: memoize((id: number) => toContact(json(id))),
    external: memoize((id: number) => toExternalContact(json(id))),
    agents: memoize((receivers: string) => unpackReceivers(receivers).map((id) => toAgent(json(id)))),
    flag: memoize((id: number) => toFlag(json(id))),
    service: memoize((id: number) => toKnown(texts.label(id), services)),
    direction: memoize((id: number) => toKnown(texts.label(id), directions)),
    status: memoize((id: number) => toKnown(texts.label(id), statuses)),
  };
}

/** The columns of a row that name its parts. */
export type PartNumbers = Pick<
  InteractionRow,
  | 'direction'
  | 'service'
  | 'status'
  | 'duration_seconds'
  | 'from_caller'
  | 'to_caller'
  | 'external_number'
  | 'receivers'
  | 'flags'
>;

/** What a row says by itself, without its notes. */
export interface RowParts {
  readonly service: string;
  readonly direction: string;
  readonly status: string;
  readonly durationSeconds: number | null;
  readonly contact: Contact;
  readonly agents: readonly Agent[];
  readonly flags: readonly Flag[];
}

const none: readonly never[] = [];

export function partsOfRow(row: PartNumbers, parts: Parts): RowParts {
  const direction = row.direction === null ? '' : parts.direction(row.direction);
  return {
    service: row.service === null ? '' : parts.service(row.service),
    direction,
    status: row.status === null ? '' : parts.status(row.status),
    durationSeconds: row.duration_seconds,
    contact: otherParty(
      direction,
      row.from_caller === null ? null : parts.contact(row.from_caller),
      row.to_caller === null ? null : parts.contact(row.to_caller),
      row.external_number === null ? null : parts.external(row.external_number),
    ),
    agents: row.receivers === null ? none : parts.agents(row.receivers),
    flags: row.flags === null ? none : unpackFlags(row.flags).map(([flag]) => parts.flag(flag)),
  };
}

import type { CrmFlag, CrmInteraction } from '../../crm/interaction';
import type { CrmNote } from '../../crm/note';
import { restore, type Patch } from '../../crm/json/residual';
import { bytesOfUuid } from '../../crm/uuid';
import { fromJsonText, isList, isObject, StoredDamaged, type Json } from '../../crm/json/wire';
import { secondsOfId } from '../../search/index/ids';

/** A row of `interaction`, with its labels and entities by number. */
export interface InteractionRow {
  readonly id: number;
  readonly uuid: PackedUuid;
  readonly direction: number | null;
  readonly service: number | null;
  readonly status: number | null;
  readonly queue_status: number | null;
  readonly destination: number | null;
  readonly duration_seconds: number | null;
  readonly cost: number | null;
  readonly sms_text: string | null;
  readonly note: number;
  readonly external_number: number | null;
  readonly from_caller: number | null;
  readonly to_caller: number | null;
  readonly receivers: string | null;
  readonly flags: string | null;
  readonly extra: string | null;
  readonly notes_owed: number;
  readonly notes_checked_at: number | null;
  readonly vanished_at: string | null;
  /** Null in rows of earlier versions. */
  readonly seal: number | null;
}

/** A row of `note`. */
export interface NoteRow {
  readonly id: number;
  readonly uuid: PackedUuid;
  readonly interaction_id: number;
  readonly text: string | null;
  readonly created: string | null;
  readonly author: number | null;
  readonly status: number | null;
  readonly call: string | null;
  readonly organisation: number | null;
  readonly person: number | null;
  readonly pin: number | null;
  readonly edit: number | null;
  readonly files: string | null;
  readonly extra: string | null;
  readonly vanished_at: string | null;
  /** Null in rows of earlier versions. */
  readonly seal: number | null;
}

/** A row of `own_mark`: what people marked a record with, and nothing of the CRM's. */
export interface OwnMarkRow {
  readonly id: number;
  /** Null while its record is lost. */
  readonly interaction_id: number | null;
  readonly uuid: PackedUuid;
  readonly kind: string;
  readonly text: string | null;
  readonly author: string | null;
  readonly created_at: string;
  readonly changed_at: string | null;
  readonly seal: number;
}

/** A uuid as its 16 bytes; anything else that the CRM tells records apart by as its text. */
export type PackedUuid = Buffer | string;

/** Packs what tells a record from others (`identityOf`), also where it comes in another letter case. */
export function packUuid(uuid: string): PackedUuid {
  const bytes = bytesOfUuid(uuid);
  if (bytes !== null) return bytes;
  // Half a surrogate pair has no bytes in a file, and two different ones must not become one: JSON spells them.
  return uuid.startsWith('"') || !uuid.isWellFormed() ? JSON.stringify(uuid) : uuid;
}

/** What tells the record from others, as `packUuid` took it. Throws `StoredDamaged`. */
export function unpackUuid(packed: PackedUuid): string {
  if (typeof packed === 'string') return packed.startsWith('"') ? spelledInJson(packed) : packed;
  if (packed.length !== 16) throw new StoredDamaged('a uuid of another length');
  return dashed(packed.toString('hex'));
}

function spelledInJson(packed: string): string {
  const uuid = fromJsonText(packed);
  if (typeof uuid !== 'string') throw new StoredDamaged('a uuid of another kind');
  return uuid;
}

/** The uuid of a row as the CRM spelled it, which is how it has to be asked for. Throws `StoredDamaged`. */
export function spelledUuid({ uuid, extra }: Pick<InteractionRow, 'uuid' | 'extra'>): string {
  return spellingIn(extra) ?? unpackUuid(uuid);
}

/** How a patch spells the uuid of its record; null where it says nothing of it. Throws `StoredDamaged`. */
export function spellingIn(extra: string | null): string | null {
  const patches = fromJsonText(extra);
  const spelled = isObject(patches) ? patches['uuid'] : undefined;
  return isList(spelled) && typeof spelled[0] === 'string' ? spelled[0] : null;
}

/** A uuid of 32 hexadecimal digits as it is written. */
export function dashed(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Looks up a label's or an entity's text by its number. */
export interface Texts {
  label(id: number): string;
  entity(id: number): string;
}

/** The event of a row, with its shared parts. */
export function toCrmInteraction(row: InteractionRow, texts: Texts): CrmInteraction {
  const label = (id: number | null): string | null => (id === null ? null : texts.label(id));
  const entity = (id: number | null): string | null => (id === null ? null : texts.entity(id));
  return {
    uuid: unpackUuid(row.uuid),
    seconds: secondsOfId(row.id),
    direction: label(row.direction),
    service: label(row.service),
    status: label(row.status),
    destination: label(row.destination),
    durationSeconds: row.duration_seconds,
    cost: row.cost,
    smsText: row.sms_text,
    note: row.note,
    externalNumber: entity(row.external_number),
    from: entity(row.from_caller),
    to: entity(row.to_caller),
    queueStatus: label(row.queue_status),
    receivers: unpackReceivers(row.receivers).map((id) => texts.entity(id)),
    flags: unpackFlags(row.flags).map(([id, use]): CrmFlag => ({ flag: texts.entity(id), use })),
    extra: unpackPatch(row.extra),
  };
}

/** The note of a row; `base` is what its event makes us expect in `call` (`callOfNote`). */
export function toCrmNote(row: NoteRow, base: Json, texts: Texts): CrmNote {
  const entity = (id: number | null): string | null => (id === null ? null : texts.entity(id));
  return {
    uuid: unpackUuid(row.uuid),
    text: row.text,
    created: row.created,
    author: entity(row.author),
    status: row.status === null ? null : texts.label(row.status),
    call: restore(base, unpackPatch(row.call)),
    organisation: entity(row.organisation),
    person: entity(row.person),
    pin: row.pin,
    edit: row.edit,
    files: row.files,
    extra: unpackPatch(row.extra),
  };
}

/** The patch of a column, which only `packPatch` writes; `restore` looks at its shape. Throws `StoredDamaged`. */
export function unpackPatch(text: string | null): Patch | null {
  return fromJsonText(text) as Patch | null;
}

export function packPatch(patch: Patch | null): string | null {
  return patch === null ? null : JSON.stringify(patch);
}

/** The numbers of entities in a column, which only `packList` writes. Throws `StoredDamaged`. */
export function unpackReceivers(text: string | null): readonly number[] {
  return listIn(text).map(numberIn);
}

/** Flags with the JSON of their use, out of a column that only `packList` writes. Throws `StoredDamaged`. */
export function unpackFlags(text: string | null): readonly (readonly [number, string | null])[] {
  return listIn(text).map((pair) => {
    const [flag, use] = isList(pair) && pair.length === 2 ? pair : [];
    if (use !== null && typeof use !== 'string') throw new StoredDamaged('a flag of another shape');
    return [numberIn(flag), use];
  });
}

function listIn(text: string | null): readonly Json[] {
  const list = text === null ? [] : fromJsonText(text);
  if (!isList(list)) throw new StoredDamaged('a list of another shape');
  return list;
}

function numberIn(value: Json | undefined): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new StoredDamaged('a number of another shape');
  return value;
}

/** A list as JSON; an empty one as NULL. */
export function packList(list: readonly unknown[]): string | null {
  return list.length === 0 ? null : JSON.stringify(list);
}

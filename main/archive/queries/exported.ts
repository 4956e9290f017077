import type { Attachment, InteractionRecord, Note } from '../../../preload/model';
import type { OwnMark } from '../../../preload/own-marks';
import { toAttachments } from '../../crm/attachment';
import { writtenBlocksOf, type DraftBlock } from '../../crm/draft';
import { toWireInteraction } from '../../crm/interaction';
import { nameOf } from '../../crm/party';
import { wallTimeOf } from '../../crm/time';
import { fromJsonText, isObject, stringOf, StoredDamaged } from '../../crm/json/wire';
import { compareTexts } from '../../search/index/segment';
import { secondsOfId } from '../../search/index/ids';
import { missingRow } from '../index/missing-row';
import type { ArchiveReader } from '../file/archive';
import { stateOf } from '../records/read-note';
import { memoize } from '../file/memoize';
import { partsOfRow, memoizedParts } from '../records/row-parts';
import { shownOwnMarks } from '../records/own-marks';
import {
  dashed,
  spellingIn,
  toCrmInteraction,
  unpackUuid,
  type InteractionRow,
  type OwnMarkRow,
  type Texts,
} from '../records/rows';
import { isRecordId, needKinds, soundInteraction, type ColumnKind } from '../records/sound-rows';
import { readTexts } from '../records/texts';

/** What of a record an export reads. */
export type ExportedRecord = Pick<
  InteractionRecord,
  | 'uuid'
  | 'callDate'
  | 'service'
  | 'direction'
  | 'status'
  | 'durationSeconds'
  | 'contact'
  | 'agents'
  | 'flags'
  | 'queueStatus'
  | 'destination'
  | 'cost'
  | 'smsText'
> & { readonly notes: readonly ExportedNote[]; readonly ownMarks: readonly OwnMark[] };

/** What of a note an export reads. */
export type ExportedNote = Pick<
  Note,
  'uuid' | 'created' | 'author' | 'pinned' | 'edited' | 'deleted' | 'unknownStatus' | 'attachments' | 'vanishedAt'
> & {
  readonly blocks: readonly DraftBlock[];
};

/** Reads records for an export, in the order of their ids in the list. Throws `recordMissing`, `StoredDamaged`, `IndexDamaged`. */
export type ReadExported = (ids: readonly number[]) => readonly ExportedRecord[];

// As arrays and of many records at once: each crossing into SQLite and each object for a row cost more than the reading.
const uuidSql = `CASE typeof(uuid) WHEN 'blob' THEN lower(hex(uuid)) END, CASE typeof(uuid) WHEN 'text' THEN uuid END`;

export const recordsSql = `SELECT id, ${uuidSql}, direction, service, status, duration_seconds, from_caller, to_caller,
    external_number, receivers, flags, queue_status, destination, cost, sms_text, extra IS NOT NULL
  FROM interaction WHERE id IN (SELECT value FROM json_each(?))`;

type RecordRow = readonly [
  id: number,
  packedUuid: string | null,
  spelledUuid: string | null,
  direction: number | null,
  service: number | null,
  status: number | null,
  durationSeconds: number | null,
  from: number | null,
  to: number | null,
  external: number | null,
  receivers: string | null,
  flags: string | null,
  queueStatus: number | null,
  destination: number | null,
  cost: number | null,
  smsText: string | null,
  hasExtra: number,
];

/** An id and a uuid are looked at where they are taken. */
const kindsOfRecord: readonly ColumnKind[] = [
  ...(['any', 'any', 'any', 'number', 'number', 'number', 'number', 'number', 'number', 'number'] as const),
  ...(['text', 'text', 'number', 'number', 'number', 'text', 'any'] as const),
];

export const exportedNotesSql = `SELECT interaction_id, ${uuidSql}, created, author, text, pin, edit, status, files, vanished_at, extra
  FROM note WHERE interaction_id IN (SELECT value FROM json_each(?)) ORDER BY interaction_id, id`;

type ExportedNoteRow = readonly [
  interactionId: number,
  packedUuid: string | null,
  spelledUuid: string | null,
  created: string | null,
  author: number | null,
  text: string | null,
  pin: number | null,
  edit: number | null,
  status: number | null,
  files: string | null,
  vanishedAt: string | null,
  extra: string | null,
];

const kindsOfNote: readonly ColumnKind[] = [
  ...(['any', 'any', 'any', 'text', 'number', 'text', 'number', 'number', 'number'] as const),
  ...(['text', 'text', 'text'] as const),
];

/** Opens a reader for exports: the same values as `RecordReader.record`, without what a search or the window adds. */
export function readExported(archive: ArchiveReader): ReadExported {
  const texts = readTexts(archive);
  const parts = memoizedParts(archive, texts);
  const findRecords = archive.prepare<[string], RecordRow>(recordsSql).raw();
  const findNotes = archive.prepare<[string], ExportedNoteRow>(exportedNotesSql).raw();
  const findOwnMarks = archive.prepare<[string], OwnMarkRow>(ownMarksSql);
  const find = archive.prepare<[number], InteractionRow>('SELECT * FROM interaction WHERE id = ?');
  const label = (id: number | null): string | null => (id === null ? null : texts.label(id));
  const toNote = noteReader(texts);

  /** The uuid and the time as the CRM wrote them; only what the columns cannot rebuild needs the whole record. */
  const spelledOf = (id: number, uuid: string, hasExtra: number): Pick<ExportedRecord, 'uuid' | 'callDate'> => {
    const row = hasExtra === 0 ? undefined : find.get(id);
    const wire = row === undefined ? null : toWireInteraction(toCrmInteraction(soundInteraction(row), texts));
    const spelled = isObject(wire) ? wire : {};
    const callDate = stringOf(spelled['callDate']);
    if (callDate === null && !isRecordId(id)) throw new StoredDamaged('an id that is no time');
    return { uuid: stringOf(spelled['uuid']) ?? uuid, callDate: callDate ?? wallTimeOf(secondsOfId(id)) };
  };
  const toRecord = (
    row: RecordRow,
    notes: readonly ExportedNote[],
    ownMarks: readonly OwnMarkRow[],
  ): ExportedRecord => {
    needKinds(row, kindsOfRecord);
    const [id, packed, spelled, direction, service, status, duration, from, to, external, receivers, flags] = row;
    const numbers = { direction, service, status, duration_seconds: duration, from_caller: from, to_caller: to };
    const said = partsOfRow({ ...numbers, external_number: external, receivers, flags }, parts);
    const { uuid, callDate } = spelledOf(id, uuidOf(packed, spelled), row[16]);
    // Each by its name: spreading objects into another took a fifth of an export's time.
    return {
      uuid,
      callDate,
      service: said.service,
      direction: said.direction,
      status: said.status,
      durationSeconds: said.durationSeconds,
      contact: said.contact,
      agents: said.agents,
      flags: said.flags,
      queueStatus: label(row[12]),
      destination: label(row[13]),
      cost: row[14],
      smsText: row[15],
      notes,
      ownMarks: ownMarks.length === 0 ? noNotes : shownOwnMarks(ownMarks, packed ?? spelled ?? ''),
    };
  };
  return (ids) => {
    const list = JSON.stringify(ids);
    const notes = new Map<number, ExportedNote[]>();
    for (const row of findNotes.all(list)) {
      const before = notes.get(row[0]);
      if (before === undefined) notes.set(row[0], [toNote(row)]);
      else before.push(toNote(row));
    }
    for (const some of notes.values()) some.sort((a, b) => compareTexts(a.created, b.created));
    const ownMarks = ownMarksAmong(findOwnMarks.all(list));
    const rows = new Map<number, RecordRow>();
    for (const row of findRecords.all(list)) rows.set(row[0], row);
    return ids.map((id) => {
      const row = rows.get(id);
      if (row === undefined) throw missingRow(archive, id);
      return toRecord(row, notes.get(id) ?? noNotes, ownMarks.get(id) ?? noNotes);
    });
  };
}

const ownMarksSql = `SELECT *
  FROM own_mark
  WHERE interaction_id IN (SELECT value FROM json_each(?))
  ORDER BY interaction_id, id`;

/** By their records. */
function ownMarksAmong(rows: readonly OwnMarkRow[]): ReadonlyMap<number | null, readonly OwnMarkRow[]> {
  const marks = new Map<number | null, OwnMarkRow[]>();
  for (const row of rows) {
    const before = marks.get(row.interaction_id);
    if (before === undefined) marks.set(row.interaction_id, [row]);
    else before.push(row);
  }
  return marks;
}

const noNotes: readonly never[] = [];
const noFiles: readonly Attachment[] = [];

function noteReader(texts: Texts): (row: ExportedNoteRow) => ExportedNote {
  const authorOf = memoize((id: number) => nameOf(fromJsonText(texts.entity(id))));
  return (row) => {
    needKinds(row, kindsOfNote);
    const [, packed, spelled, created, author, text, pin, edit, status, files, vanishedAt, extra] = row;
    const { deleted, unknownStatus } = stateOf(status === null ? null : texts.label(status));
    return {
      uuid: spellingIn(extra) ?? uuidOf(packed, spelled),
      created: created ?? '',
      author: author === null ? null : authorOf(author),
      blocks: writtenBlocksOf(text ?? ''),
      pinned: (pin ?? 0) > 0,
      edited: (edit ?? 0) > 0,
      deleted,
      unknownStatus,
      attachments: files === null ? noFiles : toAttachments(fromJsonText(files)),
      vanishedAt,
    };
  };
}

function uuidOf(packed: string | null, spelled: string | null): string {
  if (packed?.length === 32) return dashed(packed);
  if (packed === null && typeof spelled === 'string') return unpackUuid(spelled);
  throw new StoredDamaged('a uuid of another kind');
}

import { ownFlags } from '../../../preload/own-marks';
import { restore } from '../../crm/json/residual';
import { fromJsonText, readable } from '../../crm/json/wire';
import type { ArchiveWriter } from '../file/archive';
import {
  packUuid,
  unpackFlags,
  unpackPatch,
  unpackReceivers,
  unpackUuid,
  type InteractionRow,
  type NoteRow,
  type OwnMarkRow,
  type Texts,
} from '../records/rows';
import { isNumber, isText } from '../records/sound-rows';
import { readTexts } from '../records/texts';

/*
 * A row of which something cannot be read is made readable by giving that up. Its seal stays what it was, so that the row goes on
 * to be told of as damaged until the CRM has sent it again.
 */

const isReadable = (read: () => unknown): boolean => readable(() => [read()]) !== null;

/** Columns of a record that cannot be read, with what stands for nothing in their place. */
function lostOfInteraction(row: InteractionRow, texts: Texts): Partial<InteractionRow> {
  const lost: Record<string, unknown> = {};
  for (const name of ['direction', 'service', 'status', 'queue_status', 'destination'] as const) {
    if (!isLabel(row[name], texts)) lost[name] = null;
  }
  for (const name of ['external_number', 'from_caller', 'to_caller'] as const) {
    if (!isEntity(row[name], texts)) lost[name] = null;
  }
  for (const name of ['duration_seconds', 'cost', 'notes_checked_at'] as const) {
    if (!isNumber(row[name])) lost[name] = null;
  }
  if (!isText(row.sms_text)) lost['sms_text'] = null;
  if (!isMoment(row.vanished_at)) lost['vanished_at'] = null;
  if (!Number.isSafeInteger(row.note)) lost['note'] = 1;
  if (!isList(row.receivers, (text) => unpackReceivers(text), texts)) lost['receivers'] = null;
  if (!isList(row.flags, flagsIn, texts)) lost['flags'] = null;
  if (!isPatch(row.extra)) lost['extra'] = null;
  if (!isReadable(() => unpackUuid(row.uuid))) lost['uuid'] = packUuid(spelled(row.uuid));
  return lost;
}

/** Columns of a note that cannot be read, likewise. */
function lostOfNote(note: NoteRow, texts: Texts): Partial<NoteRow> {
  const lost: Record<string, unknown> = {};
  for (const name of ['author', 'organisation', 'person'] as const) {
    if (!isEntity(note[name], texts)) lost[name] = null;
  }
  if (!isLabel(note.status, texts)) lost['status'] = null;
  for (const name of ['pin', 'edit'] as const) if (!isNumber(note[name])) lost[name] = null;
  for (const name of ['text', 'created'] as const) if (!isText(note[name])) lost[name] = null;
  for (const name of ['call', 'extra'] as const) if (!isPatch(note[name])) lost[name] = null;
  if (!isText(note.files) || !isReadable(() => fromJsonText(note.files))) lost['files'] = null;
  if (!isMoment(note.vanished_at)) lost['vanished_at'] = null;
  if (!isReadable(() => unpackUuid(note.uuid))) lost['uuid'] = packUuid(spelled(note.uuid));
  return lost;
}

/** Gives up what cannot be read of a record; answers the names of those columns. */
export function giveUpOfInteraction(archive: ArchiveWriter, id: number): readonly string[] {
  const row = archive
    .prepare<[number], InteractionRow>('SELECT * FROM interaction WHERE id = CAST(? AS INTEGER)')
    .get(id);
  return row === undefined ? [] : writeLost(archive, 'interaction', id, lostOfInteraction(row, readTexts(archive)));
}

/** Gives up what cannot be read of a note; answers the names of those columns. */
export function giveUpOfNote(archive: ArchiveWriter, id: number): readonly string[] {
  const note = archive.prepare<[number], NoteRow>('SELECT * FROM note WHERE id = ?').get(id);
  return note === undefined ? [] : writeLost(archive, 'note', id, lostOfNote(note, readTexts(archive)));
}

/**
 * Gives up what cannot be read of an own mark; answers the names of those columns. A mark of which it cannot be told what it was
 * stays as a remark, so that people see that there was one.
 */
export function giveUpOfOwnMark(archive: ArchiveWriter, id: number): readonly string[] {
  const mark = archive.prepare<[number], OwnMarkRow>('SELECT * FROM own_mark WHERE id = ?').get(id);
  return mark === undefined ? [] : writeLost(archive, 'own_mark', id, lostOfOwnMark(mark));
}

const unreadableRemark = '…';

function lostOfOwnMark({ kind, text, author, created_at, changed_at }: OwnMarkRow): Partial<OwnMarkRow> {
  const isFlag = text === null && ownFlags.some((flag) => flag === kind);
  const isRemark = typeof text === 'string' && kind === 'remark';
  return {
    ...(isFlag || isRemark ? {} : { kind: 'remark', text: typeof text === 'string' ? text : unreadableRemark }),
    ...(isText(author) ? {} : { author: null }),
    ...(isMoment(created_at) ? {} : { created_at: new Date(0).toISOString() }),
    ...(isMoment(changed_at) ? {} : { changed_at: null }),
  };
}

function writeLost(
  archive: ArchiveWriter,
  table: 'interaction' | 'note' | 'own_mark',
  id: number,
  lost: object,
): readonly string[] {
  const names = Object.keys(lost);
  for (const [name, value] of Object.entries(lost) as [string, number | string | Buffer | null][]) {
    // Names of our own columns; values are bound.
    archive
      .prepare<[number | string | Buffer | null, number]>(
        `UPDATE ${table} SET ${name} = ? WHERE id = CAST(? AS INTEGER)`,
      )
      .run(value, id);
  }
  return names;
}

function isLabel(id: number | null, texts: Texts): boolean {
  return isNumber(id) && (id === null || isReadable(() => texts.label(id)));
}

function isEntity(id: number | null, texts: Texts): boolean {
  return isNumber(id) && (id === null || isReadable(() => fromJsonText(texts.entity(id))));
}

function isList(text: string | null, idsIn: (text: string | null) => readonly number[], texts: Texts): boolean {
  const ids = isText(text) ? readable(() => idsIn(text)) : null;
  return ids?.every((id) => isEntity(id, texts)) === true;
}

function flagsIn(text: string | null): readonly number[] {
  return unpackFlags(text).map(([flag, use]) => {
    fromJsonText(use);
    return flag;
  });
}

/** Onto nothing: a patch that is none is found wherever it stands. */
function isPatch(text: string | null): boolean {
  return isText(text) && isReadable(() => restore(undefined, unpackPatch(text)));
}

function isMoment(value: unknown): boolean {
  return value === null || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
}

/** Bytes that are no uuid any more, as a text that no uuid of the CRM is. */
function spelled(uuid: unknown): string {
  return Buffer.isBuffer(uuid) ? uuid.toString('hex') : String(uuid);
}

import type { ExportColumn } from '../../../preload/export/export-model';
import type { Language } from '../../../preload/model';
import type { OwnFlag, OwnMark } from '../../../preload/own-marks';
import { wallOfInstant } from '../../../preload/words/format';
import {
  contactTypeName,
  directionName,
  queueStatusName,
  serviceOneName,
  statusName,
} from '../../../preload/words/names';
import { blockText } from '../../../preload/words/texts/note-text';
import { words, type Words } from '../../../preload/words/words';
import { memoize } from '../../archive/file/memoize';
import type { ExportedNote, ExportedRecord } from '../../archive/queries/exported';

/** What stands in a cell, before it is written: null for nothing. */
export type CellValue = string | number | null;

/** `number` is for sums, `time` is `YYYY-MM-DD HH:MM:SS` as the CRM sent it, `text` stays letter for letter as it is. */
export type ColumnType = 'text' | 'number' | 'time';

/** How the values of a column are to be taken. */
export function typeOf(column: ExportColumn): ColumnType {
  switch (column) {
    case 'callDate':
    case 'noteCreated':
      return 'time';
    case 'durationSeconds':
    case 'cost':
    case 'noteCount':
      return 'number';
    default:
      return 'text';
  }
}

/** Reads the value of a column; `note` is null where a row is a record. */
export type ReadValue = (record: ExportedRecord, note: ExportedNote | null) => CellValue;

/** More than a CRM has words for the states of its records. */
const maxNamed = 1000;

/** How a column is read, in the words of a language or in the archive's own. */
export function readerOf(column: ExportColumn, language: Language | 'keys'): ReadValue {
  const t = language === 'keys' ? null : words(language);
  /** The few words of the archive that have a name in a language, each looked up once. */
  const named = (name: (t: Words, value: string) => string): ((value: string) => string) =>
    t === null ? (value) => value : memoize((value: string) => (value === '' ? value : name(t, value)), maxNamed);
  switch (column) {
    case 'uuid':
      return (record) => record.uuid;
    case 'callDate':
      return (record) => record.callDate;
    case 'service': {
      const nameOf = named(serviceOneName);
      return (record) => nameOf(record.service);
    }
    case 'direction': {
      const nameOf = named(directionName);
      return (record) => nameOf(record.direction);
    }
    case 'status': {
      const nameOf = named(statusName);
      return (record) => nameOf(record.status);
    }
    case 'durationSeconds':
      return (record) => record.durationSeconds;
    case 'contactName':
      return (record) => record.contact.name;
    case 'contactType': {
      const nameOf = named(contactTypeName);
      return (record) => nameOf(record.contact.type);
    }
    case 'number':
      return (record) => record.contact.number;
    case 'agents':
      return (record) => joined(record.agents, (agent) => agent.name);
    case 'extensions':
      return (record) => record.agents.flatMap((agent) => agent.extension ?? []).join(', ');
    case 'queue': {
      const nameOf = named(queueStatusName);
      return (record) => nameOf(record.queueStatus ?? '');
    }
    case 'destination':
      return (record) => record.destination;
    case 'cost':
      return (record) => record.cost;
    case 'flags':
      return (record) => joined(record.flags, (flag) => flag.name);
    case 'smsText':
      return (record) => record.smsText;
    case 'noteCount':
      return (record) => record.notes.length;
    case 'notes':
      return (record) =>
        record.notes.length === 0 ? null : joined(record.notes, (note) => noteWithHead(note, t), '\n\n');
    case 'ownStar':
      return (record) => flagText(record, 'star', t);
    case 'ownClarify':
      return (record) => flagText(record, 'clarify', t);
    case 'ownRead':
      return (record) => yesOrNo(!record.ownMarks.some(({ kind }) => kind === 'unread'), t);
    case 'ownRemarks':
      return (record) => joinedRemarks(record);
    case 'noteUuid':
      return (_, note) => note?.uuid ?? null;
    case 'noteCreated':
      return (_, note) => note?.created ?? null;
    case 'noteAuthor':
      return (_, note) => note?.author ?? null;
    case 'noteText':
      return (_, note) => (note === null ? null : noteText(note, t));
    case 'noteMarks':
      return (_, note) => (note === null ? null : marksOf(note, t).join(', '));
    case 'noteFiles':
      return (_, note) => (note === null ? null : joined(note.attachments, (file) => file.name));
  }
}

function joined<Part>(parts: readonly Part[], textOf: (part: Part) => string, between = ', '): string {
  return parts.length === 1 ? textOf(parts[0] as Part) : parts.map(textOf).join(between);
}

/** Notes one under another: when and by whom, what the window marks them with, then the text. */
function noteWithHead(note: ExportedNote, t: Words | null): string {
  const head = [note.created, note.author ?? '', ...marksOf(note, t)].filter((part) => part !== '').join(', ');
  return `${head}\n${noteText(note, t)}`;
}

function yesOrNo(value: boolean, t: Words | null): string {
  if (t === null) return value ? 'yes' : 'no';
  return t(value ? 'ownMarks.yes' : 'ownMarks.no');
}

/** Whether an own mark stands on a record, and by whom and when. */
function flagText({ ownMarks }: ExportedRecord, flag: OwnFlag, t: Words | null): string | null {
  const mark = ownMarks.find(({ kind }) => kind === flag);
  return mark === undefined ? null : [yesOrNo(true, t), ...authorAndTime(mark)].join(', ');
}

/** Remarks one under another: when and by whom, then the text. */
function joinedRemarks({ ownMarks }: ExportedRecord): string | null {
  const remarks = ownMarks.filter(({ kind }) => kind === 'remark');
  if (remarks.length === 0) return null;
  return remarks.map((mark) => `${authorAndTime(mark).join(', ')}\n${mark.text ?? ''}`).join('\n\n');
}

function authorAndTime({ author, createdAt, changedAt }: OwnMark): string[] {
  const at = changedAt ?? createdAt;
  return [author ?? '', wallOfInstant(at) ?? at].filter((part) => part !== '');
}

/** A note's words, a line for each paragraph. */
export function noteText({ blocks }: ExportedNote, t: Words | null): string {
  return joined(blocks, (block) => blockText(block, t), '\n');
}

/** What the window shows beside a note; it may be gone from the CRM. */
function marksOf(note: ExportedNote, t: Words | null): string[] {
  const marks: string[] = [];
  if (note.pinned) marks.push(t === null ? 'pinned' : t('record.pinned'));
  if (note.edited) marks.push(t === null ? 'edited' : t('record.edited'));
  if (note.deleted) marks.push(t === null ? 'deleted' : t('record.deleted'));
  if (note.unknownStatus !== null) marks.push(note.unknownStatus);
  if (note.vanishedAt !== null)
    marks.push(t === null ? 'vanished' : t('record.noteVanished', { when: note.vanishedAt.slice(0, 10) }));
  return marks;
}

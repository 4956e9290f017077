import { styles, type ExportColumn } from '../../../preload/export/export-model';
import type { Language } from '../../../preload/model';
import { formatDuration, wallOfInstant } from '../../../preload/words/format';
import {
  directionName,
  kindLongName,
  ownMarkName,
  queueStatusName,
  serviceOneName,
  statusName,
} from '../../../preload/words/names';
import { words, type Words } from '../../../preload/words/words';
import { CsvLines } from '../cells/csv';
import { encoderOf } from '../cells/encoder';
import type { CellValue, ColumnType } from '../cells/values';
import type { PacketNote, PacketRecord } from './packet-record';

/** A column of one of the packet's tables. */
interface Column<Row> {
  readonly title: (t: Words) => string;
  readonly type: ColumnType;
  readonly read: (row: Row, t: Words) => CellValue;
}

/** A table of the packet: records, or the notes of them with what they said before. */
export interface PacketTable {
  titles(): string;
  rows(record: PacketRecord): string;
}

const said = (column: ExportColumn) => (t: Words) => t(`columns.${column}`);

const ofRecords: readonly Column<PacketRecord>[] = [
  { title: said('callDate'), type: 'time', read: ({ date }) => date },
  { title: said('service'), type: 'text', read: ({ service }, t) => serviceOneName(t, service) },
  { title: said('direction'), type: 'text', read: ({ direction }, t) => directionName(t, direction) },
  { title: said('status'), type: 'text', read: ({ status }, t) => statusName(t, status) },
  { title: said('durationSeconds'), type: 'number', read: ({ durationSeconds }) => durationSeconds },
  { title: said('contactName'), type: 'text', read: ({ contact }) => contact.name },
  { title: said('number'), type: 'text', read: ({ contact }) => contact.number },
  { title: said('agents'), type: 'text', read: ({ agents }) => agents.map(({ name }) => name).join(', ') },
  {
    title: said('extensions'),
    type: 'text',
    read: ({ agents }) => agents.flatMap(({ extension }) => extension ?? []).join(', '),
  },
  { title: said('queue'), type: 'text', read: ({ queueStatus }, t) => queueStatusName(t, queueStatus ?? '') },
  { title: said('destination'), type: 'text', read: ({ destination }) => destination },
  { title: said('cost'), type: 'number', read: ({ cost }) => cost },
  { title: said('flags'), type: 'text', read: ({ flags }) => flags.join(', ') },
  { title: said('smsText'), type: 'text', read: ({ sms }) => sms },
  { title: said('noteCount'), type: 'number', read: ({ notes }) => notes.length },
  { title: (t) => t('packetPage.fields.ownMarks'), type: 'text', read: (record, t) => ownMarksText(record, t) },
  { title: (t) => t('packetPage.fields.isMention'), type: 'text', read: ({ isMention }, t) => yesOrNo(isMention, t) },
  {
    title: (t) => t('packetPage.fields.otherFields'),
    type: 'text',
    read: ({ otherFields }) => fieldsText(otherFields),
  },
  { title: said('uuid'), type: 'text', read: ({ uuid }) => uuid },
];

/** A note as it is, or as it was before. */
interface NoteRow {
  readonly record: PacketRecord;
  readonly note: PacketNote;
  readonly said: { readonly created: string; readonly author: string | null; readonly text: string };
  /** Null for what it says now. */
  readonly replacedAt: string | null;
}

const ofNotes: readonly Column<NoteRow>[] = [
  { title: said('callDate'), type: 'time', read: ({ record }) => record.date },
  { title: said('noteCreated'), type: 'time', read: (row) => row.said.created },
  { title: said('noteAuthor'), type: 'text', read: (row) => row.said.author },
  { title: said('noteText'), type: 'text', read: (row) => row.said.text },
  {
    title: (t) => t('packetPage.fields.replacedAt'),
    type: 'text',
    read: ({ replacedAt }) => (replacedAt === null ? '' : (wallOfInstant(replacedAt) ?? replacedAt)),
  },
  { title: said('noteMarks'), type: 'text', read: ({ note }, t) => noteMarks(note, t).join(', ') },
  { title: said('noteFiles'), type: 'text', read: ({ note }) => note.files.map(({ name }) => name).join(', ') },
  { title: (t) => t('packetPage.fields.about'), type: 'text', read: ({ note }) => note.about.join(', ') },
  { title: (t) => t('packetPage.fields.otherFields'), type: 'text', read: ({ note }) => fieldsText(note.otherFields) },
  { title: said('noteUuid'), type: 'text', read: ({ note }) => note.uuid },
  { title: said('uuid'), type: 'text', read: ({ record }) => record.uuid },
];

/** The titles of both tables, for the explanation. */
export function titlesOfTables(language: Language): {
  readonly records: readonly string[];
  readonly notes: readonly string[];
} {
  const t = words(language);
  return { records: ofRecords.map(({ title }) => title(t)), notes: ofNotes.map(({ title }) => title(t)) };
}

/** The table of records, as a CSV that Excel opens in that language. */
export function recordTable(language: Language): PacketTable {
  return tableOf(language, ofRecords, (record) => [record]);
}

/** The table of notes. */
export function noteTable(language: Language): PacketTable {
  return tableOf(language, ofNotes, (record) =>
    record.notes.flatMap((note): NoteRow[] => [
      { record, note, said: note, replacedAt: null },
      ...note.earlierVersions.map((version) => ({ record, note, said: version, replacedAt: version.replacedAt })),
    ]),
  );
}

function tableOf<Row>(
  language: Language,
  columns: readonly Column<Row>[],
  rowsOf: (record: PacketRecord) => readonly Row[],
): PacketTable {
  const t = words(language);
  const style = language === 'pl' ? styles.excelPl : styles.excelEn;
  const lines = new CsvLines(
    style,
    columns.map(({ type }) => type),
    encoderOf(style.encoding),
  );
  return {
    titles: () => lines.titles(columns.map(({ title }) => title(t))),
    rows: (record) =>
      rowsOf(record)
        .map((row) => lines.row(columns.map(({ read }) => read(row, t))))
        .join(''),
  };
}

/** A record as one line of JSON, by the names that the explanation tells. */
export function lineOfRecord(record: PacketRecord): string {
  const { otherFields, notes, ...more } = record;
  const line = {
    ...more,
    notes: notes.map((note) => ({ ...note, otherFields: Object.fromEntries(note.otherFields) })),
    otherFields: Object.fromEntries(otherFields),
  };
  return `${JSON.stringify(line)}\n`;
}

/** What is known of a note besides its words. */
export function noteMarks(note: PacketNote, t: Words): string[] {
  return [
    ...(note.pinned ? [t('record.pinned')] : []),
    ...(note.edited ? [t('record.edited')] : []),
    ...(note.deleted ? [t('record.deleted')] : []),
    ...(note.goneFromCrm === null ? [] : [t('record.noteVanished', { when: note.goneFromCrm.slice(0, 10) })]),
  ];
}

/** The office's own flags and remarks of a record, a line each. */
export function ownMarksText({ ownFlags, remarks }: PacketRecord, t: Words): string {
  return [
    ...ownFlags.map((flag) => ownMarkName(t, flag)),
    ...remarks.map(({ author, createdAt, changedAt, text }) =>
      [[author, wallOfInstant(changedAt ?? createdAt)].filter((part) => part !== null).join(', '), text].join('\n'),
    ),
  ].join('\n');
}

/** What else the CRM said, a line each. */
export function fieldsText(fields: PacketRecord['otherFields']): string {
  return fields.map(([path, value]) => `${path}: ${value}`).join('\n');
}

/** What a record is, and how long it took. */
export function kindText(record: PacketRecord, language: Language): string {
  const t = words(language);
  const kind = kindLongName(t, record);
  return record.durationSeconds === null || record.service !== 'call'
    ? kind
    : `${kind}, ${formatDuration(language, record.durationSeconds)}`;
}

const yesOrNo = (value: boolean, t: Words): string => t(value ? 'ownMarks.yes' : 'ownMarks.no');

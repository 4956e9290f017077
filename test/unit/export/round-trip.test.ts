import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { readRecords } from '../../../main/archive/queries/read';
import { planSearch } from '../../../main/archive/queries/understanding/plan';
import { searcherOf } from '../../../main/archive/queries/search';
import { storeInteractions, storeNotes } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import { choose, exportColumns, styles, type CsvStyle, type ExportColumn } from '../../../preload/export/export-model';
import type { InteractionRecord, Note, Sort } from '../../../preload/model';
import { documentedInteraction, documentedNote } from '../records';
import { temporaryArchive } from '../temp-archive';
import { asShown, everyColumn, exportTo } from './exporting';
import { cases, fc } from '../random-cases';

const runs = 2000;

/** Texts that files, readers and spreadsheets stumble over. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '=1+1',
    "=cmd|' /C calc'!A0",
    '+48 600 700 800',
    '-5',
    '@x',
    '- punkt',
    '0048',
    '12-05',
    '1E5',
    'PRAWDA',
  ),
  fc.constantFrom(
    'a;b',
    'a,b',
    'a\tb',
    'a"b',
    '"',
    '""',
    'a\nb',
    'a\r\nb',
    'a\r',
    '\n',
    '\t=x',
    ' x ',
    '\u{FEFF}x',
    "'x",
  ),
  fc.constantFrom(
    '\0',
    'a\0b',
    '\0=1',
    '👍🏽',
    '\u202Eabc',
    'שלום',
    'Łódź',
    'ﬁ',
    '1'.repeat(300),
    '12 maja',
    ';',
    '',
    '#N/D',
  ),
);

const note = fc.record({
  text: nasty,
  author: nasty,
  created: fc.constantFrom('2022-12-29 11:31:00', '2022-01-01 00:00:00', 'x'),
});

const record = fc.record({
  name: nasty,
  number: fc.oneof(nasty, fc.constantFrom('+48 600 700 800', '600700800', '0048600700800')),
  sms: fc.option(nasty),
  destination: fc.option(nasty),
  flag: nasty,
  agent: nasty,
  duration: fc.constantFrom(0, 7, 3600, null),
  callDate: fc.constantFrom('2022-12-29 11:24:57', '2022-12-29 11:24:58', '2023-01-01 00:00:00', 'not a date'),
  notes: fc.array(note, { maxLength: 2 }),
});

const sorts: readonly Sort[] = [
  { by: 'date', descending: true },
  { by: 'date', descending: false },
  { by: 'duration', descending: true },
  { by: 'contact', descending: false },
];

const byHand: CsvStyle = { ...styles.standard, delimiter: '|', lineEnd: 'lf', quoting: 'always', texts: 'exact' };
const written = [...Object.values(styles), byHand];

/** Random archives one after the other in one file: making a file for each takes most of the time. */
function refill(
  archive: ArchiveWriter,
  records: readonly (typeof record extends fc.Arbitrary<infer T> ? T : never)[],
): void {
  archive.transaction(() => {
    for (const table of ['note_version', 'note', 'interaction', 'loose'])
      archive.db.prepare(`DELETE FROM ${table}`).run();
    records.forEach((one, n) => {
      const wire = {
        ...documentedInteraction,
        uuid: `record ${String(n)}`,
        callDate: one.callDate,
        duration: one.duration,
        destination: one.destination,
        smsData: one.sms,
        externalNumber: { numberFormatted: one.number, type: 'person' },
        from: { type: 'person', firstName: one.name, lastName: '', number: one.number },
        userTalk: { status: 'queue', receivers: [{ internal: one.agent, firstName: one.agent, lastName: '' }] },
        flags: [{ name: one.flag, color: '#fa702e' }],
      };
      const { ids } = storeInteractions(archive, [toInteraction(wire)]);
      const notes = one.notes.map((each, at) =>
        toNote({
          ...documentedNote,
          uuid: `note ${String(n)} ${String(at)}`,
          text: each.text,
          created: each.created,
          user: { firstName: each.author, lastName: '' },
        }),
      );
      storeNotes(archive, ids[0]!, notes, '2026-01-01T00:00:00Z');
    });
  });
}

/** The cells of a record as the window has its values, by the names of the columns; `note` where a row is a note. */
function cellsOf(shown: InteractionRecord, note: Note | null): Record<ExportColumn, string> {
  const text = (one: Note): string => one.blocks.map((block) => block.text).join('\n');
  const marks = (one: Note): string[] => [
    ...(one.pinned ? ['pinned'] : []),
    ...(one.edited ? ['edited'] : []),
    ...(one.deleted ? ['deleted'] : []),
    ...(one.unknownStatus === null ? [] : [one.unknownStatus]),
  ];
  const head = (one: Note): string =>
    [one.created, one.author ?? '', ...marks(one)].filter((part) => part !== '').join(', ');
  return {
    uuid: shown.uuid,
    callDate: shown.callDate,
    service: shown.service,
    direction: shown.direction,
    status: shown.status,
    durationSeconds: String(shown.durationSeconds ?? ''),
    contactName: shown.contact.name ?? '',
    contactType: shown.contact.type,
    number: shown.contact.number ?? '',
    agents: shown.agents.map((agent) => agent.name).join(', '),
    extensions: shown.agents.flatMap((agent) => agent.extension ?? []).join(', '),
    queue: shown.queueStatus ?? '',
    destination: shown.destination ?? '',
    cost: String(shown.cost ?? ''),
    flags: shown.flags.map((flag) => flag.name).join(', '),
    smsText: shown.smsText ?? '',
    noteCount: String(shown.noteCount),
    notes: shown.notes.map((one) => `${head(one)}\n${text(one)}`).join('\n\n'),
    ownStar: '',
    ownClarify: '',
    ownRead: 'yes',
    ownRemarks: '',
    noteUuid: note?.uuid ?? '',
    noteCreated: note?.created ?? '',
    noteAuthor: note?.author ?? '',
    noteText: note === null ? '' : text(note),
    noteMarks: note === null ? '' : marks(note).join(', '),
    noteFiles: note === null ? '' : note.attachments.map((file) => file.name).join(', '),
  };
}

test(
  `${String(runs)} random archives: what an independent reader finds in a file is what stood on the screen`,
  () => {
    const archive = temporaryArchive();
    // It is gone after the test, power cut or not.
    archive.db.pragma('synchronous = OFF');
    // In memory where that can be: waiting for a disk two thousand times is most of the test.
    const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kronika-test-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const path = join(folder, 'all.csv');
    let nth = 0;
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), fc.constantFrom(...sorts), (records, sort) => {
        refill(archive, records);
        const style = written[nth % written.length]!;
        const rows = nth % 3 === 0 ? 'notes' : 'records';
        nth += 1;
        const columns =
          rows === 'records' ? everyColumn.columns : choose(exportColumns.filter((one) => one !== 'notes'));
        exportTo(archive, path, { sort, settings: { ...everyColumn, style, rows, columns } });
        const table = parse(readFileSync(path), {
          delimiter: style.delimiter,
          record_delimiter: style.lineEnd === 'crlf' ? '\r\n' : '\n',
          bom: style.encoding === 'utf8-bom',
          relax_quotes: false,
        });
        const reader = readRecords(archive);
        const shown = [...searcherOf(archive).all(planSearch({ text: '', filters: {} }), sort).ids].flatMap((id) => {
          const one = reader.record(id, null);
          return rows === 'records' ? [cellsOf(one, null)] : one.notes.map((each) => cellsOf(one, each));
        });
        const asInFile = (text: string): string => {
          const whole = text.toWellFormed();
          return style.texts === 'spreadsheet' ? whole.replaceAll('\0', '\u{2400}') : whole;
        };
        const expected = shown.map((cells) => columns.map(({ column }) => asInFile(cells[column])));
        const found = table
          .slice(1)
          .map((row, at) => row.map((cell, place) => asShown(cell, expected[at]?.[place] ?? '')));
        expect(table[0]).toEqual(columns.map(({ column }) => column));
        expect(found).toEqual(expected);
      }),
      { numRuns: cases(runs) },
    );
  },
  cases(300_000),
);

import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { storeInteractions, storeNotes } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import type { Json } from '../../../main/crm/json/wire';
import { choose, recordColumns, styles, type ExportSettings } from '../../../preload/export/export-model';
import type { SelectedRecords } from '../../../preload/model';
import { documentedInteraction, documentedNote } from '../records';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { asShown, everyColumn, exportTo } from './exporting';
import { cases, fc } from '../random-cases';

function store(archive: ArchiveWriter, wires: readonly Json[]): number[] {
  return archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)).ids);
}

function run(archive: ArchiveWriter, path: string, change: Partial<ExportSettings> = {}, selection?: SelectedRecords) {
  const settings = { ...everyColumn, ...change };
  return exportTo(archive, path, selection === undefined ? { settings } : { settings, selection });
}

function readCsv(path: string): string[][] {
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('\u{FEFF}')).toBe(true);
  return parse(text, { delimiter: ';', bom: true, record_delimiter: '\r\n' });
}

test('writes every column of a record by its key', () => {
  const archive = temporaryArchive();
  const [id] = store(archive, [documentedInteraction]);
  archive.transaction(() => storeNotes(archive, id!, [toNote(documentedNote)], '2026-01-01T00:00:00Z'));
  const path = join(temporaryFolder(), 'all.csv');
  expect(run(archive, path).rows).toBe(1);
  const [head, line] = readCsv(path);
  expect(head).toEqual([...recordColumns]);
  expect(line).toEqual([
    documentedInteraction.uuid,
    '2022-12-29 11:24:57',
    'call',
    'in',
    'answered',
    '373',
    'Anna Wójcik',
    'person',
    '="+48 333 333 333"',
    'Jan Kowalski',
    '="107"',
    'queue',
    'Połączenie Przychodzące',
    '0',
    'Windykacja',
    '',
    '1',
    '2022-12-29 11:31:00, Jan Kowalski, edited\nKlient prosi o korektę faktury FV/2022/12/07.',
    ...['', '', 'yes', ''],
  ]);
});

test('gives any text back through an independent reader, as a spreadsheet shows it', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('=1+1', '+48 600', '-5', '@x', 'a;b', 'a"b', '"', 'a\nb', 'a\r\nb', '\t', 'żółć', '👍', ';', ''),
  );
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), (texts) => {
      const archive = temporaryArchive();
      store(
        archive,
        texts.map((smsData, n) => ({ ...documentedInteraction, uuid: `u${String(n)}`, smsData, service: 'SMS' })),
      );
      const path = join(temporaryFolder(), 'all.csv');
      run(archive, path, { columns: choose(['uuid', 'smsText']) });
      const [, ...lines] = readCsv(path);
      const written = texts.map((text) => text.replaceAll('\0', '\u{2400}'));
      const shown = lines.map(([uuid, cell]) => [uuid, asShown(cell!, written[Number(uuid!.slice(1))]!)]);
      expect(shown.sort()).toEqual(written.map((text, n) => [`u${String(n)}`, text]).sort());
    }),
    { numRuns: cases(100) },
  );
});

test('writes JSON lines in the shape of the CRM', () => {
  const archive = temporaryArchive();
  const [id] = store(archive, [documentedInteraction]);
  archive.transaction(() => storeNotes(archive, id!, [toNote(documentedNote)], '2026-01-01T00:00:00Z'));
  const path = join(temporaryFolder(), 'all.jsonl');
  run(archive, path, { format: 'jsonl' });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    interaction: documentedInteraction,
    notes: [documentedNote],
  });
});

test('writes the words of a language where people read them', () => {
  const archive = temporaryArchive();
  store(archive, [documentedInteraction]);
  const path = join(temporaryFolder(), 'all.csv');
  run(archive, path, { columns: choose(['service', 'direction', 'status']), words: 'pl' });
  expect(readCsv(path)[1]).toEqual(['połączenie', 'przychodzące', 'odebrane']);
});

test('writes the selected records only, each once, newest first', () => {
  const archive = temporaryArchive();
  const ids = store(archive, [
    { ...documentedInteraction, uuid: 'old', callDate: '2020-01-01 00:00:00' },
    { ...documentedInteraction, uuid: 'new' },
    { ...documentedInteraction, uuid: 'other' },
  ]);
  const path = join(temporaryFolder(), 'some.csv');
  const selection: SelectedRecords = { kind: 'ids', ids: [ids[0]!, ids[1]!, ids[0]!] };
  run(archive, path, { columns: choose(['uuid']) }, selection);
  expect(readCsv(path)).toEqual([['uuid'], ['new'], ['old']]);
});

test('writes all but some, whatever they are of', () => {
  const archive = temporaryArchive();
  const ids = store(
    archive,
    ['a', 'b', 'c'].map((uuid) => ({ ...documentedInteraction, uuid })),
  );
  const path = join(temporaryFolder(), 'all-but.csv');
  const uuids = (): string[] => readCsv(path).slice(1).flat().sort();
  run(archive, path, { columns: choose(['uuid']) }, { kind: 'all', except: [ids[1]!] });
  expect(uuids()).toEqual(['a', 'c']);
  const query = { text: '', filters: { only: ids.slice(0, 2), except: [ids[0]!] } };
  const selection: SelectedRecords = { kind: 'all', except: [ids[2]!] };
  exportTo(archive, path, { query, selection, settings: { ...everyColumn, columns: choose(['uuid']) } });
  expect(uuids()).toEqual(['b']);
});

test('leaves no file when it is cancelled, and none when a record is missing', () => {
  const archive = temporaryArchive();
  store(archive, [documentedInteraction]);
  const folder = temporaryFolder();
  const path = join(folder, 'all.csv');
  expect(() => exportTo(archive, path, {}, () => true)).toThrow('cancelled');
  expect(() => run(archive, path, {}, { kind: 'ids', ids: [5] })).toThrow('recordMissing');
  expect(readdirSync(folder)).toEqual([]);
});

test('says why a file cannot be written', () => {
  const archive = temporaryArchive();
  const folder = temporaryFolder();
  expect(() => run(archive, join(folder, 'gone', 'all.csv'))).toThrow('folderMissing');
  mkdirSync(join(folder, 'taken.csv'));
  expect(() => run(archive, join(folder, 'taken.csv'))).toThrow('targetIsFolder');
  // Neither root nor Windows minds how a folder is marked.
  if ((process.getuid?.() ?? 0) !== 0) {
    chmodSync(folder, 0o500);
    expect(() => run(archive, join(folder, 'all.csv'))).toThrow('notPermitted');
  }
});

test.each([
  ['xlsx', styles.excelPl, true],
  ['csv', styles.excelPl, true],
  ['csv', styles.standard, false],
  ['jsonl', styles.excelPl, false],
] as const)(
  'a text longer than a cell of Excel ends a %s before it has a name, unless agreed to',
  (format, style, asks) => {
    const archive = temporaryArchive();
    // Further down than the rows that are shown before.
    store(
      archive,
      Array.from({ length: 60 }, (_, n) => ({
        ...documentedInteraction,
        uuid: `record ${String(n)}`,
        callDate: `2022-12-29 11:00:${String(n).padStart(2, '0')}`,
        smsData: n === 0 ? 'ż'.repeat(32_768) : 'krótki',
      })),
    );
    const folder = temporaryFolder();
    const path = join(folder, `long.${format}`);
    const change = { settings: { ...everyColumn, format, style } };
    const save = (takesLongTexts: boolean) => exportTo(archive, path, change, undefined, undefined, { takesLongTexts });
    if (asks) {
      expect(() => save(false)).toThrow('cellsTooLong');
      expect(readdirSync(folder)).toEqual([]);
    } else expect(save(false).rows).toBe(60);
    expect(save(true)).toMatchObject({ rows: 60, counts: { tooLong: format === 'jsonl' ? 0 : 1 } });
  },
);

import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WritableArchive } from '../../../main/archive/open';
import { storeInteractions, storeNotes } from '../../../main/archive/store';
import { inTransaction } from '../../../main/archive/transaction';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import type { Json } from '../../../main/crm/wire';
import { exportRows, type ExportFormat } from '../../../main/export/export-rows';
import { exportColumns, type Query, type Selection } from '../../../preload/model';
import { documentedInteraction, documentedNote } from '../records';
import { temporaryArchive, temporaryFolder } from '../temp-archive';

const everything: Query = { text: '', filters: {} };
const csv: ExportFormat = { kind: 'csv', columns: exportColumns, delimiter: ';', language: null };

function store(archive: WritableArchive, wires: readonly Json[]): number[] {
  return inTransaction(archive, () => storeInteractions(archive, wires.map(toInteraction)).ids);
}

function run(archive: WritableArchive, path: string, format: ExportFormat, selection: Selection = { kind: 'all' }) {
  return exportRows(
    archive,
    { path, query: everything, selection, format },
    () => {},
    () => false,
  );
}

function readCsv(path: string): string[][] {
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('\u{FEFF}')).toBe(true);
  return parse(text, { delimiter: ';', bom: true, record_delimiter: '\r\n' });
}

test('writes every column of a record by its key', () => {
  const archive = temporaryArchive();
  const [id] = store(archive, [documentedInteraction]);
  inTransaction(archive, () => storeNotes(archive, id!, [toNote(documentedNote)], '2026-01-01T00:00:00Z'));
  const path = join(temporaryFolder(), 'all.csv');
  expect(run(archive, path, csv).rows).toBe(1);
  const [head, line] = readCsv(path);
  expect(head).toEqual([...exportColumns]);
  expect(line).toEqual([
    documentedInteraction.uuid,
    '2022-12-29 11:24:57',
    'call',
    'in',
    'answered',
    '373',
    'Anna Wójcik',
    'person',
    '+48 333 333 333',
    'Jan Kowalski',
    '107',
    'queue',
    'Połączenie Przychodzące',
    '0',
    'Windykacja',
    '',
    '1',
    '2022-12-29 11:31:00, Jan Kowalski\nKlient prosi o korektę faktury FV/2022/12/07.',
  ]);
});

test('gives any text back through an independent reader, except the apostrophe before a formula', () => {
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
      run(archive, path, { ...csv, columns: ['uuid', 'smsText'] });
      const [, ...lines] = readCsv(path);
      const expected = texts.map((text, n) => [`u${String(n)}`, /^[=+\-@\t\r]/.test(text) ? `'${text}` : text]);
      expect(lines.sort()).toEqual(expected.sort());
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('writes JSON lines in the shape of the CRM', () => {
  const archive = temporaryArchive();
  const [id] = store(archive, [documentedInteraction]);
  inTransaction(archive, () => storeNotes(archive, id!, [toNote(documentedNote)], '2026-01-01T00:00:00Z'));
  const path = join(temporaryFolder(), 'all.jsonl');
  run(archive, path, { kind: 'jsonl' });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    interaction: documentedInteraction,
    notes: [documentedNote],
  });
});

test('writes the words of a language where people read them', () => {
  const archive = temporaryArchive();
  store(archive, [documentedInteraction]);
  const path = join(temporaryFolder(), 'all.csv');
  run(archive, path, { kind: 'csv', columns: ['service', 'direction', 'status'], delimiter: ';', language: 'pl' });
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
  const selection: Selection = { kind: 'ids', ids: [ids[0]!, ids[1]!, ids[0]!] };
  run(archive, path, { ...csv, columns: ['uuid'] }, selection);
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
  run(archive, path, { ...csv, columns: ['uuid'] }, { kind: 'all', except: [ids[1]!] });
  expect(uuids()).toEqual(['a', 'c']);
  const query = { text: '', filters: { only: ids.slice(0, 2), except: [ids[0]!] } };
  const selection: Selection = { kind: 'all', except: [ids[2]!] };
  const job = { path, query, selection, format: { ...csv, columns: ['uuid'] } } as const;
  exportRows(
    archive,
    job,
    () => {},
    () => false,
  );
  expect(uuids()).toEqual(['b']);
});

test('leaves no file when it is cancelled, and none when a record is missing', () => {
  const archive = temporaryArchive();
  store(archive, [documentedInteraction]);
  const folder = temporaryFolder();
  const job = { path: join(folder, 'all.csv'), query: everything, selection: { kind: 'all' }, format: csv } as const;
  expect(() =>
    exportRows(
      archive,
      job,
      () => {},
      () => true,
    ),
  ).toThrow('cancelled');
  expect(() => run(archive, job.path, csv, { kind: 'ids', ids: [5] })).toThrow('recordMissing');
  expect(readdirSync(folder)).toEqual([]);
});

test('says why a file cannot be written', () => {
  const archive = temporaryArchive();
  const folder = temporaryFolder();
  expect(() => run(archive, join(folder, 'gone', 'all.csv'), csv)).toThrow('folderMissing');
  mkdirSync(join(folder, 'taken.csv'));
  expect(() => run(archive, join(folder, 'taken.csv'), csv)).toThrow('notPermitted');
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    expect(() => run(archive, join(folder, 'all.csv'), csv)).toThrow('notPermitted');
  }
});

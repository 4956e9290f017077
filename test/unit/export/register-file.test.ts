import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { unpackZip } from '../../../build/setup/electron/zip.mjs';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { addToRegister } from '../../../main/archive/ledger/register';
import { forgetInRegister } from '../../../main/archive/ledger/register-forgetting';
import { saveRegister } from '../../../main/export/register-file';
import type { RegisterEntry, RegisterFile, RegisterFormat, RegisterSearch } from '../../../preload/register';
import { temporaryArchive, temporaryFolder } from '../temp-archive';

const at = new Date(2026, 0, 5, 10, 30, 15).toISOString();
const begun: RegisterEntry = {
  ...({ at, person: 'anna', act: 'export' } as const),
  facts: { outcome: 'begun', format: 'csv' },
  texts: { asked: '„=1+1”; Rodzaj: SMS', path: '~/wyniki.csv' },
};
const ended: RegisterEntry = {
  ...({ at, person: 'anna', act: 'export' } as const),
  counts: { rows: 12, bytes: 3456 },
  facts: { outcome: 'done', of: 1, sha256: 'abc' },
};
const held: RegisterEntry = {
  at,
  person: null,
  act: 'hold',
  texts: { subject: 'Kontakt: Jan Nowicki', reason: 'spór' },
};

function withEntries(...entries: readonly RegisterEntry[]): ArchiveWriter {
  const archive = temporaryArchive();
  archive.transaction(() => {
    for (const entry of entries) addToRegister(archive, entry);
  });
  return archive;
}

const all: RegisterSearch = { text: '', acts: [], from: null, to: null };

function save(
  archive: ArchiveWriter,
  format: RegisterFormat,
  search: Partial<RegisterSearch> = {},
  isCancelled = (): boolean => false,
): RegisterFile {
  const path = join(temporaryFolder(), `rejestr.${format}`);
  const home = { dataDir: dirname(archive.path) };
  return saveRegister(archive, { path, format, search: { ...all, ...search }, language: 'pl', home }, isCancelled);
}

const rowsOf = ({ path }: RegisterFile): Record<string, string>[] =>
  parse(readFileSync(path), { bom: true, columns: true, delimiter: ';' });

it('saves every entry as a row of cells that can be added up, the newest first', () => {
  const saved = save(withEntries(begun, ended, held), 'csv');
  expect(saved).toMatchObject({ entries: 3, broken: null });
  expect(saved.sha256).toBe(createHash('sha256').update(readFileSync(saved.path)).digest('hex'));
  expect(rowsOf(saved)).toMatchObject([
    { 'Numer wpisu': '3', Kto: '', 'Co zrobiono': 'wstrzymanie usuwania', powód: 'spór', Zakończenie: '' },
    { 'Numer wpisu': '2', 'Początek: wpis': '1', wiersze: '12', bajty: '3456', 'SHA-256 pliku': 'abc' },
    {
      ...{ 'Numer wpisu': '1', Kiedy: '2026-01-05 10:30:15', Kto: 'anna', 'Koniec: wpis': '2' },
      ...{ Zakończenie: 'rozpoczęto (koniec: wpis 2)', dokąd: '~/wyniki.csv' },
    },
  ]);
});

it('saves those that were searched for, and of what was emptied only that', () => {
  const archive = withEntries(begun, ended, held);
  archive.transaction(() => forgetInRegister(archive, { names: ['Jan Nowicki'], numbers: [], emails: [] }));
  const saved = save(archive, 'csv', { acts: ['hold'] });
  expect(rowsOf(saved)).toMatchObject([{ 'Numer wpisu': '3', 'o kim': '(usunięto razem z danymi osoby)' }]);
  expect(readFileSync(saved.path, 'utf8')).not.toContain('Nowicki');
});

it('says in a workbook what was searched for, and that the chain of hashes holds or where it does not', async () => {
  const archive = withEntries(begun, ended, held);
  const about = async ({ path }: RegisterFile): Promise<string> => {
    const folder = temporaryFolder();
    await unpackZip(path, folder, (name) => name);
    return readFileSync(join(folder, 'xl/worksheets/sheet2.xml'), 'utf8');
  };
  const whole = await about(save(archive, 'xlsx'));
  expect(whole).toContain('cały rejestr');
  expect(whole).toContain('Łańcuch skrótów się zgadza');
  archive.db.exec("UPDATE register SET person = 'ewa' WHERE id = 2");
  const saved = save(archive, 'xlsx', { text: 'spór' });
  expect(saved).toMatchObject({ entries: 1, broken: 2 });
  expect(await about(saved)).toContain('„spór”');
  expect(await about(saved)).toContain('nie zgadza się od wpisu 2');
});

it('leaves nothing where it is stopped', () => {
  const archive = withEntries(...Array.from({ length: 3 }, () => held));
  const folder = temporaryFolder();
  const path = join(folder, 'rejestr.csv');
  const home = { dataDir: dirname(archive.path) };
  const job = { path, format: 'csv', search: all, language: 'pl', home } as const;
  expect(() => saveRegister(archive, job, () => true)).toThrow('cancelled');
  expect(existsSync(path)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePath, suggestedName, withEnding } from '../../../main/ipc/file-names';
import { checkFileName } from '../../../main/files/file-name';
import type { Filters, SelectedRecords } from '../../../preload/model';
import { temporaryFolder } from '../temp-archive';

const all = { kind: 'all' } as const;
const name = (
  text: string,
  filters: Filters = {},
  selection: SelectedRecords = all,
  language: 'pl' | 'en' = 'pl',
): string => suggestedName({ query: { text, filters }, selection }, '2026-11-28', language);

test('says what a file holds and of which days', () => {
  expect(name('')).toBe('Kronika stan na 2026-11-28');
  expect(name('', { services: ['sms'], from: '2026-03-01', to: '2026-03-31' })).toBe(
    'Kronika SMS-y 2026-03-01 do 2026-03-31',
  );
  expect(name('', { from: '2026-03-01' })).toBe('Kronika od 2026-03-01');
  expect(name('faktura', { to: '2026-03-31' })).toBe('Kronika wyniki wyszukiwania do 2026-03-31');
  expect(name('faktura', {}, { kind: 'ids', ids: [1] })).toBe('Kronika zaznaczone stan na 2026-11-28');
  expect(name('', { services: ['sms'] }, all, 'en')).toMatch(/^Kronika .*as of 2026-11-28$/);
});

test('names no person: neither a contact, nor a number, nor what was searched for', () => {
  const filters: Filters = { contacts: ['Anna Wójcik'], number: '600700800', agents: ['Jan Kowalski'] };
  const said = name('Kowalski 600700800', filters);
  expect(said).toBe('Kronika wyniki wyszukiwania stan na 2026-11-28');
  expect(() => {
    checkFileName(`${said}.xlsx`);
  }).not.toThrow();
});

test('takes the next name where a file has this one', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'Kronika.xlsx');
  expect(freePath(path)).toBe(path);
  writeFileSync(path, '');
  writeFileSync(join(folder, 'Kronika (2).xlsx'), '');
  expect(freePath(path)).toBe(join(folder, 'Kronika (3).xlsx'));
});

test('a file ends as its format does, whatever was typed', () => {
  const folder = temporaryFolder();
  const at = (file: string): string => join(folder, file);
  expect(withEnding(at('raport'), 'xlsx')).toBe(at('raport.xlsx'));
  expect(withEnding(at('raport 2026.03'), 'xlsx')).toBe(at('raport 2026.03.xlsx'));
  expect(withEnding(at('raport.csv'), 'xlsx')).toBe(at('raport.csv.xlsx'));
  expect(withEnding(at('raport.XLSX'), 'xlsx')).toBe(at('raport.XLSX'));
  expect(withEnding(at('raport.txt'), 'csv')).toBe(at('raport.txt'));
  expect(withEnding(at('historia'), 'pdf')).toBe(at('historia.pdf'));
  // The person was not asked about the file that is there.
  writeFileSync(at('raport.xlsx'), '');
  expect(withEnding(at('raport'), 'xlsx')).toBe(at('raport (2).xlsx'));
});

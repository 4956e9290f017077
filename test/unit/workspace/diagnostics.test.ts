import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endOfLog } from '../../../main/workspace/diagnostics';
import type { Diagnostics } from '../../../preload/desktop/diagnostics';
import { diagnosticsText } from '../../../preload/words/texts/diagnostics-text';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-diagnostics-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function logOf(text: string): string {
  const path = join(folder, 'kronika.log');
  writeFileSync(path, text);
  return path;
}

test('the end of a log names no person, number, folder, account or computer', () => {
  const path = logOf(
    [
      'sync: noConnection: getaddrinfo ENOTFOUND moja-firma.ccrm.pl',
      'open: unexpected: cannot open /home/anna.zak/Dokumenty/archiwum.kronika',
      String.raw`open: unexpected: C:\Users\Anna Żak\Kronika\x.kronika`,
      'call from +48 600 700 800, "Proszę o fakturę"',
      'run by ANNA.ZAK on BIURO-PC',
    ].join('\n'),
  );
  const said = endOfLog(path, ['moja-firma.ccrm.pl', 'moja-firma', 'anna.zak', 'Biuro-PC']).join('\n');
  for (const personal of ['moja-firma', /anna/i, 'Żak', 'Dokumenty', '600', 'faktur', /biuro/i])
    expect(said).not.toMatch(personal);
  expect(said).toContain('sync: noConnection: getaddrinfo ENOTFOUND …');
  expect(said.split('\n')).toHaveLength(5);
});

test('no more than the last lines are told, and none of half a line; a log that is not there is no failure', () => {
  const lines = Array.from({ length: 5000 }, (_, at) => `line ${String(at)} of what happened`);
  const said = endOfLog(logOf(`${lines.join('\n')}\n`), []);
  expect(said).toEqual(lines.slice(-200));
  const long = endOfLog(logOf(`${'x'.repeat(80_000)}\nthe last`), []);
  expect(long).toEqual(['the last']);
  expect(endOfLog(join(folder, 'none.log'), [])).toEqual([]);
});

test.each(['pl', 'en'] as const)('is told in words, with the age of what says its day: %s', (language) => {
  const diagnostics: Diagnostics = {
    at: '2026-11-29T10:00:00.000Z',
    program: '1.2.3',
    parts: [
      { name: 'electron', version: '45.4.1', releasedOn: null },
      { name: 'sqlite', version: '3.50.1', releasedOn: '2026-11-19' },
    ],
    system: { platform: 'win32', release: '10.0.26100', arch: 'x64', processors: 8, memoryBytes: 16 * 1024 ** 3 },
    settings: {
      ...{ language, theme: 'dark', textPercent: 125, drawsBySoftware: true, syncEveryHours: 0 },
      ...{ accounts: 2, isDemo: false, key: 'stored' },
    },
    encryption: 'partly',
    archive: null,
    closed: 'archiveMissing',
    downloads: [],
    policies: ['syncEveryHours'],
    policyProblems: [],
    log: ['open: archiveMissing'],
  };
  const text = diagnosticsText(diagnostics, language);
  expect(text).toContain('1.2.3');
  expect(text).toMatch(
    language === 'pl' ? /SQLite: 3\.50\.1, .*19 lis 2026 \(10 dni temu\)/ : /SQLite: 3\.50\.1, .*10 days ago/,
  );
  expect(text).toContain('win32 10.0.26100 (x64)');
  expect(text).toContain('syncEveryHours');
  expect(text).toContain(language === 'pl' ? '(EFS): częściowo' : '(EFS): in part');
  expect(text.endsWith('open: archiveMissing\n')).toBe(true);
});

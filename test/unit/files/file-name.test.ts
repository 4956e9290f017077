import { expect, test } from 'vitest';
import { checkFileName, checkFolderName, cutName, fitsName, withMark } from '../../../main/files/file-name';
import { failureOf } from '../../../preload/failure';

const platforms = ['linux', 'darwin', 'win32'] as const;

function failureFor(path: string, platform: NodeJS.Platform, check = checkFileName) {
  try {
    check(path, platform);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

test.each([
  ['a:b.csv', 'nameForbidden'],
  ['co?.csv', 'nameForbidden'],
  ['wszystko*.csv', 'nameForbidden'],
  ['<a>.csv', 'nameForbidden'],
  ['a|b.csv', 'nameForbidden'],
  ['"a".csv', 'nameForbidden'],
  ['dzwonek\u0007.csv', 'nameForbidden'],
  ['nowy\nwiersz.csv', 'nameForbidden'],
  ['nic\0.csv', 'nameForbidden'],
  ['pół \ud83d.csv', 'nameForbidden'],
  ['CON', 'nameReserved'],
  ['con.csv', 'nameReserved'],
  ['NUL.txt', 'nameReserved'],
  ['aux.tar.gz', 'nameReserved'],
  ['Com1.csv', 'nameReserved'],
  ['LPT9', 'nameReserved'],
  ['COM².csv', 'nameReserved'],
  ['PRN .csv', 'nameReserved'],
  ['CONOUT$', 'nameReserved'],
  ['kropka.', 'nameEnding'],
  ['spacja.csv ', 'nameEnding'],
  [`${'a'.repeat(252)}.csv`, 'nameTooLong'],
  [`${'a/'.repeat(20_000)}a.csv`, 'nameTooLong'],
] as const)('%j is refused on every system', (name, kind) => {
  for (const platform of platforms) expect(failureFor(name, platform)?.kind, platform).toBe(kind);
});

test.each([
  'wyniki.csv',
  'Łukasz Żółć – SMS (2).csv',
  '.ukryty',
  'console.csv',
  'com.csv',
  'com10.csv',
  'nulowy.txt',
  'a..csv',
  '..csv',
])('%j is a name on every system', (name) => {
  for (const platform of platforms) expect(failureFor(name, platform), platform).toBeNull();
});

test('a folder may be called as its own system lets it', () => {
  expect(failureFor('/home/a/Umowy: 2024/x.csv', 'linux')).toBeNull();
  expect(failureFor('C:\\Users\\Łukasz Żółć\\x.csv', 'win32')).toBeNull();
  expect(failureFor('\\\\serwer\\wspólny\\x.csv', 'win32')).toBeNull();
  expect(failureFor('C:\\Users\\a?b\\x.csv', 'win32')?.kind).toBe('nameForbidden');
  expect(failureFor('C:\\nul\\x.csv', 'win32')?.kind).toBe('nameReserved');
  expect(failureFor('.\\..\\x.csv', 'win32')).toBeNull();
});

test.each([
  ['C:\\Kronika.', 'nameEnding'],
  ['C:\\Kronika \\dane', 'nameEnding'],
  ['C:\\Kronika.\\', 'nameEnding'],
  ['C:/CON/dane', 'nameReserved'],
  ['C:\\dane\\lpt1.kopia', 'nameReserved'],
  ['\\\\.\\COM1', 'nameReserved'],
  ['//./nul', 'nameReserved'],
  ['\\\\?\\C:\\dane\\co?', 'nameForbidden'],
  ['C:\\dane:ukryte', 'nameForbidden'],
  ['dane:ukryte', 'nameForbidden'],
  ['E:dane', 'nameForbidden'],
  [`C:\\${'a'.repeat(256)}`, 'nameTooLong'],
] as const)('%j is no folder on Windows, and no file lies there', (path, kind) => {
  expect(failureFor(path, 'win32', checkFolderName)?.kind).toBe(kind);
  expect(failureFor(`${path}\\wyniki.csv`, 'win32')?.kind).toBe(kind);
});

test('a drive is none without its backslash: that is the folder that another program was last in', () => {
  expect(failureFor('E:', 'win32', checkFolderName)).toMatchObject({
    kind: 'nameForbidden',
    facts: { characters: ':' },
  });
});

test.each([
  'C:\\',
  'E:\\Kronika\\',
  'C:\\Users\\Łukasz Żółć\\AppData\\Local\\Kronika',
  '\\\\serwer\\wspólny\\Kronika',
  '\\\\?\\C:\\dane',
  '..\\dane',
  '.',
  'dane/kopie',
])('%j is a folder on Windows', (path) => {
  expect(failureFor(path, 'win32', checkFolderName)).toBeNull();
});

test('a folder may be called otherwise where its system lets it', () => {
  for (const path of ['/srv/a:b', '/srv/CON', '/srv/dane.', 'dane ']) {
    for (const platform of ['linux', 'darwin'] as const)
      expect(failureFor(path, platform, checkFolderName), path).toBeNull();
  }
  expect(failureFor('/srv/\0', 'linux', checkFolderName)?.kind).toBe('nameForbidden');
});

test('says which characters it is, also those that cannot be seen', () => {
  expect(failureFor('co?\u0007*?.csv', 'linux')?.facts).toEqual({ path: 'co?\u0007*?.csv', characters: '? U+0007 *' });
});

test('counts letters on Windows and macOS, bytes on Linux', () => {
  const name = `${'ł'.repeat(200)}.csv`;
  expect(platforms.map((platform) => fitsName(name, platform))).toEqual([false, true, true]);
});

test('cuts a long name before its mark, in no letter', () => {
  expect(withMark('wyniki.csv', ' (2)')).toBe('wyniki (2).csv');
  const cut = withMark(`${'🙂'.repeat(100)}.csv`, ' (2)', 'linux');
  expect(cut).toBe(`${'🙂'.repeat(61)} (2).csv`);
  expect(cutName('a'.repeat(300), '.html', 'win32')).toHaveLength(255);
});

import { expect, test } from 'vitest';
import { checkFileName, cutName, fitsName, withMark } from '../../../main/files/file-name';
import { failureOf } from '../../../preload/failure';

const platforms = ['linux', 'darwin', 'win32'] as const;

function failureFor(path: string, platform: NodeJS.Platform) {
  try {
    checkFileName(path, platform);
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

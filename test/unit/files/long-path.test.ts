import { expect, test } from 'vitest';
import { sqlitePath } from '../../../main/files/long-path';

const deep = 'bardzo długa nazwa folderu\\'.repeat(10);

test('a path of usual length, and every one elsewhere than on Windows, is SQLite’s as it is', () => {
  for (const path of ['C:\\Users\\Łukasz Żółć\\a.kronika', '\\\\serwer\\wspólny\\a.kronika', '..\\a.kronika'])
    expect(sqlitePath(path, 'win32')).toBe(path);
  const long = `/${'a/'.repeat(300)}a.kronika`;
  for (const platform of ['linux', 'darwin'] as const) expect(sqlitePath(long, platform)).toBe(long);
});

test('a long one says on Windows that it is long', () => {
  expect(sqlitePath(`C:\\${deep}a.kronika`, 'win32')).toBe(`\\\\?\\C:\\${deep}a.kronika`);
  expect(sqlitePath(`C:/${deep.replaceAll('\\', '/')}a.kronika`, 'win32')).toBe(`\\\\?\\C:\\${deep}a.kronika`);
  expect(sqlitePath(`\\\\serwer\\wspólny\\${deep}a.kronika`, 'win32')).toBe(
    `\\\\?\\UNC\\serwer\\wspólny\\${deep}a.kronika`,
  );
  expect(sqlitePath(`\\\\?\\C:\\${deep}a.kronika`, 'win32')).toBe(`\\\\?\\C:\\${deep}a.kronika`);
});

test('one whose end SQLite would leave out is refused', () => {
  expect(() => sqlitePath(`C:\\${deep.repeat(4)}a.kronika`, 'win32')).toThrow('nameTooLong');
});

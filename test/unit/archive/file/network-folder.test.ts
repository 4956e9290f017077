import { readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { isNetworkPath } from '../../../../main/archive/file/network-folder';
import { openForWriting } from '../../../../main/archive/file/open';
import { exitCode, exitCodeOf } from '../../../../main/cli/exit-code';
import { failureOf, type Failure } from '../../../../preload/failure';
import { temporaryFolder } from '../../temp-archive';

const system = process.platform;
const before = process.cwd();

function pretend(platform: NodeJS.Platform): void {
  Object.defineProperty(process, 'platform', { value: platform });
}

afterEach(() => {
  pretend(system);
  process.chdir(before);
});

test.each([
  ['\\\\server\\share\\a.kronika', true],
  ['//server/share/a.kronika', true],
  ['\\\\?\\UNC\\server\\share\\a.kronika', true],
  ['\\\\.\\unc\\server\\share\\a.kronika', true],
  ['\\\\wsl$\\Debian\\home\\a.kronika', true],
  ['\\\\?\\C:\\Users\\Ala\\a.kronika', false],
  ['\\\\.\\C:\\a.kronika', false],
  ['C:\\Users\\Ala\\a.kronika', false],
  ['Z:\\a.kronika', false],
  ['\\a.kronika', false],
  ['archives\\a.kronika', false],
  ['C:\\a\\\\b.kronika', false],
])('%s leads to another computer: %s', (path, isNetwork) => {
  expect(isNetworkPath(path)).toBe(isNetwork);
});

test('an archive in a network folder is not written, and nothing is begun there', () => {
  const folder = temporaryFolder();
  process.chdir(folder);
  pretend('win32');
  const path = '\\\\server\\share\\a.kronika';
  let failure: Failure | null = null;
  try {
    openForWriting(path);
  } catch (error) {
    failure = failureOf(error);
  }
  expect(failure).toMatchObject({ kind: 'archiveOnNetwork', facts: { path } });
  expect(readdirSync(folder)).toEqual([]);
});

test('a script is told by the exit code of an archive that cannot be used', () => {
  expect(exitCodeOf('archiveOnNetwork', false)).toBe(exitCode.archive);
  expect(exitCodeOf('archiveOnNetwork', true)).toBe(exitCode.archive);
});

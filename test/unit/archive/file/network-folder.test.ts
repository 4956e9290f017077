import { readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { isNetworkFolder, isNetworkMount, isNetworkPath } from '../../../../main/archive/file/network-folder';
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
  expect(isNetworkPath(path, 'win32')).toBe(isNetwork);
  expect(isNetworkPath(path, 'linux')).toBe(false);
});

test('a file system of another computer is told by its number, and where programs bring one by the list of mounts', () => {
  const mounts = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '40 22 0:50 / /home/ala/biuro rw,nosuid shared:2 - fuse.sshfs ala@serwer: rw,user_id=1000',
    '41 22 0:51 / /media/dysk\\040D rw shared:3 - fuseblk /dev/sdb1 rw',
  ].join('\n');
  const [nfs, smb2, ext4, fuse] = [0x6969, -11317950, 0xef53, 0x65735546];
  expect([nfs, smb2, ext4].map((type) => isNetworkMount('/dane', type, () => mounts))).toEqual([true, true, false]);
  const folders = ['/home/ala/biuro', '/home/ala/biuro/kopie', '/home/ala/biuro2', '/media/dysk D/kopie'];
  expect(folders.map((folder) => isNetworkMount(folder, fuse, () => mounts))).toEqual([true, true, false, false]);
});

test('a folder of this computer is none of another', () => {
  expect(isNetworkFolder(temporaryFolder())).toBe(false);
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

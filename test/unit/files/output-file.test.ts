import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createOutputFile, insistOnName, replaceOwnFile, type OutputFile } from '../../../main/files/output-file';
import type { Home } from '../../../main/files/own-files';
import type { System } from '../../../main/files/naming';
import { asWritingFailure } from '../../../main/files/system-said';
import { failureOf } from '../../../preload/failure';
import { makesLinks } from '../links';
import { temporaryFolder } from '../temp-archive';

let folder: string;
let home: Home;

beforeEach(() => {
  folder = temporaryFolder();
  home = { dataDir: temporaryFolder() };
});

function whole(path: string, system?: System): OutputFile {
  const file = createOutputFile(path, home, system === undefined ? {} : { system });
  file.write(Buffer.from('whole'));
  file.seal();
  return file;
}

/** Windows while another program holds a file for so many tries: https://learn.microsoft.com/windows/win32/fileio, sharing. */
function holding(tries: number, code = 'EPERM'): System {
  let left = tries;
  return {
    platform: 'win32',
    rename: (from, to) => {
      if (left-- > 0) throw Object.assign(new Error(code), { code });
      renameSync(from, to);
    },
  };
}

test('is for its owner alone and has a name that cannot be guessed, until it is whole', () => {
  const file = createOutputFile(join(folder, 'a.csv'), home);
  const [first = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(first).toMatch(/^\.kronika-[0-9a-f]{8}-\d+-[0-9a-f]{16}\.part$/);
  if (process.platform !== 'win32') expect(statSync(join(folder, first)).mode & 0o777).toBe(0o600);
  const second = createOutputFile(join(folder, 'a.csv'), home);
  expect(new Set(readdirSync(folder)).size).toBe(2);
  second.discard();
  file.write(Buffer.from('zażółć'));
  expect(file.seal().sizeBytes).toBe(10);
  expect(file.publish()).toEqual({ path: join(folder, 'a.csv'), isAsAsked: true });
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test.each(['EPERM', 'EBUSY', 'EACCES'])('a virus scanner that answers %s for a moment is waited for', async (code) => {
  expect(whole(join(folder, 'a.csv'), holding(3, code)).publish().isAsAsked).toBe(true);
  expect((await whole(join(folder, 'b.csv'), holding(3, code)).publishPatiently()).isAsAsked).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['a.csv', 'b.csv']);
});

test('a file whose name another program keeps is kept whole beside it, and named', async () => {
  const path = join(folder, 'wyniki.csv');
  writeFileSync(path, 'open in Excel');
  writeFileSync(join(folder, 'wyniki (2).csv'), 'of somebody');
  const published = await whole(path, holding(Infinity)).publishPatiently();
  expect(published).toEqual({ path: join(folder, 'wyniki (3).csv'), isAsAsked: false });
  expect(readFileSync(published.path, 'utf8')).toBe('whole');
  expect(readFileSync(path, 'utf8')).toBe('open in Excel');
  expect(readdirSync(folder).sort()).toEqual(['wyniki (2).csv', 'wyniki (3).csv', 'wyniki.csv']);
  expect(
    failureOf(
      caught(() => {
        insistOnName(published, path);
      }),
    ),
  ).toMatchObject({
    kind: 'targetKept',
    facts: { path, kept: published.path },
  });
});

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('what is no ordinary file stays what it is', (context) => {
  const fifo = join(folder, 'fifo.csv');
  if (spawnSync('mkfifo', [fifo]).status !== 0) context.skip();
  symlinkSync('/dev/null', join(folder, 'null.csv'));
  symlinkSync('fifo.csv', join(folder, 'link.csv'));
  for (const name of ['fifo.csv', 'null.csv', 'link.csv']) {
    expect(() => createOutputFile(join(folder, name), home), name).toThrow('targetNoFile');
  }
  expect(statSync(fifo).isFIFO()).toBe(true);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('tells a folder, a protected file and a missing folder from one another', () => {
  mkdirSync(join(folder, 'folder.csv'));
  for (const name of ['folder.csv', '.', '..', 'folder.csv/', 'new/', 'folder.csv/.']) {
    expect(() => createOutputFile(`${folder}/${name}`, home), name).toThrow('targetIsFolder');
  }
  const held = join(folder, 'protected.csv');
  writeFileSync(held, 'older');
  chmodSync(held, 0o444);
  expect(() => createOutputFile(held, home)).toThrow('targetProtected');
  expect(readFileSync(held, 'utf8')).toBe('older');
  const missing = failureOf(caught(() => createOutputFile(join(folder, 'none', 'a.csv'), home)));
  expect(missing).toMatchObject({ kind: 'folderMissing', facts: { path: join(folder, 'none') } });
  expect(() => createOutputFile(join(held, 'a.csv'), home)).toThrow('folderMissing');
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test.runIf(makesLinks)('an endless link leads to no folder', () => {
  symlinkSync('loop.csv', join(folder, 'loop.csv'));
  expect(() => createOutputFile(join(folder, 'loop.csv'), home)).toThrow('folderMissing');
  expect(readdirSync(folder)).toEqual(['loop.csv']);
});

test.runIf(process.platform === 'linux')('a file that its owner marked as unchangeable is protected', (context) => {
  const path = join(folder, 'kept.csv');
  writeFileSync(path, 'older');
  if (spawnSync('chattr', ['+i', path]).status !== 0) context.skip();
  try {
    expect(() => createOutputFile(path, home)).toThrow('targetProtected');
  } finally {
    spawnSync('chattr', ['-i', path]);
  }
  expect(readFileSync(path, 'utf8')).toBe('older');
});

test('a name may be as long as the system lets it, and is refused beyond', () => {
  for (const length of [232, 246, 255]) {
    const path = join(folder, `${'a'.repeat(length - 4)}.csv`);
    whole(path).publish();
    expect(existsSync(path)).toBe(true);
  }
  for (const name of [`${'b'.repeat(296)}.csv`, `${'ł'.repeat(1000)}.csv`, `${'c/'.repeat(2500)}d.csv`]) {
    expect(() => createOutputFile(join(folder, name), home)).toThrow(/nameTooLong|folderMissing/);
  }
});

/** What Windows and Linux answer, and what it means there. */
test.each([
  ['replace', 'EPERM', 'win32', 'targetLocked'],
  ['replace', 'EBUSY', 'win32', 'targetLocked'],
  ['replace', 'EACCES', 'win32', 'targetLocked'],
  ['replace', 'EPERM', 'linux', 'targetProtected'],
  ['replace', 'EBUSY', 'linux', 'notPermitted'],
  ['replace', 'ETXTBSY', 'linux', 'targetLocked'],
  ['replace', 'EISDIR', 'linux', 'targetIsFolder'],
  ['begin', 'EPERM', 'win32', 'notPermitted'],
  ['begin', 'EACCES', 'linux', 'notPermitted'],
  ['begin', 'EROFS', 'linux', 'notPermitted'],
  ['begin', 'ENOTDIR', 'linux', 'folderMissing'],
  ['begin', 'ENAMETOOLONG', 'linux', 'nameTooLong'],
  ['write', 'ENOSPC', 'win32', 'diskFull'],
  ['write', 'EDQUOT', 'linux', 'diskFull'],
  ['write', 'EFBIG', 'linux', 'tooLargeForDisk'],
  ['write', 'EIO', 'linux', 'diskFault'],
  ['write', 'UNKNOWN', 'win32', 'diskFault'],
] as const)('to %s: %s on %s means %s', (deed, code, platform, kind) => {
  const path = join(folder, 'none', 'a.csv');
  const failure = failureOf(asWritingFailure(Object.assign(new Error(code), { code }), path, deed, platform));
  expect(failure.kind).toBe(kind);
});

test('a folder that is there, but that the system says is not, is protected by it', () => {
  const gone = Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
  const failureAt = (path: string) => failureOf(asWritingFailure(gone, path, 'begin', 'win32'));
  expect(failureAt(join(folder, 'a.csv'))).toMatchObject({ kind: 'folderProtected', facts: { path: folder } });
  expect(failureAt(join(folder, 'none', 'a.csv'))).toMatchObject({ kind: 'folderMissing' });
});

test('a file of the program’s own is replaced in one step, and never a folder', () => {
  writeFileSync(join(folder, 'keys.json'), 'older');
  replaceOwnFile(join(folder, 'keys.json'), Buffer.from('newer'));
  expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe('newer');
  mkdirSync(join(folder, 'settings.json'));
  expect(() => {
    replaceOwnFile(join(folder, 'settings.json'), Buffer.from('x'));
  }).toThrow('targetIsFolder');
  expect(readdirSync(folder).sort()).toEqual(['keys.json', 'settings.json']);
});

test.runIf(makesLinks)('a file of the program’s own is replaced where a link leads', () => {
  mkdirSync(join(folder, 'dotfiles'));
  writeFileSync(join(folder, 'dotfiles', 'settings.json'), 'older');
  symlinkSync(join('dotfiles', 'settings.json'), join(folder, 'settings.json'));
  replaceOwnFile(join(folder, 'settings.json'), Buffer.from('newer'));
  expect(readFileSync(join(folder, 'dotfiles', 'settings.json'), 'utf8')).toBe('newer');
  expect(readdirSync(join(folder, 'dotfiles'))).toEqual(['settings.json']);
  expect(readdirSync(folder).sort()).toEqual(['dotfiles', 'settings.json']);
});

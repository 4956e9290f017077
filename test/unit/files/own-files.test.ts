import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveReader } from '../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../main/archive/file/open';
import { takeSyncLock } from '../../../main/archive/file/sync-lock';
import { backUp } from '../../../main/backup/back-up';
import { plainly } from '../backup/plain-backup';
import { createOutputFile } from '../../../main/files/output-file';
import type { Home } from '../../../main/files/own-files';
import { exportFormats } from '../../../preload/export/export-model';
import { everyColumn, exportTo } from '../export/exporting';
import { makesLinks } from '../links';
import { temporaryFolder } from '../temp-archive';
import { undoAfterTest } from '../undo';

let dataDir: string;
let home: Home;
const at = (...names: readonly string[]): string => join(dataDir, ...names);

beforeEach(() => {
  dataDir = temporaryFolder();
  home = { dataDir };
  mkdirSync(at('logs'));
  mkdirSync(at('Local Storage'));
  for (const account of ['moja', 'druga']) openForWriting(at('archives', `${account}.kronika`)).close();
  for (const name of [
    'settings.json',
    'keys.json',
    'searches.json',
    'recent-searches.json',
    'backups.json',
    'Preferences',
    'logs/kronika.log',
  ]) {
    writeFileSync(at(name), name);
  }
  writeFileSync(at('Local Storage', '000003.ldb'), 'place');
});

/** Every file of the data folder and what is in it. */
function everything(): ReadonlyMap<string, string> {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(dataDir, path), readFileSync(path, 'latin1')];
    }),
  );
}

const own = [
  'archives/moja.kronika',
  'archives/druga.kronika',
  'archives/moja.kronika-wal',
  'archives/moja.kronika-shm',
  'archives/moja.kronika.sync-lock',
  'archives/moja.kronika.before-4',
  'archives/jeszcze-nie-ma.kronika',
  'archives/ARCHIWUM.csv',
  'settings.json',
  'SETTINGS.JSON',
  'keys.json',
  'searches.json',
  'recent-searches.json',
  'logs/kronika.log',
  'logs/nowy.csv',
  'Preferences',
  'Local Storage/000003.ldb',
  'archives/../archives/moja.kronika',
  'logs/../settings.json',
];

describe('with the archive of an account in use', () => {
  let archive: ArchiveReader;
  beforeEach(() => {
    const writing = openForWriting(at('archives', 'moja.kronika'));
    archive = openForReading(at('archives', 'moja.kronika'));
    const lock = takeSyncLock(archive.path, 'Kronika', 0);
    undoAfterTest(() => {
      lock.release();
      archive.close();
      writing.close();
    });
  });

  const exports = exportFormats.map((format) => [
    format,
    (path: string) => exportTo(archive, path, { settings: { ...everyColumn, format } }, undefined, home),
  ]) satisfies unknown[];
  const backup = ['backup', (path: string) => backUp(archive, plainly(path, home))] as const;

  test.each([...exports, backup] as [string, (path: string) => unknown][])(
    '%s writes over no file of the program’s own',
    (_, write) => {
      const before = everything();
      for (const name of own) expect(() => write(`${dataDir}/${name}`), name).toThrow('ownFile');
      expect(everything()).toEqual(before);
    },
  );

  /** Tries an export and a backup in the place of each. */
  function expectRefused(elsewhere: string, names: readonly string[]): void {
    const before = everything();
    for (const name of names) {
      expect(() => exportTo(archive, join(elsewhere, name), {}, undefined, home), name).toThrow('ownFile');
      expect(() => backUp(archive, plainly(join(elsewhere, name), home)), name).toThrow('ownFile');
    }
    expect(everything()).toEqual(before);
  }

  test('nor by a second name', () => {
    const elsewhere = temporaryFolder();
    linkSync(at('archives', 'druga.kronika'), join(elsewhere, 'second.csv'));
    linkSync(at('keys.json'), join(elsewhere, 'second-keys.csv'));
    expectRefused(elsewhere, ['second.csv', 'second-keys.csv']);
  });

  test.runIf(makesLinks)('nor by a link, or a folder of another name', () => {
    const elsewhere = temporaryFolder();
    symlinkSync(at('archives', 'druga.kronika'), join(elsewhere, 'link.csv'));
    symlinkSync('link.csv', join(elsewhere, 'link-to-link.csv'));
    symlinkSync(at('archives', 'moja.kronika-journal'), join(elsewhere, 'to-nothing-yet.csv'));
    symlinkSync(at('archives'), join(elsewhere, 'folder'));
    expectRefused(elsewhere, [
      ...['link.csv', 'link-to-link.csv', 'to-nothing-yet.csv'],
      ...['folder/druga.kronika', 'folder/nowe.csv'],
    ]);
  });
});

test.runIf(makesLinks)(
  'an archive that a link leads to is guarded where it lies, with what SQLite puts beside it',
  () => {
    const disk = temporaryFolder();
    renameSync(at('archives', 'druga.kronika'), join(disk, 'big.db'));
    symlinkSync(join(disk, 'big.db'), at('archives', 'druga.kronika'));
    for (const name of ['big.db', 'big.db-wal', 'big.db-shm', 'BIG.DB-JOURNAL']) {
      expect(() => createOutputFile(join(disk, name), home, { replaces: 'archive' }), name).toThrow('ownFile');
    }
    createOutputFile(join(disk, 'other.db'), home).discard();
  },
);

test('an archive of another data folder is one of the program’s, too', () => {
  const other = temporaryFolder();
  expect(() => createOutputFile(at('archives', 'moja.kronika'), { dataDir: other }, { replaces: 'archive' })).toThrow(
    'ownFile',
  );
});

test('a backup takes the place of an older one, but of none that is open; an export takes neither', () => {
  const folder = temporaryFolder();
  const archive = openForReading(at('archives', 'moja.kronika'));
  const path = join(folder, 'weekly.kronika');
  backUp(archive, plainly(path, home));
  backUp(archive, plainly(path, home));
  expect(() => exportTo(archive, path, {}, undefined, home)).toThrow('ownFile');
  const opened = openForWriting(path);
  expect(() => backUp(archive, plainly(path, home))).toThrow('ownFile');
  opened.close();
  backUp(archive, plainly(path, home));
  archive.close();
});

test('a file that people keep in the data folder is theirs', () => {
  const write = (path: string): void => {
    const file = createOutputFile(path, home);
    file.write(Buffer.from('mine'));
    file.seal();
    file.publish();
  };
  mkdirSync(at('eksport'));
  for (const name of ['out.csv', 'out.csv', 'bez-konca', 'eksport/a.xlsx', 'eksport/a.xlsx']) write(at(name));
  expect(readFileSync(at('out.csv'), 'utf8')).toBe('mine');
});

test.runIf(makesLinks)('a link leads the file to where it points', () => {
  const folder = realpathSync(temporaryFolder());
  mkdirSync(join(folder, 'share'));
  symlinkSync(join('share', 'report.csv'), join(folder, 'link.csv'));
  for (const content of ['first', 'second']) {
    const file = createOutputFile(join(folder, 'link.csv'), home);
    file.write(Buffer.from(content));
    file.seal();
    expect(file.publish()).toEqual({ path: join(folder, 'link.csv'), isAsAsked: true });
    expect(readFileSync(join(folder, 'share', 'report.csv'), 'utf8')).toBe(content);
  }
  expect(existsSync(join(folder, 'link.csv'))).toBe(true);
  expect(readdirSync(join(folder, 'share'))).toEqual(['report.csv']);
  copyFileSync(join(folder, 'link.csv'), join(folder, 'copy.csv'));
  expect(statSync(join(folder, 'copy.csv')).size).toBe(6);
});

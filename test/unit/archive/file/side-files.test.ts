import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { markOn, markPage } from '../../../../main/archive/file/archive-mark';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { refuseForeignSideFiles } from '../../../../main/archive/file/side-files';
import { storeInteractions } from '../../../../main/archive/store/store';
import { verifyFile } from '../../../../main/archive/check/verify';
import { toInteraction } from '../../../../main/crm/interaction';
import { backUp } from '../../../../main/backup/back-up';
import { plainly } from '../../backup/plain-backup';
import { failureOf } from '../../../../preload/failure';
import { sentenceOf } from '../../../../preload/words/sentence';
import { documentedInteraction } from '../../records';
import { temporaryFolder } from '../../temp-archive';

const store = (archive: ArchiveWriter, from: number, to: number): void => {
  for (let at = from; at < to; at += 1) {
    archive.transaction(() => {
      storeInteractions(archive, [toInteraction({ ...documentedInteraction, uuid: `uuid ${String(at)}` })]);
    });
  }
};

const rowsIn = (path: string): number => {
  const archive = openForReading(path);
  const count = archive.db.prepare<[], number>('SELECT count(*) FROM interaction').pluck().get();
  archive.close();
  return count ?? 0;
};

/** The file and its side files as a power cut leaves them. */
function snapshot(path: string): { restore: (to: string) => void } {
  const names = ['', '-wal', '-shm'].filter((end) => existsSync(path + end));
  const bytes = names.map((end) => [end, readFileSync(path + end)] as const);
  return {
    restore: (to) => {
      for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true });
      for (const [end, content] of bytes) writeFileSync(to + end, content);
    },
  };
}

/** An archive with so many records, the last of them in its log alone. */
function cutOff(path: string, records = 10): ReturnType<typeof snapshot> {
  const archive = openForWriting(path);
  store(archive, 0, records - 4);
  archive.db.pragma('wal_checkpoint(TRUNCATE)');
  store(archive, records - 4, records);
  const taken = snapshot(path);
  archive.close();
  return taken;
}

const refusal = (path: string): ReturnType<typeof failureOf> | null => {
  try {
    refuseForeignSideFiles(path);
    return null;
  } catch (error) {
    return failureOf(error);
  }
};

test('the mark stands on the second page, in the file itself, and grows with every transaction', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  const archive = openForWriting(path);
  const read = (): ReturnType<typeof markOn> => {
    archive.db.pragma('wal_checkpoint(TRUNCATE)');
    return markOn(readFileSync(path).subarray(8192 * (markPage - 1), 8192 * markPage));
  };
  const before = read();
  expect(before).toMatchObject({ name: expect.stringMatching(/^[0-9a-f]{32}$/) as string, transactions: 0 });
  store(archive, 0, 3);
  expect(read()).toEqual({ name: before?.name, transactions: 3 });
  archive.close();
});

test('no two archives have the same mark, and a backup is an archive of its own', () => {
  const folder = temporaryFolder();
  const archive = openForWriting(join(folder, 'a.kronika'));
  store(archive, 0, 2);
  const backup = join(folder, 'backup.kronika');
  backUp(archive, plainly(backup, { dataDir: folder }));
  archive.close();
  openForWriting(join(folder, 'b.kronika')).close();
  const marks = ['a', 'b', 'backup'].map((name) => {
    const bytes = readFileSync(join(folder, `${name}.kronika`));
    return markOn(bytes.subarray(8192 * (markPage - 1), 8192 * markPage))?.name;
  });
  expect(new Set(marks).size).toBe(3);
  expect(marks).not.toContain(undefined);
  expect(rowsIn(backup)).toBe(2);
});

describe('what belongs to the archive is taken in', () => {
  test('after a power cut', () => {
    const path = join(temporaryFolder(), 'a.kronika');
    const taken = cutOff(path);
    taken.restore(path);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    expect(refusal(path)).toBeNull();
    expect(rowsIn(path)).toBe(10);
  });

  test('after a power cut within a checkpoint, and when the log had been begun anew', () => {
    const path = join(temporaryFolder(), 'a.kronika');
    const archive = openForWriting(path);
    store(archive, 0, 5);
    const holding = openForReading(path);
    holding.db.exec('BEGIN');
    holding.db.prepare('SELECT count(*) FROM interaction').get();
    store(archive, 5, 8);
    // As far as the reader lets it.
    archive.db.pragma('wal_checkpoint(PASSIVE)');
    store(archive, 8, 9);
    const partly = snapshot(path);
    holding.db.exec('COMMIT');
    holding.close();
    archive.db.pragma('wal_checkpoint(RESTART)');
    const whole = snapshot(path);
    store(archive, 9, 11);
    const anew = snapshot(path);
    archive.close();
    for (const [taken, count] of [
      [partly, 9],
      [whole, 9],
      [anew, 11],
    ] as const) {
      taken.restore(path);
      expect(refusal(path)).toBeNull();
      expect(rowsIn(path)).toBe(count);
    }
  });

  test('while another process writes', () => {
    const path = join(temporaryFolder(), 'a.kronika');
    const archive = openForWriting(path);
    for (let at = 0; at < 60; at += 1) {
      store(archive, at, at + 1);
      if (at % 7 === 0) archive.db.pragma('wal_checkpoint(RESTART)');
      expect(refusal(path)).toBeNull();
    }
    archive.close();
  });

  test('when the first run of all was cut off', () => {
    const path = join(temporaryFolder(), 'a.kronika');
    const archive = openForWriting(path);
    store(archive, 0, 3);
    const taken = snapshot(path);
    archive.close();
    taken.restore(path);
    expect(refusal(path)).toBeNull();
    expect(rowsIn(path)).toBe(3);
  });
});

describe.each(['reading', 'writing'] as const)('for %s', (how) => {
  const open = (path: string): unknown => {
    try {
      (how === 'reading' ? openForReading(path) : openForWriting(path)).close();
      return null;
    } catch (error) {
      return failureOf(error);
    }
  };

  /** Refused once, with everything kept beside; then the archive as it is without them. */
  const expectRefused = (path: string, records: number): void => {
    const [main, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
    const failure = open(path);
    expect(failure).toMatchObject({ kind: 'sideFilesForeign', facts: { path } });
    expect(readFileSync(path).equals(main)).toBe(true);
    const aside = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.foreign-`));
    const kept = aside.find((name) => name.endsWith('-wal')) ?? '';
    expect(readFileSync(join(dirname(path), kept)).equals(log)).toBe(true);
    for (const language of ['pl', 'en'] as const) {
      const { what, remedy } = sentenceOf(failure as never, language);
      expect(what).toContain(path);
      expect(remedy).toContain(kept);
    }
    expect(rowsIn(path)).toBe(records);
    const archive = openForReading(path);
    expect(verifyFile(archive)).toMatchObject({ isSound: true });
    archive.close();
  };

  test('the log of another archive is refused', () => {
    const folder = temporaryFolder();
    const [path, other] = [join(folder, 'a.kronika'), join(folder, 'b.kronika')];
    const archive = openForWriting(path);
    store(archive, 0, 6);
    archive.close();
    cutOff(other, 10).restore(other);
    for (const end of ['-wal', '-shm']) copyFileSync(other + end, path + end);
    expectRefused(path, 6);
  });

  test('the log of an earlier state is refused', () => {
    const path = join(temporaryFolder(), 'a.kronika');
    const early = cutOff(path, 6);
    const archive = openForWriting(path);
    store(archive, 6, 12);
    archive.close();
    const bytes = readFileSync(path);
    early.restore(path);
    writeFileSync(path, bytes);
    expectRefused(path, 12);
  });

  test('the log of a later state is refused, beside a copy of the file from before', () => {
    const path = join(temporaryFolder(), 'a.kronika');
    const archive = openForWriting(path);
    store(archive, 0, 3);
    archive.close();
    const bytes = readFileSync(path);
    const late = cutOff(path, 12);
    late.restore(path);
    writeFileSync(path, bytes);
    expectRefused(path, 3);
  });

  test('the log that a crash left is refused, beside a backup of that very time', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.kronika');
    const archive = openForWriting(path);
    store(archive, 0, 6);
    const backup = join(folder, 'backup.kronika');
    backUp(archive, plainly(backup, { dataDir: folder }));
    store(archive, 6, 8);
    const taken = snapshot(path);
    archive.close();
    taken.restore(path);
    copyFileSync(backup, path);
    expectRefused(path, 6);
  });
});

test('a log beside a file that is gone is put beside, where SQLite would delete it', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  cutOff(path).restore(path);
  const log = readFileSync(`${path}-wal`);
  rmSync(path);
  expect(() => openForWriting(path)).toThrow('sideFilesForeign');
  const kept = readdirSync(dirname(path)).find((name) => name.endsWith('-wal')) ?? '';
  expect(kept).toContain('.foreign-');
  expect(readFileSync(join(dirname(path), kept)).equals(log)).toBe(true);
  openForWriting(path).close();
  expect(rowsIn(path)).toBe(0);
});

test('a log of an archive that has no mark yet cannot be told apart, and is taken in as ever', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  openForWriting(path).close();
  const db = new Database(path);
  db.exec(`DELETE FROM meta; CREATE TABLE more (x)`);
  const taken = snapshot(path);
  db.close();
  taken.restore(path);
  expect(refusal(path)).toBeNull();
});

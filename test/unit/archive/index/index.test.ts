import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { flushPending, rebuildIndex } from '../../../../main/archive/index/index-build';
import type { MergePolicy } from '../../../../main/archive/index/merge-policy';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import { asFailure } from '../../../../main/archive/file/archive-failure';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { readRecords } from '../../../../main/archive/queries/read';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { verifyFile } from '../../../../main/archive/check/verify';
import { tokensOf } from '../../../../main/search/analysis/tokens';
import { backUp } from '../../../../main/backup/back-up';
import { plainly } from '../../backup/plain-backup';
import { failureOf } from '../../../../preload/failure';
import { filtered } from '../../../../preload/letters/char-filter';
import type { ResultSummary } from '../../../../preload/model';
import { Random } from '../../../../main/sample-crm/data/random';
import { temporaryArchive, temporaryFolder } from '../../temp-archive';
import { Imagination, Told } from '../made-up';

const policy: MergePolicy = { maxPending: 12, minPending: 4, maxAtOnce: 500, maxPerSegment: 60 };

/** An archive with segments, some pending records, changed ones among them, and notes. */
function fill(archive: ArchiveWriter, seed = 7): { told: Told; imagination: Imagination } {
  const imagination = new Imagination(new Random(seed));
  const told = new Told(archive);
  const store = (from: number, to: number): void => {
    told.store(Array.from({ length: to - from }, (_, at) => imagination.record(`uuid-${String(from + at)}`)));
  };
  store(0, 150);
  for (let at = 0; at < 60; at += 1) {
    told.storeNotes(`uuid-${String(at * 2)}`, [
      imagination.note(`note-${String(at)}`),
      imagination.note(`more-${String(at)}`),
    ]);
  }
  flushPending(archive, 'nearlyAll', policy);
  store(147, 150);
  return { told, imagination };
}

const typed = ['', 'faktura', '"po terminie"', 'a', '600700800', 'jan -faktura', 'note:łódź', '1234,50'];

/** What every search of a list finds. */
function answersOf(archive: ArchiveWriter): { ids: number[]; summary: Omit<ResultSummary, 'offer'> }[] {
  const searcher = searcherOf(archive);
  return typed.map((text) => {
    const plan = planSearch({ text, filters: {} });
    return { ids: searcher.page(plan, newestFirst, 0, 1000), summary: searcher.summary(plan) };
  });
}

const damages: Record<string, string> = {
  'a chunk that is cut off':
    'UPDATE block_chunk SET data = substr(data, 1, 40) WHERE id = (SELECT max(id) FROM block_chunk)',
  'a chunk that is gone': 'DELETE FROM block_chunk WHERE id = (SELECT min(id) FROM block_chunk)',
  'ids that are cut off': 'UPDATE block SET ids = substr(ids, 1, 20) WHERE number = (SELECT min(number) FROM block)',
  'a directory that is no list': `UPDATE block SET directory = '["' WHERE number = (SELECT max(number) FROM block)`,
  'a block that is gone': 'DELETE FROM block WHERE number = (SELECT max(number) FROM block)',
  'a bit in the list of a key': `UPDATE block_chunk
    SET data = CAST(substr(data, 1, length(data) - 3) || x'1f' || substr(data, -2) AS BLOB)
    WHERE id = (SELECT min(id) FROM block_chunk)`,
  'a changed record that was not indexed': `UPDATE interaction SET sms_text = 'zupełnie inny'
    WHERE id = (SELECT id FROM interaction WHERE sms_text IS NOT NULL AND id NOT IN (SELECT interaction_id FROM loose) LIMIT 1)`,
  'a phrase that is gone': 'DELETE FROM search WHERE rowid = (SELECT min(id) FROM search_docsize)',
  'all phrases': `INSERT INTO search (search) VALUES ('delete-all')`,
  'an inverted index that is damaged': 'UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10',
};

test.each(Object.entries(damages))('finds %s, and builds the index anew from the records', (_, sql) => {
  const archive = temporaryArchive();
  fill(archive);
  const before = answersOf(archive);
  expect(verifyFile(archive)).toEqual({
    ...{ isSound: true, problems: [], damages: [], isIndexSound: true, unsealed: 0 },
    ...{ notIndexed: 0, indexedInVain: 0, indexedWrongly: 0 },
  });
  const { path } = archive;
  archive.close();

  const damaged = openForWriting(path);
  damaged.db.unsafeMode(true);
  expect(damaged.db.prepare(sql).run().changes).toBeGreaterThan(sql.startsWith('INSERT') ? -1 : 0);
  expect(verifyFile(damaged)).toMatchObject({ problems: [], isIndexSound: false });
  rebuildIndex(damaged, policy);
  expect(verifyFile(damaged)).toMatchObject({ problems: [], isIndexSound: true });
  if (!sql.includes('UPDATE interaction')) expect(answersOf(damaged)).toEqual(before);
  damaged.close();
});

test('a download mends an index that it finds damaged, and goes on', () => {
  const archive = temporaryArchive();
  const { told, imagination } = fill(archive);
  archive.db.exec('DELETE FROM block_chunk');
  told.store(Array.from({ length: 40 }, (_, at) => imagination.record(`uuid-${String(at)}`)));
  flushPending(archive, 'most', policy);
  expect(verifyFile(archive)).toMatchObject({ problems: [], isIndexSound: true });
  expect(answersOf(archive)[0]?.ids).toEqual(told.records().map(({ id }) => id));
});

test('takes damage of the table for phrases for damage of the index, not of the archive', () => {
  const archive = temporaryArchive();
  fill(archive);
  archive.db.unsafeMode(true);
  archive.db.exec('UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10');
  let failure: unknown = null;
  try {
    archive.db.prepare(`SELECT rowid FROM search WHERE search MATCH 'a*'`).all();
  } catch (error) {
    failure = asFailure(error, archive.path);
  }
  expect(failureOf(failure)).toMatchObject({ kind: 'indexDamaged' });
});

test('says that the index is damaged, and that the records are not', () => {
  const archive = temporaryArchive();
  fill(archive);
  archive.db.exec('DELETE FROM block_chunk');
  let failure: unknown = null;
  try {
    answersOf(archive);
  } catch (error) {
    failure = asFailure(error, archive.path);
  }
  expect(failureOf(failure)).toMatchObject({ kind: 'indexDamaged', facts: { path: archive.path } });
});

test('a rebuilding that is broken off leaves the index as it was', () => {
  const archive = temporaryArchive();
  const { told, imagination } = fill(archive);
  const before = answersOf(archive);
  archive.db.exec(`CREATE TRIGGER full BEFORE INSERT ON block WHEN (SELECT count(*) FROM block) > 1
    BEGIN SELECT RAISE(ABORT, 'full'); END`);
  expect(() => {
    // In several steps, so that what was written in one is read in the next.
    rebuildIndex(archive, { ...policy, maxAtOnce: 60 });
  }).toThrow('full');
  archive.db.exec('DROP TRIGGER full');
  expect(answersOf(archive)).toEqual(before);
  expect(verifyFile(archive)).toMatchObject({ isIndexSound: true });
  told.store(Array.from({ length: 20 }, (_, at) => imagination.record(`new-${String(at)}`)));
  flushPending(archive, 'nearlyAll', { ...policy, minPending: 1 });
  expect(verifyFile(archive)).toMatchObject({ isIndexSound: true });
  expect(answersOf(archive)[0]?.ids).toEqual(told.records().map(({ id }) => id));
});

test('remembers every word, also those of a transaction that was taken back', () => {
  const archive = temporaryArchive();
  archive.db.exec(`CREATE TRIGGER full BEFORE DELETE ON loose BEGIN SELECT RAISE(ABORT, 'full'); END`);
  const told = new Told(archive);
  const imagination = new Imagination(new Random(3));
  told.store(Array.from({ length: 30 }, (_, at) => imagination.record(`uuid-${String(at)}`)));
  expect(() => {
    flushPending(archive, 'nearlyAll', policy);
  }).toThrow('full');
  archive.db.exec('DROP TRIGGER full');
  flushPending(archive, 'nearlyAll', policy);
  const words = archive.db.prepare<[], string>('SELECT text FROM word').pluck().all();
  const expected = told.records().flatMap(({ sms }) => tokensOf(filtered(sms ?? '')).map(({ text }) => text));
  expect([...new Set(expected)].filter((word) => !words.includes(word))).toEqual([]);
});

test('reads one moment while a writer adds, and the next moment after', () => {
  const archive = temporaryArchive();
  const { told, imagination } = fill(archive);
  const reading = openForReading(archive.path);
  const plan = planSearch({ text: 'a', filters: {} });
  const everything = planSearch({ text: '', filters: {} });
  const searcher = searcherOf(reading);
  const look = () => ({
    ...{ ids: searcher.page(everything, newestFirst, 0, 1000), total: searcher.count(everything) },
    ...{ found: searcher.page(plan, newestFirst, 0, 1000), summary: searcher.summary(plan) },
    rows: readRecords(reading).rows(searcher.page(plan, newestFirst, 0, 1000), plan),
  });
  const before = look();
  reading.db.transaction(() => {
    expect(look()).toEqual(before);
    told.store(Array.from({ length: 40 }, (_, at) => imagination.record(`uuid-${String(100 + at * 2)}`)));
    flushPending(archive, 'nearlyAll', policy);
    expect(look()).toEqual(before);
  })();
  const after = look();
  expect(after.total).toBe(told.records().length);
  expect(after.ids).toEqual(told.records().map(({ id }) => id));
  reading.close();
});

test('copies an archive that is in use', () => {
  const archive = temporaryArchive();
  const { told } = fill(archive);
  const reading = openForReading(archive.path);
  const folder = temporaryFolder();
  const path = join(folder, 'copy.kronika');
  const home = { dataDir: dirname(archive.path) };
  const report = backUp(reading, plainly(path, home));
  expect(report).toEqual({ path, sizeBytes: statSync(path).size, isProtected: false });
  expect(readdirSync(folder)).toEqual(['copy.kronika']);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);

  const copy = openForWriting(path);
  expect(answersOf(copy)).toEqual(answersOf(archive));
  expect(readStatus(copy)).toMatchObject({ interactions: told.records().length });
  expect(verifyFile(copy)).toMatchObject({ problems: [], isIndexSound: true });
  copy.close();
  // A second copy takes the place of the first; the archive itself is never overwritten.
  expect(backUp(reading, plainly(path, home)).path).toBe(path);
  expect(() => backUp(reading, plainly(reading.path, home))).toThrow('ownFile');
  expect(() => backUp(reading, plainly(join(folder, 'none', 'copy.kronika'), home))).toThrow('folderMissing');
  expect(readdirSync(folder)).toEqual(['copy.kronika']);
  reading.close();
});

test('leaves one file when it closes, with its segments', () => {
  const archive = temporaryArchive();
  fill(archive);
  const reading = openForReading(archive.path);
  searcherOf(reading).summary(planSearch({ text: 'a', filters: {} }));
  archive.close();
  reading.close();
  expect(readdirSync(dirname(archive.path))).toEqual([basename(archive.path)]);
});

import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';
import { verifyFile } from '../../../../main/archive/check/verify';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { flushPending } from '../../../../main/archive/index/index-build';
import { hasOutdatedSql } from '../../../../main/archive/index/index-snapshot';
import { outdatedSql, renewSegment } from '../../../../main/archive/index/index-renewal';
import { storedSegments, versionOf } from '../../../../main/archive/index/index-segments';
import type { MergePolicy } from '../../../../main/archive/index/merge-policy';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import { phraseReader } from '../../../../main/archive/queries/phrases';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { createSearcher, newestFirst } from '../../../../main/archive/queries/search';
import { Random } from '../../../../main/sample-crm/data/random';
import { termsVersion } from '../../../../main/search/index/terms';
import { bundleProgram } from '../../bundle';
import { wasKilled } from '../../killed';
import { KronikaError } from '../../../../preload/failure';
import type { Sort } from '../../../../preload/model';
import { temporaryArchive, temporaryFolder } from '../../temp-archive';
import { Imagination, Told } from '../made-up';
import { PlainSearch } from '../plain-search';
import { outdateIndex } from './outdated-index';

const policy: MergePolicy = { maxPending: 12, minPending: 4, maxAtOnce: 500, maxPerSegment: 40 };
const typed = [
  '',
  'faktura',
  '"po terminie"',
  '👍',
  '"jutro 👍"',
  'strasse',
  '600700800',
  'note:łódź',
  '1234,50',
  '"fakturę 👍"',
];

const renewed = (archive: ArchiveWriter): number => renewSegment(archive, () => undefined, policy);

/** What an earlier version did not know: signs, and what begins with an `f`. */
const knew = (term: string): boolean => !/^w(?:[^\0-\u007f]|f)/u.test(term);

/** An archive whose index is of an earlier version, and some records that came since. */
function outdated(): { readonly archive: ArchiveWriter; readonly told: Told; readonly imagination: Imagination } {
  const archive = temporaryArchive();
  const imagination = new Imagination(new Random(11));
  const told = new Told(archive);
  told.store(Array.from({ length: 150 }, (_, at) => imagination.record(`uuid-${String(at)}`)));
  for (let at = 0; at < 60; at += 1) told.storeNotes(`uuid-${String(at)}`, [imagination.note(`note-${String(at)}`)]);
  flushPending(archive, 'nearlyAll', policy);
  outdateIndex(archive, knew);
  return { archive, told, imagination };
}

/** What searches find, FTS5 being asked for every phrase. */
function found(archive: ArchiveWriter): number[][] {
  const searcher = createSearcher(archive, phraseReader(archive, 0));
  return typed.map((text) => searcher.page(planSearch({ text, filters: {} }), newestFirst, 0, 1000));
}

/** The same with a new index. */
function foundAnew(archive: ArchiveWriter): number[][] {
  const fresh = temporaryArchive();
  archive.db.prepare('VACUUM INTO ?').run(`${fresh.path}.copy`);
  fresh.close();
  const copy = openForWriting(`${fresh.path}.copy`);
  copy.db.exec('DELETE FROM block; DELETE FROM block_chunk; DELETE FROM word');
  copy.db.exec(
    `INSERT INTO search (search) VALUES ('delete-all'); INSERT OR REPLACE INTO loose SELECT id, 1 FROM interaction`,
  );
  flushPending(copy, 'nearlyAll', policy);
  const answers = found(copy);
  copy.close();
  return answers;
}

test('an index of an earlier version is renewed segment by segment, the newest first, and finds then what a new one finds', () => {
  const { archive } = outdated();
  const segments = storedSegments(archive).read();
  expect(segments.length).toBeGreaterThan(2);
  expect(readStatus(archive).indexOutdated).toBe(segments.reduce((sum, { records }) => sum + records, 0));
  const expected = foundAnew(archive);
  expect(found(archive)).not.toEqual(expected);
  expect(renewed(archive)).toBe(segments.slice(0, -1).reduce((sum, { records }) => sum + records, 0));
  const [newest] = storedSegments(archive).read().slice(-1);
  expect(versionOf(archive, [newest!])).toBe(termsVersion);
  while (renewed(archive) > 0) expect(verifyFile(archive).isIndexSound).toBe(true);
  expect(found(archive)).toEqual(expected);
  expect(verifyFile(archive).isIndexSound).toBe(true);
  expect(readStatus(archive).indexOutdated).toBe(undefined);
  expect(renewed(archive)).toBe(0);
});

test('an archive whose index is of an earlier version is sound', () => {
  const { archive } = outdated();
  expect(verifyFile(archive)).toMatchObject({ isSound: true, isIndexSound: true, notIndexed: 0, indexedWrongly: 0 });
});

test('what came, changed and went since is found as it is now, and stays pending no longer', () => {
  const { archive, told, imagination } = outdated();
  told.store(Array.from({ length: 10 }, (_, at) => imagination.record(`uuid-${String(at * 3)}`)));
  told.storeNotes('uuid-7', [imagination.note('note-of-7')]);
  const expected = foundAnew(archive);
  while (renewed(archive) > 0);
  expect(found(archive)).toEqual(expected);
  expect(verifyFile(archive).isIndexSound).toBe(true);
});

test('what is merged with a segment of an earlier version is renewed with it', () => {
  const { archive, told, imagination } = outdated();
  told.store(Array.from({ length: 30 }, (_, at) => imagination.record(`uuid-${String(at)}`)));
  flushPending(archive, 'nearlyAll', policy);
  expect(readStatus(archive).indexOutdated).toBeGreaterThan(0);
  const expected = foundAnew(archive);
  while (renewed(archive) > 0);
  expect(found(archive)).toEqual(expected);
});

test('a renewal that is given up in the middle of a segment changes nothing', () => {
  const { archive } = outdated();
  const before = [readStatus(archive), found(archive)];
  let left = 20;
  const check = (): void => {
    left -= 1;
    if (left === 0) throw new KronikaError('cancelled');
  };
  expect(() => renewSegment(archive, check, policy)).toThrow('cancelled');
  expect([readStatus(archive), found(archive)]).toEqual(before);
});

test.each([outdatedSql, hasOutdatedSql])('%s: asked without reading through segments', (sql) => {
  const { archive } = outdated();
  const plan = archive.db.prepare<[number], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(termsVersion);
  expect(plan.map(({ detail }) => detail).join('; ')).toContain('USING COVERING INDEX block_by_version');
});

test('orders by what an earlier version did not know hold every record once, and are right when all is renewed', () => {
  const { archive, told } = outdated();
  outdateIndex(archive, (term) => !/^[KLM]/.test(term));
  const searcher = createSearcher(archive, phraseReader(archive, 0));
  const all = told.records().map(({ id }) => id);
  const idsBy = (by: Sort['by']): number[] => {
    const plan = planSearch({ text: '', filters: {} });
    const ids = searcher.page(plan, { by, descending: false }, 0, 1000);
    ids.forEach((id, at) => {
      expect(searcher.positionOf(plan, { by, descending: false }, id)).toEqual({ position: at, isFound: true });
    });
    expect(ids.toSorted((a, b) => b - a)).toEqual(all);
    return ids;
  };
  const plain = new PlainSearch(told.records(), { groups: [], filters: {}, exactLetters: false });
  expect(idsBy('lastName')).toEqual(plain.ids({ by: 'contact', descending: false }));
  while (renewed(archive) > 0) {
    // While some segments are renewed.
    expect(idsBy('lastName')).toEqual(plain.ids({ by: 'contact', descending: false }));
    idsBy('number');
    idsBy('notes');
  }
  for (const by of ['lastName', 'number', 'notes'] as const) {
    expect(idsBy(by)).toEqual(plain.ids({ by, descending: false }));
  }
});

test('a renewal that is killed in the middle of any segment loses nothing, and goes on', async () => {
  const program = await bundleProgram(new URL('killed-renewal.ts', import.meta.url), temporaryFolder());
  const { archive } = outdated();
  const { path } = archive;
  const expected = foundAnew(archive);
  const records = readStatus(archive).indexOutdated ?? 0;
  archive.close();
  const left: number[] = [];
  for (const after of [1, 30, 55, 75]) {
    const { status, signal } = spawnSync(process.execPath, [program, path, String(after)], { timeout: 60_000 });
    expect(wasKilled(status, signal)).toBe(true);
    const reading = openForReading(path);
    expect(verifyFile(reading)).toMatchObject({ isSound: true, isIndexSound: true });
    left.push(readStatus(reading).indexOutdated ?? 0);
    reading.close();
  }
  expect(left[0]).toBe(records);
  expect(left.at(-1)).toBeLessThan(records);
  const again = openForWriting(path);
  while (renewed(again) > 0);
  expect(found(again)).toEqual(expected);
  expect(verifyFile(again)).toMatchObject({ isSound: true, isIndexSound: true });
  again.close();
}, 120_000);

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyFile } from '../../../../main/archive/check/verify';
import type { ArchiveReader, ArchiveWriter } from '../../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { flushPending, rebuildIndex } from '../../../../main/archive/index/index-build';
import { renewSegment } from '../../../../main/archive/index/index-renewal';
import type { MergePolicy } from '../../../../main/archive/index/merge-policy';
import { readRecords } from '../../../../main/archive/queries/read';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { changeOwnMarks } from '../../../../main/archive/store/own-marks';
import { repairArchive } from '../../../../main/archive/store/repair';
import { markVanished, storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { backUp } from '../../../../main/backup/back-up';
import { plainly } from '../../backup/plain-backup';
import type { Filters } from '../../../../preload/model';
import type { OwnMarkChange, OwnMarksChanged } from '../../../../preload/own-marks';
import { writeOlderArchive } from '../older-archive';
import { outdateIndex } from '../index/outdated-index';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive, temporaryFolder } from '../../temp-archive';

/** Takes everything into segments. */
const atOnce: MergePolicy = { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 };
const marking = { author: 'anna', at: '2026-03-01T09:00:00.000Z' };
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const wire = (n: number, more = {}) => ({
  ...documentedInteraction,
  uuid: uuid(n),
  callDate: `2022-12-${String(n)} 10:00:00`,
  ...more,
});

function store(archive: ArchiveWriter, ...wires: ReturnType<typeof wire>[]): number[] {
  return archive.transaction(() => storeInteractions(archive, wires.map(toInteraction))).ids;
}

function change(archive: ArchiveWriter, what: OwnMarkChange, more = {}): OwnMarksChanged {
  return archive.transaction(() => changeOwnMarks(archive, what, { ...marking, ...more }));
}

function find(archive: ArchiveReader, text: string, filters: Filters = {}): string[] {
  const ids = searcherOf(archive).page(planSearch({ text, filters }), newestFirst, 0, 100);
  return readRecords(archive)
    .rows(ids, null)
    .map((row) => row.uuid);
}

const marksOf = (archive: ArchiveReader, n: number) => {
  const records = readRecords(archive);
  return records.record(records.idOf(uuid(n)) ?? 0, null).ownMarks;
};

/** Two records, of which one has a star and a remark that only it has. */
function marked(archive = temporaryArchive()): ArchiveWriter {
  const [id = 0] = store(archive, wire(11), wire(12));
  change(archive, { kind: 'set', flag: 'star', isSet: true, ids: [id] });
  change(archive, { kind: 'addRemark', id, text: 'Oddzwonić do piątku, FV 2026/03/15, tel. 511 222 333' });
  return archive;
}

function expectMarked(archive: ArchiveReader): void {
  expect(marksOf(archive, 11)).toMatchObject([
    { kind: 'star', text: null, author: 'anna', createdAt: marking.at, changedAt: null },
    { kind: 'remark', text: 'Oddzwonić do piątku, FV 2026/03/15, tel. 511 222 333', author: 'anna' },
  ]);
  for (const text of [
    'piątku',
    'uwaga:oddzwonic',
    'uwaga:"do piątku"',
    'remark:2026/03/15',
    '511222333',
    '"oddzwonić do piątku"',
  ]) {
    expect([text, find(archive, text)]).toEqual([text, [uuid(11)]]);
  }
  expect(find(archive, 'notatka:piątku')).toEqual([]);
  expect(find(archive, '', { marks: ['star'] })).toEqual([uuid(11)]);
  expect(find(archive, '', { marks: ['clarify', 'remark'] })).toEqual([uuid(11)]);
  expect(find(archive, '', { marks: ['unread'] })).toEqual([]);
  expect(verifyFile(archive)).toMatchObject({ isSound: true });
}

test('a mark is found at once, and in a segment of the index', () => {
  const archive = marked();
  expectMarked(archive);
  flushPending(archive, 'nearlyAll', atOnce);
  rebuildIndex(archive, atOnce);
  expectMarked(archive);
});

test('what was marked in a segment is found otherwise as soon as it is changed', () => {
  const archive = marked();
  rebuildIndex(archive, atOnce);
  const id = readRecords(archive).idOf(uuid(11))!;
  expect(change(archive, { kind: 'set', flag: 'star', isSet: false, ids: [id, id] }).ids).toEqual([id]);
  expect(find(archive, '', { marks: ['star'] })).toEqual([]);
  expect(find(archive, 'piątku')).toEqual([uuid(11)]);
  expect(verifyFile(archive)).toMatchObject({ isSound: true });
});

test('marks come with the row of their record, each kind once, and are not there without one', () => {
  const archive = marked();
  const id = readRecords(archive).idOf(uuid(11))!;
  change(archive, { kind: 'addRemark', id, text: 'druga' });
  const rows = readRecords(archive).rows([id, readRecords(archive).idOf(uuid(12))!], null);
  expect(rows.map(({ marks }) => marks)).toEqual([['star', 'remark'], undefined]);
});

test('a remark is changed, removed and put back as it was, with its author and its times', () => {
  const archive = marked();
  const id = readRecords(archive).idOf(uuid(11))!;
  const [, remark] = marksOf(archive, 11);
  const later = { author: 'jan', at: '2026-03-02T10:00:00.000Z' };
  const { before } = change(
    archive,
    { kind: 'changeRemark', id, remark: remark!.id, text: ' Załatwione\r\njutro ' },
    later,
  );
  expect(before).toMatchObject({ text: remark!.text, author: 'anna', changedAt: null });
  expect(marksOf(archive, 11)[1]).toMatchObject({
    text: 'Załatwione\njutro',
    author: 'jan',
    createdAt: marking.at,
    changedAt: later.at,
  });
  expect(find(archive, 'piątku')).toEqual([]);
  change(archive, { kind: 'removeRemark', id, remark: remark!.id });
  expect(find(archive, 'uwaga:załatwione')).toEqual([]);
  change(archive, { kind: 'putBackRemark', id, remark: before! }, later);
  expectMarked(archive);
});

test('a remark without words, and one on a record that is not there, are refused', () => {
  const archive = marked();
  const id = readRecords(archive).idOf(uuid(11))!;
  expect(() => change(archive, { kind: 'addRemark', id, text: ' \n ' })).toThrow('wrongInput');
  expect(() => change(archive, { kind: 'addRemark', id: 5, text: 'x' })).toThrow('recordMissing');
  expect(change(archive, { kind: 'set', flag: 'star', isSet: true, ids: [5] }).ids).toEqual([]);
  expectMarked(archive);
});

test('marks stay when the CRM sends a record again, changed, at another time, or lists it no more', () => {
  const archive = marked();
  store(archive, wire(11), wire(12));
  expectMarked(archive);
  store(archive, wire(11, { status: 'noAnswer' }));
  expectMarked(archive);
  const [moved = 0] = store(archive, wire(11, { callDate: '2022-12-24 18:00:00' }));
  expectMarked(archive);
  archive.transaction(() => {
    markVanished(archive, [moved], '2026-03-03T00:00:00Z');
  });
  expectMarked(archive);
});

test('marks stay when the index is renewed', () => {
  const archive = marked();
  rebuildIndex(archive, atOnce);
  outdateIndex(archive, (term) => !term.startsWith('J') && !term.endsWith('r'));
  expect(find(archive, '', { marks: ['star'] })).toEqual([]);
  while (renewSegment(archive) > 0);
  expectMarked(archive);
});

test('marks are in a backup', () => {
  const archive = marked();
  const path = join(temporaryFolder(), 'kopia.kronika');
  backUp(archive, plainly(path, { dataDir: temporaryFolder(), archives: [] }));
  const copy = openForReading(path);
  expectMarked(copy);
  copy.close();
});

test('an archive of an earlier version takes marks once it was brought up to date', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  writeOlderArchive(path, 2, [{ interaction: wire(11), notes: [documentedNote] }]);
  const archive = openForWriting(path);
  expectMarked(marked(archive));
  archive.close();
});

test('another program that downloads indexes a record with the mark that was made meanwhile', () => {
  const archive = temporaryArchive();
  const [id = 0] = store(archive, wire(11));
  const window = openForWriting(archive.path);
  change(window, { kind: 'set', flag: 'star', isSet: true, ids: [id] });
  window.close();
  flushPending(archive, 'nearlyAll', atOnce);
  expect(archive.prepare<[], number>('SELECT count(*) FROM loose').pluck().get()).toBe(0);
  expect(find(archive, '', { marks: ['star'] })).toEqual([uuid(11)]);
});

test('a changed letter of a remark is said, and the remark is kept', () => {
  const archive = marked();
  archive.db.exec("UPDATE own_mark SET text = 'inaczej' WHERE kind = 'remark'");
  expect(verifyFile(archive).damages.map(({ kind }) => kind)).toEqual(['marksChanged']);
  const { after, gaveUp } = repairArchive(archive, 0);
  expect(after.isSound).toBe(true);
  expect(gaveUp).toMatchObject([{ of: 'ownMark', columns: [] }]);
  expect(marksOf(archive, 11)[1]).toMatchObject({ text: 'inaczej' });
});

test('a mark of which nobody can tell what it was stays as a remark', () => {
  const archive = marked();
  archive.db.exec("UPDATE own_mark SET kind = 'stbr' WHERE kind = 'star'");
  expect(verifyFile(archive).damages.map(({ kind }) => kind)).toEqual(['marksUnreadable']);
  expect(marksOf(archive, 11)).toHaveLength(1);
  expect(repairArchive(archive, 0).after.isSound).toBe(true);
  expect(marksOf(archive, 11)[0]).toMatchObject({ kind: 'remark', text: '…', author: 'anna' });
});

test('a mark that is lost is counted, and a count that is wrong is written anew', () => {
  const archive = marked();
  archive.db.exec("DELETE FROM own_mark WHERE kind = 'star'");
  expect(verifyFile(archive).damages).toMatchObject([{ kind: 'marksLost', count: 1 }]);
  expect(repairArchive(archive, 0).recounted).toEqual([{ name: 'own_mark', from: 2, to: 1 }]);
});

test('marks wait for a record that was lost, whatever took its place', () => {
  const archive = marked();
  archive.db.unsafeMode(true);
  archive.db.exec(`DELETE FROM interaction WHERE uuid = X'${uuid(11).replaceAll('-', '')}'`);
  expect(verifyFile(archive).damages.map(({ kind }) => kind)).toContain('marksWithoutRecord');
  store(archive, wire(13, { callDate: '2022-12-11 10:00:00' }));
  expect(marksOf(archive, 13)).toEqual([]);
  expect(find(archive, '', { marks: ['star'] })).toEqual([]);
  repairArchive(archive, 0);
  store(archive, wire(11, { callDate: '2022-12-20 10:00:00' }));
  expectMarked(archive);
});

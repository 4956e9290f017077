import { expect, test } from 'vitest';
import { verifyFile } from '../../../../main/archive/check/verify';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { closeRun, openRun } from '../../../../main/archive/ledger/runs';
import { readRecords } from '../../../../main/archive/queries/read';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { storeInteractions } from '../../../../main/archive/store/store';
import { oldestUnreadSql, unreadMarks } from '../../../../main/archive/store/unread-marks';
import { toInteraction } from '../../../../main/crm/interaction';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';

const wire = (uuid: string, callDate: string) => ({ ...documentedInteraction, uuid, callDate });

function store(archive: ArchiveWriter, ...wires: ReturnType<typeof wire>[]): void {
  archive.transaction(() => storeInteractions(archive, wires.map(toInteraction), '2026-03-02T08:00:00.000Z'));
}

function runWhole(archive: ArchiveWriter, at: string, isWhole = true): void {
  const startedAt = Date.parse(at) / 1000;
  archive.transaction(() => {
    const { id } = openRun(archive, { from: 0, to: startedAt }, startedAt);
    const period = { from: 0, to: startedAt };
    closeRun(archive, { id, period, isWhole, stopped: null, endedAt: startedAt + 60 });
  });
}

function unread(archive: ArchiveWriter): string[] {
  const plan = planSearch({ text: '', filters: { marks: ['unread'] } });
  const ids = searcherOf(archive).page(plan, newestFirst, 0, 1000);
  return readRecords(archive)
    .rows(ids, null)
    .map(({ uuid }) => uuid);
}

test('nothing that the first whole download brings is unread', () => {
  const archive = temporaryArchive();
  store(archive, wire('a', '2026-03-01 10:00:00'));
  runWhole(archive, '2026-03-01T11:00:00Z', false);
  store(archive, wire('b', '2026-03-01 13:00:00'));
  expect(unread(archive)).toEqual([]);
});

test('what came later, and is later, is unread, once; older days that come later are not', () => {
  const archive = temporaryArchive();
  runWhole(archive, '2026-03-01T11:00:00Z');
  store(archive, wire('old', '2020-01-01 10:00:00'), wire('new', '2026-03-02 08:30:00'));
  expect(unread(archive)).toEqual(['new']);
  const [id] = searcherOf(archive).page(planSearch({ text: '', filters: {} }), newestFirst, 0, 1);
  expect(readRecords(archive).record(id!, null).ownMarks).toMatchObject([
    { kind: 'unread', author: null, createdAt: '2026-03-02T08:00:00.000Z' },
  ]);
  expect(verifyFile(archive).damages).toEqual([]);
});

test('what was read stays so when the CRM sends it again', () => {
  const archive = temporaryArchive();
  runWhole(archive, '2026-03-01T11:00:00Z');
  store(archive, wire('new', '2026-03-02 08:30:00'));
  archive.db.exec("DELETE FROM own_mark; UPDATE tally SET rows = 0 WHERE name = 'own_mark'");
  store(archive, { ...wire('new', '2026-03-02 08:30:00'), status: 'noAnswer' });
  store(archive, wire('new', '2026-03-02 09:30:00'));
  expect(unread(archive)).toEqual([]);
});

test('the oldest are taken for read where very many wait', () => {
  const archive = temporaryArchive();
  runWhole(archive, '2026-03-01T11:00:00Z');
  store(archive, ...[1, 2, 3, 4, 5].map((n) => wire(String(n), `2026-03-02 08:30:0${String(n)}`)));
  archive.transaction(() => {
    const marks = unreadMarks(archive);
    marks.add(0, 'x', '2026-03-02T08:00:00.000Z');
    expect(marks.prune({ kept: 3, over: 1 })).toHaveLength(3);
  });
  expect(archive.prepare<[], number>("SELECT rows FROM tally WHERE name = 'own_mark'").pluck().get()).toBe(3);
  expect(archive.prepare<[], number>('SELECT count(*) FROM own_mark').pluck().get()).toBe(3);
  expect(archive.prepare<[], string>('SELECT uuid FROM own_mark ORDER BY interaction_id').pluck().all()).toEqual([
    '3',
    '4',
    '5',
  ]);
});

test('the oldest unread ones are found by an index', () => {
  const plan = temporaryArchive().prepare<[number], { detail: string }>(`EXPLAIN QUERY PLAN ${oldestUnreadSql}`).all(1);
  expect(plan.map(({ detail }) => detail).join()).toContain('own_mark_of_kind (kind=?');
  expect(plan.map(({ detail }) => detail).join()).not.toContain('TEMP B-TREE');
});

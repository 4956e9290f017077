import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { closeRun, openRun, readLastRun, readLastWholeRun } from '../../../../main/archive/ledger/runs';
import { temporaryArchive } from '../../temp-archive';

const period = { from: 100, to: 200 };
const began = 1_700_000_000;
const hour = 3600;

const open = (archive: ArchiveWriter, now: number) => archive.transaction(() => openRun(archive, period, now));
function close(archive: ArchiveWriter, id: number, endedAt: number, isWhole = true): void {
  archive.transaction(() => {
    closeRun(archive, { id, period, isWhole, stopped: isWhole ? null : 'timedOut', endedAt });
  });
}

test.each([
  ['is taken up again within 12 hours', began + 12 * hour - 1, true],
  ['is left alone after 12 hours', began + 12 * hour, false],
  ['is taken up again when the clock went back a second', began - 1, true],
  ['is left alone when the clock went back further', began - 2, false],
])('a run that did not come to its end %s', (_, now, isSame) => {
  const archive = temporaryArchive();
  const first = open(archive, began);
  const cut = open(archive, now);
  expect(cut).toEqual(isSame ? first : { id: first.id + 1, startedAt: now });
  close(archive, cut.id, now, false);
  expect(open(archive, now)).toEqual(cut);
});

test.each([
  ['at once', began + 5, began + 6],
  ['a second later', began + 6, began + 6],
  ['an hour later', began + hour, began + hour],
  ['when the clock went back', began - hour, began + 6],
])('a run that begins %s after a whole one is another, and begins after that ended', (_, now, startedAt) => {
  const archive = temporaryArchive();
  const first = open(archive, began);
  close(archive, first.id, began + 5);
  expect(open(archive, now)).toEqual({ id: first.id + 1, startedAt });
});

test('tells how the run that was begun last ended', () => {
  const archive = temporaryArchive();
  expect(readLastRun(archive)).toBeNull();
  const { id } = open(archive, began);
  expect(readLastRun(archive)).toEqual({ endedAt: null, isWhole: false, stopped: null });
  close(archive, id, began + 1, false);
  expect(readLastRun(archive)).toEqual({ endedAt: began + 1, isWhole: false, stopped: 'timedOut' });
  open(archive, began + 2);
  close(archive, id, began + 3);
  expect(readLastRun(archive)).toEqual({ endedAt: began + 3, isWhole: true, stopped: null });
});

test.each([
  ['none', began + 9, null],
  ['the first, at its very end', began + 10, began + 10],
  ['the first, while a later one was broken off', began + hour, began + 10],
  ['the last', began + 3 * hour, began + 2 * hour],
])('of whole runs up to a time finds %s', (_, before, endedAt) => {
  const archive = temporaryArchive();
  close(archive, open(archive, began).id, began + 10);
  close(archive, open(archive, began + 20).id, began + 30, false);
  close(archive, open(archive, began + hour).id, began + 2 * hour);
  expect(readLastWholeRun(archive, before)).toBe(endedAt);
});

test('of whole runs leaves out those that asked for what is new alone', () => {
  const archive = temporaryArchive();
  close(archive, open(archive, began).id, began + 10);
  const { id } = open(archive, began + hour);
  archive.transaction(() => {
    closeRun(archive, { id, period, isWhole: true, stopped: null, endedAt: began + hour + 1, leavesOld: true });
  });
  expect(readLastWholeRun(archive, began + 2 * hour)).toBe(began + 10);
});

test('a run has the period that it came to, not that of its beginning', () => {
  const archive = temporaryArchive();
  const { id } = open(archive, began);
  archive.transaction(() => {
    closeRun(archive, { id, period: { from: 50, to: 300 }, isWhole: true, stopped: null, endedAt: began + 1 });
  });
  expect(archive.prepare('SELECT from_seconds, to_seconds FROM sync_run').all()).toEqual([
    { from_seconds: 50, to_seconds: 300 },
  ]);
});

import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { sql as archiveSql } from '../../../../main/archive/file/migrations/0001-archive';
import { sql as ledgerSql } from '../../../../main/archive/file/migrations/0002-ledger';
import { openForWriting } from '../../../../main/archive/file/open';
import { noteArrivals } from '../../../../main/archive/ledger/arrivals';
import {
  beginDownload,
  countDownloaded,
  endDownload,
  readArrived,
  readDownloadHistory,
} from '../../../../main/archive/ledger/download-history';
import type { DownloadAsker } from '../../../../preload/desktop/downloads';
import type { FailureKind } from '../../../../preload/failure';
import { temporaryArchive, temporaryFolder } from '../../temp-archive';

const began = 1_700_000_000;
const isoAt = (seconds: number): string => new Date(seconds * 1000).toISOString();

const begin = (archive: ArchiveWriter, at = began, askedBy: DownloadAsker = 'person'): number =>
  archive.transaction(() => beginDownload(archive, { askedBy, person: 'anna' }, at));
function bring(archive: ArchiveWriter, id: number, ids: readonly number[]): void {
  archive.transaction(() => {
    noteArrivals(archive, ids);
    countDownloaded(archive, id, { interactions: { new: ids.length, changed: 0 } });
  });
}
function end(archive: ArchiveWriter, id: number, stopped: FailureKind | null = null, isComplete = true): void {
  archive.transaction(() => {
    endDownload(archive, { id, endedAt: began + 60, stopped, isComplete, requests: 7 });
  });
}

test('tells of a download who asked for it, when it ran, and what it brought', () => {
  const archive = temporaryArchive();
  const id = begin(archive);
  bring(archive, id, [5, 6]);
  archive.transaction(() => {
    countDownloaded(archive, id, { interactions: { new: 0, changed: 3 }, notes: { new: 4, changed: 1 } });
  });
  end(archive, id);
  expect(readDownloadHistory(archive, false)).toEqual([
    {
      id,
      startedAt: isoAt(began),
      endedAt: isoAt(began + 60),
      askedBy: 'person',
      person: 'anna',
      interactions: { new: 2, changed: 3 },
      notes: { new: 4, changed: 1 },
      requests: 7,
      tries: 1,
      result: { kind: 'finished' },
      canBeShown: true,
    },
  ]);
});

test.each([
  ['finished', null, true, { kind: 'finished' }],
  ['incomplete where the archive lacks something after it', null, false, { kind: 'incomplete' }],
  ['stopped by a person', 'cancelled', false, { kind: 'stopped' }],
  ['failed, with its reason', 'unreachable', false, { kind: 'failed', reason: 'unreachable' }],
] as const)('is %s', (_, stopped, isComplete, result) => {
  const archive = temporaryArchive();
  end(archive, begin(archive), stopped, isComplete);
  expect(readDownloadHistory(archive, false)).toMatchObject([{ result }]);
});

test('of one that has not ended says that it runs, or that it was cut, with what came until then', () => {
  const archive = temporaryArchive();
  const cut = begin(archive);
  bring(archive, cut, [5]);
  begin(archive, began + 100);
  const results = (isRunning: boolean) => readDownloadHistory(archive, isRunning).map(({ result }) => result.kind);
  expect(results(true)).toEqual(['running', 'cut']);
  expect(results(false)).toEqual(['cut', 'cut']);
  expect(readDownloadHistory(archive, false)[1]).toMatchObject({
    interactions: { new: 1, changed: 0 },
    requests: null,
  });
  expect(readArrived(archive, cut)).toEqual({ ids: [5], isWhole: true });
});

test('gives what each download brought, and nothing of the others', () => {
  const archive = temporaryArchive();
  const first = begin(archive);
  bring(archive, first, [5, 6]);
  end(archive, first);
  const second = begin(archive, began + 100);
  bring(archive, second, [7]);
  bring(archive, second, [6, 7]);
  end(archive, second);
  const third = begin(archive, began + 200);
  end(archive, third);
  expect(readArrived(archive, first).ids).toEqual([5, 6]);
  expect(readArrived(archive, second).ids).toEqual([7, 6]);
  expect(readArrived(archive, third).ids).toEqual([]);
  expect(readDownloadHistory(archive, false).map(({ canBeShown }) => canBeShown)).toEqual([false, true, true]);
});

test('does not offer what the archive has forgotten', () => {
  const archive = temporaryArchive();
  const first = begin(archive);
  bring(archive, first, [1, 2]);
  end(archive, first);
  const second = begin(archive, began + 100);
  archive.transaction(() => {
    noteArrivals(archive, [3], 1);
    countDownloaded(archive, second, { interactions: { new: 1, changed: 0 } });
  });
  end(archive, second);
  expect(readDownloadHistory(archive, false).map(({ canBeShown }) => canBeShown)).toEqual([true, false]);
  expect(readArrived(archive, first).isWhole).toBe(false);
  expect(readArrived(archive, 99)).toEqual({ ids: [], isWhole: false });
});

test('keeps two hundred', () => {
  const archive = temporaryArchive();
  const ids = Array.from({ length: 205 }, (_, at) => begin(archive, began + at));
  expect(readDownloadHistory(archive, false).map(({ id }) => id)).toEqual(ids.slice(5).reverse());
});

test('makes one entry of what the schedule tried in vain for one reason', () => {
  const archive = temporaryArchive();
  const attempt = (at: number, stopped: FailureKind | null, askedBy: DownloadAsker = 'schedule'): void => {
    end(archive, begin(archive, at, askedBy), stopped);
  };
  attempt(began, 'unreachable');
  attempt(began + 100, 'unreachable');
  attempt(began + 200, 'unreachable');
  attempt(began + 300, 'timedOut');
  attempt(began + 400, 'timedOut', 'person');
  attempt(began + 500, 'timedOut');
  attempt(began + 600, null);
  attempt(began + 700, null);
  const told = readDownloadHistory(archive, false).map(({ startedAt, tries }) => [startedAt, tries]);
  expect(told).toEqual([
    [isoAt(began + 700), 1],
    [isoAt(began + 600), 1],
    [isoAt(began + 500), 1],
    [isoAt(began + 400), 1],
    [isoAt(began + 300), 1],
    [isoAt(began), 3],
  ]);
});

test('knows of the runs of earlier versions when they were, and how they ended', () => {
  const path = join(temporaryFolder(), 'older.kronika');
  const older = new Database(path);
  older.exec(archiveSql);
  older.exec(ledgerSql);
  older.exec(`INSERT INTO sync_run (started_at, ended_at, is_whole, from_seconds, to_seconds, stopped)
    VALUES (${String(began)}, ${String(began + 5)}, 1, 0, 1, NULL),
      (${String(began + 10)}, ${String(began + 15)}, 0, 0, 1, 'timedOut'),
      (${String(began + 20)}, NULL, 0, 0, 1, NULL)`);
  older.pragma(`application_id = ${String(0x4b524f4e)}`);
  older.pragma('user_version = 2');
  older.close();
  const archive = openForWriting(path);
  const unknown = { askedBy: null, person: null, interactions: null, notes: null, requests: null, canBeShown: false };
  expect(readDownloadHistory(archive, false)).toMatchObject([
    { startedAt: isoAt(began + 20), result: { kind: 'cut' }, ...unknown },
    { startedAt: isoAt(began + 10), result: { kind: 'failed', reason: 'timedOut' }, ...unknown },
    { startedAt: isoAt(began), endedAt: isoAt(began + 5), result: { kind: 'finished' }, ...unknown },
  ]);
  archive.close();
});

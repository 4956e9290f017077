import { expect, test } from 'vitest';
import type { SyncReport } from '../../../../preload/model';
import { benchOn } from './bench-on';

const day = { from: '2026-05-01', to: '2026-05-01' };
const report: SyncReport = {
  download: 1,
  interactions: { new: 3, changed: 0, unchanged: 0 },
  notes: { new: 0, changed: 0, owed: 0 },
  requests: 1,
  complete: true,
  gaps: [],
  unreadable: 0,
};

test('what is missing in one part is downloaded, what is in several is shown first', async () => {
  const { bench, archive } = await benchOn();
  bench.downloads.start([]);
  bench.downloads.start([day, { from: '2026-04-01', to: '2026-04-02' }]);
  expect([bench.dialogs.shown, archive.askedFor('startSync').length]).toEqual(['gaps', 0]);
  bench.downloads.start([day]);
  expect(archive.askedFor('startSync').length).toBe(1);
});

test('one that ended is told of: complete, with what is new, or why it stopped', async () => {
  const { bench } = await benchOn();
  const { downloads, notices } = bench;
  downloads.ended({ ok: true, value: report });
  downloads.ended({ ok: true, value: { ...report, complete: false } });
  downloads.ended({ ok: false, failure: { kind: 'timedOut', facts: {} } });
  downloads.ended({ ok: false, failure: { kind: 'cancelled', facts: {} } });
  expect(notices.all.map((notice) => (notice.kind === 'done' ? notice.text : notice.failure.kind))).toEqual([
    bench.locale.t('statusBar.endedComplete'),
    bench.locale.t('statusBar.endedNew', { count: 3 }),
    'timedOut',
  ]);
});

test('one that was begun in the calendar is told of there, while that is open', async () => {
  const { bench } = await benchOn();
  const { coverage, dialogs, downloads, notices } = bench;
  const failed = { ok: false, failure: { kind: 'timedOut', facts: {} } } as const;
  dialogs.show('gaps');
  coverage.download(day);
  downloads.ended(failed);
  expect([coverage.downloaded?.failure?.kind, notices.all.length]).toEqual(['timedOut', 0]);
  coverage.download(day);
  dialogs.close();
  downloads.ended(failed);
  expect(notices.all.length).toBe(1);
});

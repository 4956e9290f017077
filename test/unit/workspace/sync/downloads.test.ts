import { expect, test } from 'vitest';
import { downloadLine, lastFailureOf, type EndedDownload } from '../../../../main/workspace/sync/downloads';
import type { DownloadAsker } from '../../../../preload/desktop/downloads';
import { KronikaError } from '../../../../preload/failure';
import type { SyncReport } from '../../../../preload/model';

const startedMs = Date.parse('2026-03-10T12:00:00.900Z');
const report: SyncReport = {
  download: 1,
  interactions: { new: 3, changed: 1, unchanged: 90 },
  notes: { new: 4, changed: 0, owed: 2 },
  requests: 17,
  complete: false,
  gaps: [],
  unreadable: 0,
};

function ended(outcome: EndedDownload['outcome'], askedBy: DownloadAsker = 'schedule'): EndedDownload {
  return { from: '2026-01-01', to: '2026-03-10', askedBy, startedMs, endedMs: startedMs + 65_300, outcome };
}
const thrown = (...failure: ConstructorParameters<typeof KronikaError>): EndedDownload =>
  ended({ thrown: new KronikaError(...failure) });

test('says in one line when a download ran, what it brought, and how it ended', () => {
  expect(downloadLine(ended({ report }))).toBe(
    'download by itself 2026-03-10T12:00:00 to 2026-03-10T12:01:06 UTC, days 2026-01-01 to 2026-03-10; ' +
      'records new 3 changed 1, notes new 4 changed 0 owed 2, requests 17, gaps 0; came to its end',
  );
  const stopped = { ...report, stopped: { kind: 'cancelled', facts: {} } } as const;
  expect(downloadLine(ended({ report: stopped }, 'person'))).toMatch(/^download 2026.*; stopped$/);
});

test('says why a download failed, and nothing that is personal', () => {
  const facts = { host: 'my-crm.ccrm.pl', message: 'Anna Nowak +48 600 700 800' };
  const line = downloadLine(ended({ report: { ...report, stopped: { kind: 'refusedByCrm', facts } } }));
  expect(line).toMatch(/requests 17, gaps 0; failed: refusedByCrm$/);
  const early = downloadLine(thrown('unreachable', facts, 'ERR_CONNECTION_REFUSED of +48 600 700 800\nat line'));
  expect(early).toMatch(/; failed: unreachable \(ERR_CONNECTION_REFUSED/);
  for (const told of [line, early]) expect(told).not.toMatch(/600|Anna|ccrm|\n/);
});

test('keeps the last failure until a download comes to its end, or a person stops one', () => {
  expect(lastFailureOf(null, null)).toBeNull();
  expect(lastFailureOf(thrown('unreachable', { host: 'a' }), null)).toEqual({
    failure: { kind: 'unreachable', facts: { host: 'a' } },
    at: '2026-03-10T12:01:06.200Z',
  });
  expect(lastFailureOf(thrown('cancelled'), null)).toBeNull();
  expect(lastFailureOf(ended({ report }), null)).toBeNull();
});

test('goes by whichever program downloaded last', () => {
  const before = { endedAt: Math.floor(startedMs / 1000), isWhole: false, stopped: 'unauthorised' } as const;
  const after = { ...before, endedAt: before.endedAt + 600 };
  expect(lastFailureOf(ended({ report }), before)).toBeNull();
  expect(lastFailureOf(thrown('archiveLocked'), before)?.failure.kind).toBe('archiveLocked');
  expect(lastFailureOf(ended({ report }), after)?.failure.kind).toBe('unauthorised');
  expect(lastFailureOf(thrown('archiveLocked'), { ...after, isWhole: true, stopped: null })).toBeNull();
  expect(lastFailureOf(null, before)).toEqual({
    failure: { kind: 'unauthorised', facts: {} },
    at: '2026-03-10T12:00:00.000Z',
  });
  // Broken off, or running in another program.
  expect(lastFailureOf(null, { endedAt: null, isWhole: false, stopped: null })).toBeNull();
});

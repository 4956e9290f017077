import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { readMissingDays } from '../../../../main/archive/ledger/missing-days';
import { putUnreadable } from '../../../../main/archive/ledger/unreadable';
import { putAskedPeriods, putWindow } from '../../../../main/archive/ledger/windows';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { at, windowOf } from './window-of';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';

/** Asked for 10 to 15 December; closed are the 10th, the 11th, six hours of the 12th, and the 13th. */
function answered(): ArchiveWriter {
  const archive = temporaryArchive();
  archive.transaction(() => {
    putAskedPeriods(archive, [{ from: at('2022-12-10'), to: at('2022-12-16') }]);
    putWindow(archive, windowOf(at('2022-12-10'), at('2022-12-12') + 6 * 3600));
    putWindow(archive, windowOf(at('2022-12-13'), at('2022-12-14')));
    putWindow(archive, windowOf(at('2022-12-14'), at('2022-12-15'), { state: 'gap', reason: 'timedOut' }));
    putWindow(archive, windowOf(at('2022-12-15'), at('2022-12-16'), { state: 'open' }));
  });
  return archive;
}

test.each([
  ['closed days', '2022-12-10', '2022-12-11', []],
  ['a day of which some hours are closed', '2022-12-11', '2022-12-12', ['12 to 12']],
  [
    'days before the first window and behind the last',
    '2022-12-08',
    '2022-12-17',
    ['08 to 09', '12 to 12', '14 to 17'],
  ],
  ['a gap and an open window', '2022-12-14', '2022-12-15', ['14 to 15']],
  ['a day in no window at all', '2022-12-30', '2022-12-30', ['30 to 30']],
  ['all that was asked for', null, null, ['12 to 12', '14 to 15']],
  ['from the first day that was asked for', null, '2022-12-12', ['12 to 12']],
  ['to the last day that was asked for', '2022-12-13', null, ['14 to 15']],
  ['days behind all that was asked for, without an end', '2022-12-20', null, []],
])('of %s: %s to %s misses %j', (_, from, to, expected) => {
  const { missingDays } = readMissingDays(answered(), { from, to }, '2023-01-31');
  expect(missingDays.map((hole) => `${hole.from.slice(8)} to ${hole.to.slice(8)}`)).toEqual(expected);
});

test.each([
  ['2022-12-16', '2022-12-20', ['16 to 16']],
  ['2022-12-17', '2022-12-20', []],
  ['2022-12-12', null, ['12 to 12', '14 to 15', '16 to 16']],
])('of %s to %s no day after today, the 16th, is missing', (from, to, expected) => {
  const archive = answered();
  archive.transaction(() => {
    putAskedPeriods(archive, [{ from: at('2022-12-10'), to: at('2022-12-18') }]);
    putWindow(archive, windowOf(at('2022-12-16'), at('2022-12-17') - 60));
  });
  const { missingDays } = readMissingDays(archive, { from, to }, '2022-12-16');
  expect(missingDays.map((hole) => `${hole.from.slice(8)} to ${hole.to.slice(8)}`)).toEqual(expected);
});

test('an archive that was never asked for anything has no first and no last day', () => {
  expect(readMissingDays(temporaryArchive(), { from: null, to: null }, '2023-01-31')).toEqual({
    missingDays: [],
    notesOwed: 0,
    unreadable: { count: 0, dayUnknown: 0 },
  });
});

test.each([
  ['2022-12-10', '2022-12-11', 2],
  ['2022-12-11', '2022-12-11', 1],
  ['2022-12-12', null, 1],
  [null, '2022-12-10', 1],
  [null, null, 3],
])('counts the records from %s to %s whose notes are owed', (from, to, notesOwed) => {
  const archive = answered();
  const dates = ['10 23:59:59', '11 00:00:00', '12 12:00:00'];
  archive.transaction(() =>
    storeInteractions(
      archive,
      dates.map((date) => toInteraction({ ...documentedInteraction, uuid: date, callDate: `2022-12-${date}` })),
    ),
  );
  expect(readMissingDays(archive, { from, to }, '2023-01-31').notesOwed).toBe(notesOwed);
});

test.each([
  ['2022-12-10', '2022-12-11', { count: 1, dayUnknown: 0 }],
  ['2022-12-12', '2022-12-12', { count: 1, dayUnknown: 1 }],
  [null, '2022-12-12', { count: 3, dayUnknown: 1 }],
  [null, null, { count: 3, dayUnknown: 1 }],
])(
  'counts what could not be read from %s to %s, without bounds also before all that was asked for',
  (from, to, sum) => {
    const archive = answered();
    const setAside = (uuid: string, first: string, end: string): void => {
      const origin = {
        kind: 'interaction',
        owner: null,
        from: at(first),
        to: at(end),
        cameAt: 1,
        program: 'x',
      } as const;
      putUnreadable(archive, [{ raw: Buffer.from(uuid), reason: 'noObject', uuid, seconds: null }], origin);
    };
    archive.transaction(() => {
      setAside('of one day', '2022-12-11', '2022-12-12');
      setAside('of two days', '2022-12-12', '2022-12-14');
      setAside('years earlier', '2019-01-01', '2019-01-02');
    });
    expect(readMissingDays(archive, { from, to }, '2023-01-31').unreadable).toEqual(sum);
  },
);

import { expect, test } from 'vitest';
import type { OpenDayRange } from '../../../../main/archive/ledger/missing-days';
import { readPeriodGaps } from '../../../../main/archive/ledger/period-gaps';
import { putAskedPeriods, putWindow } from '../../../../main/archive/ledger/windows';
import { at, windowOf } from './window-of';
import { temporaryArchive } from '../../temp-archive';

const today = '2022-12-14';
const range = (from: string | null, to: string | null): OpenDayRange => ({ from, to });

/** Asked for 10 to 16 December: the 12th is a gap, nothing is known from the 14th on. */
function withGap() {
  const archive = temporaryArchive();
  archive.transaction(() => {
    putAskedPeriods(archive, [{ from: at('2022-12-10'), to: at('2022-12-17') }]);
    putWindow(archive, windowOf(at('2022-12-10'), at('2022-12-12')));
    putWindow(archive, windowOf(at('2022-12-12'), at('2022-12-13'), { state: 'gap', reason: 'timedOut' }));
    putWindow(archive, windowOf(at('2022-12-13'), at('2022-12-14')));
  });
  return archive;
}

const timedOut = { reason: 'timedOut', from: '2022-12-12 00:00:00', to: '2022-12-13 00:00:00' };
const notAsked = { reason: 'notAsked', from: '2022-12-14 00:00:00', to: '2022-12-17 00:00:00' };

test.each([
  ['a whole period', range(null, null), [timedOut, notAsked]],
  ['the day of the gap', range('2022-12-12', '2022-12-12'), [timedOut]],
  ['the days before it', range('2022-12-10', '2022-12-11'), []],
  ['the day after it, at which it ends', range('2022-12-13', '2022-12-13'), []],
  ['all from its day on', range('2022-12-12', null), [timedOut, notAsked]],
  ['all up to the day before it', range(null, '2022-12-11'), []],
])('of %s, names the gaps that touch it', (_, period, expected) => {
  expect(readPeriodGaps(withGap(), period, today).gaps).toMatchObject(expected);
});

test.each([
  ['up to a day to come ends today', range('2022-12-13', '2022-12-31'), [{ from: today, to: today }]],
  [
    'without bounds ends today, though more was asked for',
    range(null, null),
    [
      { from: '2022-12-12', to: '2022-12-12' },
      { from: today, to: today },
    ],
  ],
  ['that begins after today misses nothing', range('2022-12-15', '2022-12-20'), []],
  ['in the past misses its own days', range('2022-12-11', '2022-12-12'), [{ from: '2022-12-12', to: '2022-12-12' }]],
])('a period %s', (_, period, missingDays) => {
  expect(readPeriodGaps(withGap(), period, today).missingDays).toEqual(missingDays);
});

test.each([
  ['no bounds', range(null, null), [{ from: today, to: today }]],
  ['a beginning', range('2022-12-01', null), [{ from: '2022-12-01', to: today }]],
  ['an end', range(null, '2022-12-31'), [{ from: today, to: today }]],
  ['both', range('2022-12-01', '2022-12-02'), [{ from: '2022-12-01', to: '2022-12-02' }]],
  ['a beginning after today', range('2022-12-20', null), []],
])('an archive that was never asked for anything misses all of a period with %s', (_, period, missingDays) => {
  const found = readPeriodGaps(temporaryArchive(), period, today);
  expect(found).toEqual({ gaps: [], missingDays, notesOwed: 0, unreadable: { count: 0, dayUnknown: 0 } });
});

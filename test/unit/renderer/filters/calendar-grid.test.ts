import { describe, expect, it, test } from 'vitest';
import { formatMonthLong, shiftDay, weekdayNames } from '../../../../preload/words/format';
import {
  daysIn,
  monthOf,
  monthsOf,
  moveBy,
  outerRange,
  rangeOf,
  shiftMonth,
  weekdayOfDay,
} from '../../../../renderer/state/filters/calendar-grid';
import { fc } from '../../random-cases';

describe('monthsOf', () => {
  it('begins each week with Monday', () => {
    const march = monthsOf(2026)[2]!;
    expect(march.first).toBe('2026-03-01');
    // 1 March 2026 is a Sunday.
    expect(march.weeks[0]).toEqual([null, null, null, null, null, null, '2026-03-01']);
    expect(march.weeks[1]?.[0]).toBe('2026-03-02');
    expect(march.weeks[5]?.slice(0, 3)).toEqual(['2026-03-30', '2026-03-31', null]);
  });

  it('has every day of every year once, in its place, leap years with the 29th of February', () => {
    for (const [year, length] of [
      [1900, 365],
      [1970, 365],
      [2000, 366],
      [2023, 365],
      [2024, 366],
      [2100, 365],
    ] as const) {
      const months = monthsOf(year);
      expect(months.every(({ weeks }) => weeks.length === 6 && weeks.every((week) => week.length === 7))).toBe(true);
      const days = months.flatMap(({ weeks }) => weeks.flat()).filter((one) => one !== null);
      expect(days).toHaveLength(length);
      expect(days.every((one, at) => at === 0 || one === shiftDay(days[at - 1]!, 1))).toBe(true);
      for (const { weeks } of months) {
        for (const week of weeks) {
          week.forEach((one, place) => {
            if (one !== null) expect(weekdayOfDay(one)).toBe(place);
          });
        }
      }
    }
  });
});

describe('moveBy', () => {
  const within = { from: '2023-01-01', to: '2024-03-10' };

  it('goes by days, weeks, months and years, and to the ends', () => {
    expect(moveBy('ArrowRight', false, '2024-02-28', within)).toBe('2024-02-29');
    expect(moveBy('ArrowLeft', false, '2024-01-01', within)).toBe('2023-12-31');
    expect(moveBy('ArrowDown', false, '2024-02-26', within)).toBe('2024-03-04');
    expect(moveBy('ArrowUp', false, '2024-01-03', within)).toBe('2023-12-27');
    expect(moveBy('Home', false, '2024-02-29', within)).toBe('2024-02-26');
    expect(moveBy('End', false, '2024-02-29', within)).toBe('2024-03-03');
    expect(moveBy('PageUp', false, '2023-03-31', within)).toBe('2023-02-28');
    expect(moveBy('PageUp', true, '2024-02-29', within)).toBe('2023-02-28');
    expect(moveBy('Home', true, '2024-02-29', within)).toBe(within.from);
    expect(moveBy('End', true, '2023-05-05', within)).toBe(within.to);
    expect(moveBy('x', false, '2023-05-05', within)).toBeNull();
    expect(moveBy('ArrowLeft', true, '2023-05-05', within)).toBeNull();
  });

  it('never leads out of the calendar', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.boolean(), fc.nat(434), (key, withCtrl, days) => {
        const moved = moveBy(key, withCtrl, shiftDay(within.from, days), within);
        if (moved === null) return;
        expect(moved >= within.from && moved <= within.to).toBe(true);
      }),
    );
  });
});

test('shifts a day by months, to the last day where a month is shorter', () => {
  expect(shiftMonth('2024-01-31', 1)).toBe('2024-02-29');
  expect(shiftMonth('2023-12-31', 2)).toBe('2024-02-29');
  expect(shiftMonth('2024-03-15', -15)).toBe('2022-12-15');
});

test('counts the days of a range, also over a change of the clocks and a leap day', () => {
  expect(daysIn(rangeOf('2024-03-01', '2024-02-28'))).toBe(3);
  expect(daysIn(rangeOf('2026-03-28', '2026-03-30'))).toBe(3);
  expect(daysIn(rangeOf('2026-10-25', '2026-10-25'))).toBe(1);
});

test('reaches from the first day of several ranges to their last', () => {
  const ranges = [
    { from: '2026-02-03', to: '2026-02-04' },
    { from: '2025-12-31', to: '2026-03-01' },
    { from: '2026-01-01', to: '2026-01-01' },
  ];
  expect(outerRange(ranges)).toEqual({ from: '2025-12-31', to: '2026-03-01' });
  expect(outerRange([])).toBeNull();
});

test('names months and the days of the week from Monday, in both languages', () => {
  expect(formatMonthLong('pl', '2026-03-01')).toBe('marzec');
  expect(formatMonthLong('en', '2026-03-01')).toBe('March');
  expect(weekdayNames('pl').map(({ name }) => name)).toEqual([
    'poniedziałek',
    'wtorek',
    'środa',
    'czwartek',
    'piątek',
    'sobota',
    'niedziela',
  ]);
  expect(
    weekdayNames('en')
      .map(({ letter }) => letter)
      .join(''),
  ).toBe('MTWTFSS');
});

test('a week begins on Sunday where people say so: in its month, and for the keys that lead to its ends', () => {
  const march = monthOf('2026-03-15', 'sunday');
  expect(march.weeks[0]?.[0]).toBe('2026-03-01');
  for (const [week] of march.weeks) if (week != null) expect(weekdayOfDay(week)).toBe(6);
  const within = { from: '2026-01-01', to: '2026-12-31' };
  expect(moveBy('Home', false, '2026-03-18', within, 'sunday')).toBe('2026-03-15');
  expect(moveBy('End', false, '2026-03-18', within, 'sunday')).toBe('2026-03-21');
  expect(moveBy('Home', false, '2026-03-15', within, 'sunday')).toBe('2026-03-15');
});

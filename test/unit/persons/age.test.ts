import { expect, it, test } from 'vitest';
import { firstKeptDay } from '../../../preload/persons/age';
import { ageUnits, type Age } from '../../../preload/persons/keeping';
import { shiftDay } from '../../../preload/words/format';
import { Random } from '../../../main/sample-crm/data/random';
import { cases } from '../random-cases';

it.each([
  [{ n: 3, unit: 'years' }, '2026-11-29', '2023-11-29'],
  [{ n: 1, unit: 'years' }, '2021-02-28', '2020-02-28'],
  [{ n: 1, unit: 'years' }, '2021-03-01', '2020-03-01'],
  [{ n: 1, unit: 'years' }, '2024-02-29', '2023-02-28'],
  [{ n: 4, unit: 'years' }, '2024-02-29', '2020-02-29'],
  [{ n: 1, unit: 'months' }, '2026-03-31', '2026-02-28'],
  [{ n: 18, unit: 'months' }, '2026-01-15', '2024-07-15'],
  [{ n: 30, unit: 'days' }, '2026-03-29', '2026-02-27'],
  [{ n: 1, unit: 'days' }, '2026-01-01', '2025-12-31'],
] as const)('keeps what is of the last %o on %s from %s on', (age, today, expected) => {
  expect(firstKeptDay(age, today)).toBe(expected);
});

/** The last day on which a record of `day` is kept: by going on from that day, month by month, as a person would on a calendar. */
function lastDayKept(day: string, { n, unit }: Age): string {
  if (unit === 'days') return shiftDay(day, n);
  let [year = 0, month = 0] = day.split('-').map(Number);
  for (let left = unit === 'years' ? n * 12 : n; left > 0; left -= 1) {
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  const first = `${String(year)}-${String(month).padStart(2, '0')}-01`;
  const wanted = shiftDay(first, Number(day.slice(8)) - 1);
  // Of 31 March a month later: 30 April, and not yet 1 May.
  return wanted.slice(0, 7) === first.slice(0, 7) ? wanted : shiftDay(`${wanted.slice(0, 7)}-01`, -1);
}

test.each(Array.from({ length: cases(50) }, (_, seed) => seed))(
  'nothing goes before its time, and nothing stays more than three days longer, case %i',
  (seed) => {
    const random = new Random(seed);
    const unit = ageUnits[random.whole(0, 2)] ?? 'days';
    const age: Age = { n: random.whole(1, unit === 'days' ? 800 : 40), unit };
    const near = random.chance(0.5) ? '2024-02-28' : '2023-12-31';
    const day = shiftDay(near, random.whole(-3, 3));
    const last = lastDayKept(day, age);
    const isGone = (today: string): boolean => day < firstKeptDay(age, today);
    expect(isGone(last)).toBe(false);
    expect(isGone(shiftDay(last, 4))).toBe(true);
    for (let more = 0; more < 4; more += 1)
      if (isGone(shiftDay(last, more))) expect(isGone(shiftDay(last, more + 1))).toBe(true);
  },
);

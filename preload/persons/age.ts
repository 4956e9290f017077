import type { Age } from './keeping';

/**
 * The first day whose records are kept, `YYYY-MM-DD`: earlier ones are older than `age` on the day `today`. A day that a month does not
 * have is its last one, so that nothing goes before its time: what is of 29 February goes a year later on 1 March.
 */
export function firstKeptDay({ n, unit }: Age, today: string): string {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  if (unit === 'days') return nameOf(new Date(Date.UTC(year, month - 1, day - n)));
  const months = year * 12 + month - 1 - (unit === 'years' ? 12 * n : n);
  const [inYear, inMonth] = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate();
  return nameOf(new Date(Date.UTC(inYear, inMonth, Math.min(day, last))));
}

function nameOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

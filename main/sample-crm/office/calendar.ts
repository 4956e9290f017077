import type { Random } from '../data/random';
import { DAY_SECONDS, weekdayOf } from '../data/wall-time';

/** Contacts of an office by the hour, weekdays: from seven on, with a dip at lunch. */
const HOURS: readonly number[] = [0, 0, 0, 0, 0, 0, 1, 7, 34, 42, 40, 36, 22, 33, 36, 28, 17, 7, 4, 3, 2, 1, 0, 0];
/** Sunday first; Mondays are the busiest. */
const WEEKDAYS: readonly number[] = [9, 122, 104, 100, 98, 84, 30];
/** January first; people think of heating in autumn and of the sea in August. */
const MONTHS: readonly number[] = [1.05, 1, 0.95, 0.9, 0.88, 0.92, 0.8, 0.68, 1.15, 1.3, 1.22, 0.9];

/** The first second of the day that a moment falls in. */
export function midnightBefore(seconds: number): number {
  return seconds - (seconds % DAY_SECONDS);
}

/** Whether the office is closed on that day: a weekend or a Polish public holiday. */
export function isDayOff(seconds: number): boolean {
  const weekday = weekdayOf(seconds);
  return weekday === 0 || weekday === 6 || isHoliday(seconds);
}

/** The n-th working day after a moment's day, as its first second. */
export function workingDayAfter(seconds: number, days: number): number {
  let day = midnightBefore(seconds);
  for (let left = days; left > 0;) {
    day += DAY_SECONDS;
    if (!isDayOff(day)) left -= 1;
  }
  return day;
}

/** The last working day before a moment's day, as its first second. */
export function workingDayBefore(seconds: number): number {
  let day = midnightBefore(seconds) - DAY_SECONDS;
  while (isDayOff(day)) day -= DAY_SECONDS;
  return day;
}

/** Draws moments at which an office is contacted, out of a period. */
export class Calendar {
  readonly #firstDay: number;
  readonly #from: number;
  readonly #to: number;
  /** The sums of the days' weights up to each day. */
  readonly #sums: Float64Array;

  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
    this.#firstDay = midnightBefore(from);
    this.#sums = new Float64Array((midnightBefore(to) - this.#firstDay) / DAY_SECONDS + 1);
    let sum = 0;
    for (let day = 0; day < this.#sums.length; day += 1) {
      sum += weightOf(this.#firstDay + day * DAY_SECONDS);
      this.#sums[day] = sum;
    }
  }

  /** A moment of the period; only in the office's hours where asked for. */
  draw(random: Random, isOfficeHours: boolean): number {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const seconds = this.#draw(random);
      const isWithin = seconds >= this.#from && seconds <= this.#to;
      if (isWithin && (!isOfficeHours || isOfficeOpen(seconds))) return seconds;
    }
    return random.whole(this.#from, this.#to);
  }

  #draw(random: Random): number {
    const wanted = random.unit() * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sums[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return this.#firstDay + low * DAY_SECONDS + random.weighted(HOURS) * 3600 + random.whole(0, 3599);
  }
}

/** Whether the office is open. */
export function isOfficeOpen(seconds: number): boolean {
  const time = seconds % DAY_SECONDS;
  return !isDayOff(seconds) && time >= 7.5 * 3600 && time < 17 * 3600;
}

/** The moment itself where the office is open, else a moment soon after it opens again. */
export function whenOpen(seconds: number, random: Random): number {
  if (isOfficeOpen(seconds)) return seconds;
  const isEarly = seconds % DAY_SECONDS < 7.5 * 3600 && !isDayOff(seconds);
  const day = isEarly ? midnightBefore(seconds) : workingDayAfter(seconds, 1);
  return day + 7.75 * 3600 + random.whole(0, 5400);
}

function weightOf(day: number): number {
  const date = new Date(day * 1000);
  const month = MONTHS[date.getUTCMonth()] ?? 1;
  if (isHoliday(day)) return 5 * month;
  const isYearsEnd = date.getUTCMonth() === 11 && date.getUTCDate() > 22;
  return (WEEKDAYS[date.getUTCDay()] ?? 0) * month * (isYearsEnd ? 0.4 : 1);
}

const FIXED_HOLIDAYS = new Set([
  '01-01',
  '01-06',
  '05-01',
  '05-03',
  '08-15',
  '11-01',
  '11-11',
  '12-24',
  '12-25',
  '12-26',
]);
/** Days after Easter Sunday: itself, Easter Monday, Whit Sunday, Corpus Christi. */
const MOVABLE_HOLIDAYS = new Set([0, 1, 49, 60]);

/** Whether a moment falls on a Polish public holiday. */
export function isHoliday(seconds: number): boolean {
  const date = new Date(seconds * 1000);
  if (FIXED_HOLIDAYS.has(date.toISOString().slice(5, 10))) return true;
  return MOVABLE_HOLIDAYS.has((midnightBefore(seconds) - easterOf(date.getUTCFullYear())) / DAY_SECONDS);
}

/** Easter Sunday of a year (the anonymous Gregorian algorithm). */
function easterOf(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const shift = Math.floor((8 * century + 13) / 25);
  const moon = (19 * golden + century - Math.floor(century / 4) - shift + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const sum = moon + sunday - 7 * late + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / 1000;
}

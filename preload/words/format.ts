import type { Language } from '../model';
import { words } from './words';

/**
 * How numbers, days, times, lengths and sizes are said. Pure: "today" is always given.
 * Times of the archive are wall time without a zone; they are cut and named, never converted.
 */

const locales: Readonly<Record<Language, string>> = { pl: 'pl-PL', en: 'en-GB' };

interface LocaleFormats {
  readonly number: Intl.NumberFormat;
  readonly oneDecimal: Intl.NumberFormat;
  readonly weekdayShort: Intl.DateTimeFormat;
  readonly weekdayLong: Intl.DateTimeFormat;
  readonly weekdayNarrow: Intl.DateTimeFormat;
  readonly monthShort: Intl.DateTimeFormat;
  readonly monthLong: Intl.DateTimeFormat;
  readonly dayShort: Intl.DateTimeFormat;
  readonly dayYearShort: Intl.DateTimeFormat;
  readonly dayYearLong: Intl.DateTimeFormat;
}

function formatsOf(locale: string): LocaleFormats {
  const date = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  return {
    number: new Intl.NumberFormat(locale),
    oneDecimal: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
    weekdayShort: date({ weekday: 'short' }),
    weekdayLong: date({ weekday: 'long' }),
    weekdayNarrow: date({ weekday: 'narrow' }),
    monthShort: date({ month: 'short' }),
    monthLong: date({ month: 'long' }),
    dayShort: date({ day: 'numeric', month: 'short' }),
    dayYearShort: date({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayYearLong: date({ day: 'numeric', month: 'long', year: 'numeric' }),
  };
}

const formats: Readonly<Record<Language, LocaleFormats>> = { pl: formatsOf(locales.pl), en: formatsOf(locales.en) };

/** "1234", "12 345" in Polish (groups from five digits, with a no-break space), "1,234" in English. */
export function formatNumber(language: Language, value: number): string {
  return formats[language].number.format(value);
}

/** Of a part, 0 to 1, the whole percent: what is not ended never says 100. */
export function percentOf(part: number): number {
  return Math.floor(part * 100);
}

/** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` as a day to be named; null where it is no date. */
function dayOf(date: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (match === null) return null;
  const parsed = new Date(`${match[0]}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(match[0]) ? null : parsed;
}

type DayFormat = {
  [Name in keyof LocaleFormats]: LocaleFormats[Name] extends Intl.DateTimeFormat ? Name : never;
}[keyof LocaleFormats];

/** Days repeat from row to row: each is written once in each way. */
const written = new Map<string, string | null>();
const maxWritten = 10_000;

/** A day as one of the formats writes it; null where it is no date. */
function write(language: Language, date: string, format: DayFormat): string | null {
  const key = `${language} ${format} ${date.slice(0, 10)}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const day = dayOf(date);
  const text = day === null ? null : formats[language][format].format(day);
  if (written.size >= maxWritten) written.clear();
  written.set(key, text);
  return text;
}

/** The day a number of days away from `day`; both `YYYY-MM-DD`. */
export function shiftDay(day: string, days: number): string {
  const parsed = dayOf(day);
  if (parsed === null) return day;
  return new Date(parsed.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day a number of years away; of 29 February, the 28th where the year has none. */
export function shiftYear(day: string, years: number): string {
  const shifted = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return shifted.endsWith('-02-29') && !isDay(shifted) ? shifted.replace('-02-29', '-02-28') : shifted;
}

/** True for a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(text) !== null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** This computer's day, `YYYY-MM-DD`. */
export function dayOfClock(clock: Date): string {
  return `${String(clock.getFullYear()).padStart(4, '0')}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`;
}

/** This computer's time, `11:24`. */
export function timeOfClock(clock: Date): string {
  return `${two(clock.getHours())}:${two(clock.getMinutes())}`;
}

/** How far this computer's clock is from UTC: `+01:00`. */
export function zoneOfClock(clock: Date): string {
  const minutes = -clock.getTimezoneOffset();
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** "dziś", "wczoraj", "czw. 29 gru" this year, "czw. 29 gru 2022" else; `today` is `YYYY-MM-DD`. */
export function formatDay(language: Language, date: string, today: string): string {
  const weekday = write(language, date, 'weekdayShort');
  if (weekday === null) return date;
  if (date.startsWith(today)) return words(language)('dates.today');
  if (date.startsWith(shiftDay(today, -1))) return words(language)('dates.yesterday');
  const rest = write(language, date, date.slice(0, 4) === today.slice(0, 4) ? 'dayShort' : 'dayYearShort');
  return `${weekday} ${rest ?? ''}`;
}

/** "29 gru": a day whose year is known. */
export function formatDayOfYear(language: Language, date: string): string {
  return write(language, date, 'dayShort') ?? date;
}

/** "czw." */
export function formatWeekday(language: Language, date: string): string {
  return write(language, date, 'weekdayShort') ?? '';
}

/** "gru". */
export function formatMonth(language: Language, date: string): string {
  return write(language, date, 'monthShort') ?? date;
}

/** "grudzień". */
export function formatMonthLong(language: Language, date: string): string {
  return write(language, date, 'monthLong') ?? date;
}

/** "marca": a month as it stands behind a day. */
export function formatMonthOfDay(language: Language, date: string): string {
  const day = dayOf(date);
  const parts = day === null ? [] : formats[language].dayYearLong.formatToParts(day);
  return parts.find(({ type }) => type === 'month')?.value ?? date;
}

/** The days of the week from Monday, for the head of a calendar: "P" and "poniedziałek". */
export function weekdayNames(language: Language): readonly { readonly letter: string; readonly name: string }[] {
  const { weekdayNarrow, weekdayLong } = formats[language];
  return Array.from({ length: 7 }, (_, weekday) => {
    // 2024-01-01 was a Monday.
    const day = new Date(Date.UTC(2024, 0, 1 + weekday));
    return { letter: weekdayNarrow.format(day), name: weekdayLong.format(day) };
  });
}

/** "29 gru 2022", whatever today is. */
export function formatDate(language: Language, date: string): string {
  return write(language, date, 'dayYearShort') ?? date;
}

/** "czwartek, 29 grudnia 2022". */
export function formatDayLong(language: Language, date: string): string {
  const weekday = write(language, date, 'weekdayLong');
  return weekday === null ? date : `${weekday}, ${write(language, date, 'dayYearLong') ?? ''}`;
}

/** "11:24" out of `2022-12-29 11:24:57`; empty where there is no time. */
export function formatTime(callDate: string): string {
  return /[ T](\d{2}:\d{2})/.exec(callDate)?.[1] ?? '';
}

/** "dziś 11:24", "wczoraj 11:24", "czw. 29 gru 2022 11:24". */
export function formatWhen(language: Language, callDate: string, today: string): string {
  return `${formatDay(language, callDate, today)} ${formatTime(callDate)}`.trim();
}

/** "czwartek, 29 grudnia 2022, 11:24:57". */
export function formatExact(language: Language, callDate: string): string {
  const time = /[ T](\d{2}:\d{2}(?::\d{2})?)/.exec(callDate)?.[1];
  const day = formatDayLong(language, callDate);
  return time === undefined ? day : `${day}, ${time}`;
}

/** A moment with a zone (ISO 8601) on this computer's clock: "dziś 11:24". */
export function formatInstant(language: Language, instant: string, now: Date): string {
  const wall = wallOfInstant(instant);
  return wall === null ? instant : formatWhen(language, wall, dayOfClock(now));
}

/** A moment with a zone (ISO 8601) on this computer's clock: `2022-12-29 11:24:57`; null for what is none. */
export function wallOfInstant(instant: string): string | null {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return null;
  return `${dayOfClock(moment)} ${timeOfClock(moment)}:${two(moment.getSeconds())}`;
}

/** "29 gru 2022", "1 gru 2022 – 29 gru 2022": days of a period, `to` inclusive. */
export function formatPeriod(language: Language, from: string, to: string): string {
  if (from.slice(0, 10) === to.slice(0, 10)) return formatDate(language, from);
  return words(language)('dates.period', { from: formatDate(language, from), to: formatDate(language, to) });
}

/**
 * The days a gap touches, of its exclusive end (`2022-12-30 00:00:00` ends on the 29th). A period that ends today is
 * asked for beyond it, since clocks differ: those days do not count.
 */
export function daysOfGap(
  gap: { readonly from: string; readonly to: string },
  today: string,
): { from: string; to: string } {
  const from = gap.from.slice(0, 10);
  const to = gap.to.slice(0, 10);
  const lastDay = gap.to.slice(11) === '00:00:00' || gap.to.length === 10 ? shiftDay(to, -1) : to;
  const seen = lastDay > today ? today : lastDay;
  return { from, to: seen < from ? from : seen };
}

/** When something was of which only a span is known (its end exclusive): its second, else the days, which have come by now. */
export function formatSpan(
  language: Language,
  span: { readonly from: string; readonly to: string },
  today: string,
): string {
  const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
  if (at(span.to) - at(span.from) <= 1000) return formatExact(language, span.from);
  const { from, to } = daysOfGap(span, today);
  return formatPeriod(language, from, to);
}

/** "45 s", "6 min 8 s", "1 godz. 2 min": how long something was. */
export function formatDuration(language: Language, seconds: number): string {
  const t = words(language);
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (h > 0) return m === 0 ? t('durations.hours', { h }) : t('durations.hoursMinutes', { h, m });
  if (m > 0) return s === 0 ? t('durations.minutes', { m }) : t('durations.minutesSeconds', { m, s });
  return t('durations.seconds', { s });
}

/** "4:12", "1:02:03": for a column of lengths. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return h > 0 ? `${String(h)}:${two(m)}:${two(s)}` : `${String(m)}:${two(s)}`;
}

/** "minuty", "12 min", "2 godz. 5 min", "3 dni": how long something will take, roughly; to stand after "około". */
export function formatTimeLeft(language: Language, seconds: number): string {
  const t = words(language);
  if (seconds < 60) return t('durations.lessThanMinute');
  if (seconds < 3600) return t('durations.minutes', { m: Math.round(seconds / 60) });
  if (seconds >= 172_800) return t('durations.days', { count: Math.round(seconds / 86_400) });
  return formatDuration(language, Math.round(seconds / 300) * 300);
}

/** "812 B", "1,2 MB": file sizes in steps of 1000, as file managers show them. */
export function formatBytes(language: Language, bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? formats[language].oneDecimal : formats[language].number;
  return `${digits.format(unit > 0 && value < 10 ? value : Math.round(value))} ${units[unit] ?? ''}`;
}

import { filtered } from '../../../preload/letters/char-filter';
import type { Language } from '../../../preload/model';
import { formatMonth, formatMonthLong, formatMonthOfDay, isDay, shiftDay } from '../../../preload/words/format';

/** What is typed for a day: nothing, a day (`YYYY-MM-DD`), the beginning of one, or what is none. */
export type TypedDay =
  | { readonly kind: 'empty' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'partial' }
  | { readonly kind: 'none' };

/** What is typed is read as far as it goes, or judged as it was left: two digits are then a year as well. */
type Moment = 'typing' | 'left';

const earliestYear = 1900;
const none: TypedDay = { kind: 'none' };
const partial: TypedDay = { kind: 'partial' };

/** "01.03.2026" in Polish, "01/03/2026" in English: a day as it stands in a field, day first in both. */
export function dayInDigits(language: Language, day: string): string {
  return isDay(day) ? day.split('-').reverse().join(separators[language]) : '';
}

const separators: Readonly<Record<Language, string>> = { pl: '.', en: '/' };

/**
 * Reads a day as people write it: 1.3.2026, 01/03/2026, 1-3-26, 01032026, 2026-03-01, 1 marca 2026, 1 Mar 2026, dziś,
 * yesterday. The day comes before the month, unless the year comes first. `today` is `YYYY-MM-DD`.
 */
export function readTypedDay(text: string, today: string, moment: Moment): TypedDay {
  const typed = filtered(text).trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(/[.,]$/, '');
  if (typed === '') return { kind: 'empty' };
  const named = namedDays.get(typed);
  if (named !== undefined) return { kind: 'day', day: shiftDay(today, named) };
  return dayFromParts(partsOf(typed), moment) ?? (isBeginning(typed) ? partial : none);
}

const namedDays: ReadonlyMap<string, number> = new Map([
  ['dziś', 0],
  ['dzis', 0],
  ['dzisiaj', 0],
  ['today', 0],
  ['wczoraj', -1],
  ['yesterday', -1],
]);

/** Day, month and year as they were typed; null where they are not all there. */
interface Parts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

function partsOf(typed: string): Parts | null {
  const whole = /^(\d{2})(\d{2})(\d{4})$/.exec(typed) ?? /^(\d{1,2})[./\- ] ?(\d{1,2})[./\- ] ?(\d+)$/.exec(typed);
  if (whole !== null) return { day: whole[1] ?? '', month: whole[2] ?? '', year: whole[3] ?? '' };
  const yearFirst = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/.exec(typed);
  if (yearFirst !== null) return { day: yearFirst[3] ?? '', month: yearFirst[2] ?? '', year: yearFirst[1] ?? '' };
  const inWords = /^(\d{1,2})\.? (\p{L}+)\.? (\d+)$/u.exec(typed);
  const month = inWords === null ? undefined : months.get(inWords[2] ?? '');
  return month === undefined ? null : { day: inWords?.[1] ?? '', month: String(month), year: inWords?.[3] ?? '' };
}

function dayFromParts(parts: Parts | null, moment: Moment): TypedDay | null {
  if (parts === null) return null;
  const { day, month } = parts;
  const year = parts.year.length === 2 && moment === 'left' ? `20${parts.year}` : parts.year;
  if (year.length < 4) return partial;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) && Number(year) >= earliestYear ? { kind: 'day', day: written } : none;
}

/** Every name of a month in both languages, whole and cut: "marzec", "marca", "mar", "March". */
const months: ReadonlyMap<string, number> = new Map(
  (['pl', 'en'] as const).flatMap((language) =>
    Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}-01`).flatMap((first, index) =>
      [formatMonth, formatMonthLong, formatMonthOfDay]
        .map((format) => format(language, first).toLowerCase())
        .flatMap((name) => [name, name.slice(0, 3)].map((written) => [written, index + 1] as const)),
    ),
  ),
);

function isBeginning(typed: string): boolean {
  return /^\d{1,7}$|^\d{1,2}[./\- ] ?(\d{1,2}([./\- ] ?)?)?$|^\d{4}[./-](\d{1,2}[./-]?)?$/.test(typed);
}

/** What of the pattern ("dd.mm.rrrr") still stands behind what is typed: "mm.rrrr" behind "1."; empty for another spelling. */
export function restOfPattern(pattern: string, typed: string): string {
  const separator = /\W/.exec(pattern)?.[0] ?? '';
  const wanted = pattern.split(separator);
  if (/^\d{3,8}$/.test(typed)) return wanted.join('').slice(typed.length);
  const parts = typed.split(separator);
  const fits = parts.length <= wanted.length && parts.every((part, at) => isPartOf(part, wanted[at] ?? ''));
  const isOver = parts.slice(0, -1).every((part) => part !== '');
  if (!fits || !isOver) return '';
  const at = parts.length - 1;
  const rest = (wanted[at] ?? '').slice(parts[at]?.length ?? 0);
  return [rest, ...wanted.slice(at + 1)].join(separator);
}

function isPartOf(part: string, wanted: string): boolean {
  return part.length <= wanted.length && /^\d*$/.test(part);
}

/** One of the three numbers of a whole date, by its place in the text. */
export interface DayPart {
  readonly name: 'day' | 'month' | 'year';
  readonly begin: number;
  readonly end: number;
}

const partNames = ['day', 'month', 'year'] as const;

/** The parts of a date as it stands in a field; none of any other text. */
export function dayPartsOf(text: string): DayPart[] {
  if (!/^\d{1,2}\D\d{1,2}\D\d{1,4}$/.test(text)) return [];
  return [...text.matchAll(/\d+/g)].map((match, at) => ({
    name: partNames[at] ?? 'year',
    begin: match.index,
    end: match.index + match[0].length,
  }));
}

/** The part that a caret is in. */
export function dayPartAt(text: string, caret: number): DayPart | undefined {
  return dayPartsOf(text).find(({ end }) => caret <= end);
}

import type { WeekStart } from '../../../../preload/model';
import { daySpan, monthSpan, seasonSpan, yearSpan, halfSpan, quarterSpan, yearOfDay, type Span } from './calendar';
import {
  halfWords,
  measures,
  months,
  ordinals,
  quarterWords,
  romanMonths,
  seasonNames,
  which,
  yearWords,
  type MonthName,
} from './date-words';
import { wordList } from './lexicon';
import { isSpaced, type TypedWord } from './typed-words';
import { whenIn, type When } from './when';

/** The words of a search, with the day that they are read on. */
export interface Line {
  readonly words: readonly TypedWord[];
  /** Its number since 1970-01-01. */
  readonly today: number;
  /** The day that its weeks begin with. */
  readonly weekStart: WeekStart;
}

/** A day, month, season or the like, read from a word on. */
export interface Point {
  /** The index after its last word. */
  readonly next: number;
  readonly when: When;
  /**
   * What else is needed for it to be a period. `nothing`; `preposition`: a bare name of a month is also a word; `range`: it
   * has to be one end of a period.
   */
  readonly needs: 'nothing' | 'preposition' | 'range';
  /** Another day of its month: `1` of `1-15 marca`. */
  readonly onDay?: ((day: number) => When) | undefined;
}

export type ReadPoint = (line: Line, at: number) => Point | null;

/** Also those that are too far away to be meant: of `1 marca 1969` no part is a period. */
const yearNumber = /^((?:1[89]|2[01])\d\d)(r?)$/;
const ofWords = wordList('of the w we in');
const shortYear = wordList('r rok roku rokiem');

/** A year that stands at a word, with what belongs to it; null for none. */
export interface WrittenYear {
  readonly next: number;
  readonly year: number;
  /** True where a word says that it is one. */
  readonly isNamed: boolean;
}

/** A year as a number, with `r.` or `roku` or without. */
export function numberedYear({ words }: Line, at: number): WrittenYear | null {
  const match = yearNumber.exec(words[at]?.text ?? '');
  if (match === null) return null;
  const isNamed = match[2] === 'r';
  const isFollowed = !isNamed && shortYear.has(words[at + 1]) && isSpaced(words, at + 1);
  return { next: at + (isFollowed ? 2 : 1), year: Number(match[1]), isNamed: isNamed || isFollowed };
}

/** The year after a month or the like: a number, or `zeszłego roku`. */
export function yearAfter(line: Line, at: number): WrittenYear | null {
  const { words } = line;
  if (!isSpaced(words, at)) return null;
  let from = at;
  while (from < at + 2 && ofWords.has(words[from]) && isSpaced(words, from + 1)) from += 1;
  if (yearWords.has(words[from]) && isSpaced(words, from + 1)) {
    const named = numberedYear(line, from + 1);
    if (named !== null) return named;
  }
  return numberedYear(line, from) ?? relativeYear(line, from);
}

const thisYear = wordList('br');
const lastYear = wordList('ubr');
const ofLastYear = wordList('ub');

function relativeYear({ words, today }: Line, at: number): WrittenYear | null {
  const year = yearOfDay(today);
  if (thisYear.has(words[at])) return { next: at + 1, year, isNamed: true };
  if (lastYear.has(words[at])) return { next: at + 1, year: year - 1, isNamed: true };
  if (!(yearWords.has(words[at + 1]) || shortYear.has(words[at + 1]))) return null;
  const meant = ofLastYear.has(words[at]) ? 'previous' : isSpaced(words, at + 1) ? which.find(words[at]) : undefined;
  if (meant === undefined) return null;
  return { next: at + 2, year: meant === 'this' ? year : year - 1, isNamed: true };
}

/** Something of a year, with the year after it or without. */
function inYear(line: Line, next: number, spanIn: (year: number) => Span | null): Point {
  const year = yearAfter(line, next);
  return {
    next: year?.next ?? next,
    when: whenIn(year?.year ?? null, spanIn),
    needs: year === null ? 'preposition' : 'nothing',
  };
}

function dayOfMonth(line: Line, next: number, month: number, day: number): Point {
  const year = yearAfter(line, next);
  const onDay = (date: number): When => whenIn(year?.year ?? null, (each) => daySpan(each, month, date));
  return { next: year?.next ?? next, when: onDay(day), needs: 'nothing', onDay };
}

const dayNumber = /^(\d{1,2})(?:st|nd|rd|th|go|ego)?$/;

/** The day of a month that a word is, whether there is such a day or not. */
export function dateAt({ words }: Line, at: number): number | null {
  const match = dayNumber.exec(words[at]?.text ?? '');
  return match === null ? null : Number(match[1]);
}

/** `7 grudnia 2022`, `7th of December`, `15 III 2024`, `15.III.2024`. */
const dayAndMonth: ReadPoint = (line, at) => {
  const { words } = line;
  const day = dateAt(line, at);
  if (day === null) return null;
  const isDotted = words[at + 1]?.before === '.';
  const next = ofWords.has(words[at + 1]) ? at + 2 : at + 1;
  if (!isDotted && !isSpaced(words, next)) return null;
  const month = isDotted ? undefined : months.find(words[next])?.month;
  if (month !== undefined) return isStreet(line, next + 1) ? null : dayOfMonth(line, next + 1, month, day);
  const roman = romanMonths.find(words[at + 1]);
  // `15 i 16` counts two things.
  if (roman === undefined || (!isDotted && words[at + 1]?.text.length === 1)) return null;
  const year = words[at + 2]?.before === (isDotted ? '.' : ' ') ? numberedYear(line, at + 2) : null;
  if (year === null) return null;
  const onDay = (date: number): When => whenIn(year.year, (each) => daySpan(each, roman, date));
  return { next: year.next, when: onDay(day), needs: 'nothing', onDay };
};

/** Behind a day and a month: the number of a house in a street of that name, `3 Maja 15`. */
function isStreet({ words }: Line, at: number): boolean {
  const house = words[at];
  const isNumber = house?.before === ' ' && /^\d{1,3}[a-z]?$/.test(house.text) && !house.after.startsWith(':');
  return isNumber && !months.has(words[at + 1]);
}

/** `December 7, 2022`. */
const monthAndDay: ReadPoint = (line, at) => {
  const month = months.find(line.words[at]);
  const day = isSpaced(line.words, at + 1) ? dateAt(line, at + 1) : null;
  const isEnglish = month?.form === 'english' || month?.form === 'short';
  return !isEnglish || day === null ? null : dayOfMonth(line, at + 2, month.month, day);
};

/** `marzec 2024`, `w marcu zeszłego roku`, `III 2024`; a bare name only with a preposition. */
const month: ReadPoint = (line, at) => {
  const named = months.find(line.words[at]);
  const number = named?.month ?? romanMonths.find(line.words[at]);
  if (number === undefined || isAfterDay(line, at)) return null;
  const point = inYear(line, at + 1, (year) => monthSpan(year, number));
  const hasYear = point.needs === 'nothing';
  if (named === undefined) return hasYear && line.words[at]?.text.length !== 1 ? point : null;
  return standsAlone(named.form, hasYear) ? point : null;
};

function standsAlone(form: MonthName['form'], hasYear: boolean): boolean {
  return form !== 'short' || hasYear;
}

/** Whether a number stands before a month that is no day of it: `48 marca 2024` is nothing, and not March. */
function isAfterDay(line: Line, at: number): boolean {
  return isSpaced(line.words, at) && dateAt(line, at - 1) !== null;
}

/** `wiosną 2023`, `zima 2022/2023`. */
const season: ReadPoint = (line, at) => {
  const name = seasonNames.find(line.words[at]);
  // `lata 2020-2022` are years.
  if (name === undefined || (line.words[at]?.text === 'lata' && /-/.test(line.words[at + 2]?.before ?? '')))
    return null;
  const point = inYear(line, at + 1, (year) => seasonSpan(year, name));
  const second = /^(?:20)?(\d\d)$/.exec(line.words[point.next]?.text ?? '')?.[1];
  const isOfTwo = point.when.kind === 'fixed' && second !== undefined && line.words[point.next]?.before === '/';
  if (!isOfTwo || name !== 'winter') return point;
  return { ...point, next: point.next + 1, when: { kind: 'fixed', span: seasonSpan(2000 + Number(second), name) } };
};

const quarterSign = /^(?:q([1-4])|([1-4])q)$/;
const halfSign = /^h([12])$/;

/** `I kwartał 2024`, `1. kw. 2024`, `first quarter of 2024`, `drugie półrocze 2023`. */
const partOfYear: ReadPoint = (line, at) => {
  const ordinal = isSpaced(line.words, at + 1) ? ordinals.find(line.words[at]) : undefined;
  if (ordinal === undefined) return null;
  if (quarterWords.has(line.words[at + 1])) return inYear(line, at + 2, (year) => quarterSpan(year, ordinal));
  if (!halfWords.has(line.words[at + 1]) || ordinal > 2) return null;
  return inYear(line, at + 2, (year) => halfSpan(year, ordinal));
};

/** `Q1 2024`, `Q1/2024`, `2024-Q1`, `H2 2023`. */
const signedPart: ReadPoint = (line, at) => {
  const { words } = line;
  const own = signedSpan(words[at]);
  if (own !== null) {
    const isJoined = /^[-/.]$/.test(words[at + 1]?.before ?? '');
    const year = isJoined ? numberedYear(line, at + 1) : yearAfter(line, at + 1);
    const point = { next: year?.next ?? at + 1, when: whenIn(year?.year ?? null, own) };
    return { ...point, needs: year === null ? 'preposition' : 'nothing' };
  }
  const year = numberedYear(line, at);
  const after = /^[-/ ]$/.test(words[at + 1]?.before ?? '') ? signedSpan(words[at + 1]) : null;
  return year === null || after === null ? null : { next: at + 2, when: whenIn(year.year, after), needs: 'nothing' };
};

function signedSpan(word: TypedWord | undefined): ((year: number) => Span) | null {
  const quarter = quarterSign.exec(word?.text ?? '');
  if (quarter !== null) return (year) => quarterSpan(year, Number(quarter[1] ?? quarter[2]));
  const half = halfSign.exec(word?.text ?? '');
  return half === null ? null : (year) => halfSpan(year, Number(half[1]));
}

/** `2023 r.`, `rok 2023`; a bare number only with a preposition, and not where it counts something. */
const year: ReadPoint = (line, at) => {
  const { words } = line;
  const from = yearWords.has(words[at]) && isSpaced(words, at + 1) ? at + 1 : at;
  const written = numberedYear(line, from);
  if (written === null) return null;
  const isNamed = written.isNamed || from > at;
  if (!isNamed && isCount(line, written)) return null;
  const when: When = { kind: 'fixed', span: yearSpan(written.year) };
  return { next: written.next, when, needs: isNamed ? 'nothing' : 'preposition' };
};

/** Whether a year's number is one of something, or a piece of a longer number. A round 2000 is a sum. */
function isCount({ words }: Line, { next, year }: WrittenYear): boolean {
  const after = words[next];
  return year === 2000 || (isSpaced(words, next) && (measures.has(after) || /^\d/.test(after?.text ?? '')));
}

export const datedPoints: readonly ReadPoint[] = [
  ...[dayAndMonth, monthAndDay, month, season, partOfYear, signedPart, year],
];

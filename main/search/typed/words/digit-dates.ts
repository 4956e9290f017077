import { daySpan, monthSpan, type Span } from './calendar';
import { numberedYear, type Line, type Point, type ReadPoint } from './points';
import { romanMonths } from './date-words';
import { whenIn, type When } from './when';

/**
 * `2022-12-07`, `7.12.2022`, `07/12/2022`, `15.III.2024`: the day first where the year is last, in both languages. With slashes
 * two digits each: `7/12/2022` is as likely the number of an invoice.
 */
const wholeDate: ReadPoint = (line, at) => {
  const separator = separatorAt(line, at + 1);
  if (separator === null || separatorAt(line, at + 2) !== separator) return null;
  if (isCode(line, at, separator)) return null;
  const day = numberAt(line, at);
  const beginning = numberedYear(line, at);
  const month = numberAt(line, at + 1);
  if (beginning?.next === at + 1) {
    const date = numberAt(line, at + 2);
    return month === null || date === null ? null : dateOf(at + 3, beginning.year, month, date);
  }
  const end = endingYear(line, at + 2, separator);
  const named = month ?? (separator === '.' ? romanMonths.find(line.words[at + 1]) : undefined);
  return day === null || named === undefined || end === null ? null : dateOf(end.next, end.year, named, day);
};

function dateOf(next: number, year: number, month: number, day: number): Point {
  const onDay = (date: number): When => whenIn(year, (each) => daySpan(each, month, date));
  return { next, when: onDay(day), needs: 'nothing', onDay };
}

/** A whole year; after points also its last two digits. */
function endingYear(line: Line, at: number, separator: string): { next: number; year: number } | null {
  const whole = numberedYear(line, at);
  if (whole !== null || separator !== '.') return whole;
  const short = /^(\d\d)r?$/.exec(line.words[at]?.text ?? '')?.[1];
  return short === undefined ? null : { next: at + 1, year: 2000 + Number(short) };
}

/** `2022-12`, `12.2022`; `12/2022` and `2022/12` are numbers of invoices, and `2022.12` is an amount. */
const monthInDigits: ReadPoint = (line, at) => {
  const separator = separatorAt(line, at + 1);
  const isYearFirst = separator === '-';
  if ((!isYearFirst && separator !== '.') || isCode(line, at, separator)) return null;
  const year = numberedYear(line, isYearFirst ? at : at + 1);
  const number = /^(?:0?[1-9]|1[0-2])$/.exec(line.words[isYearFirst ? at + 1 : at]?.text ?? '')?.[0];
  if (year === null || number === undefined || (isYearFirst && number.length !== 2)) return null;
  if (isYearFirst && year.next !== at + 1) return null;
  const when: When = { kind: 'fixed', span: monthSpan(year.year, Number(number)) };
  return { next: isYearFirst ? at + 2 : year.next, when, needs: 'nothing' };
};

/** `1.03` of `od 1.03 do 15.04.2024`: alone it is as likely something else. */
const dayInDigits: ReadPoint = (line, at) => {
  const day = numberAt(line, at);
  const month = line.words[at + 1];
  if (day === null || month?.before !== '.' || !/^(?:0?[1-9]|1[0-2])$/.test(month.text)) return null;
  const onDay = (date: number): When => whenIn(null, (year): Span | null => daySpan(year, Number(month.text), date));
  return { next: at + 2, when: onDay(day), needs: 'range', onDay };
};

export const digitPoints: readonly ReadPoint[] = [wholeDate, monthInDigits, dayInDigits];

function separatorAt({ words }: Line, at: number): string | null {
  return (
    /^(?:([-/.])|(\.) )$/
      .exec(words[at]?.before ?? '')
      ?.slice(1)
      .find(Boolean) ?? null
  );
}

function numberAt({ words }: Line, at: number): number | null {
  const text = words[at]?.text ?? '';
  return /^\d{1,2}$/.test(text) ? Number(text) : null;
}

const noun = /^(?:fak|faktur\w*|rachun\w*|umow\w*|spraw\w*|zamowien\w*|invoices?|cases?|orders?)$/;
const codeSign = /^(?:fv|fa|fk|fs|km|wz|pz|zk|kor|jpk|wersj\w+|version)$/;

/** `faktura 07/12/2022`, `FV 2022-12` and `wersja 12.2022` are numbers. */
function isCode({ words }: Line, at: number, separator: string): boolean {
  const before = words[at - 1]?.text ?? '';
  const isShort = separator === '/' && [0, 1, 2].some((index) => words[at + index]?.text.length === 1);
  return isShort || codeSign.test(before) || (separator === '/' && noun.test(before));
}

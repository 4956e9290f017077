import type { TextRange, WeekStart } from '../../../preload/model';
import { dayNumber, firstYear, lastYear, textOfDay, yearSpan } from './words/calendar';
import { smallInPolish } from './words/date-words';
import { readLimits, type ReadDays } from './words/limits';
import { isWhole, rangeOfWords, typedWords, type TypedWord } from './words/typed-words';

/** Words of a search that are a period: days `YYYY-MM-DD`, inclusive; null for an open end. */
export interface PeriodInWords extends TextRange {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The periods that a search text names in Polish or English, as they are meant on a day: `wczoraj`, `w marcu`, `last 30 days`,
 * `od 1 marca do 15 kwietnia 2024`, `przed 2024`, `2022-12`. With or without Polish letters, in small letters or all in capitals; the
 * longest reading is the one. In other texts a Polish name of a month, day or season with a capital is somebody's (`od Maja`),
 * but as the first word. The time of a day belongs to it, and narrows nothing. No period: what is quoted, excluded, after a field, or on a side of an OR; a year, number or name of a
 * month alone; a piece of a code; a day that no calendar has.
 *
 * What has no year is the latest that has begun, today included. `zeszły tydzień` is the calendar's, from `weekStart` on; `ostatni
 * tydzień` are seven days that end today (but `ostatni kwartał` is the one before this). `2 tygodnie temu` is the week that the
 * day was in. Seasons are whole months, and a winter is of the year in which it ends. `do marca` is with March, `po marcu` from
 * April on. English `from` is `since` before a day and a month, else it names where something is from: `calls from March`.
 */
export function periodsIn(text: string, today: string, weekStart: WeekStart = 'monday'): readonly PeriodInWords[] {
  const number = dayNumber(today);
  if (number === null) return [];
  const line = { words: typedWords(text).map(asNoDate), today: number, weekStart };
  const periods: PeriodInWords[] = [];
  for (let at = 0; at < line.words.length;) {
    const read = readLimits(line, at);
    const isTaken = read !== null && isWhole(line.words, at, read.next);
    const days = isTaken ? daysOf(read) : null;
    if (isTaken && days !== null) periods.push({ ...rangeOfWords(line.words, at, read.next), ...days });
    at = isTaken ? read.next : at + 1;
  }
  return periods;
}

/** A word that no date is made of, if it is a name; between a day and a year it is none. */
function asNoDate(word: TypedWord, at: number, words: readonly TypedWord[]): TypedWord {
  const isInDate = /^\d{1,2}$/.test(words[at - 1]?.text ?? '') && /^(?:19|20)\d\d$/.test(words[at + 1]?.text ?? '');
  return word.isCapital && !isInDate && smallInPolish.has(word) ? { ...word, text: '', exact: '' } : word;
}

/** As days of the calendar; null where they are none, or too far away to be meant. */
function daysOf({ limits }: ReadDays): { from: string | null; to: string | null } | null {
  if (limits === null) return null;
  const { from, to } = limits;
  const first = yearSpan(firstYear).from;
  const last = yearSpan(lastYear).to;
  const isNear = [from, to].every((day) => day === null || (day >= first && day <= last));
  return isNear ? { from: from === null ? null : textOfDay(from), to: to === null ? null : textOfDay(to) } : null;
}

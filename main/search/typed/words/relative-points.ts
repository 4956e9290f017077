import {
  monthSpan,
  quarterSpan,
  seasonSpan,
  unitAround,
  unitsUntil,
  weekdayOf,
  yearOfDay,
  type Span,
  type Unit,
} from './calendar';
import {
  lastFew,
  months,
  nearDays,
  numberWords,
  oneUnit,
  seasonNames,
  units,
  weekdays,
  which,
  type Which,
} from './date-words';
import { wordList } from './lexicon';
import { yearAfter, type Line, type Point, type ReadPoint } from './points';
import { isSpaced } from './typed-words';
import { latestBegun, latestEnded, whenIn, type When } from './when';

const fixed = (next: number, span: Span | null): Point => ({ next, when: { kind: 'fixed', span }, needs: 'nothing' });

const before = wordList('przed');
const yesterdayWord = wordList('wczoraj');

/** `dziś`, `wczoraj`, `day before yesterday`. */
const nearDay: ReadPoint = (line, at) => {
  const { words, today } = line;
  const back = nearDays.find(words[at]);
  if (back !== undefined) return fixed(at + 1, unitAround(today, 'day', -back));
  // Often written apart; nobody means all the time before yesterday.
  const isApart = before.has(words[at]) && yesterdayWord.has(words[at + 1]) && isSpaced(words, at + 1);
  if (isApart) return fixed(at + 2, unitAround(today, 'day', -2));
  const isSaid = ['day', 'before', 'yesterday'].every((word, index) => words[at + index]?.text === word);
  return isSaid ? fixed(at + 3, unitAround(today, 'day', -2)) : null;
};

/** How many there are of something, in digits or as a word. */
function countAt({ words }: Line, at: number): number | null {
  const word = words[at];
  if (!isSpaced(words, at + 1)) return null;
  return /^[1-9]\d{0,2}$/.test(word?.text ?? '') ? Number(word?.text) : (numberWords.find(word) ?? null);
}

/** What is counted, and how often: half a year is one. */
function countedAt(line: Line, at: number): { next: number; unit: Unit; count: number } | null {
  const { words } = line;
  if (words[at]?.text === 'pol' && words[at + 1]?.text === 'roku') return { next: at + 2, unit: 'half', count: 1 };
  const count = countAt(line, at);
  const unit = units.find(words[at + 1]);
  return count === null || unit === undefined ? null : { next: at + 2, unit, count };
}

const agoWords = wordList('temu ago');

/** `3 dni temu`, and the week, month or year of which so long ago was a part: `rok temu` is last year. */
const ago: ReadPoint = (line, at) => {
  const one = oneUnit.find(line.words[at]);
  const counted = countedAt(line, at) ?? (one === undefined ? null : { next: at + 1, unit: one, count: 1 });
  if (counted === null || counted.unit === 'weekend' || !agoWords.has(line.words[counted.next])) return null;
  const isJoined = isSpaced(line.words, counted.next);
  return isJoined
    ? fixed(counted.next + 1, unitAround(line.today, counted.unit, -counted.count, line.weekStart))
    : null;
};

/** `ostatnie 30 dni`, `30 ostatnich dni`, `last 3 months`: they end today. */
export const lastUnits: ReadPoint = (line, at) => {
  const { words, today } = line;
  const isAfter = lastFew.has(words[at]) && isSpaced(words, at + 1);
  const counted = isAfter ? countedAt(line, at + 1) : null;
  if (counted !== null) return untilToday(today, counted);
  const count = countAt(line, at);
  const unit = units.find(words[at + 2]);
  const isBetween = lastFew.has(words[at + 1]) && isSpaced(words, at + 2);
  return count === null || unit === undefined || !isBetween ? null : untilToday(today, { next: at + 3, unit, count });
};

function untilToday(today: number, { next, unit, count }: { next: number; unit: Unit; count: number }): Point | null {
  return unit === 'weekend' ? null : fixed(next, unitsUntil(today, unit, count));
}

/** `w zeszłym tygodniu`, `ten miesiąc`, `last Monday`, `zeszłej zimy`, `ostatni kwartał 2023`. */
const determined: ReadPoint = (line, at) => {
  const { words } = line;
  const meant = which.find(words[at]);
  if (meant === undefined || !isSpaced(words, at + 1)) return null;
  const unit = oneUnit.find(words[at + 1]);
  if (unit !== undefined) return determinedUnit(line, at + 2, meant, unit);
  const weekday = weekdays.find(words[at + 1]);
  if (weekday !== undefined) return fixed(at + 2, determinedWeekday(line.today, meant, weekday));
  const season = seasonNames.find(words[at + 1]);
  if (season !== undefined) return determinedYearly(line, at + 2, meant, (year) => seasonSpan(year, season));
  const month = months.find(words[at + 1]);
  const isNamed = month?.form === 'full' || month?.form === 'english';
  return isNamed ? determinedYearly(line, at + 2, meant, (year) => monthSpan(year, month.month)) : null;
};

function determinedUnit(line: Line, next: number, meant: Which, unit: Unit): Point | null {
  const { today } = line;
  // `ten dzień` could be any.
  if (unit === 'day') return null;
  const year = yearAfter(line, next);
  if (year !== null && unit !== 'year') {
    return unit === 'quarter' && meant !== 'this' ? fixed(year.next, quarterSpan(year.year, 4)) : null;
  }
  if (meant === 'recent' && (unit === 'week' || unit === 'month' || unit === 'year')) {
    return fixed(next, unitsUntil(today, unit, 1));
  }
  // On a Tuesday, the last weekend is the one before the week; on a Saturday, the one before this.
  return fixed(next, unitAround(today, unit, meant === 'this' ? 0 : -1, line.weekStart));
}

function determinedWeekday(today: number, meant: Which, weekday: number): Span {
  if (meant === 'this') return unitAround(today - weekdayOf(today) + weekday, 'day', 0);
  return latestWeekday(today - 1, weekday);
}

/** The latest such day of the week up to a day. */
function latestWeekday(day: number, weekday: number): Span {
  return unitAround(day - ((weekdayOf(day) - weekday + 7) % 7), 'day', 0);
}

function determinedYearly(line: Line, next: number, meant: Which, spanIn: (year: number) => Span): Point | null {
  if (yearAfter(line, next) !== null) return null;
  const { today } = line;
  const latest = latestBegun(whenIn(null, spanIn), today);
  if (latest === null) return null;
  if (meant === 'this') return fixed(next, latest.to >= today ? latest : spanIn(yearOfDay(today)));
  return fixed(next, latestEnded(whenIn(null, spanIn), today));
}

/** `w poniedziałek`, `since Monday`: the latest, today included. */
const weekday: ReadPoint = (line, at) => {
  const name = weekdays.find(line.words[at]);
  if (name === undefined) return null;
  const when: When = { kind: 'fixed', span: latestWeekday(line.today, name) };
  return { next: at + 1, when, needs: 'preposition' };
};

/** `w weekend`: the latest that has begun. */
const weekend: ReadPoint = (line, at) => {
  if (units.find(line.words[at]) !== 'weekend') return null;
  const shift = weekdayOf(line.today) < 5 ? -1 : 0;
  return { ...fixed(at + 1, unitAround(line.today, 'weekend', shift)), needs: 'preposition' };
};

export const relativePoints: readonly ReadPoint[] = [nearDay, ago, lastUnits, determined, weekday, weekend];

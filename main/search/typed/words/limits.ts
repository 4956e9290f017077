import { unitAround, type Span } from './calendar';
import { accusativeWeekdays, genitives, nearDays, oneUnit, seasonNames, weekdays } from './date-words';
import { digitPoints } from './digit-dates';
import { Lexicon, wordList } from './lexicon';
import { datedPoints, dateAt, yearAfter, type Line, type Point } from './points';
import { lastUnits, relativePoints } from './relative-points';
import { isSpaced, isWhole } from './typed-words';
import { latestBegun, latestEnded, spanBetween, whenOfYear, type When } from './when';

/** What was read from a word on; no limits where it looks like a period and is none, so that no part of it is one. */
export interface ReadDays {
  /** The index after the last word. */
  readonly next: number;
  readonly limits: Limits | null;
}

/** Numbers of days, inclusive; null for an open end. */
interface Limits {
  readonly from: number | null;
  readonly to: number | null;
}

/** The longest period that begins with a word; null for none. */
export function readLimits(line: Line, at: number): ReadDays | null {
  const reads = [between(line, at), single(line, at), openLimits(line, at)];
  const read = longest(reads.filter((each) => each !== null && isWhole(line.words, at, each.next)));
  return read !== null && isAbout(line, at) ? { ...read, limits: null } : read;
}

const aboutWords = wordList(
  'za na for by nr no numer number ul ulica ulicy ulicę al aleja alei aleje pl plac placu os osiedle osiedlu rondo rondzie',
);

/** `faktura za marzec 2024`, `umówiony na 15 marca`, `ul. 3 Maja`: what something is about, not when it was. */
function isAbout({ words }: Line, at: number): boolean {
  return isSpaced(words, at) && aboutWords.has(words[at - 1]);
}

function longest<Read extends { readonly next: number }>(reads: readonly (Read | null)[]): Read | null {
  let best: Read | null = null;
  for (const read of reads) if (read !== null && read.next > (best?.next ?? 0)) best = read;
  return best;
}

/** The longest day, month or the like at a word, with the time after a day. */
function pointAt(line: Line, at: number): Point | null {
  const point = dateOrPointAt(line, at);
  return point !== null && isDay(point) ? { ...point, next: afterTime(line, point.next) } : point;
}

function isDay({ when, onDay }: Point): boolean {
  return onDay !== undefined || (when.kind === 'fixed' && when.span !== null && when.span.from === when.span.to);
}

const timeWords = wordList('o ok około godz godzinie at about');

/** The index after `12:45`, `o godz. 12:45` or `12:45:32`; the same where there is no time. */
function afterTime({ words }: Line, at: number): number {
  let from = at;
  while (from < at + 2 && timeWords.has(words[from]) && isSpaced(words, from)) from += 1;
  if (!isSpaced(words, from) || !/^(?:[01]?\d|2[0-3])$/.test(words[from]?.text ?? '')) return at;
  let next = from + 1;
  while (next < from + 3 && words[next]?.before === ':' && /^[0-5]\d$/.test(words[next]?.text ?? '')) next += 1;
  return next > from + 1 && /^[.,;!?)]*(?: |$)/.test(words[next - 1]?.after ?? '') ? next : at;
}

/** A day of the week before a date says nothing more. */
function dateOrPointAt(line: Line, at: number): Point | null {
  const point = longest([...relativePoints, ...datedPoints, ...digitPoints].map((read) => read(line, at)));
  if (!weekdays.has(line.words[at]) || !isSpaced(line.words, at + 1)) return point;
  const date = longest([...datedPoints, ...digitPoints].map((read) => read(line, at + 1)));
  return date?.onDay !== undefined && date.needs === 'nothing' ? date : point;
}

/** Words before a period that belong to it. */
const prepositions = new Lexicon<'in' | 'of' | 'from' | 'forLast' | 'forSeason'>([
  ['w we in on during within over', 'in'],
  ['z ze przez dnia dn', 'of'],
  ['from', 'from'],
  ['za for', 'forLast'],
  ['na', 'forSeason'],
]);
const fillers = wordList(
  'the ciągu okresie dniach latach lata dnia dniu dn cały całego całym całej całą całe period of',
);

/** The index after words of which each may stand before a period. */
function afterFillers({ words }: Line, at: number): number {
  let next = at;
  while (next < at + 3 && fillers.has(words[next]) && isSpaced(words, next + 1)) next += 1;
  return next;
}

/** `w marcu`, `from last week`, `w dniu 7 grudnia 2022`, `wczoraj`. */
function single(line: Line, at: number): ReadDays | null {
  const { words, today } = line;
  const preposition = isSpaced(words, at + 1) ? prepositions.find(words[at]) : undefined;
  const first = preposition === undefined ? at : at + 1;
  const from = afterFillers(line, first);
  const point = withPossessive(line, pointAt(line, from));
  if (point === null || point.needs === 'range') return null;
  switch (preposition) {
    case undefined:
      return point.needs === 'nothing' ? whole(point, today) : null;
    case 'forLast':
      return lastUnits(line, from) === null ? null : whole(point, today);
    case 'forSeason':
      return seasonNames.has(words[from]) && point.needs === 'nothing' ? whole(point, today) : null;
    case 'in': {
      // `on wczoraj dzwonił`; `w środy`.
      const isOther = nearDays.has(words[first]) || (weekdays.has(words[from]) && !accusativeWeekdays.has(words[from]));
      return isOther && isOneWord(line, from, point) ? null : whole(point, today);
    }
    case 'of': {
      const isBare = point.needs === 'preposition' && /^[a-z]/.test(words[from]?.text ?? '');
      return isBare && isOneWord(line, from, point) && !genitives.has(words[from]) ? null : whole(point, today);
    }
    case 'from':
      return fromInEnglish(line, point);
  }
}

/** Whether a point is one word, with the time after it or without. */
function isOneWord(line: Line, at: number, { next }: Point): boolean {
  return next === at + 1 || next === afterTime(line, at + 1);
}

/** `today's`, `last week’s`. */
function withPossessive({ words }: Line, point: Point | null): Point | null {
  const after = words[point?.next ?? -1];
  const isPossessive = after?.text === 's' && /^['’]$/.test(after.before);
  return point !== null && isPossessive ? { ...point, next: point.next + 1 } : point;
}

function whole({ next, when }: Point, today: number): ReadDays {
  return { next, limits: latestBegun(when, today) };
}

const onWords = wordList('on onward onwards');

/** `from 1 March`, `from March on`: since then; but `from March`, `from yesterday`: of then. */
function fromInEnglish(line: Line, point: Point): ReadDays {
  const { words, today } = line;
  const span = latestBegun(point.when, today);
  const isOn = isSpaced(words, point.next) && onWords.has(words[point.next]);
  const next = isOn ? point.next + 1 : point.next;
  const isOpen = isOn || point.onDay !== undefined;
  return { next, limits: span === null || !isOpen ? span : { from: span.from, to: null } };
}

const openers = new Lexicon<'from' | 'to' | 'before' | 'after'>([
  ['od since', 'from'],
  ['do until till', 'to'],
  ['przed sprzed before', 'before'],
  ['po after', 'after'],
]);
const beginnings = wordList('początku początek beginning start');
const ends = wordList('końca koniec end');

/** `od wczoraj`, `do 15 kwietnia`, `przed 2024`, `after March 2024`, `od początku roku`. */
function openLimits(line: Line, at: number): ReadDays | null {
  const { words, today } = line;
  const opener = isSpaced(words, at + 1) ? openers.find(words[at]) : undefined;
  if (opener === undefined) return null;
  const from = afterFillers(line, at + 1);
  const edge = opener === 'from' ? beginnings : ends;
  const isEdge = edge.has(words[from]) && isSpaced(words, from + 1) && (opener === 'from' || opener === 'to');
  const point = isEdge ? edgeAt(line, afterFillers(line, from + 1)) : pointAt(line, from);
  if (point === null || point.needs === 'range' || (opener !== 'from' && isPlan(line, from, point))) return null;
  const span = opener === 'after' ? latestEnded(point.when, today) : latestBegun(point.when, today);
  return { next: point.next, limits: span === null ? null : openedBy(opener, span) };
}

/** `do piątku`, `po weekendzie`: of such days that are to come people write, and seldom search by those that were. */
function isPlan(line: Line, at: number, point: Point): boolean {
  const word = line.words[at];
  return isOneWord(line, at, point) && (weekdays.has(word) || oneUnit.find(word) === 'weekend');
}

/** What has a beginning or an end: `marca`, or the `roku` that now is. */
function edgeAt(line: Line, at: number): Point | null {
  const point = pointAt(line, at);
  const unit = oneUnit.find(line.words[at]);
  if (point !== null || unit === undefined) return point;
  return {
    next: at + 1,
    when: { kind: 'fixed', span: unitAround(line.today, unit, 0, line.weekStart) },
    needs: 'nothing',
  };
}

function openedBy(opener: 'from' | 'to' | 'before' | 'after', { from, to }: Span): Limits {
  switch (opener) {
    case 'from':
      return { from, to: null };
    case 'to':
      return { from: null, to };
    case 'before':
      return { from: null, to: from - 1 };
    case 'after':
      return { from: to + 1, to: null };
  }
}

const firstWords = new Lexicon<'to' | 'and'>([
  ['od from since', 'to'],
  ['między pomiędzy between', 'and'],
]);
const joints = { to: wordList('do to until till'), and: wordList('a i oraz lub and or') };

/** `od 1 marca do 15 kwietnia`, `między 1 a 15 marca`, `marzec-maj 2023`, `2022-01..2022-03`. */
function between(line: Line, at: number): ReadDays | null {
  const { words, today } = line;
  const isFirst = firstWords.has(words[at]);
  const isIn = !isFirst && prepositions.has(words[at]) && isSpaced(words, at + 1);
  const after = isFirst ? at : afterFillers(line, isIn ? at + 1 : at);
  const word = isSpaced(words, after + 1) ? firstWords.find(words[after]) : undefined;
  const from = word === undefined ? after : after + 1;
  const apart = pairAt(line, from, word ?? 'to');
  // `1 i 2 marca`, `listopad i grudzień 2023`; of `marzec i maj` neither is the period.
  const listed =
    apart !== null || word !== undefined ? null : (pairAt(line, from, 'and') ?? pairAt(line, from, 'comma'));
  const pair = apart ?? listed;
  if (pair === null) return null;
  const isSaid = word !== undefined || from > at || pair.needsNothing;
  const limits = spanBetween(pair.first, pair.last, today, apart === null ? 'side by side' : 'apart');
  // What a comma parts may be two things.
  return isSaid && (limits !== null || pair.kind !== 'comma') ? { next: pair.next, limits } : null;
}

type PairKind = 'to' | 'and' | 'comma';

interface Pair {
  readonly kind: PairKind;
  readonly next: number;
  readonly first: When;
  readonly last: When;
  readonly needsNothing: boolean;
}

/** Two ends with what joins them between; the first may be only the day of a month, and of `March 1-15` the last. */
function pairAt(line: Line, at: number, kind: PairKind): Pair | null {
  const first = pointAt(line, at);
  const day = dateAt(line, at);
  if (first === null && (day === null || kind === 'comma')) return null;
  const from = afterJoint(line, first?.next ?? at + 1, kind);
  const last = from === null ? null : pointAt(line, from);
  if (from === null) return null;
  if (last === null) return first === null || kind === 'comma' ? null : daysOfFirst(line, first, from, kind);
  const when = first === null ? last.onDay?.(day ?? 0) : first.when;
  if (when === undefined) return null;
  const needsNothing = last.needs === 'nothing' || first?.needs === 'nothing';
  return { kind, next: last.next, first: when, last: last.when, needsNothing };
}

/** `March 1-15, 2024`. */
function daysOfFirst(line: Line, first: Point, at: number, kind: PairKind): Pair | null {
  const day = dateAt(line, at);
  const last = day === null ? undefined : first.onDay?.(day);
  if (last === undefined) return null;
  const year = yearAfter(line, at + 1);
  const inYear = (when: When): When => (year === null ? when : whenOfYear(when, year.year));
  return { kind, next: year?.next ?? at + 1, first: inYear(first.when), last: inYear(last), needsNothing: true };
}

/** The index after a dash, points, a comma or a word that joins two ends; null where there is none. */
function afterJoint(line: Line, at: number, kind: PairKind): number | null {
  const { words } = line;
  const gap = words[at]?.before ?? '';
  if (kind === 'comma') return gap === ', ' ? afterSecond(line, at) : null;
  if (kind === 'to' && /^ ?(?:-|\.{2,3}|…) ?$/.test(gap)) return at;
  const isJoint = joints[kind].has(words[at]) && isSpaced(words, at) && isSpaced(words, at + 1);
  if (!isJoint) return null;
  return kind === 'and' ? afterSecond(line, at + 1) : at + 1;
}

/** The index after the second preposition of `w marcu i w kwietniu`. */
function afterSecond({ words }: Line, at: number): number {
  const preposition = isSpaced(words, at + 1) ? prepositions.find(words[at]) : undefined;
  return preposition === 'in' || preposition === 'of' ? at + 1 : at;
}

import type { Filters } from '../../../../preload/model';
import { numberWords } from './date-words';
import { Lexicon, PhraseBook, wordList } from './lexicon';
import { isSpaced, type TypedWord } from './typed-words';

type Words = readonly TypedWord[];

const secondsOf = new Lexicon<number>([
  ['s sek sekunda sekundy sekundę sekund sec secs second seconds', 1],
  ['min mins minuta minuty minutę minut minute minutes', 60],
  ['h godz godzina godziny godzinę godzin hr hrs hour hours', 3600],
]);
const half = new PhraseBook<number>([
  ['pół minuty', 30],
  ['pół godziny', 1800],
  ['half an hour', 1800],
  ['half a minute', 30],
]);
const joinedUnits: Readonly<Record<string, number>> = { s: 1, sek: 1, sec: 1, min: 60, h: 3600, godz: 3600 };

/** A length of time read from a word on, in seconds. */
interface Length {
  readonly next: number;
  readonly seconds: number;
}

/** `5 min`, `1 min 30 s`, `1:30`, `2,5 minuty`, `30s`, `godzinę`; null for none. */
function lengthAt(words: Words, at: number): Length | null {
  const first = pieceAt(words, at);
  if (first === null || first.unit === null || first.unit === 1 || !isSpaced(words, first.next)) return first;
  const second = pieceAt(words, first.next);
  const isSmaller = second !== null && second.unit !== null && second.unit < first.unit;
  return isSmaller ? { next: second.next, seconds: first.seconds + second.seconds } : first;
}

/** Of a time on a clock (`1:30`) there is no unit. */
function pieceAt(words: Words, at: number): (Length & { readonly unit: number | null }) | null {
  const text = words[at]?.text ?? '';
  const joined = /^(\d{1,6})(s|sek|sec|min|h|godz)$/.exec(text);
  if (joined !== null) {
    const unit = joinedUnits[joined[2] ?? ''] ?? 1;
    return { next: at + 1, seconds: Number(joined[1]) * unit, unit };
  }
  const halved = half.find(words, at);
  if (halved !== null) return { next: halved.next, seconds: halved.value, unit: 60 };
  const one = text.length > 2 ? secondsOf.find(words[at]) : undefined;
  if (one !== undefined) return { next: at + 1, seconds: one, unit: one };
  const count = countAt(words, at);
  if (count === null) return null;
  const unit = isSpaced(words, count.next) ? secondsOf.find(words[count.next]) : undefined;
  if (unit !== undefined) return { next: count.next + 1, seconds: Math.round(count.value * unit), unit };
  return clockAt(words, at);
}

function countAt(words: Words, at: number): { next: number; value: number } | null {
  const text = words[at]?.text ?? '';
  if (!/^\d{1,6}$/.test(text)) {
    const value = numberWords.find(words[at]);
    return value === undefined ? null : { next: at + 1, value };
  }
  const decimals = words[at + 1];
  const isDecimal = decimals !== undefined && /^[,.]$/.test(decimals.before) && /^\d{1,2}$/.test(decimals.text);
  return isDecimal
    ? { next: at + 2, value: Number(`${text}.${decimals.text}`) }
    : { next: at + 1, value: Number(text) };
}

/** `1:30`, minutes and seconds, as the filter takes them. */
function clockAt(words: Words, at: number): (Length & { readonly unit: null }) | null {
  const seconds = words[at + 1];
  if (seconds?.before !== ':' || !/^[0-5]\d$/.test(seconds.text) || !/^\d{1,4}$/.test(words[at]?.text ?? ''))
    return null;
  return { next: at + 2, seconds: 60 * Number(words[at]?.text) + Number(seconds.text), unit: null };
}

const limits = new PhraseBook<'min' | 'max'>([
  ['dłuższe/dłuższy/dłuższa/dłuższych/dłuższą/dłuższego/dłużej niż/od', 'min'],
  ['trwające/trwający/trwająca/trwających dłużej niż', 'min'],
  ['powyżej/ponad', 'min'],
  ['co najmniej', 'min'],
  ['longer/more than', 'min'],
  ['over/above', 'min'],
  ['at least', 'min'],
  ['krótsze/krótszy/krótsza/krótszych/krótszą/krótszego/krócej niż/od', 'max'],
  ['trwające/trwający/trwająca/trwających krócej niż', 'max'],
  ['poniżej', 'max'],
  ['co najwyżej', 'max'],
  ['shorter/less than', 'max'],
  ['under/below', 'max'],
  ['at most', 'max'],
]);
const first = wordList('od from między between');
const joint = wordList('do to a and');

/** `dłuższe niż 5 min`, `od 2 do 5 minut`: both ends belong to it, as they do in the filter. Null for none. */
export function lengthWish(words: Words, at: number): { next: number; filters: Filters } | null {
  const limit = limits.find(words, at);
  if (limit !== null && isSpaced(words, limit.next)) {
    const length = lengthAt(words, limit.next);
    if (length === null) return null;
    const { next, seconds } = length;
    return { next, filters: limit.value === 'min' ? { minSeconds: seconds } : { maxSeconds: seconds } };
  }
  return first.has(words[at]) && isSpaced(words, at + 1) ? lengthsBetween(words, at + 1) : null;
}

/** Of `2 do 5 minut` the unit of the second is that of the first; `od 8:30 do 9:15` are times of a day. */
function lengthsBetween(words: Words, at: number): { next: number; filters: Filters } | null {
  const whole = lengthAt(words, at);
  const count = countAt(words, at);
  const from = whole?.next ?? count?.next ?? at;
  if (!joint.has(words[from]) || !isSpaced(words, from) || !isSpaced(words, from + 1)) return null;
  const last = pieceAt(words, from + 1);
  if (last === null || last.unit === null) return null;
  const least = whole?.seconds ?? (count === null ? null : Math.round(count.value * last.unit));
  const most = lengthAt(words, from + 1) ?? last;
  if (least === null || least > most.seconds) return null;
  return { next: most.next, filters: { minSeconds: least, maxSeconds: most.seconds } };
}

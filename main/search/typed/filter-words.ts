import type { Filters, TextRange } from '../../../preload/model';
import { filterPhrases, furtherPossessions, type Wish } from './words/filter-phrases';
import { lengthWish } from './words/lengths';
import { wordList } from './words/lexicon';
import { nameWish, type KnownNames } from './words/names';
import { isSpaced, isWhole, rangeOfWords, typedWords, type TypedWord } from './words/typed-words';

/** Words of a search that are filters: only the properties that they stand for. */
export interface FilterInWords extends TextRange {
  readonly filters: Filters;
}

/** A wish with the words it was read from. */
interface ReadWish extends Wish {
  readonly at: number;
  readonly next: number;
}

/**
 * The filters that a search text names in Polish or English: `nieodebrane`, `outgoing calls`, `z załącznikiem`, `dłuższe niż
 * 5 min`, `wewn. 105`, whole names of agents and flags. Neighbours are one (`nieodebrane połączenia wychodzące`, `sms i faksy`).
 * Not read: what is quoted, excluded, after a field, on a side of an OR, or denied (`nie wychodzące`); words like `telefon` and
 * `wysłane`, but beside others. `missed` is incoming unless a direction is said; `odebrane` are answered calls, and SMS that came.
 */
export function filterWordsIn(text: string, names: KnownNames): readonly FilterInWords[] {
  const words = typedWords(text);
  const found: FilterInWords[] = [];
  for (let at = 0; at < words.length;) {
    const run = withoutLoose(runAt(words, names, at));
    const end = run.at(-1)?.next ?? at + 1;
    if (run.length > 0) found.push({ ...rangeOfWords(words, run[0]?.at ?? at, end), filters: mergedFilters(run) });
    at = end;
  }
  return found;
}

const joints = wordList('i oraz lub and or');
const denials = wordList('nie oprócz poza bez prócz not except without no');

/** Wishes that stand side by side, or with an `i` between, from a word on. */
function runAt(words: readonly TypedWord[], names: KnownNames, first: number): readonly ReadWish[] {
  const run: ReadWish[] = [];
  for (let at = first; at < words.length;) {
    const isJoined = run.length > 0 && joints.has(words[at]) && isSpaced(words, at) && isSpaced(words, at + 1);
    const wish = isJoined ? furtherWish(words, names, at + 1, run) : wishAt(words, names, at);
    if (wish === null || (run.length > 0 && !isSpaced(words, at)) || isContrary(run, wish)) break;
    run.push(wish);
    at = wish.next;
  }
  return run;
}

function wishAt(words: readonly TypedWord[], names: KnownNames, at: number): ReadWish | null {
  if (isSpaced(words, at) && denials.has(words[at - 1])) return null;
  const phrase = filterPhrases.find(words, at);
  const read = [
    phrase === null ? null : { next: phrase.next, ...phrase.value },
    strongly(lengthWish(words, at)),
    strongly(nameWish(names, words, at)),
  ];
  let best: ReadWish | null = null;
  for (const wish of read) {
    if (wish !== null && wish.next > (best?.next ?? at) && isWhole(words, at, wish.next)) best = { at, ...wish };
  }
  return best;
}

function strongly(read: { next: number; filters: Filters } | null): (Wish & { next: number }) | null {
  return read === null ? null : { ...read, force: 'strong' };
}

/** Behind an `i`: another wish, or the rest of `z notatką i załącznikiem`. */
function furtherWish(
  words: readonly TypedWord[],
  names: KnownNames,
  at: number,
  run: readonly ReadWish[],
): ReadWish | null {
  const last = run.at(-1)?.filters ?? {};
  const isPossession = last.hasNotes === true || last.hasPinnedNote === true || last.hasAttachment === true;
  const further = isPossession ? furtherPossessions.find(words, at) : null;
  if (further === null || !isWhole(words, at, further.next)) return wishAt(words, names, at);
  return { at, next: further.next, ...further.value };
}

/** Whether a wish asks for another value of what only one can be asked for: `z notatką bez notatki`. */
function isContrary(run: readonly ReadWish[], wish: ReadWish): boolean {
  return run.some(({ filters }) =>
    Object.entries(wish.filters).some(([name, value]) => {
      const other: unknown = filters[name as keyof Filters];
      return other !== undefined && !Array.isArray(other) && other !== value;
    }),
  );
}

/** The wishes without weak ones that stand beside none of a kind, direction or state: `telefon` before a name is a word. */
function withoutLoose(run: readonly ReadWish[]): readonly ReadWish[] {
  const begin = run.findIndex(({ force }) => force !== 'weak');
  const first = run[begin];
  if (first === undefined) return [];
  const kept = isOfKind(first) ? run : run.slice(begin);
  const end = kept.findIndex((wish, at) => wish.force === 'weak' && at > 0 && !kept.slice(0, at + 2).some(isOfKind));
  return end < 0 ? kept : kept.slice(0, end);
}

function isOfKind({ force, filters }: Wish): boolean {
  const isKind = filters.services !== undefined || filters.directions !== undefined || filters.statuses !== undefined;
  return isKind && force !== 'weak';
}

/** What wishes ask for together; of several values of one filter one is enough. */
function mergedFilters(run: readonly ReadWish[]): Filters {
  const isSaid = run.some(({ force, filters }) => force !== 'missed' && filters.directions !== undefined);
  const services = run.flatMap(({ filters }) => filters.services ?? []);
  const isMessage = services.length > 0 && !services.includes('call');
  return run.map((wish) => ownFilters(wish, isSaid, isMessage)).reduce(merged);
}

function ownFilters({ force, filters }: Wish, isDirectionSaid: boolean, isMessage: boolean): Filters {
  if (force === 'missed' && isDirectionSaid) return { statuses: filters.statuses };
  return force === 'received' && isMessage ? { directions: ['in'] } : filters;
}

const lists = ['services', 'directions', 'statuses', 'agents', 'extensions', 'flags', 'marks', 'withoutMarks'] as const;

function merged(before: Filters, filters: Filters): Filters {
  const joined = lists.flatMap((name) => {
    const values = filters[name];
    return values === undefined ? [] : [[name, [...new Set([...(before[name] ?? []), ...values])]] as const];
  });
  return { ...before, ...filters, ...Object.fromEntries(joined) };
}

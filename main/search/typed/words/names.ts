import type { Filters } from '../../../../preload/model';
import { filtered } from '../../../../preload/letters/char-filter';
import { tokensOf } from '../../analysis/tokens';
import { PhraseBook } from './lexicon';
import { formsOfName } from './name-forms';
import { isSpaced, type TypedWord } from './typed-words';

/** Whole names that a search text may hold. */
export interface KnownNames {
  readonly agents: readonly string[];
  readonly flags: readonly string[];
  readonly extensions: readonly string[];
}

/** A name, with its words folded, each in the forms it may have. */
interface Name {
  readonly words: readonly ReadonlySet<string>[];
  readonly filters: Filters;
}

interface NameIndex {
  readonly byFirst: ReadonlyMap<string, readonly Name[]>;
  readonly extensions: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<KnownNames, NameIndex>();

/**
 * Whole names of agents and flags, and `wewn. 105`, from a word on. A name of two words may be inflected (`Anny Kowalskiej`)
 * or turned around; null for none, and for one that could be two.
 */
export function nameWish(
  names: KnownNames,
  words: readonly TypedWord[],
  at: number,
): { next: number; filters: Filters } | null {
  const index = indexes.get(names) ?? indexOf(names);
  indexes.set(names, index);
  return extensionAt(index, words, at) ?? nameAt(index, words, at);
}

const extensionWords = new PhraseBook([
  ['wewn/wew/wewnętrzny/wewnętrznego/wewnętrznym/ext/extension', true],
  ['nr/numer/numeru/numerem wewn/wew/wewnętrzny/wewnętrznego/wewnętrznym', true],
]);

function extensionAt({ extensions }: NameIndex, words: readonly TypedWord[], at: number) {
  const found = extensionWords.find(words, at);
  if (found === null) return null;
  const number = words[found.next];
  const extension = /^\.? ?$/.test(number?.before ?? '-') ? extensions.get(number?.text ?? '') : undefined;
  return extension === undefined ? null : { next: found.next + 1, filters: { extensions: [extension] } };
}

function nameAt({ byFirst }: NameIndex, words: readonly TypedWord[], at: number) {
  let best: Name[] = [];
  for (const name of byFirst.get(words[at]?.text ?? '') ?? []) {
    const length = best[0]?.words.length ?? 0;
    if (name.words.length < length || !isAt(name, words, at)) continue;
    best = name.words.length > length ? [name] : [...best, name];
  }
  const [only] = best;
  const isOne = best.every(({ filters }) => filters === only?.filters);
  return only === undefined || !isOne ? null : { next: at + only.words.length, filters: only.filters };
}

function isAt(name: Name, words: readonly TypedWord[], at: number): boolean {
  return name.words.every((forms, index) => {
    const word = words[at + index];
    const isNext = index === 0 || isSpaced(words, at + index) || /^\S{1,2}$/.test(word?.before ?? '');
    return word !== undefined && isNext && forms.has(word.text);
  });
}

function indexOf({ agents, flags, extensions }: KnownNames): NameIndex {
  const byFirst = new Map<string, Name[]>();
  const add = (name: Name): void => {
    for (const first of name.words[0] ?? []) byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  };
  for (const agent of agents) {
    const words = tokensOf(filtered(agent)).map((token) => token.text);
    const filters = { agents: [agent] };
    const isPerson = words.length === 2 && words.every((word) => /^[a-z]{3,}$/.test(word));
    const forms = words.map((word) => new Set(isPerson ? formsOfName(word) : [word]));
    add({ words: forms, filters });
    if (isPerson) add({ words: forms.toReversed(), filters });
  }
  for (const flag of flags)
    add({ words: tokensOf(filtered(flag)).map((token) => new Set([token.text])), filters: { flags: [flag] } });
  return { byFirst, extensions: new Map(extensions.map((each) => [each.trim(), each])) };
}

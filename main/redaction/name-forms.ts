import { fold } from '../search/analysis/fold';
import type { Inflection } from '../search/analysis/inflection';
import { endingsOfFamilies, endingsOfNames, formsOfFamily } from '../search/typed/words/name-forms';

/** From an ending of a form to those of the names that it may be of. */
const endingsBack: ReadonlyMap<string, readonly string[]> = back();

function back(): Map<string, string[]> {
  const all = new Map<string, Set<string>>();
  const known = [
    ...endingsOfNames.map(([ending, others]) => [ending, others.split(' ')] as const),
    ...endingsOfFamilies,
  ];
  for (const [ending, others] of known) {
    for (const other of others) all.set(other, (all.get(other) ?? new Set()).add(ending));
  }
  return new Map(Array.from(all, ([other, endings]) => [other, [...endings]]));
}

const maxEnding = Math.max(...Array.from(endingsBack.keys(), (ending) => ending.length));

/**
 * The folded names that a word of a text may be a form of, of those that are known: itself, by the endings of names, and by
 * the dictionary, where there is one. Found from the word back, so that nothing is kept of the forms of names.
 */
export function namesOfForm(
  spelled: string,
  isKnown: (name: string) => boolean,
  inflection: Inflection | null,
): readonly string[] {
  const word = fold(spelled);
  const names = new Set<string>();
  if (isKnown(word)) names.add(word);
  for (let length = 0; length <= maxEnding && length < word.length - 1; length += 1) {
    const stem = word.slice(0, word.length - length);
    for (const ending of endingsBack.get(word.slice(stem.length)) ?? []) {
      const name = stem + ending;
      if (name !== word && isKnown(name) && formsOfFamily(name).includes(word)) names.add(name);
    }
  }
  for (const headword of inflection?.headwordsOf(spelled) ?? []) {
    const name = fold(headword.word);
    if (isKnown(name)) names.add(name);
  }
  return [...names];
}

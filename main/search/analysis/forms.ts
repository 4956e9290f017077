import type { SearchTerm, TermGroup } from '../../../preload/model';
import { fold } from './fold';
import type { Inflection } from './inflection';
import { tokensOf } from './tokens';

/** Shorter words are beginnings, not words. */
const minLength = 3;

/** Adds to each word of a search its other inflected forms, without those that begin as typed and are found anyway. */
export function withForms(groups: readonly TermGroup[], inflection: Inflection): TermGroup[] {
  return groups.map((group) => ({ ...group, anyOf: group.anyOf.map((term) => addForms(term, inflection)) }));
}

function addForms(term: SearchTerm, inflection: Inflection): SearchTerm {
  const [word, ...others] = tokensOf(term.text);
  const isWord = term.kind === 'word' && word !== undefined && others.length === 0 && /^\p{L}+$/u.test(word.exact);
  if (!isWord || word.text.length < minLength) return term;
  const forms = inflection.formsOf(word.exact).filter((form) => {
    const folded = fold(form);
    return term.isPrefix ? !folded.startsWith(word.text) : folded !== word.text;
  });
  return { ...term, forms };
}

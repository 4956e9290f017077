import type { SearchTerm, TermGroup } from '../../model';
import type { Words } from '../words';

/** A group of terms in words: "faktura", "w SMS: „po terminie”", "bez: zapłacona", "oferta lub wycena". */
export function groupText(group: TermGroup, t: Words): string {
  const terms = group.anyOf.map((term) => termText(term, t)).join(` ${t('terms.or')} `);
  return group.excluded ? t('terms.without', { term: terms }) : terms;
}

function termText(term: SearchTerm, t: Words): string {
  const bare = bareText(term, t);
  return term.field === null ? bare : t(`terms.in.${term.field}`, { term: bare });
}

/** What is quoted stands as it was typed; elsewhere the comma of a pasted sentence says nothing. */
function bareText({ kind, text }: SearchTerm, t: Words): string {
  const bare = kind === 'phrase' ? text : text.replace(/[,;:!?.…]+$/, '');
  return kind === 'word' ? bare : t(`terms.${kind}`, { text: bare });
}

/** The inflected forms that a search finds besides what was typed, each once, the most usual of a word first. */
export function formsOf(groups: readonly TermGroup[]): string[] {
  const terms = groups.filter((group) => !group.excluded).flatMap(({ anyOf }) => anyOf);
  return [...new Set(terms.flatMap(({ forms }) => byUse(forms)))];
}

/** Endings of Polish nouns and adjectives, from the ones that are met most in letters and notes of an office. */
const usualEndings = ['y', 'i', 'a', 'ę', 'ą', 'u', 'e', 'em', 'iem', 'ów', 'owi', '', 'om', 'ami', 'ach'];

/** In the order of use, without the vocative of feminine nouns ("fakturo"), which is not written there. */
function byUse(forms: readonly string[]): string[] {
  const stem = commonBeginning(forms);
  const isFeminine = forms.includes(`${stem}y`) || forms.includes(`${stem}i`) || forms.includes(`${stem}ą`);
  const rankOf = (form: string): number => {
    const rank = usualEndings.indexOf(form.slice(stem.length));
    return rank === -1 ? usualEndings.length : rank;
  };
  return forms
    .filter((form) => !(isFeminine && form === `${stem}o`))
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

function commonBeginning(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

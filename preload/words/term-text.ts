import type { SearchTerm, TermGroup } from '../model';
import type { Words } from './words';

/** A group of terms in words: "faktura", "w SMS: „po terminie”", "bez: zapłacona", "oferta lub wycena". */
export function groupText(group: TermGroup, t: Words): string {
  const terms = group.anyOf.map((term) => termText(term, t)).join(` ${t('terms.or')} `);
  return group.excluded ? t('terms.without', { term: terms }) : terms;
}

function termText(term: SearchTerm, t: Words): string {
  const bare = bareText(term, t);
  return term.field === null ? bare : t(`terms.in.${term.field}`, { term: bare });
}

function bareText({ kind, text }: SearchTerm, t: Words): string {
  return kind === 'word' ? text : t(`terms.${kind}`, { text });
}

/** The inflected forms that a search finds besides what was typed, each once. */
export function formsOf(groups: readonly TermGroup[]): string[] {
  return [
    ...new Set(groups.filter((group) => !group.excluded).flatMap(({ anyOf }) => anyOf.flatMap((term) => term.forms))),
  ];
}

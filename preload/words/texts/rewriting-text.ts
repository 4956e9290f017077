import type { Language, Rewriting, SpellingOffer } from '../../model';
import { words } from '../words';

/** So many words with a typed one inside are told one by one. */
const maxTold = 5;

/** What was searched in the place of what was typed, a sentence a word. */
export function rewritingTexts({ changes }: Rewriting, language: Language): string[] {
  const t = words(language);
  return changes.map(({ kind, typed, words: found }) => {
    const some = found.slice(0, maxTold).join(', ');
    const more = found.length - maxTold;
    const told = more > 0 ? t('rewriting.more', { words: some, n: more }) : some;
    return t(`rewriting.${kind}`, { typed, words: told });
  });
}

/** Asks whether something else was meant. */
export function offerText({ changes, count }: SpellingOffer, language: Language): string {
  const meant = changes.map(({ word }) => word).join(' ');
  return words(language)('rewriting.offer', { words: meant, count });
}

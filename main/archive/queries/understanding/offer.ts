import type { SearchTerm, SpellingOffer } from '../../../../preload/model';
import { tokensOf } from '../../../search/analysis/tokens';
import { editsAllowed } from '../../../search/typed/spelling';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { useOf, wordsBeginningWith } from './archive-words';
import { correctionsOf } from './corrections';
import { dictionaryOf } from './forms';
import { withGroups, type Plan } from './plan';
import { searcherOf } from '../search';
import { asTyped } from './ways';

/** A search that finds more than so many was typed as it was meant. */
const maxFound = 3;
/** So many times as often stands a word in the archive that a rare one is taken for an error of. */
const timesAsOften = 50;
/** So many of the likeliest are looked at. */
const maxMeant = 3;
/** A beginning of more words than this is not rare. */
const maxWords = 20;

/**
 * What may have been meant by a search that finds `total` records: a word of it stands only in a few texts, no dictionary
 * knows it, and one that looks like it stands in the archive much more often. Null for none.
 */
export function offerFor(archive: ArchiveReader, plan: Plan, total: number, check: StillWanted): SpellingOffer | null {
  if (total === 0 || total > maxFound || plan.query.literal === true || plan.rewriting !== null) return null;
  const meant = plan.understood.map(({ excluded, anyOf: [term, ...others] }) => {
    if (excluded || term?.kind !== 'word' || others.length > 0) return null;
    const word = meantBy(archive, term, check);
    return word === null ? null : { term, word };
  });
  const changes = meant.flatMap((one) => (one === null ? [] : [{ typed: one.term.text, word: one.word }]));
  if (changes.length === 0) return null;
  const groups = plan.understood.map((group, at) => {
    const one = meant[at] ?? null;
    return one === null ? group : { excluded: false, anyOf: [asTyped(archive, plan, one.term, one.word)] };
  });
  const { total: count } = searcherOf(archive).apart(withGroups(plan, groups), 0, check);
  return count > total ? { changes, count } : null;
}

/** The much more frequent word that a rare one is probably an error of. */
function meantBy(archive: ArchiveReader, { text }: SearchTerm, check: StillWanted): string | null {
  const [token, ...others] = tokensOf(text);
  const dictionary = archive.own(dictionaryOf);
  const knows = (word: string): boolean => dictionary.knows(word);
  if (token === undefined || others.length > 0 || editsAllowed(token.text) === 0 || knows(token.text)) return null;
  const snapshot = searcherOf(archive).snapshot();
  const found = wordsBeginningWith(archive, snapshot, token.text, maxWords + 1);
  if (found.length > maxWords || found.some(knows)) return null;
  const uses = found.map((word) => useOf(snapshot, word, check));
  if (uses.some(({ isInNames }) => isInNames)) return null;
  const often = uses.reduce((sum, { count }) => sum + count, 0);
  const meant = correctionsOf(archive, snapshot, token.text, maxMeant, check);
  return meant.find(({ folded }) => useOf(snapshot, folded, check).count >= often * timesAsOften)?.word ?? null;
}

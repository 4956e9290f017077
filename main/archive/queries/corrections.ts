import { editsAllowed, editsBetween, wordsNear } from '../../search/query/spelling';
import { errorCost } from '../../search/query/typing-errors';
import { compareTexts } from '../../search/index/segment';
import type { IndexSnapshot, StillWanted } from '../../search/query/results';
import type { ArchiveReader } from '../file/archive';
import { pendingWordsOf, storedWords, useOf } from './archive-words';
import { dictionaryOf } from './forms';

/** A word of the archive that may have been meant. */
export interface Correction {
  /** As it is written most often. */
  readonly word: string;
  /** In how many fields of records it stands. */
  readonly count: number;
}

/** For so many of the likeliest the index is asked how often they stand anywhere. */
const maxLookedUp = 8;
/** As likely as one error more is that a word which nobody knows was meant: in an archive are the errors of others. */
const costOfUnknown = 12;

interface Candidate extends Correction {
  readonly cost: number;
}

/**
 * Words of the archive that were probably meant by a folded typed one, the likeliest first: by the errors that were made, if
 * the word is known (to the dictionary, or as a name), then by how often it stands in the archive.
 */
export function correctionsOf(
  archive: ArchiveReader,
  snapshot: IndexSnapshot,
  typed: string,
  check: StillWanted,
): Correction[] {
  const dictionary = archive.own(dictionaryOf);
  const likeliest = wordsLike(archive, snapshot, typed, check)
    .map((folded) => {
      const [errors, isKnown] = [errorCost(typed, folded), dictionary.knows(folded)];
      return { folded, errors, isKnown, cost: errors + (isKnown ? 0 : costOfUnknown) };
    })
    .sort((a, b) => a.cost - b.cost || compareTexts(a.folded, b.folded));
  const found: Candidate[] = [];
  for (const { folded, errors, cost, isKnown } of likeliest) {
    if (found.length >= maxLookedUp) break;
    const { count, isInNames, spelling } = useOf(snapshot, folded, check);
    if (spelling !== null) found.push({ word: spelling, count, cost: isInNames && !isKnown ? errors : cost });
  }
  return found.sort((a, b) => a.cost - b.cost || b.count - a.count).map(({ word, count }) => ({ word, count }));
}

/** Other words within the edits that a folded word may have. */
function wordsLike(archive: ArchiveReader, snapshot: IndexSnapshot, typed: string, check: StillWanted): string[] {
  const edits = editsAllowed(typed);
  if (edits === 0) return [];
  const near = new Set(wordsNear(typed, edits, archive.own(storedWords), check));
  for (const word of pendingWordsOf(snapshot)) {
    const isAsLong = Math.abs(word.length - typed.length) <= edits;
    if (isAsLong && !/[^\p{L}]/u.test(word) && editsBetween(typed, word) <= edits) near.add(word);
  }
  near.delete(typed);
  return [...near];
}

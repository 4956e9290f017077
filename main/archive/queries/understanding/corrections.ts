import { editsAllowed, editsBetween, wordsNear } from '../../../search/typed/spelling';
import { errorCost } from '../../../search/typed/typing-errors';
import { compareTexts } from '../../../search/index/segment';
import type { IndexSnapshot, StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { pendingWordsOf, storedWords, useOf, writtenAs } from './archive-words';
import { dictionaryOf } from './forms';

/** A word of the archive that may have been meant. */
interface Correction {
  /** As it is written most often. */
  readonly word: string;
  readonly folded: string;
}

interface Candidate {
  readonly folded: string;
  /** How unlikely the errors are. */
  readonly errors: number;
  /** The same, and more where nobody knows the word. */
  readonly cost: number;
}

/** As likely as one error more is that a word which nobody knows was meant: in an archive are the errors of others. */
const costOfUnknown = 12;
/** Of so many that may be the likeliest it is asked how often they stand in the archive. */
const maxContenders = 6;

/**
 * Words of the archive that were probably meant by a folded typed one, at most so many, the likeliest first: by the errors that
 * were made, if the word is known (to the dictionary, or as a name); the likeliest of all by how often it stands in the archive.
 */
export function correctionsOf(
  archive: ArchiveReader,
  snapshot: IndexSnapshot,
  typed: string,
  max: number,
  check: StillWanted,
): Correction[] {
  const likeliest = candidatesOf(archive, snapshot, typed, check);
  const found: Correction[] = [];
  for (const { folded } of inOrderOfUse(likeliest, snapshot, check)) {
    if (found.length >= max) break;
    const word = writtenAs(snapshot, folded, check);
    if (word !== null) found.push({ word, folded });
  }
  return found;
}

function candidatesOf(archive: ArchiveReader, snapshot: IndexSnapshot, typed: string, check: StillWanted): Candidate[] {
  const dictionary = archive.own(dictionaryOf);
  return wordsLike(archive, snapshot, typed, check)
    .map((folded): Candidate => {
      const errors = errorCost(typed, folded);
      return { folded, errors, cost: errors + (dictionary.knows(folded) ? 0 : costOfUnknown) };
    })
    .sort((a, b) => a.cost - b.cost || compareTexts(a.folded, b.folded));
}

/** The index is asked for those alone among which it decides: asking it for a word goes through all of it. */
function inOrderOfUse(candidates: readonly Candidate[], snapshot: IndexSnapshot, check: StillWanted): Candidate[] {
  const best = candidates[0]?.cost ?? 0;
  const contenders = candidates.filter(({ errors }) => errors <= best).slice(0, maxContenders);
  if (contenders.length < 2) return [...candidates];
  const asked = contenders
    .map(({ folded, errors, cost }) => {
      const { count, isInNames } = useOf(snapshot, folded, check);
      return { folded, errors, cost: isInNames ? errors : cost, count };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.cost - b.cost || b.count - a.count);
  return [...asked, ...candidates.filter((one) => !contenders.includes(one))];
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

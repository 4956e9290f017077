import type { SearchTerm } from '../../../../preload/model';
import { fold } from '../../../search/analysis/fold';
import { tokensOf } from '../../../search/analysis/tokens';
import {
  foldedOfTerm,
  spellingOf,
  standsIn,
  wholeWord,
  wordsBeginning,
  type TermRange,
} from '../../../search/index/terms';
import { compareTexts } from '../../../search/index/segment';
import { lowerBound } from '../../../search/partition';
import type { PendingRecord } from '../../../search/query/evaluate';
import type { IndexSnapshot, StillWanted } from '../../../search/query/results';
import type { WordList } from '../../../search/typed/spelling';
import type { ArchiveReader } from '../../file/archive';

/** The folded words of the segments of an archive; some of them may stand in no record any more. */
export function storedWords(archive: ArchiveReader): WordList {
  const first = archive.prepare<[string], string>('SELECT text FROM word WHERE text >= ? LIMIT 1').pluck();
  const some = archive
    .prepare<[string], string>('SELECT text FROM word WHERE text IN (SELECT value FROM json_each(?))')
    .pluck();
  return {
    from: (text) => first.get(text),
    among: (texts) => some.all(JSON.stringify(texts)),
  };
}

/**
 * Whether the list of words, or a record that no segment holds, has a word that a term finds. A word of the list need not
 * stand in a record any more; a term with digits may be found as something else than a word.
 */
export function isStored(archive: ArchiveReader, snapshot: IndexSnapshot, term: SearchTerm): boolean {
  const words = archive.own(storedWords);
  const text = tokensOf(term.text)[0]?.text ?? '';
  if (/[^\p{L}]/u.test(text)) return true;
  const forms = term.forms.map(fold);
  if (words.from(text)?.startsWith(text) === true) return true;
  if (forms.length > 0 && words.among(forms).length > 0) return true;
  const ranges = [wordsBeginning(text), ...forms.map(wholeWord)];
  return snapshot.pending.some(({ terms }) => ranges.some((range) => hasTermIn(terms, range)));
}

function hasTermIn(terms: readonly string[], { from, to }: TermRange): boolean {
  const term = terms[lowerBound(terms, from)];
  return term !== undefined && term < to;
}

const wordsOfRecord = new WeakMap<PendingRecord, readonly string[]>();

/** The folded words of the records that no segment holds, some more than once. */
export function* pendingWordsOf(snapshot: IndexSnapshot): Generator<string> {
  for (const record of snapshot.pending) {
    const known = wordsOfRecord.get(record) ?? record.terms.flatMap((term) => foldedOfTerm(term) ?? []);
    wordsOfRecord.set(record, known);
    yield* known;
  }
}

/** Folded words that hold a folded text, but do not begin with it, at most so many. */
export function wordsHolding(archive: ArchiveReader, snapshot: IndexSnapshot, text: string, max: number): string[] {
  const find = archive
    .prepare<[string, string, string, number], string>(
      'SELECT text FROM word WHERE instr(text, ?) > 1 AND substr(text, 1, length(?)) <> ? LIMIT ?',
    )
    .pluck();
  const words = new Set(find.all(text, text, text, max));
  for (const word of pendingWordsOf(snapshot)) {
    if (words.size < max && word.indexOf(text) > 0 && !word.startsWith(text)) words.add(word);
  }
  return [...words];
}

/** Folded words that begin with a folded text, at most so many. */
export function wordsBeginningWith(
  archive: ArchiveReader,
  snapshot: IndexSnapshot,
  text: string,
  max: number,
): string[] {
  const find = archive
    .prepare<[string, string, number], string>('SELECT text FROM word WHERE text >= ? AND text < ? LIMIT ?')
    .pluck();
  const words = new Set(find.all(text, `${text}\u{10ffff}`, max));
  for (const word of pendingWordsOf(snapshot)) if (words.size < max && word.startsWith(text)) words.add(word);
  return [...words];
}

/** In so many segments with a word it is looked at how it is written. */
const segmentsLookedAt = 4;

/** A folded word as it is written most often, by the newest segments that have it; null where it stands nowhere. */
export function writtenAs(snapshot: IndexSnapshot, folded: string, check: StillWanted): string | null {
  return useIn(snapshot, folded, segmentsLookedAt, check).spelling;
}

/** How an archive uses a folded word. */
interface WordUse {
  /** In how many fields of records it stands. */
  readonly count: number;
  readonly isInNames: boolean;
  /** As it is written most often, in small letters; null where it stands nowhere. */
  readonly spelling: string | null;
}

/** Looks a folded word up in all of the index. */
export function useOf(snapshot: IndexSnapshot, folded: string, check: StillWanted): WordUse {
  return useIn(snapshot, folded, Infinity, check);
}

const isInText = standsIn(['sms', 'note', 'remark']);

/** How the pending records and the newest segments use a word: so many that have it. */
function useIn(snapshot: IndexSnapshot, folded: string, segments: number, check: StillWanted): WordUse {
  const { from, to } = wholeWord(folded);
  const spellings = new Map<string, number>();
  let isInNames = false;
  let [count, left] = [0, segments];
  const add = (term: string, times: number): void => {
    const spelling = spellingOf(term);
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + times);
    count += times;
    isInNames ||= !isInText(term);
  };
  for (const { terms } of snapshot.pending) for (const term of terms) if (term >= from && term < to) add(term, 1);
  for (const segment of snapshot.segments) {
    if (left === 0) break;
    check();
    const before = count;
    segment.eachTerm(from, to, (term, postings) => {
      add(term, postings.length);
    });
    if (count > before) left -= 1;
  }
  const [most] = [...spellings].sort(([a, n], [b, m]) => m - n || compareTexts(a, b));
  return { count, isInNames, spelling: most?.[0] ?? null };
}

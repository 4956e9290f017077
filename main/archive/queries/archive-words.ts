import { foldedOfTerm, spellingOf, standsIn, wholeWord } from '../../search/index/terms';
import { compareTexts } from '../../search/index/segment';
import type { IndexSnapshot, StillWanted } from '../../search/query/results';
import type { WordList } from '../../search/query/spelling';
import type { ArchiveReader } from '../file/archive';

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

const pendingWords = new WeakMap<IndexSnapshot, ReadonlySet<string>>();

/** The folded words of the records that no segment holds. */
export function pendingWordsOf(snapshot: IndexSnapshot): ReadonlySet<string> {
  const known = pendingWords.get(snapshot);
  if (known !== undefined) return known;
  const words = new Set<string>();
  for (const { terms } of snapshot.pending) {
    for (const term of terms) {
      const folded = foldedOfTerm(term);
      if (folded !== null) words.add(folded);
    }
  }
  pendingWords.set(snapshot, words);
  return words;
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

/** A folded word as it is written somewhere, the newest segment first; null where it stands nowhere. */
export function writtenAs(snapshot: IndexSnapshot, folded: string): string | null {
  const { from, to } = wholeWord(folded);
  for (const segment of snapshot.segments) {
    const terms: string[] = [];
    segment.eachTerm(from, to, (term) => terms.push(term));
    const [term] = terms;
    if (term !== undefined) return spellingOf(term);
  }
  const terms = snapshot.pending.map((record) => record.terms.find((term) => term >= from && term < to));
  const term = terms.find((one) => one !== undefined);
  return term === undefined ? null : spellingOf(term);
}

/** How an archive uses a folded word. */
export interface WordUse {
  /** In how many fields of records it stands. */
  readonly count: number;
  readonly isInNames: boolean;
  /** As it is written most often, in small letters; null where it stands nowhere. */
  readonly spelling: string | null;
}

const isInText = standsIn(['sms', 'note']);

/** Looks a folded word up in all of the index. */
export function useOf(snapshot: IndexSnapshot, folded: string, check: StillWanted): WordUse {
  const { from, to } = wholeWord(folded);
  const spellings = new Map<string, number>();
  let isInNames = false;
  const add = (term: string, count: number): void => {
    const spelling = spellingOf(term);
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + count);
    isInNames ||= !isInText(term);
  };
  for (const segment of snapshot.segments) {
    check();
    segment.eachTerm(from, to, (term, postings) => {
      add(term, postings.length);
    });
  }
  for (const { terms } of snapshot.pending) for (const term of terms) if (term >= from && term < to) add(term, 1);
  const [spelling] = [...spellings].sort(([a, n], [b, m]) => m - n || compareTexts(a, b));
  const count = [...spellings.values()].reduce((sum, each) => sum + each, 0);
  return { count, isInNames, spelling: spelling?.[0] ?? null };
}

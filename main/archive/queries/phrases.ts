import { andInto, countBits, docIdsOf, emptyBitmap, setBit, type Bitmap } from '../../search/index/bitmap';
import type { Segment } from '../../search/index/segment';
import { lowerBound } from '../../search/partition';
import type { PhraseReader } from '../../search/query/evaluate';
import { holdsPhrase } from '../../search/query/phrase';
import type { Phrase } from '../../search/query/query-tree';
import { indexReader } from '../index/index-records';
import { phraseWord } from '../index/phrase-word';
import type { ArchiveReader } from '../file/archive';

/** Up to so many candidates of a segment the texts are read one by one; beyond, FTS5 is asked. */
const usuallyFew = 100;
/** The same for all segments of a search: so many times as many texts are read, and FTS5 is asked for what is left. */
const timesFew = 3;
/** FTS5 is asked for the time of a segment, so that the first page waits for little, then for that of so many at once. */
const segmentsAtOnce = 16;
/**
 * Words with a common beginning it gathers out of the whole archive before it looks at times: then it is asked for all that
 * is older.
 */
const allAtOnce = 65_536;

/** The FTS5 statement for the words that follow each other, for tests of its plan. */
export const phraseSql = `SELECT rowid
  FROM search
 WHERE search MATCH @match
   AND rowid BETWEEN CAST(@firstId AS INTEGER) AND CAST(@lastId AS INTEGER)`;

/** Finds words that follow each other, in the texts of an archive. */
export function phraseReader(archive: ArchiveReader, fewCandidates = usuallyFew): PhraseReader {
  const reader = indexReader(archive);
  const inRecord = (id: number, phrase: Phrase): boolean =>
    reader.texts(id, phrase.field).some((text) => holdsPhrase(text, phrase));
  const stretches = new WeakMap<Phrase, Stretches>();
  const stretchesOf = (phrase: Phrase): Stretches => {
    const known = stretches.get(phrase) ?? new Stretches(archive, phrase, fewCandidates * timesFew);
    stretches.set(phrase, known);
    return known;
  };
  const among = (segment: Segment, candidates: Bitmap, phrase: Phrase): Bitmap => {
    const held = emptyBitmap();
    const docIds = [...docIdsOf(candidates)];
    segment.idsOf(docIds).forEach((id, at) => {
      if (inRecord(id, phrase)) setBit(held, docIds[at] as number);
    });
    return held;
  };
  return {
    inRecord,
    inSegment(segment, candidates, phrase) {
      if (phrase.field !== 'sms' && phrase.field !== 'note') return among(segment, candidates, phrase);
      const count = countBits(candidates);
      const asked = stretchesOf(phrase);
      if (count <= fewCandidates && asked.mayRead(count)) return among(segment, candidates, phrase);
      const found = asked.inSegment(segment);
      andInto(found, candidates);
      return phrase.exactLetters ? among(segment, found, phrase) : found;
    },
  };
}

/** What FTS5 said of a phrase, for the stretch of time that it was asked for last. */
class Stretches {
  readonly #archive: ArchiveReader;
  readonly #phrase: Phrase;
  #textsLeft: number;
  #isFirst = true;
  #ids = new Float64Array(0);
  #first = Infinity;
  #last = -Infinity;
  /** What the archive was when it was asked. */
  #version = -1;

  constructor(archive: ArchiveReader, phrase: Phrase, texts: number) {
    this.#archive = archive;
    this.#phrase = phrase;
    this.#textsLeft = texts;
  }

  /** Whether so many texts may still be read. */
  mayRead(texts: number): boolean {
    if (texts > this.#textsLeft) return false;
    this.#textsLeft -= texts;
    return true;
  }

  inSegment(segment: Segment): Bitmap {
    const { firstId, lastId } = segment;
    if (firstId < this.#first || lastId > this.#last || this.#version !== this.#now()) this.#ask(firstId, lastId);
    const found = emptyBitmap();
    for (let at = lowerBound(this.#ids, firstId); at < this.#ids.length; at += 1) {
      const id = this.#ids[at] as number;
      if (id > lastId) break;
      const docId = segment.docIdOf(id);
      if (docId >= 0) setBit(found, docId);
    }
    return found;
  }

  /** Segments are searched from the newest on, so what comes next is older. */
  #ask(firstId: number, lastId: number): void {
    const times = this.#isFirst ? 1 : this.#phrase.lastIsPrefix ? allAtOnce : segmentsAtOnce;
    this.#isFirst = false;
    this.#version = this.#now();
    this.#first = Math.min(firstId, lastId - (lastId - firstId) * times);
    this.#last = lastId;
    const find = this.#archive.prepare<[object], number>(phraseSql).pluck();
    const ids = find.all({ match: matchOf(this.#phrase), firstId: this.#first, lastId });
    this.#ids = Float64Array.from(ids).sort();
  }

  /** A reader has other phrases as soon as there are other segments; a writer may ask again for the same ones. */
  #now(): number {
    if (this.#archive.db.readonly) return 0;
    return this.#archive.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0;
  }
}

/** Words are letters and digits only, signs spelled with them, so nothing typed is ever read as FTS5 syntax. */
function matchOf(phrase: Phrase): string {
  const column = phrase.field === 'sms' ? 'sms' : 'notes';
  const words = phrase.words.map((word) => phraseWord(word.text)).join(' ');
  return `${column} : "${words}"${phrase.lastIsPrefix ? ' *' : ''}`;
}

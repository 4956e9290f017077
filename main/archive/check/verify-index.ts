import { IndexDamaged, type Segment } from '../../search/index/segment';
import type { Postings } from '../../search/index/term-block';
import { columnValue } from '../../search/index/columns';
import { foldedOfTerm, isTextPair, termsVersion } from '../../search/index/terms';
import { eachPairOfWords } from '../index/index-build';
import { storedSegments, versionOf } from '../index/index-segments';
import { indexReader, type IndexableRecord } from '../index/index-records';
import type { ArchiveReader } from '../file/archive';
import { eachRow } from '../records/rows-in-order';

/** What a comparison of the search index with the records found; all zero where they agree. */
export interface IndexCheck {
  /** Interactions that the search index does not know. */
  readonly notIndexed: number;
  /** Entries of the index without an interaction. */
  readonly indexedInVain: number;
  /** Interactions whose entry says something else than their record, or cannot be read. */
  readonly indexedWrongly: number;
}

/**
 * Builds every entry of the search index anew from its record and compares it with the one that is stored. `tellLost` is told of
 * each record that the index alone knows, `onRecord` of each that is looked at.
 */
export function compareIndex(
  archive: ArchiveReader,
  tellLost: (id: number) => void = () => undefined,
  onRecord: () => void = () => undefined,
): IndexCheck {
  const rows = archive.prepare<[], number>('SELECT count(*) FROM interaction').pluck().get() ?? 0;
  const pending = new Set(archive.prepare<[], number>('SELECT interaction_id FROM loose').pluck().all());
  const pendingRows =
    archive
      .prepare<[], number>('SELECT count(*) FROM loose JOIN interaction ON interaction.id = interaction_id')
      .pluck()
      .get() ?? 0;
  const sum = { known: pendingRows, indexedInVain: 0, indexedWrongly: 0 };
  for (const segment of blocksOf(archive)) {
    const found = checkSegment(archive, segment, pending, { tellLost, onRecord });
    sum.known += found.known;
    sum.indexedInVain += found.indexedInVain;
    sum.indexedWrongly += found.indexedWrongly;
  }
  const { known, ...counts } = sum;
  return { notIndexed: Math.max(0, rows - known), ...counts };
}

function blocksOf(archive: ArchiveReader): readonly Segment[] {
  try {
    return storedSegments(archive).read();
  } catch (error) {
    if (error instanceof IndexDamaged) return [];
    throw error;
  }
}

interface SegmentCheck {
  /** Interactions that the segment stands for. */
  readonly known: number;
  readonly indexedInVain: number;
  readonly indexedWrongly: number;
}

function checkSegment(
  archive: ArchiveReader,
  segment: Segment,
  pending: ReadonlySet<number>,
  { tellLost, onRecord }: { readonly tellLost: (id: number) => void; readonly onRecord: () => void },
): SegmentCheck {
  try {
    const comparison = new Comparison(archive, segment, pending, onRecord);
    for (const id of comparison.lost) tellLost(id);
    return comparison.end();
  } catch (error) {
    if (error instanceof IndexDamaged)
      return { known: segment.records, indexedInVain: 0, indexedWrongly: segment.records };
    throw error;
  }
}

/**
 * One segment beside its records. Of one of an earlier version the terms are not compared: its records were read by other rules,
 * and they will be read anew.
 */
class Comparison {
  readonly #segment: Segment;
  readonly #isOutdated: boolean;
  /** The numbers of the segment's terms, pairs of words apart. */
  readonly #terms = new Map<string, number>();
  /** By docId, the marks of the terms that stand on a record, less the marks of those that should: nothing where they are the same. */
  readonly #marks: Int32Array;
  readonly #otherMarks: Int32Array;
  /** Pairs of words that are terms, with the docIds of the records in which they follow each other. */
  readonly #pairs = new Map<string, Set<number>>();
  /** DocIds that stand for nothing: their record is pending or gone. */
  readonly #void = new Set<number>();
  /** Terms whose word is missing in the list of all words, by which a search tells what stands nowhere. */
  readonly #unlisted = new Set<string>();
  readonly #wrong = new Set<number>();
  /** Records that the segment stands for, and that are not there. */
  readonly lost: number[] = [];

  constructor(archive: ArchiveReader, segment: Segment, pending: ReadonlySet<number>, onRecord: () => void) {
    this.#segment = segment;
    this.#isOutdated = versionOf(archive, [segment]) < termsVersion;
    this.#marks = new Int32Array(segment.records);
    this.#otherMarks = new Int32Array(segment.records);
    // Only the pairs of words that were frequent are terms, and only of the records that were taken in together.
    const listed = archive.prepare<[string], number>('SELECT 1 FROM word WHERE text = ?').pluck();
    segment.eachTerm('', null, (term) => {
      const word = this.#isOutdated ? null : foldedOfTerm(term);
      if (word !== null && listed.get(word) === undefined) this.#unlisted.add(term);
      if (isTextPair(term)) this.#pairs.set(term, new Set());
      else this.#terms.set(term, this.#terms.size + 1);
    });
    const reader = indexReader(archive);
    const [from, to] = [segment.ids[0] ?? 0, segment.ids.at(-1) ?? -1];
    const phrases = phrasesBetween(archive, from, to);
    let docId = 0;
    const isAt = (id: number): boolean => docId < segment.records && segment.ids[docId] === id;
    for (const stored of eachRow(archive, { from, to })) {
      const { row } = stored;
      while (docId < segment.records && (segment.ids[docId] as number) < row.id) this.#miss(docId++, pending, onRecord);
      if (!isAt(row.id)) continue;
      const record = pending.has(row.id) ? null : reader.of(stored);
      for (; isAt(row.id); docId += 1) {
        if (record === null) {
          this.#miss(docId, pending, onRecord);
          continue;
        }
        onRecord();
        this.#expect(record, docId);
        const hasTexts = record.sms.length > 0 || record.notes.length > 0;
        if (!this.#isOutdated && hasTexts !== phrases.has(row.id)) this.#wrong.add(docId);
      }
    }
    while (docId < segment.records) this.#miss(docId++, pending, onRecord);
  }

  end(): SegmentCheck {
    this.#segment.eachTerm('', null, (term, postings) => {
      if (this.#isOutdated) for (const docId of postings.docIds()) this.#check(docId);
      else if (isTextPair(term)) this.#comparePair(term, postings);
      else this.#mark(term, postings);
    });
    for (let docId = 0; docId < this.#segment.records; docId += 1) {
      const isSame = this.#marks[docId] === 0 && this.#otherMarks[docId] === 0;
      if (!isSame && !this.#void.has(docId)) this.#wrong.add(docId);
    }
    return {
      known: this.#segment.records - this.#void.size,
      indexedInVain: this.lost.length,
      indexedWrongly: this.#wrong.size,
    };
  }

  #miss(docId: number, pending: ReadonlySet<number>, onRecord: () => void): void {
    const id = this.#segment.ids[docId] as number;
    onRecord();
    this.#void.add(docId);
    if (!pending.has(id)) this.lost.push(id);
  }

  #expect(record: IndexableRecord, docId: number): void {
    if (!this.#isOutdated) this.#expectTerms(record, docId);
    const { durationSeconds, cost } = record;
    const isSame =
      this.#segment.column('durationSeconds')[docId] === columnValue(durationSeconds) &&
      this.#segment.column('cost')[docId] === columnValue(cost);
    if (!isSame) this.#wrong.add(docId);
  }

  #expectTerms(record: IndexableRecord, docId: number): void {
    for (const term of record.terms) {
      const number = this.#terms.get(term);
      if (number === undefined) this.#wrong.add(docId);
      else this.#add(docId, number, -1);
    }
    if (this.#pairs.size > 0) eachPairOfWords(record, (term) => this.#pairs.get(term)?.add(docId));
  }

  #mark(term: string, postings: Postings): void {
    const number = this.#terms.get(term) ?? 0;
    for (const docId of postings.docIds()) {
      if (this.#unlisted.has(term) && !this.#void.has(docId)) this.#wrong.add(docId);
      if (docId < this.#segment.records) this.#add(docId, number, 1);
      else this.#wrong.add(docId);
    }
  }

  /** A posting of no record at all is damage in any version. */
  #check(docId: number): void {
    if (docId >= this.#segment.records) this.#wrong.add(docId);
  }

  /** Two sums of 32 bits that other terms make the same once in more than a billion billions. */
  #add(docId: number, number: number, sign: 1 | -1): void {
    this.#marks[docId] = ((this.#marks[docId] as number) + sign * scattered(number, 0x9e3779b9)) | 0;
    this.#otherMarks[docId] = ((this.#otherMarks[docId] as number) + sign * scattered(number, 0x7f4a7c15)) | 0;
  }

  #comparePair(term: string, postings: Postings): void {
    const expected = this.#pairs.get(term);
    for (const docId of postings.docIds()) {
      if (expected?.has(docId) !== true && !this.#void.has(docId)) this.#wrong.add(docId);
    }
  }
}

/** A number's bits in disorder (the last steps of MurmurHash3), so that sums of such numbers say what they are sums of. */
function scattered(number: number, seed: number): number {
  let bits = number ^ seed;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** The records from one id to another whose texts FTS5 knows. */
function phrasesBetween(archive: ArchiveReader, from: number, to: number): ReadonlySet<number> {
  const find = archive
    .prepare<[number, number], number>(
      'SELECT id FROM search_docsize WHERE id >= CAST(? AS INTEGER) AND id <= CAST(? AS INTEGER)',
    )
    .pluck();
  return new Set(find.all(from, to));
}

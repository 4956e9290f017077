import { KronikaError } from '../../../preload/failure';
import { SegmentBuilder, IndexDamaged, type Segment } from '../../search/index/segment';
import { foldedOfTerm, pairTerm, type TextField } from '../../search/index/terms';
import type { Token } from '../../search/analysis/tokens';
import { indexReader, type IndexableRecord } from './index-records';
import {
  chooseMerges,
  usualMergePolicy,
  type FlushExtent,
  type MergeCandidate,
  type MergePolicy,
} from './merge-policy';
import { replaceSegments, storedSegments } from './index-segments';
import { phrasesSql } from '../file/migrations/0003-blocks';
import type { ArchiveWriter, OwnedPart } from '../file/archive';

/** Between the notes of a record in FTS5: no phrase reaches from one into the next. */
export const betweenNotes = '\ue000';

/** Marks records as new or changed for the index; inside the transaction that changed them. */
export function markPending(archive: ArchiveWriter, ids: Iterable<number>): void {
  const mark = archive.prepare<[number, number]>(
    'INSERT OR REPLACE INTO loose (interaction_id, revision) VALUES (?, ?)',
  );
  const revision = archive.own(revisions).next();
  for (const id of ids) mark.run(id, revision);
}

/** Each is larger than every one before, also those of earlier writers. */
class Revisions {
  #last = 0;

  next(): number {
    this.#last = Math.max(Date.now(), this.#last + 1);
    return this.#last;
  }
}

const revisions = (): Revisions => new Revisions();

/**
 * Takes pending records into segments; each step is a transaction of its own. `most`: only when there are too many for the
 * reader; `nearlyAll`: also those that could have waited for more. An index that turns out damaged is built anew: it must
 * not end a download.
 */
export function flushPending(archive: ArchiveWriter, which: FlushExtent, policy: MergePolicy = usualMergePolicy): void {
  try {
    flushAll(archive, which, policy);
  } catch (error) {
    if (!isIndexDamage(error)) throw error;
    rebuildIndex(archive, policy);
  }
}

function isIndexDamage(error: unknown): boolean {
  return error instanceof IndexDamaged || (error instanceof KronikaError && error.failure.kind === 'indexDamaged');
}

function flushAll(archive: ArchiveWriter, which: FlushExtent, policy: MergePolicy): void {
  const count = archive.prepare<[], number>('SELECT count(*) FROM loose').pluck();
  const enough = which === 'most' ? policy.maxPending : policy.minPending;
  for (let left = count.get() ?? 0; left >= enough;) {
    archive.transaction(() => {
      flushSome(archive, which, policy);
    });
    const after = count.get() ?? 0;
    if (after === left) return;
    left = after;
  }
}

function flushSome(archive: ArchiveWriter, which: FlushExtent, policy: MergePolicy): void {
  const pending = archive
    .prepare<[number], number>('SELECT interaction_id FROM loose ORDER BY interaction_id DESC LIMIT ?')
    .pluck()
    .all(policy.maxAtOnce)
    .reverse();
  const merges = chooseMerges(storedSegments(archive).read(), pending, which, policy);
  for (const merge of merges) rebuild(archive, merge, policy);
}

function rebuild(archive: ArchiveWriter, merge: MergeCandidate<Segment>, { maxPerSegment }: MergePolicy): void {
  const reader = indexReader(archive);
  const records = withFrequentPairs(merge.pending.map((id) => reader.read(id)).filter((record) => record !== null));
  const isPending = new Set(merge.pending);
  const builder = new SegmentBuilder(
    merge.segments.reduce((size, segment) => size + segment.records, 0) + records.length - countDeleted(merge),
    maxPerSegment,
  );
  let added = 0;
  const addBefore = (id: number): void => {
    for (let record = records[added]; record !== undefined && record.id <= id; record = records[added]) {
      builder.add(record);
      added += 1;
    }
  };
  for (const segment of merge.segments) builder.addSegment(segment, (id) => !isPending.has(id), addBefore);
  addBefore(Number.MAX_SAFE_INTEGER);
  replaceSegments(archive, merge.segments, builder.build());
  writePhrases(archive, merge.pending, records);
  rememberWords(archive, records);
  const settle = archive.prepare<[number]>('DELETE FROM loose WHERE interaction_id = ?');
  for (const id of merge.pending) settle.run(id);
}

/** Two words that follow each other in so many texts of a thousand are a term: FTS5 would be asked for very many rows. */
const frequentPerThousand = 1;

function withFrequentPairs(records: readonly IndexableRecord[]): IndexableRecord[] {
  const counts = new Map<string, number>();
  for (const record of records) eachPairOfWords(record, (term) => counts.set(term, (counts.get(term) ?? 0) + 1));
  const min = Math.max(2, Math.ceil((records.length * frequentPerThousand) / 1000));
  return records.map((record) => {
    const terms = new Set(record.terms);
    eachPairOfWords(record, (term) => {
      if ((counts.get(term) ?? 0) >= min) terms.add(term);
    });
    return { ...record, terms: [...terms] };
  });
}

/** Visits the term of every two words that follow each other in a text of a record. */
export function eachPairOfWords(record: IndexableRecord, visit: (term: string) => void): void {
  const inText = (field: TextField, words: readonly Token[]): void => {
    for (let at = 1; at < words.length; at += 1) visit(pairTerm(field, words[at - 1] as Token, words[at] as Token));
  };
  inText('sms', record.sms);
  for (const note of record.notes) inText('note', note);
}

/** How many records of its segments a merge has pending as well. */
function countDeleted(merge: MergeCandidate<Segment>): number {
  return merge.segments.reduce(
    (count, segment) =>
      count +
      merge.pending.filter((id) => id >= segment.firstId && id <= segment.lastId && segment.docIdOf(id) >= 0).length,
    0,
  );
}

/** Brings FTS5 up to date; in ascending order, because it writes out all it has gathered at every smaller rowid. */
function writePhrases(archive: ArchiveWriter, ids: readonly number[], records: readonly IndexableRecord[]): void {
  const isThere = archive.prepare<[number], number>('SELECT 1 FROM search_docsize WHERE id = ?').pluck();
  const remove = archive.prepare<[number]>('DELETE FROM search WHERE rowid = CAST(? AS INTEGER)');
  const insert = archive.prepare<[object]>(
    'INSERT INTO search (rowid, sms, notes) VALUES (CAST(@id AS INTEGER), @sms, @notes)',
  );
  for (const id of ids) if (isThere.get(id) !== undefined) remove.run(id);
  for (const { id, sms, notes } of records) {
    if (sms.length === 0 && notes.length === 0) continue;
    insert.run({ id, sms: textOf(sms), notes: notes.map(textOf).join(` ${betweenNotes} `) });
  }
}

/** A text as its words alone, so that FTS5 cuts it exactly as we do. */
function textOf(words: readonly Token[]): string {
  return words.map((word) => word.text).join(' ');
}

/** More words than this are forgotten, and looked up anew. */
const maxWordsKnown = 200_000;

/** The words that are known to be written down. */
class WordsKnown extends Set<string> implements OwnedPart {
  forget(): void {
    this.clear();
  }
}

const wordsKnown = (): WordsKnown => new WordsKnown();

function rememberWords(archive: ArchiveWriter, records: readonly IndexableRecord[]): void {
  const insert = archive.prepare<[string]>('INSERT OR IGNORE INTO word (text) VALUES (?)');
  const known = archive.own(wordsKnown);
  if (known.size > maxWordsKnown) known.clear();
  for (const { terms } of records) {
    for (const term of terms) {
      if (known.has(term)) continue;
      known.add(term);
      const folded = foldedOfTerm(term);
      if (folded !== null) insert.run(folded);
    }
  }
}

/**
 * Throws the whole index away and builds it anew from the rows, in one transaction: until its end, whoever reads has the
 * index as it was.
 */
export function rebuildIndex(archive: ArchiveWriter, policy: MergePolicy = usualMergePolicy): void {
  archive.own(wordsKnown).clear();
  archive.transaction(() => {
    for (const table of ['block', 'block_chunk', 'word', 'loose']) archive.db.exec(`DELETE FROM ${table}`);
    archive.db.exec(`DROP TABLE search; ${phrasesSql}`);
    archive
      .prepare<[number]>('INSERT INTO loose (interaction_id, revision) SELECT id, ? FROM interaction')
      .run(archive.own(revisions).next());
    flushAll(archive, 'nearlyAll', policy);
  });
}

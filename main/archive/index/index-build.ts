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
import type { WritableArchive } from '../file/archive';
import { prepare } from '../file/prepared';
import { inTransaction } from '../records/transaction';

/** Between the notes of a record in FTS5: no phrase reaches from one into the next. */
export const betweenNotes = '\ue000';

/** Marks records as new or changed for the index; inside the transaction that changed them. */
export function markPending(archive: WritableArchive, ids: Iterable<number>): void {
  const mark = prepare<[number, number]>(
    archive,
    'INSERT OR REPLACE INTO loose (interaction_id, revision) VALUES (?, ?)',
  );
  const revision = nextRevision(archive);
  for (const id of ids) mark.run(id, revision);
}

const revisions = new WeakMap<WritableArchive, number>();

/** Larger than every one before, also those of earlier writers. */
function nextRevision(archive: WritableArchive): number {
  const revision = Math.max(Date.now(), (revisions.get(archive) ?? 0) + 1);
  revisions.set(archive, revision);
  return revision;
}

/**
 * Takes pending records into segments; each step is a transaction of its own. `most`: only when there are too many for the
 * reader; `nearlyAll`: also those that could have waited for more. An index that turns out damaged is built anew: it must
 * not end a download.
 */
export function flushPending(
  archive: WritableArchive,
  which: FlushExtent,
  policy: MergePolicy = usualMergePolicy,
): void {
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

function flushAll(archive: WritableArchive, which: FlushExtent, policy: MergePolicy): void {
  const count = prepare<[], number>(archive, 'SELECT count(*) FROM loose').pluck();
  const enough = which === 'most' ? policy.maxPending : policy.minPending;
  for (let left = count.get() ?? 0; left >= enough;) {
    write(archive, () => {
      flushSome(archive, which, policy);
    });
    const after = count.get() ?? 0;
    if (after === left) return;
    left = after;
  }
}

function flushSome(archive: WritableArchive, which: FlushExtent, policy: MergePolicy): void {
  const pending = prepare<[number], number>(
    archive,
    'SELECT interaction_id FROM loose ORDER BY interaction_id DESC LIMIT ?',
  )
    .pluck()
    .all(policy.maxAtOnce)
    .reverse();
  const merges = chooseMerges(storedSegments(archive).read(), pending, which, policy);
  for (const merge of merges) rebuild(archive, merge, policy);
}

function rebuild(archive: WritableArchive, merge: MergeCandidate<Segment>, { maxPerSegment }: MergePolicy): void {
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
  const settle = prepare<[number]>(archive, 'DELETE FROM loose WHERE interaction_id = ?');
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
function writePhrases(archive: WritableArchive, ids: readonly number[], records: readonly IndexableRecord[]): void {
  const isThere = prepare<[number], number>(archive, 'SELECT 1 FROM search_docsize WHERE id = ?').pluck();
  const remove = prepare<[number]>(archive, 'DELETE FROM search WHERE rowid = CAST(? AS INTEGER)');
  const insert = prepare<[object]>(
    archive,
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

const wordsKnown = new WeakMap<WritableArchive, Set<string>>();

function rememberWords(archive: WritableArchive, records: readonly IndexableRecord[]): void {
  const insert = prepare<[string]>(archive, 'INSERT OR IGNORE INTO word (text) VALUES (?)');
  const known = wordsKnown.get(archive) ?? new Set<string>();
  if (known.size > 200_000) known.clear();
  wordsKnown.set(archive, known);
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
export function rebuildIndex(archive: WritableArchive, policy: MergePolicy = usualMergePolicy): void {
  wordsKnown.delete(archive);
  write(archive, () => {
    for (const table of ['block', 'block_chunk', 'word', 'loose']) archive.db.exec(`DELETE FROM ${table}`);
    archive.db.exec(`DROP TABLE search; ${phrasesSql}`);
    prepare<[number]>(archive, 'INSERT INTO loose (interaction_id, revision) SELECT id, ? FROM interaction').run(
      nextRevision(archive),
    );
    flushAll(archive, 'nearlyAll', policy);
  });
}

/** In one transaction; after one that was rolled back, the words it wrote are not known any more. */
function write(archive: WritableArchive, change: () => void): void {
  try {
    inTransaction(archive, change);
  } catch (error) {
    wordsKnown.delete(archive);
    throw error;
  }
}

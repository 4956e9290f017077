import { KronikaError } from '../../../preload/failure';
import { IndexDamaged, type Segment } from '../../search/index/segment';
import { SegmentBuilder } from '../../search/index/segment-builder';
import { foldedOfTerm, pairTerm, type TextField } from '../../search/index/terms';
import type { Token } from '../../search/analysis/tokens';
import type { IndexableRecord } from './index-records';
import type { DescribedRow } from './record-describer';
import {
  candidatesOf,
  chooseMerges,
  usualMergePolicy,
  type FlushExtent,
  type MergeCandidate,
  type MergePolicy,
} from './merge-policy';
import { replaceSegments, storedSegments, versionOf } from './index-segments';
import { pendingRecords } from './pending-records';
import { phrasesSql } from '../file/migrations/0003-blocks';
import type { ArchiveWriter } from '../file/archive';

/** Between the notes of a record in FTS5: no phrase reaches from one into the next. */
export const betweenNotes = '\ue000';

/** Marks records as changed, or gone, for the index; inside the transaction that changed them. */
export function markPending(archive: ArchiveWriter, ids: readonly number[]): void {
  const pending = pendingRecords(archive);
  for (const id of ids) pending.drop(id);
  mark(archive, ids);
}

/** Marks records that were just stored, without notes, likewise: what they are found by is known then. */
export function addPending(archive: ArchiveWriter, rows: readonly DescribedRow[]): void {
  const pending = pendingRecords(archive);
  for (const row of rows) pending.add(row);
  mark(
    archive,
    rows.map(({ id }) => id),
  );
}

function mark(archive: ArchiveWriter, ids: readonly number[]): void {
  if (ids.length === 0) return;
  archive
    .prepare<[number, string]>(
      'INSERT OR REPLACE INTO loose (interaction_id, revision) SELECT value, ? FROM json_each(?)',
    )
    .run(archive.own(revisions).next(), JSON.stringify(ids));
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
  mendingIndex(archive, policy, () => {
    flushAll(archive, which, policy);
  });
}

/** Does something with the index; one that turns out damaged is built anew. */
export function mendingIndex(archive: ArchiveWriter, policy: MergePolicy, work: () => void): void {
  try {
    work();
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
  pendingRecords(archive).distrustOthers();
  pendingRecords(archive).makeRoom();
  const pending = archive
    .prepare<[number], number>('SELECT interaction_id FROM loose ORDER BY interaction_id DESC LIMIT ?')
    .pluck()
    .all(policy.maxAtOnce)
    .reverse();
  const merges = chooseMerges(storedSegments(archive).read(), pending, which, policy);
  for (const merge of merges) writeMerge(archive, merge, policy);
}

/** Writes one or several segments in the place of some, with the pending records; inside a transaction. */
export function writeMerge(
  archive: ArchiveWriter,
  merge: MergeCandidate<Segment>,
  { maxPerSegment }: MergePolicy,
): void {
  const pending = pendingRecords(archive);
  const ids = merge.pending.filter((id) => pending.know(id));
  const pairs = pending.frequentPairs(ids);
  const isPending = new Set(merge.pending);
  const builder = new SegmentBuilder(maxPerSegment, pending.dictionary);
  let added = 0;
  const addBefore = (limit: number): void => {
    for (let id = ids[added]; id !== undefined && id <= limit; id = ids[added]) {
      pending.addTo(builder, id, pairs);
      added += 1;
    }
  };
  // A segment whose records are all read out of their rows gives nothing of its own to the new one.
  const kept = merge.segments.filter((segment) => segment.ids.some((id) => !isPending.has(id)));
  const version = versionOf(archive, kept);
  for (const segment of kept) builder.addSegment(segment, (id) => !isPending.has(id), addBefore);
  addBefore(Number.MAX_SAFE_INTEGER);
  replaceSegments(archive, merge.segments, builder.build(), version);
  writePhrases(archive, merge.pending, ids);
  const insertWord = archive.prepare<[string]>('INSERT OR IGNORE INTO word (text) VALUES (?)');
  pending.eachNewWord(ids, (word) => insertWord.run(word));
  archive
    .prepare<[string]>('DELETE FROM loose WHERE interaction_id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(merge.pending));
  for (const id of merge.pending) pending.drop(id);
}

/**
 * Takes records that are gone out of the index: the segments that hold them are written without them, and no word stays in the
 * list of words that stands in none of the segments. Inside the transaction that deleted their rows.
 */
export function removeFromIndex(
  archive: ArchiveWriter,
  gone: readonly number[],
  policy: MergePolicy = usualMergePolicy,
): void {
  // Another program may have changed records since: nothing is taken from what is remembered of them.
  pendingRecords(archive).forget();
  mark(archive, gone);
  const isGone = new Set(gone);
  mendingIndex(archive, policy, () => {
    const pending = archive
      .prepare<[], number>('SELECT interaction_id FROM loose ORDER BY interaction_id')
      .pluck()
      .all();
    for (const merge of candidatesOf(storedSegments(archive).read(), pending)) {
      if (merge.pending.some((id) => isGone.has(id))) writeMerge(archive, merge, policy);
    }
    sweepWords(archive);
  });
}

function sweepWords(archive: ArchiveWriter): void {
  const used = new Set<string>();
  for (const segment of storedSegments(archive).read()) {
    const cursor = segment.cursor();
    while (cursor.term !== null) {
      const folded = foldedOfTerm(cursor.term);
      if (folded !== null) used.add(folded);
      cursor.next();
    }
  }
  const words = archive.prepare<[], string>('SELECT text FROM word').pluck().all();
  const remove = archive.prepare<[string]>('DELETE FROM word WHERE text = ?');
  for (const word of words) if (!used.has(word)) remove.run(word);
}

/** Visits the term of every two words that follow each other in a text of a record. */
export function eachPairOfWords(record: IndexableRecord, visit: (term: string) => void): void {
  const inText = (field: TextField, words: readonly Token[]): void => {
    for (let at = 1; at < words.length; at += 1) visit(pairTerm(field, words[at - 1] as Token, words[at] as Token));
  };
  inText('sms', record.sms);
  for (const note of record.notes) inText('note', note);
}

/** Brings FTS5 up to date; in ascending order, because it writes out all it has gathered at every smaller rowid. */
function writePhrases(archive: ArchiveWriter, pending: readonly number[], known: readonly number[]): void {
  const isThere = archive.prepare<[number], number>('SELECT 1 FROM search_docsize WHERE id = ?').pluck();
  const remove = archive.prepare<[number]>('DELETE FROM search WHERE rowid = CAST(? AS INTEGER)');
  const insert = archive.prepare<[number, string, string]>(
    'INSERT INTO search (rowid, sms, notes) VALUES (CAST(? AS INTEGER), ?, ?)',
  );
  for (const id of pending) if (isThere.get(id) !== undefined) remove.run(id);
  for (const id of known) {
    const phrases = pendingRecords(archive).phrases(id);
    if (phrases !== null) insert.run(id, phrases.sms, phrases.notes.join(` ${betweenNotes} `));
  }
}

/**
 * Throws the whole index away and builds it anew from the rows, in one transaction: until its end, whoever reads has the
 * index as it was.
 */
export function rebuildIndex(archive: ArchiveWriter, policy: MergePolicy = usualMergePolicy): void {
  pendingRecords(archive).forget();
  archive.transaction(() => {
    for (const table of ['block', 'block_chunk', 'word', 'loose']) archive.db.exec(`DELETE FROM ${table}`);
    archive.db.exec(`DROP TABLE search; ${phrasesSql}`);
    archive
      .prepare<[number]>('INSERT INTO loose (interaction_id, revision) SELECT id, ? FROM interaction')
      .run(archive.own(revisions).next());
    flushAll(archive, 'nearlyAll', policy);
  });
}

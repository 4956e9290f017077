import { KronikaError } from '../../../preload/failure';
import { SegmentBuilder, IndexDamaged, mostRecords, type Segment } from '../../search/index/segment';
import { foldedOfTerm, pairTerm, type TextField } from '../../search/index/terms';
import type { Token } from '../../search/analysis/tokens';
import { indexReader, type IndexableRecord } from './index-records';
import { replaceSegments, storedSegments } from './index-segments';
import { phrasesSql } from '../file/migrations/0003-blocks';
import type { WritableArchive } from '../file/archive';
import { prepare } from '../file/prepared';
import { inTransaction } from '../records/transaction';

/** How many records go where. */
export interface IndexSizes {
  /** As many pending records are left to the reader, which indexes them in its memory. */
  readonly mostPending: number;
  /** Fewer are not worth writing a segment anew. */
  readonly fewest: number;
  /** Pending records taken into segments in one transaction. */
  readonly atOnce: number;
  readonly perSegment: number;
}

const usualSizes: IndexSizes = { mostPending: 8192, fewest: 1024, atOnce: 65_536, perSegment: mostRecords };

/** This part of a segment is a full one. */
const full = 0.75;

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
  which: 'most' | 'nearlyAll',
  sizes: IndexSizes = usualSizes,
): void {
  try {
    takeAllIn(archive, which, sizes);
  } catch (error) {
    if (!isIndexDamage(error)) throw error;
    rebuildIndex(archive, sizes);
  }
}

function isIndexDamage(error: unknown): boolean {
  return error instanceof IndexDamaged || (error instanceof KronikaError && error.failure.kind === 'indexDamaged');
}

function takeAllIn(archive: WritableArchive, which: 'most' | 'nearlyAll', sizes: IndexSizes): void {
  const count = prepare<[], number>(archive, 'SELECT count(*) FROM loose').pluck();
  const enough = which === 'most' ? sizes.mostPending : sizes.fewest;
  for (let left = count.get() ?? 0; left >= enough;) {
    write(archive, () => {
      takeSomeIn(archive, which, sizes);
    });
    const after = count.get() ?? 0;
    if (after === left) return;
    left = after;
  }
}

/** Pending records and segments that become new segments together; their times do not overlap those of others. */
interface Run {
  readonly segments: readonly Segment[];
  /** Ascending. */
  readonly pending: readonly number[];
}

function takeSomeIn(archive: WritableArchive, which: 'most' | 'nearlyAll', sizes: IndexSizes): void {
  const pending = prepare<[number], number>(
    archive,
    'SELECT interaction_id FROM loose ORDER BY interaction_id DESC LIMIT ?',
  )
    .pluck()
    .all(sizes.atOnce)
    .reverse();
  const runs = joinSmall(runsOf(storedSegments(archive).read(), pending), which, sizes);
  for (const run of worthwhile(runs, pending.length, sizes)) rebuild(archive, run, sizes);
}

/** Each segment with the pending records of its time, and the pending records between segments; in order of time. */
function runsOf(segments: readonly Segment[], pending: readonly number[]): Run[] {
  const runs: Run[] = [];
  let taken = 0;
  const take = (isWanted: (id: number) => boolean): number[] => {
    const from = taken;
    while (taken < pending.length && isWanted(pending[taken] as number)) taken += 1;
    return pending.slice(from, taken);
  };
  for (const segment of segments) {
    const before = take((id) => id < segment.firstId);
    if (before.length > 0) runs.push({ segments: [], pending: before });
    runs.push({ segments: [segment], pending: take((id) => id <= segment.lastId) });
  }
  const after = take(() => true);
  if (after.length > 0) runs.push({ segments: [], pending: after });
  return runs;
}

/**
 * Neighbours that fit one segment become one: when they fill it, so that a long download writes each record twice at most,
 * and at the end of a run in any case.
 */
function joinSmall(runs: readonly Run[], which: 'most' | 'nearlyAll', sizes: IndexSizes): Run[] {
  const { fewest, perSegment } = sizes;
  const joined: Run[] = [];
  let group: Run[] = [];
  const close = (): void => {
    const whole: Run = {
      segments: group.flatMap(({ segments }) => segments),
      pending: group.flatMap(({ pending }) => pending),
    };
    const isWorth = which === 'nearlyAll' ? whole.pending.length >= fewest : sizeOf(whole) >= perSegment * full;
    if (group.length > 1 && whole.pending.length > 0 && isWorth) joined.push(whole);
    else for (const run of group) joined.push(run);
    group = [];
  };
  for (const run of runs) {
    if (sizeOf(run) > perSegment / 2) {
      close();
      joined.push(run);
      continue;
    }
    if (group.reduce((size, one) => size + sizeOf(one), sizeOf(run)) > perSegment) close();
    group.push(run);
  }
  close();
  return joined;
}

function sizeOf(run: Run): number {
  return run.pending.length + run.segments.reduce((size, segment) => size + segment.records, 0);
}

/** The runs with enough pending records; where all have few, those with the most. */
function worthwhile(runs: readonly Run[], pending: number, { fewest, mostPending }: IndexSizes): readonly Run[] {
  const large = runs.filter((run) => run.pending.length >= fewest);
  if (large.length > 0 || pending < mostPending) return large;
  return runs
    .filter((run) => run.pending.length > 0)
    .sort((a, b) => b.pending.length - a.pending.length)
    .slice(0, 8);
}

function rebuild(archive: WritableArchive, run: Run, { perSegment }: IndexSizes): void {
  const reader = indexReader(archive);
  const records = withFrequentPairs(run.pending.map((id) => reader.read(id)).filter((record) => record !== null));
  const isPending = new Set(run.pending);
  const builder = new SegmentBuilder(
    run.segments.reduce((size, segment) => size + segment.records, 0) + records.length - countDeleted(run),
    perSegment,
  );
  let added = 0;
  const addBefore = (id: number): void => {
    for (let record = records[added]; record !== undefined && record.id <= id; record = records[added]) {
      builder.add(record);
      added += 1;
    }
  };
  for (const segment of run.segments) builder.addSegment(segment, (id) => !isPending.has(id), addBefore);
  addBefore(Number.MAX_SAFE_INTEGER);
  replaceSegments(archive, run.segments, builder.build());
  writePhrases(archive, run.pending, records);
  rememberWords(archive, records);
  const settle = prepare<[number]>(archive, 'DELETE FROM loose WHERE interaction_id = ?');
  for (const id of run.pending) settle.run(id);
}

/** Two words that follow each other in so many texts of a thousand are a term: FTS5 would be asked for very many rows. */
const frequentPerThousand = 1;

function withFrequentPairs(records: readonly IndexableRecord[]): IndexableRecord[] {
  const counts = new Map<string, number>();
  for (const record of records) eachPairOfWords(record, (term) => counts.set(term, (counts.get(term) ?? 0) + 1));
  const least = Math.max(2, Math.ceil((records.length * frequentPerThousand) / 1000));
  return records.map((record) => {
    const terms = new Set(record.terms);
    eachPairOfWords(record, (term) => {
      if ((counts.get(term) ?? 0) >= least) terms.add(term);
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

/** How many records of its segments a run has pending as well. */
function countDeleted(run: Run): number {
  return run.segments.reduce(
    (count, segment) =>
      count +
      run.pending.filter((id) => id >= segment.firstId && id <= segment.lastId && segment.docIdOf(id) >= 0).length,
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
export function rebuildIndex(archive: WritableArchive, sizes: IndexSizes = usualSizes): void {
  wordsKnown.delete(archive);
  write(archive, () => {
    for (const table of ['block', 'block_chunk', 'word', 'loose']) archive.db.exec(`DELETE FROM ${table}`);
    archive.db.exec(`DROP TABLE search; ${phrasesSql}`);
    prepare<[number]>(archive, 'INSERT INTO loose (interaction_id, revision) SELECT id, ? FROM interaction').run(
      nextRevision(archive),
    );
    takeAllIn(archive, 'nearlyAll', sizes);
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

import { emptyBitmap, setBit, type Bitmap } from '../search/bitmap';
import { compareKeys, type Block } from '../search/block';
import type { LooseRecord } from '../search/evaluate';
import type { IndexSnapshot } from '../search/results';
import { storedBlocks } from './index-blocks';
import { indexReader, type IndexReader } from './index-records';
import type { ReadableArchive } from './open';
import { prepare } from './prepared';

/** Reads the index as it is now; the same snapshot as long as nothing was written. */
export function snapshotReader(archive: ReadableArchive): () => IndexSnapshot {
  const blocks = storedBlocks(archive);
  const reader = indexReader(archive);
  const readLoose = prepare<[], LooseRow>(
    archive,
    'SELECT interaction_id, revision FROM loose ORDER BY interaction_id DESC',
  );
  const indexed = new Map<number, { readonly revision: number; readonly record: LooseRecord | null }>();
  let version: unknown;
  let rowsBefore: readonly LooseRow[] = [];
  let snapshot: IndexSnapshot | null = null;
  return () => {
    const now = archive.db.pragma('data_version', { simple: true });
    // A writer reads what it wrote itself, which `data_version` does not tell.
    if (snapshot !== null && version === now && archive.db.readonly) return snapshot;
    version = now;
    const rows = readLoose.all();
    const newestFirst = [...blocks.read()].reverse();
    // What was written need not concern the index: what was found stays good then.
    if (snapshot !== null && isSame(snapshot.blocks, newestFirst) && isSameRows(rowsBefore, rows)) return snapshot;
    rowsBefore = rows;
    snapshot = { blocks: newestFirst, loose: indexLoose(rows, indexed, reader), stale: staleIn(newestFirst, rows) };
    return snapshot;
  };
}

interface LooseRow {
  readonly interaction_id: number;
  readonly revision: number;
}

function indexLoose(
  rows: readonly LooseRow[],
  indexed: Map<number, { readonly revision: number; readonly record: LooseRecord | null }>,
  reader: IndexReader,
): LooseRecord[] {
  const wanted = new Set<number>();
  for (const { interaction_id: id, revision } of rows) {
    wanted.add(id);
    if (indexed.get(id)?.revision === revision) continue;
    const record = reader.read(id);
    indexed.set(id, {
      revision,
      record: record === null ? null : { ...record, keys: [...record.keys].sort(compareKeys) },
    });
  }
  for (const id of indexed.keys()) if (!wanted.has(id)) indexed.delete(id);
  return rows.map((row) => indexed.get(row.interaction_id)?.record ?? null).filter((record) => record !== null);
}

/** Where blocks hold records that are loose. */
function staleIn(newestFirst: readonly Block[], rows: readonly LooseRow[]): Map<number, Bitmap> {
  const stale = new Map<number, Bitmap>();
  let at = 0;
  for (const { interaction_id: id } of rows) {
    while (at < newestFirst.length && id < (newestFirst[at] as Block).firstId) at += 1;
    const block = newestFirst[at];
    if (block === undefined) break;
    const ordinal = block.ordinalOf(id);
    if (ordinal < 0) continue;
    const bits = stale.get(block.number) ?? emptyBitmap();
    stale.set(block.number, bits);
    setBit(bits, ordinal);
  }
  return stale;
}

function isSame(a: readonly Block[], b: readonly Block[]): boolean {
  return a.length === b.length && a.every((block, at) => block === b[at]);
}

function isSameRows(a: readonly LooseRow[], b: readonly LooseRow[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ interaction_id: id, revision }, at) => id === b[at]?.interaction_id && revision === b[at].revision)
  );
}

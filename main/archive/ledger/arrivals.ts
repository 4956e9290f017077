import type { ArchiveReader, ArchiveWriter } from '../file/archive';

/** As many are kept: the news of weeks, and soon looked through. */
const maxKept = 50_000;

/** Notes that records came, or notes of theirs; inside the transaction that stored them. */
export function noteArrivals(archive: ArchiveWriter, ids: readonly number[], kept = maxKept): void {
  if (ids.length === 0) return;
  const until = readLatest(archive) + ids.length;
  const bytes = new Uint8Array(Float64Array.from(ids).buffer);
  archive.prepare<[number, Uint8Array]>('INSERT INTO arrival (until, ids) VALUES (?, ?)').run(until, bytes);
  archive.prepare<[number]>('DELETE FROM arrival WHERE until <= ?').run(until - kept);
}

/** In the place of a record that was erased: what came is counted as before. */
const erasedArrival = -1;

/** Takes records that are erased out of what came; inside the transaction that erases them. */
export function eraseArrivals(archive: ArchiveWriter, erased: ReadonlySet<number>): void {
  const put = archive.prepare<[Uint8Array, number]>('UPDATE arrival SET ids = ? WHERE until = ?');
  const rows = archive.prepare<[], { until: number; ids: Buffer }>('SELECT until, ids FROM arrival').all();
  for (const { until, ids } of rows) {
    const came = idsIn(ids);
    if (!came.some((id) => erased.has(id))) continue;
    const left = came.map((id) => (erased.has(id) ? erasedArrival : id));
    put.run(new Uint8Array(Float64Array.from(left).buffer), until);
  }
}

/** What came after the arrival number `since`. */
export interface Arrivals {
  /** The number of the latest arrival of all. */
  readonly until: number;
  /** Each once. */
  readonly ids: readonly number[];
  /** False when more came than is remembered. */
  readonly isWhole: boolean;
}

/** Reads what came since a moment, up to another; nothing where the archive was never looked at, or is another one than it was. */
export function readArrivals(
  archive: ArchiveReader,
  since: number | null,
  until: number = readLatest(archive),
): Arrivals {
  if (since === null || since >= until) return { until, ids: [], isWhole: true };
  const rows = archive
    .prepare<[number, number], { until: number; ids: Buffer }>(
      'SELECT until, ids FROM arrival WHERE until > ? AND until <= ? ORDER BY until',
    )
    .all(since, until);
  const came = rows.map(({ ids }) => idsIn(ids));
  const before = (rows[0]?.until ?? until) - (came[0]?.length ?? 0);
  const there = came.flat().filter((id) => id !== erasedArrival);
  return { until, ids: [...new Set(there)], isWhole: before <= since };
}

/** The number of the arrival before the oldest that is remembered. */
export function readForgotten(archive: ArchiveReader): number {
  const oldest = archive
    .prepare<[], { until: number; ids: Buffer }>('SELECT until, ids FROM arrival ORDER BY until LIMIT 1')
    .get();
  return oldest === undefined ? 0 : oldest.until - idsIn(oldest.ids).length;
}

/** The number of the latest arrival of all; 0 before the first. */
export function readLatest(archive: ArchiveReader): number {
  return archive.prepare<[], number | null>('SELECT max(until) FROM arrival').pluck().get() ?? 0;
}

function idsIn(bytes: Buffer): number[] {
  const size = Float64Array.BYTES_PER_ELEMENT;
  return Array.from({ length: bytes.length / size }, (_, at) => bytes.readDoubleLE(at * size));
}

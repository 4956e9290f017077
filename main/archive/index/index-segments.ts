import {
  Segment,
  SegmentParts,
  IndexDamaged,
  type EncodedSegment,
  type SegmentDay,
  type SegmentHead,
} from '../../search/index/segment';
import { termsVersion } from '../../search/index/terms';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';
import { readerBudget } from '../file/reader-budget';

/** A writer goes through each segment once. */
const maxBytesWritten = 2 ** 20;
/** More term blocks than a segment ever has. */
const termBlocksPerSegment = 65_536;

/** The tables have the names of an older vocabulary: `directory` is the term index, a `block_chunk` a term block. */
interface SegmentRow {
  readonly number: number;
  readonly first_id: number;
  readonly last_id: number;
  readonly records: number;
}

interface HeadRow {
  readonly days: string;
  readonly directory: string;
}

/** The segments of an archive as they are at the moment of each call. */
interface StoredSegments {
  /** Oldest first. */
  read(): readonly Segment[];
}

/** The segments of an archive; the same ones every time. */
export function storedSegments(archive: ArchiveReader): StoredSegments {
  return archive.own(openSegments);
}

function openSegments(archive: ArchiveReader): StoredSegments {
  const find = archive.prepare<[], SegmentRow>(
    'SELECT number, first_id, last_id, records FROM block ORDER BY first_id',
  );
  const findHead = archive.prepare<[number], HeadRow>('SELECT days, directory FROM block WHERE number = ?');
  const findIds = archive.prepare<[number], { ids: Buffer }>('SELECT ids FROM block WHERE number = ?');
  const findColumns = archive.prepare<[number], { columns: Buffer }>('SELECT columns FROM block WHERE number = ?');
  const findTermBlock = archive.prepare<[number], { data: Buffer }>('SELECT data FROM block_chunk WHERE id = ?');
  const parts = new SegmentParts(
    {
      head: (segment) => {
        const row = findHead.get(segment);
        return row === undefined ? null : toHead(row);
      },
      ids: (segment) => findIds.get(segment)?.ids ?? null,
      columns: (segment) => findColumns.get(segment)?.columns ?? null,
      termBlock: (segment, place) => findTermBlock.get(segment * termBlocksPerSegment + place)?.data ?? null,
    },
    archive.db.readonly ? readerBudget().segments : maxBytesWritten,
  );
  let atHand = new Map<number, Segment>();
  return {
    read: () => {
      const now = new Map<number, Segment>();
      for (const row of find.all()) now.set(row.number, atHand.get(row.number) ?? toSegment(row, parts));
      for (const number of atHand.keys()) if (!now.has(number)) parts.forget(number);
      atHand = now;
      return [...now.values()];
    },
  };
}

function toSegment({ number, first_id: firstId, last_id: lastId, records }: SegmentRow, parts: SegmentParts): Segment {
  return new Segment({ number, firstId, lastId, records }, parts);
}

function toHead(row: HeadRow): SegmentHead {
  const days = parsed(row.days) as readonly (readonly [number, number])[];
  return {
    days: days.map(([day, start]): SegmentDay => ({ day, start })),
    termIndex: parsed(row.directory) as readonly string[],
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new IndexDamaged('a segment of the search index cannot be read', { cause: error });
  }
}

/** The oldest version that one of some segments is of; the current one where there is none. */
export function versionOf(archive: ArchiveReader, segments: readonly Segment[]): number {
  const find = archive.prepare<[number], number>('SELECT version FROM block WHERE number = ?').pluck();
  return Math.min(termsVersion, ...segments.map(({ number }) => find.get(number) ?? termsVersion));
}

/** Puts segments of a version in the place of others; inside a transaction. */
export function replaceSegments(
  archive: ArchiveWriter,
  before: readonly Segment[],
  after: readonly EncodedSegment[],
  version: number,
): void {
  const insert = archive
    .prepare<[object], number>(
      `INSERT INTO block (first_id, last_id, records, days, directory, ids, columns, version)
     VALUES (CAST(@firstId AS INTEGER), CAST(@lastId AS INTEGER), @records, @days, @directory, @ids, @columns, @version)
     RETURNING number`,
    )
    .pluck();
  const insertTermBlock = archive.prepare<[number, Uint8Array]>('INSERT INTO block_chunk (id, data) VALUES (?, ?)');
  const remove = archive.prepare<[number]>('DELETE FROM block WHERE number = ?');
  const removeTermBlocks = archive.prepare<[number, number]>('DELETE FROM block_chunk WHERE id BETWEEN ? AND ?');
  for (const { firstId, lastId, records, days, termIndex, ids, columns, termBlocks } of after) {
    const number = insert.get({
      ...{ firstId, lastId, records, version, ids: Buffer.from(ids), columns: Buffer.from(columns) },
      days: JSON.stringify(days.map(({ day, start }) => [day, start])),
      directory: JSON.stringify(termIndex),
    });
    if (number === undefined) throw new Error('INSERT ... RETURNING gave no row');
    termBlocks.forEach((termBlock, place) => insertTermBlock.run(number * termBlocksPerSegment + place, termBlock));
  }
  for (const { number } of before) {
    remove.run(number);
    removeTermBlocks.run(number * termBlocksPerSegment, (number + 1) * termBlocksPerSegment - 1);
  }
}

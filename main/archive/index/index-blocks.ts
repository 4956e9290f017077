import { Block, BlockParts, IndexDamaged, type BlockDay, type EncodedBlock } from '../../search/index/block';
import type { ReadableArchive, WritableArchive } from '../file/archive';
import { prepare } from '../file/prepared';

/** Bytes of blocks that a reader keeps at hand; a writer goes through each block once. */
const mostBytesRead = 256 * 2 ** 20;
const mostBytesWritten = 2 ** 20;
/** More chunks than a block ever has. */
const chunksPerBlock = 65_536;

interface BlockRow {
  readonly number: number;
  readonly first_id: number;
  readonly last_id: number;
  readonly records: number;
  readonly days: string;
  readonly directory: string;
}

/** The blocks of an archive as they are at the moment of each call. */
export interface StoredBlocks {
  /** Oldest first. */
  read(): readonly Block[];
}

const known = new WeakMap<ReadableArchive, StoredBlocks>();

/** The blocks of an archive; the same ones every time. */
export function storedBlocks(archive: ReadableArchive): StoredBlocks {
  const before = known.get(archive);
  if (before !== undefined) return before;
  const blocks = openBlocks(archive);
  known.set(archive, blocks);
  return blocks;
}

function openBlocks(archive: ReadableArchive): StoredBlocks {
  const numbers = prepare<[], { number: number }>(archive, 'SELECT number FROM block ORDER BY first_id');
  const find = prepare<[number], BlockRow>(
    archive,
    'SELECT number, first_id, last_id, records, days, directory FROM block WHERE number = ?',
  );
  const findIds = prepare<[number], { ids: Buffer }>(archive, 'SELECT ids FROM block WHERE number = ?');
  const findColumns = prepare<[number], { columns: Buffer }>(archive, 'SELECT columns FROM block WHERE number = ?');
  const findChunk = prepare<[number], { data: Buffer }>(archive, 'SELECT data FROM block_chunk WHERE id = ?');
  const parts = new BlockParts(
    {
      ids: (block) => findIds.get(block)?.ids ?? null,
      columns: (block) => findColumns.get(block)?.columns ?? null,
      chunk: (block, place) => findChunk.get(block * chunksPerBlock + place)?.data ?? null,
    },
    archive.db.readonly ? mostBytesRead : mostBytesWritten,
  );
  let atHand = new Map<number, Block>();
  return {
    read: () => {
      const now = new Map<number, Block>();
      for (const { number } of numbers.all()) {
        const row = atHand.has(number) ? undefined : find.get(number);
        const block = row === undefined ? atHand.get(number) : toBlock(row, parts);
        if (block !== undefined) now.set(number, block);
      }
      for (const number of atHand.keys()) if (!now.has(number)) parts.forget(number);
      atHand = now;
      return [...now.values()];
    },
  };
}

function toBlock(row: BlockRow, parts: BlockParts): Block {
  const days = parsed(row.days) as readonly (readonly [number, number])[];
  return new Block(
    {
      number: row.number,
      firstId: row.first_id,
      lastId: row.last_id,
      records: row.records,
      days: days.map(([day, start]): BlockDay => ({ day, start })),
      directory: parsed(row.directory) as readonly string[],
    },
    parts,
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new IndexDamaged('a block of the search index cannot be read', { cause: error });
  }
}

/** Puts blocks in the place of others; inside a transaction. */
export function replaceBlocks(
  archive: WritableArchive,
  before: readonly Block[],
  after: readonly EncodedBlock[],
): void {
  const insert = prepare<[object], number>(
    archive,
    `INSERT INTO block (first_id, last_id, records, days, directory, ids, columns)
     VALUES (CAST(@firstId AS INTEGER), CAST(@lastId AS INTEGER), @records, @days, @directory, @ids, @columns)
     RETURNING number`,
  ).pluck();
  const insertChunk = prepare<[number, Uint8Array]>(archive, 'INSERT INTO block_chunk (id, data) VALUES (?, ?)');
  const remove = prepare<[number]>(archive, 'DELETE FROM block WHERE number = ?');
  const removeChunks = prepare<[number, number]>(archive, 'DELETE FROM block_chunk WHERE id BETWEEN ? AND ?');
  for (const { firstId, lastId, records, days, directory, ids, columns, chunks } of after) {
    const number = insert.get({
      ...{ firstId, lastId, records, ids: Buffer.from(ids), columns: Buffer.from(columns) },
      days: JSON.stringify(days.map(({ day, start }) => [day, start])),
      directory: JSON.stringify(directory),
    });
    if (number === undefined) throw new Error('INSERT ... RETURNING gave no row');
    chunks.forEach((chunk, place) => insertChunk.run(number * chunksPerBlock + place, chunk));
  }
  for (const { number } of before) {
    remove.run(number);
    removeChunks.run(number * chunksPerBlock, (number + 1) * chunksPerBlock - 1);
  }
}

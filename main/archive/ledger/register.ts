import { createHash } from 'node:crypto';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';

/** Something that was done with the archive and has to be answered for. */
export interface RegisterEntry {
  /** ISO 8601 with zone. */
  readonly at: string;
  /** The name by which the operating system knows the person; null where it knows none. */
  readonly person: string | null;
  readonly act: 'erase';
  /** Reason and counts; nothing of what was erased. */
  readonly details: Readonly<Record<string, string | number>>;
}

interface Row {
  readonly id: number;
  readonly at: string;
  readonly person: string | null;
  readonly act: string;
  readonly details: string;
  readonly hash: Buffer;
}

/** Adds an entry; inside the transaction that does what it tells of. */
export function addToRegister(archive: ArchiveWriter, { at, person, act, details }: RegisterEntry): void {
  const before = archive.prepare<[], Row>('SELECT * FROM register ORDER BY id DESC LIMIT 1').get();
  const entry = { id: (before?.id ?? 0) + 1, at, person, act, details: JSON.stringify(details) };
  archive
    .prepare<[object]>(
      `INSERT INTO register (id, at, person, act, details, hash)
       VALUES (@id, @at, @person, @act, @details, @hash)`,
    )
    .run({ ...entry, hash: hashOf(before?.hash ?? null, entry) });
}

/** Every entry, the oldest first. */
export function readRegister(archive: ArchiveReader): readonly RegisterEntry[] {
  return rowsOf(archive).map(({ at, person, details }) => ({
    ...{ at, person, act: 'erase' as const },
    details: JSON.parse(details) as RegisterEntry['details'],
  }));
}

/** The first entry (by its id) that is not as it was written, or does not follow the one before it; null where all do. */
export function firstBrokenEntry(archive: ArchiveReader): number | null {
  let before: Buffer | null = null;
  let expected = 1;
  for (const row of rowsOf(archive)) {
    if (row.id !== expected || !hashOf(before, row).equals(row.hash)) return row.id;
    before = row.hash;
    expected += 1;
  }
  return null;
}

function rowsOf(archive: ArchiveReader): readonly Row[] {
  return archive.prepare<[], Row>('SELECT * FROM register ORDER BY id').all();
}

function hashOf(before: Buffer | null, { id, at, person, act, details }: Omit<Row, 'hash'>): Buffer {
  return createHash('sha256')
    .update(before ?? '')
    .update(JSON.stringify([id, at, person, act, details]))
    .digest();
}

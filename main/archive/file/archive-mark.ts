import Database from 'better-sqlite3';
import { sqlitePath } from '../../files/long-path';

/*
 * A random mark tells an archive from every other file, and a number that grows with every transaction tells one state of it from
 * the next. Both are one text in `meta`, whose root page is the second of the file: so they can be read out of the file and out of
 * its write-ahead log without SQLite (`side-files.ts`), and every log holds that page, since every transaction writes it.
 */

/** Counts a transaction; inside it. */
export const countTransactionSql = `
  UPDATE meta
  SET value = substr(value, 1, 33) || printf('%016d', CAST(substr(value, 34) AS INTEGER) + 1)
  WHERE key = 'mark'`;

/** Makes a copy an archive of its own: what belongs to the original does not belong to it. */
export function giveOwnMark(path: string): void {
  const db = new Database(sqlitePath(path), { fileMustExist: true });
  try {
    db.exec(`UPDATE meta SET value = lower(hex(randomblob(16))) || '.0000000000000000' WHERE key = 'mark'`);
  } finally {
    db.close();
  }
}

/** Who an archive is, and how many transactions it has been through. */
export interface Mark {
  readonly name: string;
  readonly transactions: number;
}

/** The page that holds the mark. */
export const markPage = 2;

/**
 * The cell of the mark in a leaf page of an index b-tree (https://www.sqlite.org/fileformat2.html#b_tree_pages): 56 bytes, of which
 * 3 of header say that a text of 4 bytes and one of 49 follow.
 */
const cell = Buffer.from([56, 3, 4 * 2 + 13, 49 * 2 + 13, ...Buffer.from('mark')]);
const leafOfIndex = 10;

/** The mark on a page as it lies in a file; null where the page holds none. */
export function markOn(page: Buffer): Mark | null {
  if (page.length < 8 || page[0] !== leafOfIndex) return null;
  // By the list of cells: what a page no longer uses may look like one.
  for (let at = 0; at < page.readUInt16BE(3); at += 1) {
    const listed = 8 + at * 2;
    if (listed + 2 > page.length) return null;
    const begin = page.readUInt16BE(listed);
    if (!page.subarray(begin, begin + cell.length).equals(cell)) continue;
    const value = page.toString('latin1', begin + cell.length, begin + cell.length + 49);
    const found = /^([0-9a-f]{32})\.(\d{16})$/.exec(value);
    return found === null ? null : { name: String(found[1]), transactions: Number(found[2]) };
  }
  return null;
}

import { expect, test } from 'vitest';
import { countTransactionSql, markOn } from '../../../../main/archive/file/archive-mark';
import { temporaryArchive } from '../../temp-archive';

const name = '0123456789abcdef0123456789abcdef';
const value = `${name}.0000000000000042`;
/** Where a page of ours keeps its cells. */
const place = 200;

/** A leaf page of an index with one cell: what a row of `meta` looks like in the file. */
function pageWith(text: string): Buffer {
  const page = Buffer.alloc(512);
  page[0] = 10;
  page.writeUInt16BE(1, 3);
  page.writeUInt16BE(place, 8);
  Buffer.from([56, 3, 21, 111]).copy(page, place);
  page.write(`mark${text}`, place + 4, 'latin1');
  return page;
}

function changed(change: (page: Buffer) => unknown): Buffer {
  const page = pageWith(value);
  change(page);
  return page;
}

test.each<[string, Buffer]>([
  ['alone', pageWith(value)],
  [
    'behind another',
    changed((page) => {
      page.writeUInt16BE(2, 3);
      page.writeUInt16BE(400, 8);
      page.writeUInt16BE(place, 10);
    }),
  ],
])('a mark that stands on a page %s is read with its count', (_, page) => {
  expect(markOn(page)).toEqual({ name, transactions: 42 });
});

test.each<[string, Buffer]>([
  ['is too short for a page', Buffer.from([10, 0, 0])],
  ['belongs to a table', changed((page) => (page[0] = 13))],
  ['is not in use any more', changed((page) => page.writeUInt16BE(0, 3))],
  ['says that it has more cells than it holds', changed((page) => page.fill(0xff, 3))],
  ['holds another text', changed((page) => page.write('book', place + 4))],
  ['holds a mark with another kind of name', pageWith(`${name.toUpperCase()}.0000000000000042`)],
  ['holds a mark without its count', pageWith(name)],
])('a page that %s holds no mark', (_, page) => {
  expect(markOn(page)).toBeNull();
});

test.each([
  ['0000000000000000', '0000000000000001'],
  ['0000000000000009', '0000000000000010'],
  ['0009999999999999', '0010000000000000'],
])('a transaction counts from %s to %s and leaves the name as it is', (before, after) => {
  const { db } = temporaryArchive();
  db.prepare(`UPDATE meta SET value = ? WHERE key = 'mark'`).run(`${name}.${before}`);
  db.exec(countTransactionSql);
  expect(db.prepare(`SELECT value FROM meta WHERE key = 'mark'`).pluck().get()).toBe(`${name}.${after}`);
});

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, openSync, readFileSync, readSync, closeSync, fstatSync } from 'node:fs';
import { createInflateRaw } from 'node:zlib';
import * as v from 'valibot';
import { KronikaError } from '../../preload/failure';
import { exportFormats, type ExportFormat } from '../../preload/export/export-model';
import { reading } from '../files/system-said';
import { dataOfPage, sheetPathOf } from './manifest/manifest-page';

/** What a file is, and what its completeness sheet says it was. */
export interface ExportCheck {
  readonly path: string;
  readonly sheetPath: string;
  readonly matches: boolean;
  readonly expected: FileFacts;
  readonly found: FileFacts;
  /** ISO 8601 with zone. */
  readonly savedAt: string;
}

/** What both sides tell. */
export interface FileFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly rows: number;
}

/** The part of a sheet's manifest that is checked; later versions may say more. */
const sheetShape = v.object({
  kronikaExport: v.number(),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  sizeBytes: v.number(),
  rows: v.number(),
  sheets: v.number(),
  savedAt: v.string(),
  question: v.object({ shape: v.object({ format: v.picklist(exportFormats) }) }),
});

/**
 * Checks a file against its completeness sheet. Throws `sheetMissing` where there is none that can be read, and what the
 * system says of the file.
 */
export async function verifyExport(path: string): Promise<ExportCheck> {
  const sheetPath = sheetPathOf(path);
  if (!existsSync(path)) throw new KronikaError('exportMissing', { path });
  const { sha256, sizeBytes, rows, sheets, savedAt, question } = readSheet(sheetPath);
  const bytes = await readWhole(path);
  const found = { ...bytes, rows: await countRows(path, question.shape.format, sheets) };
  const expected = { sha256, sizeBytes, rows };
  const matches = found.sha256 === sha256 && found.sizeBytes === sizeBytes && found.rows === rows;
  return { path, sheetPath, matches, expected, found, savedAt };
}

function readSheet(sheetPath: string): v.InferOutput<typeof sheetShape> {
  if (!existsSync(sheetPath)) throw new KronikaError('sheetMissing', { path: sheetPath });
  const data = dataOfPage(reading(sheetPath, () => readFileSync(sheetPath, 'utf8')));
  const read = v.safeParse(sheetShape, parse(data));
  if (!read.success) throw new KronikaError('sheetMissing', { path: sheetPath }, 'the sheet cannot be read');
  return read.output;
}

function parse(json: string | null): unknown {
  try {
    return json === null ? null : (JSON.parse(json) as unknown);
  } catch {
    return null;
  }
}

async function readWhole(path: string): Promise<Omit<FileFacts, 'rows'>> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** -1 where the file is none of its format any more. */
async function countRows(path: string, format: ExportFormat, sheets: number): Promise<number> {
  switch (format) {
    case 'csv':
      return (await countLines(createReadStream(path), true)) - 1;
    case 'jsonl':
      return await countLines(createReadStream(path), false);
    case 'xlsx': {
      let rows = 0;
      for (let number = 1; number <= sheets; number += 1) {
        const entry = findEntry(path, `xl/worksheets/sheet${String(number)}.xml`);
        if (entry === null) return -1;
        rows += (await countTags(entry(), '<row>').catch(() => -Infinity)) - 1;
      }
      return Number.isFinite(rows) ? rows : -1;
    }
  }
}

/** Ends of lines; those between quotes belong to a cell. */
async function countLines(file: AsyncIterable<Buffer>, hasQuotes: boolean): Promise<number> {
  const [quote, newline] = [0x22, 0x0a];
  let lines = 0;
  let isQuoted = false;
  for await (const chunk of file) {
    for (const byte of chunk) {
      if (byte === quote && hasQuotes) isQuoted = !isQuoted;
      else if (byte === newline && !isQuoted) lines += 1;
    }
  }
  return lines;
}

/** A tag cannot stand in a text: its brackets are escaped there. */
async function countTags(xml: AsyncIterable<Buffer>, tag: string): Promise<number> {
  let tags = 0;
  let rest = '';
  for await (const chunk of xml) {
    const parts = (rest + chunk.toString('latin1')).split(tag);
    tags += parts.length - 1;
    rest = (parts.at(-1) ?? '').slice(-(tag.length - 1));
  }
  return tags;
}

/** Opens an entry of a zip by the directory at its end (APPNOTE 4.3); null where there is none. */
function findEntry(path: string, name: string): (() => AsyncIterable<Buffer>) | null {
  const file = openSync(path, 'r');
  try {
    const read = (at: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    };
    const tail = read(Math.max(0, fstatSync(file).size - 22), 22);
    if (tail.length < 22 || tail.readUInt32LE(0) !== 0x06054b50) return null;
    const directory = read(tail.readUInt32LE(16), tail.readUInt32LE(12));
    for (let at = 0; at + 46 <= directory.length;) {
      const length = directory.readUInt16LE(at + 28);
      if (directory.toString('utf8', at + 46, at + 46 + length) === name) {
        const start = directory.readUInt32LE(at + 42) + 30 + length;
        const end = start + directory.readUInt32LE(at + 20) - 1;
        return () => createReadStream(path, { start, end }).pipe(createInflateRaw());
      }
      at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return null;
  } finally {
    closeSync(file);
  }
}

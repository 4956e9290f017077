import {
  chmodSync,
  closeSync,
  createWriteStream,
  writeFileSync,
  mkdirSync,
  openSync,
  readSync,
  fstatSync,
  createReadStream,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

// Layout: PKWARE APPNOTE.TXT 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;

/** @typedef {{ name: string, method: number, packedBytes: number, headerOffset: number, isExecutable: boolean }} ZipEntry */

/**
 * Unpacks the files of a zip archive (below 4 GB) that `rename` gives a path to.
 * @param {string} file
 * @param {string} folder
 * @param {(name: string) => string | undefined} rename From the path in the archive to the path in the folder.
 */
export async function unpackZip(file, folder, rename) {
  const descriptor = openSync(file, 'r');
  try {
    for (const entry of readDirectory(descriptor)) {
      const path = entry.name.endsWith('/') ? undefined : rename(entry.name);
      if (path !== undefined) await unpackEntry(file, descriptor, entry, join(folder, path));
    }
  } finally {
    closeSync(descriptor);
  }
}

/** @param {string} file @param {number} descriptor @param {ZipEntry} entry @param {string} target */
async function unpackEntry(file, descriptor, entry, target) {
  const header = readAt(descriptor, entry.headerOffset, 30);
  const start = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  mkdirSync(dirname(target), { recursive: true });
  // A stream cannot be of nothing: its end is inclusive.
  if (entry.packedBytes === 0) return writeFileSync(target, '');
  const packed = createReadStream(file, { start, end: start + entry.packedBytes - 1 });
  const output = createWriteStream(target);
  await (entry.method === STORED ? pipeline(packed, output) : pipeline(packed, createInflateRaw(), output));
  if (entry.isExecutable) chmodSync(target, 0o755);
}

/** @param {number} descriptor @returns {ZipEntry[]} */
function readDirectory(descriptor) {
  const size = fstatSync(descriptor).size;
  const end = readAt(descriptor, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const at = end.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || end.readUInt32LE(at) !== END_OF_DIRECTORY)
    throw new Error('This file is not a zip archive, or it is cut off.');
  const directory = readAt(descriptor, end.readUInt32LE(at + 16), end.readUInt32LE(at + 12));
  /** @type {ZipEntry[]} */
  const entries = [];
  let next = 0;
  while (next < directory.length && directory.readUInt32LE(next) === DIRECTORY_ENTRY) {
    const nameBytes = directory.readUInt16LE(next + 28);
    entries.push({
      name: directory.toString('utf8', next + 46, next + 46 + nameBytes),
      method: directory.readUInt16LE(next + 10),
      packedBytes: directory.readUInt32LE(next + 20),
      headerOffset: directory.readUInt32LE(next + 42),
      isExecutable: ((directory.readUInt32LE(next + 38) >>> 16) & 0o111) !== 0,
    });
    next += 46 + nameBytes + directory.readUInt16LE(next + 30) + directory.readUInt16LE(next + 32);
  }
  return entries;
}

/** @param {number} descriptor @param {number} position @param {number} length */
function readAt(descriptor, position, length) {
  const bytes = Buffer.alloc(length);
  readSync(descriptor, bytes, 0, length, position);
  return bytes;
}

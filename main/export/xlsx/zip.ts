import { crc32, deflateRawSync, constants } from 'node:zlib';
import { KronikaError } from '../../../preload/failure';

/** So much is compressed at once: memory does not grow with the file. */
const chunkBytes = 1 << 18;

/** Level 4 takes half as long again for files that are smaller by two in a hundred. */
const level = 3;

/** Most texts that are added at once find room in so many bytes. */
const roomForText = 1 << 16;

/** What one code unit takes at most in UTF-8. */
const maxUnitBytes = 3;

/** What 32 bits can count: a zip without the 64-bit extension ends there (APPNOTE 4.4). */
const most32 = 0xffff_ffff;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  packed: number;
  size: number;
}

/**
 * Writes a zip as a stream: sizes stand behind each entry (data descriptors), so nothing is written twice and the hash of
 * the file can be taken on the way. Throws `fileTooLarge` beyond 4 GB.
 */
export class ZipStream {
  readonly #out: (bytes: Uint8Array) => void;
  readonly #entries: Entry[] = [];
  #offset = 0;
  /** What is to be compressed next: one piece of memory for all of the file. */
  #pending = Buffer.allocUnsafe(chunkBytes + roomForText);
  #pendingBytes = 0;

  constructor(out: (bytes: Uint8Array) => void) {
    this.#out = out;
  }

  /** Begins an entry; the one before it ends. */
  begin(name: string): void {
    this.#endEntry();
    const entry: Entry = { name: Buffer.from(name, 'utf8'), offset: this.#offset, crc: 0, packed: 0, size: 0 };
    this.#entries.push(entry);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    writeCommon(head, 4);
    head.writeUInt16LE(entry.name.length, 26);
    this.#write(head);
    this.#write(entry.name);
  }

  /** Adds text to the entry begun last; answers how many bytes it was. */
  add(text: string): number {
    const most = this.#pendingBytes + text.length * maxUnitBytes;
    if (most > this.#pending.length) {
      const larger = Buffer.allocUnsafe(most);
      this.#pending.copy(larger, 0, 0, this.#pendingBytes);
      this.#pending = larger;
    }
    const written = this.#pending.write(text, this.#pendingBytes, 'utf8');
    this.#pendingBytes += written;
    if (this.#pendingBytes >= chunkBytes) this.#pack(constants.Z_SYNC_FLUSH);
    return written;
  }

  /** Adds bytes to the entry begun last. */
  addBytes(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      const to = Math.min(bytes.length, from + this.#pending.length - this.#pendingBytes);
      this.#pending.set(bytes.subarray(from, to), this.#pendingBytes);
      this.#pendingBytes += to - from;
      from = to;
      if (this.#pendingBytes >= chunkBytes) this.#pack(constants.Z_SYNC_FLUSH);
    }
  }

  /** Writes the directory; the zip is whole then. */
  end(): void {
    this.#endEntry();
    const start = this.#offset;
    for (const entry of this.#entries) this.#writeDirectory(entry);
    const tail = Buffer.alloc(22);
    tail.writeUInt32LE(0x06054b50, 0);
    tail.writeUInt16LE(this.#entries.length, 8);
    tail.writeUInt16LE(this.#entries.length, 10);
    tail.writeUInt32LE(this.#offset - start, 12);
    tail.writeUInt32LE(start, 16);
    this.#write(tail);
  }

  #endEntry(): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined) return;
    this.#pack(constants.Z_FINISH);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(0x08074b50, 0);
    writeSizes(sizes, 4, entry);
    this.#write(sizes);
  }

  /** Pieces end at a byte (sync flush) and need none of the others, so that put together they are one stream. */
  #pack(finishFlush: number): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined) return;
    const bytes = this.#pending.subarray(0, this.#pendingBytes);
    this.#pendingBytes = 0;
    const packed = deflateRawSync(bytes, { finishFlush, level });
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    entry.packed += packed.length;
    if (entry.size > most32) throw new KronikaError('fileTooLarge');
    this.#write(packed);
  }

  #writeDirectory(entry: Entry): void {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(20, 4);
    writeCommon(head, 6);
    writeSizes(head, 16, entry);
    head.writeUInt16LE(entry.name.length, 28);
    head.writeUInt32LE(entry.offset, 42);
    this.#write(head);
    this.#write(entry.name);
  }

  #write(bytes: Uint8Array): void {
    this.#offset += bytes.length;
    if (this.#offset > most32) throw new KronikaError('fileTooLarge');
    this.#out(bytes);
  }
}

/** Version 2.0; sizes behind the data, names in UTF-8; deflated; 1 January 1980, so that equal exports are equal files. */
function writeCommon(head: Buffer, at: number): void {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(0x0808, at + 2);
  head.writeUInt16LE(8, at + 4);
  head.writeUInt16LE(0x21, at + 8);
}

function writeSizes(bytes: Buffer, at: number, entry: Entry): void {
  bytes.writeUInt32LE(entry.crc, at);
  bytes.writeUInt32LE(entry.packed, at + 4);
  bytes.writeUInt32LE(entry.size, at + 8);
}

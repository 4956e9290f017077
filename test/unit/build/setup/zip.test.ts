import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deflateRawSync } from 'node:zlib';
import { unpackZip } from '../../../../build/setup/electron/zip.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-zip-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface File {
  readonly name: string;
  readonly content: string;
  readonly stored?: boolean;
  readonly mode?: number;
}

function zip(files: readonly File[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, mode = 0o644 } of files) {
    const packed = stored ? Buffer.from(content) : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

test('unpacks the chosen files, packed or stored or empty, and keeps what is executable so', async () => {
  const archive = join(folder, 'a.zip');
  writeFileSync(
    archive,
    zip([
      { name: 'in/packed', content: 'zażółć '.repeat(50), mode: 0o755 },
      { name: 'in/stored', content: 'as it is', stored: true },
      { name: 'in/empty', content: '', stored: true },
      { name: 'out', content: 'left' },
    ]),
  );
  await unpackZip(archive, join(folder, 'x'), (name) => (name.startsWith('in/') ? name.slice(3) : undefined));
  const read = (name: string): string => readFileSync(join(folder, 'x', name), 'utf8');
  expect([read('packed'), read('stored'), read('empty')]).toEqual(['zażółć '.repeat(50), 'as it is', '']);
  expect(statSync(join(folder, 'x/packed')).mode & 0o100).toBe(process.platform === 'win32' ? 0 : 0o100);
  expect(() => read('out')).toThrow();
});

test('says that a file which is cut off is no archive', async () => {
  const archive = join(folder, 'cut.zip');
  writeFileSync(archive, zip([{ name: 'a', content: 'text' }]).subarray(0, 40));
  await expect(unpackZip(archive, folder, (name) => name)).rejects.toThrow('cut off');
});

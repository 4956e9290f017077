import { closeSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Language } from '../../../preload/model';
import type { PacketProgress } from '../../../preload/export/packet';
import { cancelCheck } from '../../../preload/failure';
import { createOutputFile, insistOnName } from '../../files/output-file';
import { FolderPart, type WrittenPart } from '../../files/output-folder';
import type { Home } from '../../files/own-files';
import { ZipStream } from '../xlsx/zip';
import { namesOf } from './packet-page';

/** A packet whose files are all written. */
export interface SealJob {
  /** The folder in the making. */
  readonly folder: string;
  readonly files: readonly WrittenPart[];
  readonly language: Language;
  /** Where all of it goes as one file; null where it stays a folder. */
  readonly zip: string | null;
  readonly home: Home;
}

/** So much of a file is read at once. */
const chunkBytes = 1 << 18;

/** Writes the list of checksums (as `sha256sum --check` reads it), and puts the files into a zip where that is wanted. */
export function sealPacket(
  { folder, files, language, zip, home }: SealJob,
  report: (progress: PacketProgress) => void,
  isCancelled: () => boolean,
): { readonly sums: WrittenPart; readonly sha256: string } {
  const list = new FolderPart(folder, namesOf(language).sums);
  list.add(files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join(''));
  const sums = list.end();
  if (zip === null) return { sums, sha256: sums.sha256 };
  const check = cancelCheck(isCancelled);
  const file = createOutputFile(zip, home);
  try {
    const stream = new ZipStream(file.write);
    const all = [...files, sums];
    // One folder inside, so that what is unpacked stays together.
    const inside = basename(zip).replace(/\.zip$/i, '');
    for (const [at, { name }] of all.entries()) {
      stream.begin(`${inside}/${name}`);
      addFile(stream, join(folder, name), check);
      report({ part: 'files', done: at + 1, total: all.length });
    }
    stream.end();
    const { sha256 } = file.seal();
    insistOnName(file.publish(), zip);
    return { sums, sha256 };
  } catch (error) {
    file.discard();
    throw error;
  }
}

function addFile(stream: ZipStream, path: string, check: () => void): void {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  const descriptor = openSync(path, 'r');
  try {
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
      check();
      stream.addBytes(chunk.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { isObject, type Json, type JsonObject } from '../../crm/json/wire';
import { systemCodeOf } from '../../../preload/failure';
import { pausesMs } from '../../files/naming';
import { replaceOwnFile } from '../../files/output-file';
import { asWritingFailure, heldOpen } from '../../files/system-said';

/** What of the operating system a test puts in place of this one's. */
export interface ReadingSystem {
  readonly platform: NodeJS.Platform;
  readonly read: (path: string) => Buffer;
}

const thisSystem: ReadingSystem = { platform: process.platform, read: readFileSync };

/**
 * What a JSON file says by name; nothing where there is none, or it is not JSON. Throws where the system does not let it be
 * read, also after a while: what is there must not be taken for nothing, and be written over.
 */
export function readJsonObject(path: string, system: ReadingSystem = thisSystem): JsonObject {
  const bytes = readOwnFile(path, system);
  if (bytes === null) return {};
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Json;
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** The bytes of a file of the program's own; null where there is none. A virus scanner has a second or two to let go of it. */
function readOwnFile(path: string, { platform, read }: ReadingSystem): Buffer | null {
  for (const pauseMs of [...pausesMs, null]) {
    try {
      return read(path);
    } catch (error) {
      const code = systemCodeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      if (pauseMs === null || !heldOpen(code, platform)) throw asWritingFailure(error, path, 'write', platform);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
  return null;
}

/**
 * Replaces a JSON file in one step; only its owner may read it. Where the file so far is not JSON, or `wasRead` denies that all
 * that is replaced was understood, it stays beside, as `<file>.unreadable-<mark of its bytes>`. Throws what
 * `replaceOwnFile` throws; the old file stays then.
 */
export function writeJson(path: string, value: unknown, wasRead: (before: JsonObject) => boolean = () => true): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    keepUnread(path, wasRead);
    replaceOwnFile(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8'));
  } catch (error) {
    throw asWritingFailure(error, path, 'write');
  }
}

/** Takes one entry out of a JSON file; of a file that has none, nothing is written. */
export function forgetEntry(path: string, name: string): void {
  const { [name]: before, ...others } = readJsonObject(path);
  if (before !== undefined) writeJson(path, others);
}

/** The entries of a list that are as they should be: one that is not must not take the others along. */
export function soundEntries<const Schema extends v.GenericSchema>(entry: Schema) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((entries) =>
      entries.flatMap((one) => {
        const read = v.safeParse(entry, one);
        return read.success ? [read.output] : [];
      }),
    ),
  );
}

function keepUnread(path: string, wasRead: (before: JsonObject) => boolean): void {
  const bytes = readOwnFile(path, thisSystem);
  if (bytes === null || bytes.length === 0 || isUnderstood(bytes, wasRead)) return;
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  replaceOwnFile(`${path}.unreadable-${mark}`, bytes);
}

function isUnderstood(bytes: Buffer, wasRead: (before: JsonObject) => boolean): boolean {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Json;
    return isObject(value) && wasRead(value);
  } catch {
    return false;
  }
}

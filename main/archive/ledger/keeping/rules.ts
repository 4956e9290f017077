import * as v from 'valibot';
import { keeping as schema } from '../../../../preload/persons/keeping-input';
import { keepsAll, type Keeping } from '../../../../preload/persons/keeping';
import type { RegisterEntry } from '../../../../preload/register';
import type { ArchiveReader, ArchiveWriter } from '../../file/archive';
import { addToRegister } from '../register';

/** The key by which `meta` says how long records are kept. */
const keepingKey = 'keeping';

/** How long the records are kept. Where that cannot be read, everything stays. */
export function readKeeping(archive: ArchiveReader): Keeping {
  const text = archive.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(keepingKey);
  if (text === undefined) return keepsAll;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return read.success ? read.output : keepsAll;
}

/** How long records are to be kept from now on, with what the register is to say of it. */
export interface KeepingOrder extends Pick<RegisterEntry, 'person' | 'at'> {
  readonly keeping: Keeping;
  /** The same in words. */
  readonly said: string;
}

/** Decides how long records are kept, and notes it; nothing where it is as before. Inside a transaction. */
export function putKeeping(archive: ArchiveWriter, { keeping, said, person, at }: KeepingOrder): void {
  if (JSON.stringify(keeping) === JSON.stringify(readKeeping(archive))) return;
  archive
    .prepare<[string, string]>('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
    .run(keepingKey, JSON.stringify(keeping));
  addToRegister(archive, { act: 'rules', person, at, texts: { change: said } });
}

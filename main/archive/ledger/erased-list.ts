import type { ArchiveReader, ArchiveWriter } from '../file/archive';
import { addKey, primaryKey, putSql, tokenBytes } from './erased';

/**
 * What stands in for what was erased from an archive, kept outside of it: by this an older copy of the archive is told what it must not
 * have. It names nobody: who has a uuid can tell whether it is in it, and no more.
 */
export interface ErasedList {
  /** What its hashes are keyed with, in hexadecimal digits. */
  readonly key: string;
  /** The hashes, one after the other. */
  readonly tokens: Uint8Array;
  /** How many records were erased, by the first second of their day. */
  readonly days: readonly (readonly [day: number, interactions: number])[];
}

/** How many hashes are known of each key. */
export type KnownErased = Readonly<Partial<Record<string, number>>>;

/** The list of an archive; null where nothing was ever erased, or as many are known. */
export function readErasedList(archive: ArchiveReader, known: KnownErased = {}): ErasedList | null {
  const key = primaryKey(archive);
  if (key === null) return null;
  const count = archive.prepare<[], number>('SELECT count(*) FROM erased').pluck().get() ?? 0;
  if ((known[key.toString('hex')] ?? -1) >= count) return null;
  const tokens = archive.prepare<[], Buffer>('SELECT token FROM erased').pluck().all();
  const days = archive.prepare<[], readonly [number, number]>('SELECT day, interactions FROM erased_day').raw().all();
  return { key: key.toString('hex'), tokens: Buffer.concat(tokens), days };
}

/** The hashes of a list, each as a text of its bytes. */
export function tokensOf({ tokens }: Pick<ErasedList, 'tokens'>): ReadonlySet<string> {
  const bytes = Buffer.from(tokens.buffer, tokens.byteOffset, tokens.byteLength);
  const texts = new Set<string>();
  for (let at = 0; at + tokenBytes <= bytes.length; at += tokenBytes)
    texts.add(bytes.toString('latin1', at, at + tokenBytes));
  return texts;
}

/** From now on an archive knows what is in lists as erased: no download brings it back. Inside a transaction. */
export function adoptErased(archive: ArchiveWriter, lists: readonly ErasedList[]): void {
  const put = archive.prepare<[Buffer]>(putSql);
  for (const list of lists) {
    addKey(archive, Buffer.from(list.key, 'hex'));
    for (const token of tokensOf(list)) put.run(Buffer.from(token, 'latin1'));
  }
}

/** Says of days that at least as many records were erased in them as lists know. Inside a transaction. */
export function raiseErasedDays(archive: ArchiveWriter, lists: readonly ErasedList[]): void {
  const raise = archive.prepare<[number, number]>(
    `INSERT INTO erased_day (day, interactions)
     VALUES (?, ?)
     ON CONFLICT (day) DO UPDATE
     SET interactions = max(interactions, excluded.interactions)`,
  );
  for (const { days } of lists) for (const [day, interactions] of days) raise.run(day, interactions);
}

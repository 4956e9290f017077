import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { KronikaError } from '../../../preload/failure';
import { readJsonObject, writeJson } from './json-file';

/** Where an archive lies that was moved, and the mark that it bears (`archive-mark`); null where that was not read. */
export interface ArchivePlace {
  readonly path: string;
  readonly mark: string | null;
}

/** A file and where it goes. */
export interface MovedFile {
  readonly from: string;
  readonly to: string;
}

const movedFile = v.object({ from: v.string(), to: v.string() });

const shape = v.object({
  /** By base address; an archive at its usual place is not named. */
  places: v.optional(v.record(v.string(), v.object({ path: v.string(), mark: v.nullable(v.string()) })), {}),
  /** A move that has not come to its end: the archive first, then what is kept beside it. */
  moving: v.optional(v.nullable(v.object({ baseUrl: v.string(), files: v.array(movedFile) })), null),
  /** An archive that was put aside for a restored one, which has not proven itself yet. */
  replacing: v.optional(v.nullable(v.object({ path: v.string(), kept: v.string() })), null),
  /** Accounts whose removal, with their files, has not come to its end, by base address. */
  removing: v.optional(v.array(v.string()), []),
  /** Files that nobody wants any more and that could not be deleted yet. */
  unwanted: v.optional(v.array(v.string()), []),
});

type Kept = v.InferOutput<typeof shape>;
export type Moving = NonNullable<Kept['moving']>;
export type Replaced = NonNullable<Kept['replacing']>;

/**
 * Where archives lie, and what of moving and removing them has yet to be done. In a file of its own, written in one step and read
 * anew each time: which of two files is the archive is decided by it alone, also after a kill, and for every program of ours.
 * Each throws `placesUnreadable` where the file says something that cannot be read: a place that is forgotten would be begun anew.
 */
export interface ArchivePlaces {
  /** Null where the archive lies at its usual place. */
  placeOf(baseUrl: string): ArchivePlace | null;
  read(): Kept;
  /** Says something anew, in one step. Throws what `writeJson` throws; all stays as it was then. */
  change(by: (kept: Kept) => Partial<Kept>): void;
}

/** The places of a data folder. */
export function openArchivePlaces(dataDir: string): ArchivePlaces {
  const path = join(dataDir, 'archives.json');
  const read = (): Kept => {
    const found = readJsonObject(path);
    const parsed = v.safeParse(shape, found);
    const isOdd = Object.keys(found).length === 0 && existsSync(path);
    if (!parsed.success || isOdd) throw new KronikaError('placesUnreadable', { path });
    return parsed.output;
  };
  return {
    read,
    placeOf: (baseUrl) => read().places[baseUrl] ?? null,
    change(by) {
      const kept = read();
      writeJson(path, { ...readJsonObject(path), ...kept, ...by(kept) });
    },
  };
}

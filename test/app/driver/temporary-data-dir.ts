import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

const file = v.record(v.string(), v.array(v.object({ seen: v.nullable(v.number()) })));

/** A data folder that several runs of the program share. */
export interface DataDir {
  readonly path: string;
  /** The arrival up to which a saved search of its only account was looked at; -1 before. */
  savedSeen(at: number): number;
  remove(): void;
}

/** Makes a data folder. */
export function temporaryDataDir(): DataDir {
  const path = mkdtempSync(join(tmpdir(), 'kronika-app-'));
  return {
    path,
    savedSeen: (at) => {
      const [searches] = Object.values(v.parse(file, JSON.parse(readFileSync(join(path, 'searches.json'), 'utf8'))));
      return searches?.[at]?.seen ?? -1;
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

import * as v from 'valibot';
import { questions } from '../../../preload/contract';
import type { RecentSearches } from '../../../preload/search/suggestions';
import { forgetEntry, readJsonObject, writeJson } from './json-file';

/** The latest searches of each account, in a file of their own: it can be emptied and taken away without any other loss. */
export interface RecentSearchStore {
  read(baseUrl: string): RecentSearches;
  write(baseUrl: string, recent: RecentSearches): void;
  /** Takes an account out of the file. */
  forget(baseUrl: string): void;
}

/** The latest searches of a file. What cannot be read of them is not worth keeping. */
export function openRecentSearches(path: string): RecentSearchStore {
  return {
    read(baseUrl) {
      const read = v.safeParse(questions.keepRecentSearches.input, readJsonObject(path)[baseUrl]);
      return read.success ? read.output : { areKept: true, texts: [] };
    },
    write(baseUrl, { areKept, texts }) {
      writeJson(path, { ...readJsonObject(path), [baseUrl]: { areKept, texts: areKept ? texts : [] } });
    },
    forget(baseUrl) {
      forgetEntry(path, baseUrl);
    },
  };
}

import * as v from 'valibot';
import { questions } from '../../preload/contract';
import type { SavedSearch } from '../../preload/model';
import { readJson, writeJson } from './settings';

/** The searches that people gave names to, of every account: a file beside the settings, so that nothing takes them along. */
export interface SavedSearches {
  read(baseUrl: string): readonly SavedSearch[];
  write(baseUrl: string, searches: readonly SavedSearch[]): void;
}

const file = v.record(v.string(), v.array(v.unknown()));

/** The saved searches of a file. One that cannot be read (a later version's) is not offered, and stays in the file. */
export function openSavedSearches(path: string): SavedSearches {
  const readAll = (): Record<string, unknown[]> => {
    const read = v.safeParse(file, readJson(path));
    return read.success ? read.output : {};
  };
  return {
    read: (baseUrl) => (readAll()[baseUrl] ?? []).flatMap(readOne),
    write(baseUrl, searches) {
      const all = readAll();
      const unread = (all[baseUrl] ?? []).filter((stored) => readOne(stored).length === 0);
      writeJson(path, { ...all, [baseUrl]: [...searches, ...unread] });
    },
  };
}

/** Checked by the contract's own schema: what it would refuse is not asked again. */
function readOne(stored: unknown): readonly SavedSearch[] {
  const read = v.safeParse(questions.keepSearches.input, { searches: [stored] });
  return read.success ? read.output.searches : [];
}

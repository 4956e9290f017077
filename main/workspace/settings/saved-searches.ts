import * as v from 'valibot';
import { questions } from '../../../preload/contract';
import type { SavedSearch } from '../../../preload/model';
import { isList, type Json, type JsonObject } from '../../crm/json/wire';
import { forgetEntry, readJsonObject, writeJson } from './json-file';

/** The searches that people gave names to, of every account: a file beside the settings, so that nothing takes them along. */
export interface SavedSearchStore {
  read(baseUrl: string): readonly SavedSearch[];
  write(baseUrl: string, searches: readonly SavedSearch[]): void;
  /** Takes an account out of the file. */
  forget(baseUrl: string): void;
}

/** The saved searches of a file. One that cannot be read (a later version's) is not offered, and stays in the file. */
export function openSavedSearches(path: string): SavedSearchStore {
  const listOf = (file: JsonObject, baseUrl: string): readonly Json[] => {
    const list = file[baseUrl];
    return isList(list) ? list : [];
  };
  return {
    read: (baseUrl) => listOf(readJsonObject(path), baseUrl).flatMap(readOne),
    write(baseUrl, searches) {
      const all = readJsonObject(path);
      const unread = listOf(all, baseUrl).filter((stored) => readOne(stored).length === 0);
      writeJson(path, { ...all, [baseUrl]: [...searches, ...unread] }, (before) => {
        return before[baseUrl] === undefined || isList(before[baseUrl]);
      });
    },
    forget(baseUrl) {
      forgetEntry(path, baseUrl);
    },
  };
}

/** Checked by the contract's own schema: what it would refuse is not asked again. */
function readOne(stored: unknown): readonly SavedSearch[] {
  const read = v.safeParse(questions.keepSearches.input, { searches: [stored] });
  return read.success ? read.output.searches : [];
}

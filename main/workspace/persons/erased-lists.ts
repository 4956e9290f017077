import * as v from 'valibot';
import { failureOf } from '../../../preload/failure';
import type { ArchiveInUse } from '../archive/archive-in-use';
import type { ErasedList, KnownErased } from '../../archive/ledger/erased-list';
import { tokenBytes } from '../../archive/ledger/erased';
import { tokensOf } from '../../archive/ledger/erased-list';
import { forgetEntry, readJsonObject, soundEntries, writeJson } from '../settings/json-file';

/** Of every account what was erased for good, in a file beside the settings: keyed hashes, nothing of anybody. */
export interface ErasedListStore {
  read(baseUrl: string): readonly ErasedList[];
  /** Adds to what is known. */
  add(baseUrl: string, list: ErasedList): void;
  /** Takes an account out of the file. */
  forget(baseUrl: string): void;
}

const count = v.pipe(v.number(), v.safeInteger());
const listShape = v.object({
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  tokens: v.pipe(v.string(), v.base64()),
  days: v.pipe(v.array(v.pipe(v.tuple([count, count]), v.readonly())), v.readonly()),
});
const entryShape = soundEntries(listShape);

/** The lists of a file. */
export function openErasedLists(path: string): ErasedListStore {
  const read = (baseUrl: string): readonly ErasedList[] => {
    const found = v.safeParse(entryShape, readJsonObject(path)[baseUrl]);
    if (!found.success) return [];
    return found.output.map((list) => ({ ...list, tokens: Buffer.from(list.tokens, 'base64') }));
  };
  return {
    read,
    add(baseUrl, list) {
      const before = read(baseUrl);
      const same = before.find(({ key }) => key === list.key);
      const all = [...before.filter((one) => one !== same), same === undefined ? list : together(same, list)];
      const stored = all.map(({ tokens, ...rest }) => ({ ...rest, tokens: Buffer.from(tokens).toString('base64') }));
      writeJson(path, { ...readJsonObject(path), [baseUrl]: stored });
    },
    forget(baseUrl) {
      forgetEntry(path, baseUrl);
    },
  };
}

/** How many hashes are known of each key. */
function knownOf(lists: readonly ErasedList[]): KnownErased {
  return Object.fromEntries(lists.map(({ key, tokens }) => [key, tokens.length / tokenBytes]));
}

function together(one: ErasedList, other: ErasedList): ErasedList {
  const days = new Map(one.days);
  for (const [day, interactions] of other.days) days.set(day, Math.max(days.get(day) ?? 0, interactions));
  const tokens = new Set([...tokensOf(one), ...tokensOf(other)]);
  return { key: one.key, tokens: Buffer.from([...tokens].join(''), 'latin1'), days: [...days] };
}

/** What keeping lists needs of the rest of the workspace. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'current'>;
  readonly store: Pick<ErasedListStore, 'read' | 'add'>;
  readonly log: (line: string) => void;
}

/** Remembers of the open archive, outside of it, what was erased from it. */
export class ErasedLists {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Takes over what is new; with `isKnownByCount` nothing where as many are known. What cannot be written is taken over another time. */
  async take({ isKnownByCount = false } = {}): Promise<void> {
    const { archive, store, log } = this.#around;
    const open = archive.current;
    if (open === null || open.viewed !== null) return;
    const { baseUrl } = open.account;
    try {
      const known = isKnownByCount ? knownOf(store.read(baseUrl)) : {};
      const list = await open.reader.ask('readErasedList', known);
      if (list !== null) store.add(baseUrl, list);
    } catch (error) {
      log(`not in the list of what was erased: ${failureOf(error).kind}`);
    }
  }
}

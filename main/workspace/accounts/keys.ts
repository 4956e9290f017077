import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { readJsonObject, writeJson } from '../settings/json-file';

/** The operating system's safe place (Electron's `safeStorage`), which may be missing. Encrypting and decrypting may fail. */
export interface SafeStorage {
  isAvailable(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  decrypt(bytes: Buffer): Promise<Decrypted>;
}

/** What was encrypted. `isStale`: the system has another key by now, and asks for it to be encrypted anew. */
export interface Decrypted {
  readonly text: string;
  readonly isStale: boolean;
}

/** Where a key may stay. `plain` only when the person decided so. */
export type KeyKeeping = 'safely' | 'thisRun' | 'plain';

/**
 * Where a key stands. `stored`: encrypted; `storedPlain`: a program that may read the files may read it; `thisRun`: in memory only;
 * `unreadable`: encrypted, and the system does not give it out (another user or computer, a keyring that is locked, a
 * scheduled task while its user is not logged on); `missing`: none.
 */
export type KeyState = 'stored' | 'storedPlain' | 'thisRun' | 'unreadable' | 'missing';

/** The API keys of the accounts. They stand in a file of their own, encrypted; never in an archive, a log or an argument list. */
export interface KeyStore {
  /** The key of an account; null where it must be typed again. `preferred` (the environment's) goes before all others. */
  find(baseUrl: string): Promise<string | null>;
  /**
   * Keeps a key in the place of the one before, of which nothing stays on the disk. Where no safe place exists, or it fails,
   * `safely` keeps it for this run only.
   */
  keep(baseUrl: string, key: string, keeping: KeyKeeping): Promise<void>;
  /** Takes a key out of memory and off the disk. */
  forget(baseUrl: string): Promise<void>;
  /** The environment names one key, so it is sent to one account: from now on to no other than this one. */
  bindPreferred(baseUrl: string): void;
  stateOf(baseUrl: string): Promise<KeyState>;
  canStore(): Promise<boolean>;
  /** Once all that was asked for so far is done. */
  settled(): Promise<void>;
}

const keyShape = v.union([v.object({ encrypted: v.string() }), v.object({ plain: v.string() })]);
type StoredKey = v.InferOutput<typeof keyShape>;

/** Opens the key store. `preferred` is the key that the environment gives for this run, for the account first in use. */
export function openKeyStore(path: string, safe: SafeStorage, preferred: string | null): KeyStore {
  const ofThisRun = new Map<string, string>();
  let boundTo: string | null = null;
  const preferredOf = (baseUrl: string): string | null => (boundTo === null || boundTo === baseUrl ? preferred : null);
  const stored = openStoredKeys(path, safe);
  const inTurn = createTurns();
  return {
    canStore: () => safe.isAvailable(),
    find: (baseUrl) =>
      inTurn(async () => {
        return preferredOf(baseUrl) ?? ofThisRun.get(baseUrl) ?? (await stored.find(baseUrl)).key;
      }),
    keep: (baseUrl, key, keeping) =>
      inTurn(async () => {
        ofThisRun.set(baseUrl, key);
        if (keeping === 'thisRun') stored.remove(baseUrl);
        else await stored.keep(baseUrl, key, keeping);
      }),
    forget: (baseUrl) =>
      inTurn(() => {
        ofThisRun.delete(baseUrl);
        stored.remove(baseUrl);
      }),
    bindPreferred: (baseUrl) => {
      boundTo ??= baseUrl;
    },
    stateOf: (baseUrl) =>
      inTurn(async () => {
        const { how, key } = await stored.find(baseUrl);
        if (how === 'plain') return 'storedPlain';
        if (key !== null) return 'stored';
        if (preferredOf(baseUrl) !== null || ofThisRun.has(baseUrl)) return 'thisRun';
        return how === null ? 'missing' : 'unreadable';
      }),
    settled: () => inTurn(() => {}),
  };
}

/** One after the other, in the order they were asked for: a reading after a writing finds what was written. */
function createTurns(): <T>(act: () => T | Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => {});
    return mine;
  };
}

/** A key as it stands in the file; `key` null where it is not there, or is not given out. */
interface FoundKey {
  readonly how: 'plain' | 'encrypted' | null;
  readonly key: string | null;
}

interface StoredKeys {
  find(baseUrl: string): Promise<FoundKey>;
  /** `safely` keeps nothing where there is no safe place. */
  keep(baseUrl: string, key: string, keeping: 'safely' | 'plain'): Promise<void>;
  remove(baseUrl: string): void;
}

/** The keys of a file. What takes time is never between reading it and replacing it: another program may write it as well. */
function openStoredKeys(path: string, safe: SafeStorage): StoredKeys {
  /** Encrypted anew in this run: a system that asks for that for ever is obeyed once. */
  const renewed = new Set<string>();
  // Each by itself: an entry that cannot be read says nothing about the others.
  const read = (baseUrl: string): StoredKey | null => {
    const stored = v.safeParse(keyShape, readJsonObject(path)[baseUrl]);
    return stored.success ? stored.output : null;
  };
  const write = (baseUrl: string, stored: StoredKey | null): void => {
    const { [baseUrl]: before, ...others } = readJsonObject(path);
    if (stored === null && before === undefined) return;
    writeJson(path, stored === null ? others : { ...others, [baseUrl]: stored }, () => {
      return before === undefined || v.is(keyShape, before);
    });
  };
  /** Encrypts a key that stands in the file, unless another has taken its place meanwhile; false where it stays as it is. */
  const renew = async (baseUrl: string, before: StoredKey, key: string): Promise<boolean> => {
    const encrypted = await encrypt(safe, key);
    if (encrypted === null || !isDeepStrictEqual(read(baseUrl), before)) return false;
    try {
      write(baseUrl, encrypted);
      return true;
    } catch {
      return false;
    }
  };
  return {
    find: async (baseUrl) => {
      const stored = read(baseUrl);
      if (stored === null) return { how: null, key: null };
      if ('plain' in stored) {
        // Kept readable for want of a safe place, it goes there once there is one.
        const isSafe = await renew(baseUrl, stored, stored.plain);
        return { how: isSafe ? 'encrypted' : 'plain', key: stored.plain };
      }
      const decrypted = await decrypt(safe, stored.encrypted);
      if (decrypted?.isStale === true && !renewed.has(baseUrl)) {
        renewed.add(baseUrl);
        await renew(baseUrl, stored, decrypted.text);
      }
      return { how: 'encrypted', key: decrypted?.text ?? null };
    },
    keep: async (baseUrl, key, keeping) => {
      write(baseUrl, keeping === 'plain' ? { plain: key } : await encrypt(safe, key));
    },
    remove: (baseUrl) => {
      write(baseUrl, null);
    },
  };
}

/** Null where there is no safe place, or it fails. */
async function encrypt(safe: SafeStorage, key: string): Promise<StoredKey | null> {
  try {
    return (await safe.isAvailable()) ? { encrypted: (await safe.encrypt(key)).toString('base64') } : null;
  } catch {
    return null;
  }
}

/** A key encrypted on another computer or by another user cannot be read: it must be typed again. */
async function decrypt(safe: SafeStorage, encrypted: string): Promise<Decrypted | null> {
  try {
    return (await safe.isAvailable()) ? await safe.decrypt(Buffer.from(encrypted, 'base64')) : null;
  } catch {
    return null;
  }
}

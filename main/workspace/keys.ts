import * as v from 'valibot';
import { readJsonObject, writeJson } from './json-file';

/** The operating system's safe place (Electron's `safeStorage`), which may be missing. */
export interface SafeStorage {
  isAvailable(): boolean;
  encrypt(text: string): Buffer;
  decrypt(bytes: Buffer): string;
}

/** Where a key may stay. `plain` only when the person decided so. */
export type KeyKeeping = 'safely' | 'thisRun' | 'plain';

/**
 * Where a key stands. `stored`: encrypted; `storedPlain`: whoever may read the files may read it; `thisRun`: in memory only;
 * `unreadable`: encrypted, and the system does not give it out (another user or computer, a keyring that is locked, a
 * scheduled task of nobody who is logged on); `missing`: none.
 */
export type KeyState = 'stored' | 'storedPlain' | 'thisRun' | 'unreadable' | 'missing';

/** The API keys of the accounts. They stand in a file of their own, encrypted; never in an archive, a log or an argument list. */
export interface KeyStore {
  /** The key of an account; null where it must be typed again. `preferred` (the environment's) goes before all others. */
  find(baseUrl: string): string | null;
  /**
   * Keeps a key in the place of the one before, of which nothing stays on the disk. Where no safe place exists, `safely`
   * keeps it for this run only.
   */
  keep(baseUrl: string, key: string, keeping: KeyKeeping): void;
  /** Takes a key out of memory and off the disk. */
  forget(baseUrl: string): void;
  /** The environment names one key, so it is sent to one account: from now on to no other than this one. */
  bindPreferred(baseUrl: string): void;
  stateOf(baseUrl: string): KeyState;
  readonly canStore: boolean;
}

const keyShape = v.union([v.object({ encrypted: v.string() }), v.object({ plain: v.string() })]);
type StoredKey = v.InferOutput<typeof keyShape>;

/** Opens the key store. `preferred` is the key that the environment gives for this run, for the account first in use. */
export function openKeyStore(path: string, safe: SafeStorage, preferred: string | null): KeyStore {
  const ofThisRun = new Map<string, string>();
  let boundTo: string | null = null;
  const preferredOf = (baseUrl: string): string | null => (boundTo === null || boundTo === baseUrl ? preferred : null);
  // Each by itself: an entry that cannot be read says nothing about the others.
  const readStored = (baseUrl: string): StoredKey | null => {
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
  const encrypted = (key: string): StoredKey => ({ encrypted: safe.encrypt(key).toString('base64') });
  const findStored = (baseUrl: string): string | null => {
    const stored = readStored(baseUrl);
    if (stored === null) return null;
    return 'plain' in stored ? stored.plain : decrypt(safe, stored.encrypted);
  };
  /** A key that was kept readable for want of a safe place goes there once there is one. */
  const secure = (baseUrl: string): void => {
    const stored = readStored(baseUrl);
    if (stored === null || !('plain' in stored) || !safe.isAvailable()) return;
    try {
      write(baseUrl, encrypted(stored.plain));
    } catch {
      // It stays as it is, and is called that.
    }
  };
  return {
    canStore: safe.isAvailable(),
    find: (baseUrl) => {
      secure(baseUrl);
      return preferredOf(baseUrl) ?? ofThisRun.get(baseUrl) ?? findStored(baseUrl);
    },
    keep: (baseUrl, key, keeping) => {
      ofThisRun.set(baseUrl, key);
      if (keeping === 'plain') write(baseUrl, { plain: key });
      else if (keeping === 'safely' && safe.isAvailable()) write(baseUrl, encrypted(key));
      else write(baseUrl, null);
    },
    forget: (baseUrl) => {
      ofThisRun.delete(baseUrl);
      write(baseUrl, null);
    },
    bindPreferred: (baseUrl) => {
      boundTo ??= baseUrl;
    },
    stateOf: (baseUrl) => {
      secure(baseUrl);
      const stored = readStored(baseUrl);
      if (stored !== null && 'plain' in stored) return 'storedPlain';
      if (stored !== null && findStored(baseUrl) !== null) return 'stored';
      if (preferredOf(baseUrl) !== null || ofThisRun.has(baseUrl)) return 'thisRun';
      return stored === null ? 'missing' : 'unreadable';
    },
  };
}

/** A key encrypted on another computer or by another user cannot be read: it must be typed again. */
function decrypt(safe: SafeStorage, encrypted: string): string | null {
  if (!safe.isAvailable()) return null;
  try {
    return safe.decrypt(Buffer.from(encrypted, 'base64'));
  } catch {
    return null;
  }
}

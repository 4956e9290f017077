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

/** The API keys of the accounts. They stand in a file of their own, encrypted; never in an archive, a log or an argument list. */
export interface KeyStore {
  /** The key of an account; null where it must be typed again. `preferred` (the environment's) goes before all others. */
  find(baseUrl: string): string | null;
  /** Keeps a key. Where no safe place exists, `safely` keeps it for this run only. */
  keep(baseUrl: string, key: string, keeping: KeyKeeping): void;
  /** The environment names one key, so it is sent to one account: from now on to no other than this one. */
  bindPreferred(baseUrl: string): void;
  stateOf(baseUrl: string): 'stored' | 'thisRun' | 'missing';
  readonly canStore: boolean;
}

const keyShape = v.union([v.object({ encrypted: v.string() }), v.object({ plain: v.string() })]);

/** Opens the key store. `preferred` is the key that the environment gives for this run, for the account first in use. */
export function openKeyStore(path: string, safe: SafeStorage, preferred: string | null): KeyStore {
  const ofThisRun = new Map<string, string>();
  let boundTo: string | null = null;
  const preferredOf = (baseUrl: string): string | null => (boundTo === null || boundTo === baseUrl ? preferred : null);
  const findStored = (baseUrl: string): string | null => {
    // Each by itself: an entry that cannot be read says nothing about the others.
    const stored = v.safeParse(keyShape, readJsonObject(path)[baseUrl]);
    if (!stored.success) return null;
    return 'plain' in stored.output ? stored.output.plain : decrypt(safe, stored.output.encrypted);
  };
  return {
    canStore: safe.isAvailable(),
    find: (baseUrl) => preferredOf(baseUrl) ?? ofThisRun.get(baseUrl) ?? findStored(baseUrl),
    keep: (baseUrl, key, keeping) => {
      ofThisRun.set(baseUrl, key);
      if (keeping === 'thisRun' || (keeping === 'safely' && !safe.isAvailable())) return;
      const kept = keeping === 'plain' ? { plain: key } : { encrypted: safe.encrypt(key).toString('base64') };
      writeJson(path, { ...readJsonObject(path), [baseUrl]: kept }, (before) => {
        return before[baseUrl] === undefined || v.is(keyShape, before[baseUrl]);
      });
    },
    bindPreferred: (baseUrl) => {
      boundTo ??= baseUrl;
    },
    stateOf: (baseUrl) => {
      if (findStored(baseUrl) !== null) return 'stored';
      return preferredOf(baseUrl) !== null || ofThisRun.has(baseUrl) ? 'thisRun' : 'missing';
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

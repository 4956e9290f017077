import * as v from 'valibot';
import { readJson, writeJson } from './settings';

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
  /** The key of an account; null where it must be typed again. `preferred` (the environment's) goes before all. */
  find(baseUrl: string): string | null;
  /** Keeps a key. Where no safe place exists, `safely` keeps it for this run only. */
  keep(baseUrl: string, key: string, keeping: KeyKeeping): void;
  stateOf(baseUrl: string): 'stored' | 'thisRun' | 'missing';
  readonly canStore: boolean;
}

const keysShape = v.record(v.string(), v.union([v.object({ encrypted: v.string() }), v.object({ plain: v.string() })]));

/** Opens the key store. `preferred` is the key that the environment gives for this run, for every account. */
export function openKeyStore(path: string, safe: SafeStorage, preferred: string | null): KeyStore {
  const ofThisRun = new Map<string, string>();
  const readAll = (): v.InferOutput<typeof keysShape> => {
    const read = v.safeParse(keysShape, readJson(path));
    return read.success ? read.output : {};
  };
  const findStored = (baseUrl: string): string | null => {
    const stored = readAll()[baseUrl];
    if (stored === undefined) return null;
    if ('plain' in stored) return stored.plain;
    return decrypt(safe, stored.encrypted);
  };
  return {
    canStore: safe.isAvailable(),
    find: (baseUrl) => preferred ?? ofThisRun.get(baseUrl) ?? findStored(baseUrl),
    keep: (baseUrl, key, keeping) => {
      ofThisRun.set(baseUrl, key);
      if (keeping === 'thisRun' || (keeping === 'safely' && !safe.isAvailable())) return;
      const kept = keeping === 'plain' ? { plain: key } : { encrypted: safe.encrypt(key).toString('base64') };
      writeJson(path, { ...readAll(), [baseUrl]: kept });
    },
    stateOf: (baseUrl) => {
      if (findStored(baseUrl) !== null) return 'stored';
      return preferred !== null || ofThisRun.has(baseUrl) ? 'thisRun' : 'missing';
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

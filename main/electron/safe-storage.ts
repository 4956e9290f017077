import type { Decrypted, SafeStorage } from '../workspace/accounts/keys';

/** How Electron encrypts at once; 46 has that no more. */
interface AtOnce {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
}

/** How later versions encrypt: without holding up everything else until a keyring is unlocked. */
interface Later {
  isAsyncEncryptionAvailable(): boolean | Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(bytes: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}

/** Electron's `safeStorage`, as much of it as the running version has. */
export type ElectronSafeStorage = Partial<AtOnce & Later> & { getSelectedStorageBackend?(): string };

/** The mark of what Chromium on Linux "encrypts" with a password that is in its source: that is not safe. */
const openMark = Buffer.from('v10');

/** The operating system's safe place behind what the running Electron offers of it. */
export function safeStorageOf(offered: ElectronSafeStorage, platform: string): SafeStorage {
  const places: SafeStorage[] = [];
  if (encryptsLater(offered)) places.push(laterPlace(offered, platform));
  // Where both are there, they keep their secret in one place; but on Linux, where each knows other keyrings.
  if (encryptsAtOnce(offered) && (places.length === 0 || platform === 'linux'))
    places.push(placeAtOnce(offered, platform));
  const inUse = async (): Promise<SafeStorage | null> => {
    for (const place of places) if (await isSafe(place)) return place;
    return null;
  };
  return {
    isAvailable: async () => (await inUse()) !== null,
    encrypt: async (text) => {
      const place = await inUse();
      if (place === null) throw new Error('no safe place');
      return await place.encrypt(text);
    },
    decrypt: async (bytes) => await decryptAnywhere(places, bytes),
  };
}

/** What the first safe place cannot read another may; it is then to be encrypted anew for the first. */
async function decryptAnywhere(places: readonly SafeStorage[], bytes: Buffer): Promise<Decrypted> {
  let reason: unknown = new Error('no safe place');
  let isFirst = true;
  for (const place of places) {
    if (!(await isSafe(place))) continue;
    try {
      const { text, isStale } = await place.decrypt(bytes);
      return { text, isStale: isStale || !isFirst };
    } catch (thrown) {
      reason = thrown;
      isFirst = false;
    }
  }
  throw reason;
}

async function isSafe(place: SafeStorage): Promise<boolean> {
  try {
    return await place.isAvailable();
  } catch {
    return false;
  }
}

function laterPlace(offered: Later, platform: string): SafeStorage {
  return {
    // It calls itself available also where all it has is the password in its source: what it makes of a text tells.
    isAvailable: async () =>
      (await offered.isAsyncEncryptionAvailable()) &&
      (platform !== 'linux' || !isOpen(await offered.encryptStringAsync('Kronika'))),
    encrypt: async (text) => await offered.encryptStringAsync(text),
    decrypt: async (bytes) => {
      const { result, shouldReEncrypt } = await offered.decryptStringAsync(bytes);
      return { text: result, isStale: shouldReEncrypt };
    },
  };
}

function placeAtOnce(offered: AtOnce & ElectronSafeStorage, platform: string): SafeStorage {
  const isBasic = (): boolean => platform === 'linux' && offered.getSelectedStorageBackend?.() === 'basic_text';
  // What is thrown at once becomes a rejection, like every other.
  const soon = async <T>(answer: () => T): Promise<T> => await Promise.resolve().then(answer);
  return {
    isAvailable: () => soon(() => offered.isEncryptionAvailable() && !isBasic()),
    encrypt: (text) => soon(() => offered.encryptString(text)),
    decrypt: (bytes) => soon(() => ({ text: offered.decryptString(bytes), isStale: false })),
  };
}

function isOpen(encrypted: Buffer): boolean {
  return encrypted.subarray(0, openMark.length).equals(openMark);
}

function encryptsLater(offered: ElectronSafeStorage): offered is ElectronSafeStorage & Later {
  return 'encryptStringAsync' in offered && 'decryptStringAsync' in offered && 'isAsyncEncryptionAvailable' in offered;
}

function encryptsAtOnce(offered: ElectronSafeStorage): offered is ElectronSafeStorage & AtOnce {
  return 'encryptString' in offered && 'decryptString' in offered && 'isEncryptionAvailable' in offered;
}

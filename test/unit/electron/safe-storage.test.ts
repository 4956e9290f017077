import { describe, expect, it } from 'vitest';
import { safeStorageOf, type ElectronSafeStorage } from '../../../main/electron/safe-storage';

/** A keyring behind Electron's functions; they need their object, as Electron's own do. */
class Keyring {
  readonly calls: string[] = [];
  readonly mark: string;
  readonly #answers: boolean;

  constructor(mark = 'v11', answers = true) {
    this.mark = mark;
    this.#answers = answers;
  }

  get isThere(): boolean {
    return this.#answers;
  }

  lock(call: string, text: string): Buffer {
    this.calls.push(call);
    return Buffer.from(`${this.mark}${Buffer.from(text).toString('hex')}`);
  }

  unlock(call: string, bytes: Buffer): string {
    this.calls.push(call);
    const [mark, hex] = [bytes.toString().slice(0, 3), bytes.toString().slice(3)];
    if (mark !== this.mark) throw new Error('Error while decrypting the ciphertext');
    return Buffer.from(hex, 'hex').toString();
  }
}

/** As Electron 33 has it. */
class AtOnce {
  readonly keyring: Keyring;
  readonly backend: string;

  constructor(keyring: Keyring, backend = 'gnome_libsecret') {
    this.keyring = keyring;
    this.backend = backend;
  }

  isEncryptionAvailable(): boolean {
    return this.keyring.isThere;
  }

  encryptString(text: string): Buffer {
    return this.keyring.lock('encryptString', text);
  }

  decryptString(bytes: Buffer): string {
    return this.keyring.unlock('decryptString', bytes);
  }

  getSelectedStorageBackend(): string {
    return this.backend;
  }
}

/** As Electron 46 has it. */
class Later {
  readonly keyring: Keyring;
  shouldReEncrypt = false;

  constructor(keyring: Keyring) {
    this.keyring = keyring;
  }

  isAsyncEncryptionAvailable(): Promise<boolean> {
    return Promise.resolve(this.keyring.isThere);
  }

  async encryptStringAsync(text: string): Promise<Buffer> {
    return await Promise.resolve(this.keyring.lock('encryptStringAsync', text));
  }

  async decryptStringAsync(bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const result = await Promise.resolve().then(() => this.keyring.unlock('decryptStringAsync', bytes));
    return { result, shouldReEncrypt: this.shouldReEncrypt };
  }
}

/** As the versions between have it: both. */
function both(later: Later, atOnce: AtOnce): ElectronSafeStorage {
  return {
    isAsyncEncryptionAvailable: () => later.isAsyncEncryptionAvailable(),
    encryptStringAsync: (text) => later.encryptStringAsync(text),
    decryptStringAsync: (bytes) => later.decryptStringAsync(bytes),
    isEncryptionAvailable: () => atOnce.isEncryptionAvailable(),
    encryptString: (text) => atOnce.encryptString(text),
    decryptString: (bytes) => atOnce.decryptString(bytes),
    getSelectedStorageBackend: () => atOnce.getSelectedStorageBackend(),
  };
}

describe.each([
  ['Electron 33, which answers at once', (keyring: Keyring) => new AtOnce(keyring)],
  ['Electron 45, which has both', (keyring: Keyring) => both(new Later(keyring), new AtOnce(new Keyring('v00')))],
  ['Electron 46, which answers later', (keyring: Keyring) => new Later(keyring)],
])('the safe place of %s', (_, offer) => {
  it.each(['linux', 'win32', 'darwin'])('gives back on %s what it encrypted', async (platform) => {
    const place = safeStorageOf(offer(new Keyring()), platform);
    expect(await place.isAvailable()).toBe(true);
    const encrypted = await place.encrypt('secret ąę');
    expect(encrypted.toString()).toMatch(/^v11/);
    expect(await place.decrypt(encrypted)).toEqual({ text: 'secret ąę', isStale: false });
  });

  it('rejects what it cannot read, and throws nothing', async () => {
    const place = safeStorageOf(offer(new Keyring()), 'win32');
    await expect(place.decrypt(Buffer.from('v99ff'))).rejects.toThrow('decrypting');
  });
});

it.each([
  ['at once', new AtOnce(new Keyring('v11', false))],
  ['later', new Later(new Keyring('v11', false))],
  ['at once with a password that everybody knows', new AtOnce(new Keyring('v10'), 'basic_text')],
  ['later with a password that everybody knows', new Later(new Keyring('v10'))],
  ['in no way', {}],
])('is no safe place on Linux what encrypts %s', async (_, offered) => {
  const place = safeStorageOf(offered, 'linux');
  expect(await place.isAvailable()).toBe(false);
  await expect(place.encrypt('secret')).rejects.toThrow('no safe place');
  await expect(place.decrypt(Buffer.from('v10ff'))).rejects.toThrow('no safe place');
});

it('is safe elsewhere whatever the mark: the same one means another password there', async () => {
  const place = safeStorageOf(new Later(new Keyring('v10')), 'win32');
  expect(await place.isAvailable()).toBe(true);
});

it('is no safe place where asking for it fails', async () => {
  const later = new Later(new Keyring());
  later.encryptStringAsync = () => Promise.reject(new Error('temporarily unavailable'));
  expect(await safeStorageOf(later, 'linux').isAvailable()).toBe(false);
});

it('passes on that the system asks for encrypting anew', async () => {
  const later = new Later(new Keyring());
  const place = safeStorageOf(later, 'darwin');
  const encrypted = await place.encrypt('secret');
  later.shouldReEncrypt = true;
  expect(await place.decrypt(encrypted)).toEqual({ text: 'secret', isStale: true });
});

it('reads on Linux by the old way what only that can read, and asks for encrypting it by the new one', async () => {
  const wallet = new Keyring('v1w');
  const place = safeStorageOf(both(new Later(new Keyring('v12')), new AtOnce(wallet, 'kwallet5')), 'linux');
  expect(await place.decrypt(wallet.lock('', 'secret'))).toEqual({ text: 'secret', isStale: true });
  expect((await place.encrypt('secret')).toString()).toMatch(/^v12/);
});

it('stays on Linux with the keyring of the old way where the new one has none', async () => {
  const wallet = new Keyring('v11');
  const place = safeStorageOf(both(new Later(new Keyring('v10')), new AtOnce(wallet, 'kwallet5')), 'linux');
  const encrypted = await place.encrypt('secret');
  expect(encrypted.toString()).toMatch(/^v11/);
  expect(await place.decrypt(encrypted)).toEqual({ text: 'secret', isStale: false });
});

it('asks elsewhere by one way alone', async () => {
  const [keyring, old] = [new Keyring(), new Keyring('v1w')];
  const place = safeStorageOf(both(new Later(keyring), new AtOnce(old)), 'darwin');
  await expect(place.decrypt(old.lock('', 'secret'))).rejects.toThrow('decrypting');
  expect(keyring.calls).toContain('decryptStringAsync');
  expect(old.calls).not.toContain('decryptString');
});

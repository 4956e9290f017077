import type { SafeStorage } from '../../../main/workspace/accounts/keys';
import { noPolicy } from '../../../main/policy/policy';
import type { Platform } from '../../../main/workspace/platform';

const noSafePlace: SafeStorage = {
  isAvailable: () => Promise.resolve(false),
  encrypt: () => Promise.reject(new Error('no safe place')),
  decrypt: () => Promise.reject(new Error('no safe place')),
};

/** A computer without a safe place for keys, whose log is `log`. */
export function platformOf(dataDir: string, log: string[] = [], differing: Partial<Platform> = {}): Platform {
  return {
    dataDir,
    programDir: process.execPath,
    version: '1',
    name: 'linux',
    language: 'pl',
    fetch,
    fetchRelease: fetch,
    remembersAccount: true,
    environmentKey: null,
    safeStorage: noSafePlace,
    cipher: () => null,
    policy: noPolicy,
    log: (line) => log.push(line),
    ...differing,
  };
}

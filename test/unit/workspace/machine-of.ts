import type { SafeStorage } from '../../../main/workspace/accounts/keys';
import type { Machine } from '../../../main/workspace/machine';

const noSafePlace: SafeStorage = {
  isAvailable: () => Promise.resolve(false),
  encrypt: () => Promise.reject(new Error('no safe place')),
  decrypt: () => Promise.reject(new Error('no safe place')),
};

/** A computer without a safe place for keys, whose log is `log`. */
export function machineOf(dataDir: string, log: string[] = [], differing: Partial<Machine> = {}): Machine {
  return {
    dataDir,
    version: '1',
    platform: 'linux',
    language: 'pl',
    fetch,
    remembersAccount: true,
    environmentKey: null,
    safeStorage: noSafePlace,
    log: (line) => log.push(line),
    ...differing,
  };
}

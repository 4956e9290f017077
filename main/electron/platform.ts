import { dirname } from 'node:path';
import { app, safeStorage, session } from 'electron';
import type { Language } from '../../preload/model';
import { cipherOfSystem } from '../files/efs';
import { mendOddAnswers } from '../odd-answers';
import { safeStorageOf } from './safe-storage';
import { policyOfComputer } from '../policy/read-policy';
import type { Platform } from '../workspace/platform';

/** The computer as Electron shows it to us. Only after the app is ready. */
export function electronPlatform(
  ours: Pick<Platform, 'dataDir' | 'environmentKey' | 'log' | 'remembersAccount'>,
): Platform {
  // In memory only: no cookie and no cache of the CRM stays on the disk. Unlike Node's own fetch, it knows the
  // system's proxy and certificates, which offices need.
  const crm = session.fromPartition('crm', { cache: false });
  mendOddAnswers(crm);
  const releases = session.fromPartition('releases', { cache: false });
  // Else it would say which version asks, and on which system.
  releases.setUserAgent('Kronika', 'en');
  return {
    ...ours,
    programDir: dirname(app.getPath('exe')),
    version: app.getVersion(),
    name: process.platform,
    language: systemLanguage(),
    fetch: (url, init) => crm.fetch(url, init),
    fetchRelease: (url, init) => releases.fetch(url, init),
    safeStorage: safeStorageOf(safeStorage, process.platform),
    cipher: () => cipherOfSystem(),
    policy: policyOfComputer(),
  };
}

/** The operating system's language, as far as we speak it. */
export function systemLanguage(): Language {
  return app.getPreferredSystemLanguages()[0]?.toLowerCase().startsWith('en') === true ? 'en' : 'pl';
}

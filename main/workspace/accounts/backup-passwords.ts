import type { KeyStore } from './keys';

/** The passwords of the backups that are made by themselves, by account, where its key lies too. */
export interface BackupPasswords {
  canStore(): Promise<boolean>;
  /** Null where there is none, or the system does not give it out. */
  find(baseUrl: string): Promise<string | null>;
  keep(baseUrl: string, password: string): Promise<void>;
  forget(baseUrl: string): Promise<void>;
}

/** `keys`: without the environment's key, which is for the CRM alone. */
export function backupPasswordsIn(keys: KeyStore): BackupPasswords {
  // No address of an account begins so.
  const nameOf = (baseUrl: string): string => `backup of ${baseUrl}`;
  return {
    canStore: () => keys.canStore(),
    find: (baseUrl) => keys.find(nameOf(baseUrl)),
    keep: (baseUrl, password) => keys.keep(nameOf(baseUrl), password, 'safely'),
    forget: (baseUrl) => keys.forget(nameOf(baseUrl)),
  };
}

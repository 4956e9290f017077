import { join } from 'node:path';
import { KronikaError } from '../../../preload/failure';
import { labelOf, type Account, type ConnectionTest, type Setup } from '../../../preload/model';
import { normalise } from '../../../preload/letters/normalise';
import { isArchiveThere } from '../../archive/file/archive-failure';
import { toAccount } from '../../crm/http/address';
import { createCrmClient, testConnection, type CrmClientOptions } from '../../crm/http/client';
import type { Home } from '../../files/own-files';
import { archivePathOf } from '../archive/archive-file';
import { demoAccount } from '../demo';
import { meetCrm } from './first-contact';
import { openArchivePlaces, type ArchivePlaces } from '../settings/archive-places';
import type { KeptSettings } from '../settings/kept-settings';
import { backupPasswordsIn, type BackupPasswords } from './backup-passwords';
import { openKeyStore, type KeyKeeping, type KeyStore } from './keys';
import type { Platform } from '../platform';

const timeoutMs = 20_000;

/** The accounts that are known, their keys, and the one in use. */
export class Accounts {
  readonly #platform: Platform;
  readonly #settings: KeptSettings;
  readonly #keys: KeyStore;
  /** Where archives lie that were moved. */
  readonly places: ArchivePlaces;
  readonly backupPasswords: BackupPasswords;
  /** Base addresses that answered in this run. */
  readonly #met = new Set<string>();

  /** The only one that may be asked for anything, where administrators decided on one. */
  readonly byPolicy: Account | null;

  constructor(platform: Platform, settings: KeptSettings) {
    this.#platform = platform;
    this.#settings = settings;
    const { account } = platform.policy.held;
    this.byPolicy = account === undefined ? null : toAccount(account);
    this.places = openArchivePlaces(platform.dataDir);
    const keysPath = join(platform.dataDir, 'keys.json');
    this.#keys = openKeyStore(keysPath, platform.safeStorage, platform.environmentKey);
    this.backupPasswords = backupPasswordsIn(openKeyStore(keysPath, platform.safeStorage, null));
  }

  /** The account that administrators decided on, else the one last used; null where there is none yet. */
  get current(): Account | null {
    const { accounts, current } = this.#settings.current;
    const known = (baseUrl: string | null | undefined) => accounts.find((account) => account.baseUrl === baseUrl);
    return known(this.byPolicy?.baseUrl) ?? known(current) ?? null;
  }

  /** One that is known goes by its base address or name as it stands; everything else as people write it. */
  named(text: string): Account {
    const { accounts } = this.#settings.current;
    const known = accounts.find(({ name, baseUrl }) => name === text || baseUrl === text);
    if (known !== undefined) return known;
    const typed = toAccount(text);
    return accounts.find(({ baseUrl }) => baseUrl === typed.baseUrl) ?? typed;
  }

  /** Likewise, also by what its owner calls it: for whoever means an account that is there already. */
  called(text: string): Account {
    const { accounts } = this.#settings.current;
    const labelled = accounts.find((account) => isSameName(labelOf(account), text));
    const known = accounts.find(({ name, baseUrl }) => name === text || baseUrl === text);
    return known ?? labelled ?? this.named(text);
  }

  /** Gives an account another name for people to see; with its own name, none. Throws `nameTaken`. */
  rename(account: Account, name: string): Account {
    const { accounts, current } = this.#settings.current;
    const label = name.trim();
    const isOfOther = ({ baseUrl, ...other }: Account): boolean =>
      baseUrl !== account.baseUrl &&
      [other.name, labelOf({ baseUrl, ...other }), baseUrl].some((one) => isSameName(one, label));
    if (accounts.some(isOfOther)) throw new KronikaError('nameTaken', { name: label });
    const { name: own, baseUrl } = account;
    const renamed: Account = label === '' || label === own ? { name: own, baseUrl } : { name: own, baseUrl, label };
    this.#settings.change({
      accounts: accounts.map((one) => (one.baseUrl === baseUrl ? renamed : one)),
      current,
    });
    return renamed;
  }

  /** Where the archive lies: where it was moved to, or at its usual place. */
  archivePathOf(account: Account): string {
    return this.places.placeOf(account.baseUrl)?.path ?? this.usualPathOf(account);
  }

  /** Where an archive lies that was not moved. */
  usualPathOf(account: Account): string {
    return archivePathOf(this.#platform.dataDir, account);
  }

  /** Throws `archiveAway` where the archive was moved to a place that is not there now, such as a disk that is not plugged in. */
  needPlace(account: Account): void {
    const place = this.places.placeOf(account.baseUrl);
    if (place !== null && !isArchiveThere(place.path)) throw new KronikaError('archiveAway', { path: place.path });
  }

  hasArchive(account: Account): boolean {
    return isArchiveThere(this.archivePathOf(account));
  }

  /** Where the program's own files lie, which nothing that is saved may replace. */
  get home(): Home {
    const archives = this.#settings.current.accounts.map((account) => this.archivePathOf(account));
    return { dataDir: this.#platform.dataDir, archives };
  }

  /** Asks the CRM whether it would answer us. `key: null` uses the one already known. */
  async test(account: Account, key: string | null): Promise<ConnectionTest> {
    this.#needAskable(account);
    const client = createCrmClient(this.#connection(account, key ?? (await this.needKey(account))));
    const test = await testConnection(client, Date.now());
    this.#met.add(account.baseUrl);
    return test;
  }

  /**
   * Keeps the key of an account, once the CRM has answered where the account has no archive yet: a name that was mistyped
   * or a key that was refused leaves nothing behind. `key: null` uses the one already known.
   */
  async admit(account: Account, key: string | null, keeping: KeyKeeping, signal?: AbortSignal): Promise<void> {
    this.#needAskable(account);
    const used = key ?? (await this.needKey(account));
    if (!this.#met.has(account.baseUrl) && !this.hasArchive(account)) {
      await meetCrm({ ...this.#connection(account, used), ...(signal === undefined ? {} : { signal }) });
    }
    if (key !== null) await this.#keys.keep(account.baseUrl, key, keeping);
  }

  /** An archive was opened: in the window its account is also the one that opens next time. */
  use(account: Account): void {
    if (account.baseUrl !== demoAccount.baseUrl) this.#keys.bindPreferred(account.baseUrl);
    if (this.#platform.remembersAccount) this.#remember(account, account.baseUrl);
  }

  /** Adds an account to those that are known; it becomes the one in use for the window only where there is none yet. */
  remember(account: Account): void {
    this.#remember(account, this.#settings.current.current ?? account.baseUrl);
  }

  /** Sample data need no key. */
  async keyState(account: Account): Promise<Setup['key']> {
    return account.baseUrl === demoAccount.baseUrl ? 'thisRun' : await this.#keys.stateOf(account.baseUrl);
  }

  /** Whether the CRM of an account can and may be asked. */
  async hasKey(account: Account): Promise<boolean> {
    return this.#mayAsk(account) && !['missing', 'unreadable'].includes(await this.keyState(account));
  }

  async isKeyOf(account: Account, key: string): Promise<boolean> {
    return (await this.#keys.find(account.baseUrl)) === key;
  }

  /** Throws `keyMissing`, `keyUnreadable` where the system does not give it out, `setByAdministrator` where another account is the only one. */
  async needKey(account: Account): Promise<string> {
    this.#needAskable(account);
    const key = await this.#keys.find(account.baseUrl);
    if (key !== null) return key;
    const state = await this.#keys.stateOf(account.baseUrl);
    throw new KronikaError(state === 'unreadable' ? 'keyUnreadable' : 'keyMissing');
  }

  canStoreKey(): Promise<boolean> {
    return this.#keys.canStore();
  }

  /** Whether a key of an account lies on the disk or in memory. */
  async holdsKey(account: Account): Promise<boolean> {
    return account.baseUrl !== demoAccount.baseUrl && (await this.#keys.stateOf(account.baseUrl)) !== 'missing';
  }

  /** Takes a key out of memory and off the disk. */
  async forgetKey(account: Account): Promise<void> {
    await this.#keys.forget(account.baseUrl);
  }

  /** Once everything that was asked of the keys is done. */
  async settled(): Promise<void> {
    await this.#keys.settled();
  }

  #mayAsk({ baseUrl }: Account): boolean {
    return this.byPolicy === null || baseUrl === this.byPolicy.baseUrl || baseUrl === demoAccount.baseUrl;
  }

  #needAskable(account: Account): void {
    if (!this.#mayAsk(account)) throw new KronikaError('setByAdministrator');
  }

  #remember(account: Account, current: string): void {
    const others = this.#settings.current.accounts.filter((known) => known.baseUrl !== account.baseUrl);
    this.#settings.change({ accounts: [...others, account], current });
  }

  #connection({ baseUrl }: Account, key: string): CrmClientOptions {
    return { baseUrl, key, fetch: this.#platform.fetch, timeoutMs };
  }
}

/** Whether people would take two names for the same. */
function isSameName(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}

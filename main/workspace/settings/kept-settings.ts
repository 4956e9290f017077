import { failureOf } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import { demoAccount } from '../demo';
import { readSettings, writeSettings, type Settings } from './settings';

/** What may be lost in a crash is written so long after the last change. */
const writeAfterMs = 1000;

/** The settings of a file. Where it cannot be written, changes hold for this run: a full disk must not end what the person does. */
export class KeptSettings {
  readonly #path: string;
  readonly #log: (line: string) => void;
  #current: Settings;
  /** What this run changed; everything else another program of ours (`kronika sync`) may know better. */
  #changes: Partial<Omit<Settings, 'accounts'>> = {};
  /** Accounts that this run got to know or changed, by base address; null for one that it removed. */
  readonly #accounts = new Map<string, Account | null>();
  #timer: NodeJS.Timeout | null = null;
  #isEnding = false;

  constructor(path: string, log: (line: string) => void) {
    this.#path = path;
    this.#log = log;
    this.#current = readSettings(path);
  }

  get current(): Settings {
    return this.#current;
  }

  change(change: Partial<Settings>): void {
    this.#take(change);
    this.#write();
  }

  /** Takes an account, and what is remembered of its place, out of the settings for good. Throws where the file cannot be written. */
  forgetAccount(baseUrl: string, current: string | null): void {
    const before = this.#accounts.get(baseUrl);
    this.#accounts.set(baseUrl, null);
    try {
      this.#take({ current });
      this.#writeOrThrow();
    } catch (error) {
      if (before === undefined) this.#accounts.delete(baseUrl);
      else this.#accounts.set(baseUrl, before);
      throw error;
    }
  }

  /** Likewise for what changes all the time. */
  changeSoon(change: Partial<Settings>): void {
    this.#take(change);
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#isEnding) {
      this.#write();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#write();
    }, writeAfterMs);
    this.#timer.unref();
  }

  /** Writes what has yet to be written; what is changed from now on is written at once. */
  flush(): void {
    this.#isEnding = true;
    if (this.#timer !== null) this.#write();
  }

  #take({ accounts, ...change }: Partial<Settings>): void {
    for (const account of accounts ?? []) {
      if (!this.#current.accounts.includes(account)) this.#accounts.set(account.baseUrl, account);
    }
    this.#changes = { ...this.#changes, ...change };
    this.#current = { ...this.#current, ...change, accounts: accounts ?? this.#current.accounts };
  }

  #write(): void {
    try {
      this.#writeOrThrow();
    } catch (error) {
      this.#log(`settings not written: ${failureOf(error).kind}`);
    }
  }

  #writeOrThrow(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const written = readSettings(this.#path, this.#current);
    const accounts = this.#accountsIn(written.accounts);
    const places = placesOf(accounts, this.#changes.places ?? written.places);
    this.#current = { ...written, ...this.#changes, accounts, places };
    writeSettings(this.#path, this.#current);
  }

  /** The accounts of a file with what this run did to them; each keeps its place. */
  #accountsIn(written: readonly Account[]): Account[] {
    const there = new Set(written.map(({ baseUrl }) => baseUrl));
    const changed = written.map((account) => {
      const own = this.#accounts.get(account.baseUrl);
      return own === undefined ? account : own;
    });
    const added = [...this.#accounts.values()].filter((account) => account !== null && !there.has(account.baseUrl));
    return [...changed, ...added].filter((account) => account !== null);
  }
}

/** Of an account that is gone, nothing is remembered. */
function placesOf(accounts: Settings['accounts'], places: Settings['places']): Settings['places'] {
  const known = new Set([demoAccount, ...accounts].map(({ baseUrl }) => baseUrl));
  return Object.fromEntries(Object.entries(places).filter(([baseUrl]) => known.has(baseUrl)));
}

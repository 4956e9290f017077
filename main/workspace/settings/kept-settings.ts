import { failureOf } from '../../../preload/failure';
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
  #changes: Partial<Settings> = {};
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

  #take(change: Partial<Settings>): void {
    this.#changes = { ...this.#changes, ...change };
    this.#current = { ...this.#current, ...change };
  }

  #write(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const written = readSettings(this.#path, this.#current);
    const merged = { ...written, ...this.#changes };
    const own = new Set(merged.accounts.map(({ baseUrl }) => baseUrl));
    const accounts = [...written.accounts.filter(({ baseUrl }) => !own.has(baseUrl)), ...merged.accounts];
    this.#current = { ...merged, accounts, places: placesOf(accounts, merged.places) };
    try {
      writeSettings(this.#path, this.#current);
    } catch (error) {
      this.#log(`settings not written: ${failureOf(error).kind}`);
    }
  }
}

/** Of an account that is gone, nothing is remembered. */
function placesOf(accounts: Settings['accounts'], places: Settings['places']): Settings['places'] {
  const known = new Set([demoAccount, ...accounts].map(({ baseUrl }) => baseUrl));
  return Object.fromEntries(Object.entries(places).filter(([baseUrl]) => known.has(baseUrl)));
}

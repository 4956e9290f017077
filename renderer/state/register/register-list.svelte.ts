import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import {
  maxEntriesRead,
  type RegisterAct,
  type RegisterCheck,
  type RegisterFile,
  type RegisterFormat,
  type RegisterLink,
  type RegisterSearch,
  type StandingEntry,
} from '../../../preload/register';
import { ReadEntries } from './read-entries';

/** How it stands with the chain of hashes: checked up to an entry, sound, or broken at one. */
export type ChainState =
  | { readonly kind: 'checking'; readonly upTo: number }
  | { readonly kind: 'sound' }
  | { readonly kind: 'broken'; readonly at: number };

const everything: RegisterSearch = { text: '', acts: [], from: null, to: null };

/** So many entries are read at once: more than are seen. */
const readAtOnce = Math.min(100, maxEntriesRead);

/** The entries of the register that are looked for, read as they come into sight. */
export class RegisterList {
  readonly #archive: Archive;
  #search = $state.raw<RegisterSearch>(everything);
  #ids = $state.raw<readonly number[] | null>(null);
  #read = new ReadEntries();
  /** How often entries have come: whoever looked for one looks again. */
  #arrivals = $state(0);
  #failure = $state.raw<Failure | null>(null);
  #chain = $state.raw<ChainState>({ kind: 'checking', upTo: 0 });
  #active = $state<number | null>(null);
  #isSaving = $state(false);
  #saved = $state.raw<RegisterFile | null>(null);
  /** What was asked before is given up. */
  #finding = new AbortController();
  #checking = new AbortController();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get search(): RegisterSearch {
    return this.#search;
  }

  /** How many were found; null until they came. */
  get count(): number | null {
    return this.#ids?.length ?? null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get chain(): ChainState {
    return this.#chain;
  }

  get isSaving(): boolean {
    return this.#isSaving;
  }

  /** What was saved last, until something else is looked for. */
  get saved(): RegisterFile | null {
    return this.#saved;
  }

  /** Whether all entries are wanted. */
  get isWhole(): boolean {
    const { text, acts, from, to } = this.#search;
    return text.trim() === '' && acts.length === 0 && from === null && to === null;
  }

  /** Where the keyboard is in the list; 0 where the entry that it was on is not among those found. */
  get position(): number {
    return Math.max(0, this.#ids?.indexOf(this.#active ?? -1) ?? 0);
  }

  /** The entry that the keyboard is on; null where there is none, or it was not read yet. */
  get active(): StandingEntry | null {
    return this.at(this.position);
  }

  /** The entry at a place of the list; null where it was not read yet. */
  at(position: number): StandingEntry | null {
    const id = this.#ids?.[position];
    return id === undefined || this.#arrivals < 0 ? null : this.#read.get(id);
  }

  /** Looks for all, and checks the chain of hashes from its beginning. */
  open(): void {
    this.forget();
    void this.#find();
    void this.#check();
  }

  /** Another archive, or nobody looks. */
  forget(): void {
    this.#finding.abort();
    this.#checking.abort();
    this.#search = everything;
    this.#ids = null;
    this.#active = null;
    this.#failure = null;
    this.#saved = null;
    this.#chain = { kind: 'checking', upTo: 0 };
    this.#drop();
  }

  /** Something was added: what is looked for is found anew, and the rest of the chain is checked. */
  refresh(): void {
    // What was read may have been emptied since.
    this.#drop();
    void this.#find();
    void this.#check();
  }

  /** Looks for other entries. */
  look(change: Partial<RegisterSearch>): void {
    this.#search = { ...this.#search, ...change };
    this.#saved = null;
    void this.#find();
  }

  lookForAct(act: RegisterAct | null): void {
    this.look({ acts: act === null ? [] : [act] });
  }

  /** Goes to a place of the list. */
  go(position: number): void {
    const ids = this.#ids ?? [];
    this.#active = ids[Math.min(Math.max(0, position), ids.length - 1)] ?? null;
  }

  /** Goes to an entry by its number, among all where it is not among those found. */
  async goTo(id: number): Promise<void> {
    if (this.#ids?.includes(id) !== true) {
      this.#search = everything;
      await this.#find();
    }
    this.#active = id;
  }

  /** Reads what comes into sight. */
  see(first: number, last: number): void {
    const ids = (this.#ids ?? []).slice(Math.max(0, first), last + 1);
    // Those that were emptied meanwhile are read again.
    const wanted = this.#arrivals < 0 ? [] : this.#read.take(ids);
    for (let at = 0; at < wanted.length; at += readAtOnce) void this.#bring(wanted.slice(at, at + readAtOnce));
  }

  /** Saves what is found; null where the person changed their mind. */
  async save(format: RegisterFormat): Promise<RegisterFile | null> {
    this.#isSaving = true;
    try {
      this.#saved = await this.#archive.ask('saveRegister', { search: this.#search, format });
      return this.#saved;
    } finally {
      this.#isSaving = false;
    }
  }

  #drop(): void {
    this.#read = new ReadEntries();
    this.#arrivals += 1;
  }

  async #find(): Promise<void> {
    this.#finding.abort();
    this.#finding = new AbortController();
    const { signal } = this.#finding;
    try {
      const ids = await this.#archive.ask('findEntries', { search: this.#search }, signal);
      if (signal.aborted) return;
      this.#ids = ids;
      this.#failure = null;
    } catch (thrown) {
      if (!signal.aborted) this.#failure = failureOf(thrown);
    }
  }

  async #bring(ids: readonly number[]): Promise<void> {
    const read = this.#read;
    try {
      read.put(await this.#archive.ask('readEntries', { ids }));
    } catch (thrown) {
      read.giveUp(ids);
      if (read === this.#read) this.#failure = failureOf(thrown);
    }
    this.#arrivals += 1;
  }

  /** Part by part, so that what is typed meanwhile is answered. */
  async #check(): Promise<void> {
    this.#checking.abort();
    this.#checking = new AbortController();
    const { signal } = this.#checking;
    let after: RegisterLink | null = null;
    try {
      for (;;) {
        const { broken, next }: RegisterCheck = await this.#archive.ask('checkRegister', { after }, signal);
        if (signal.aborted) return;
        if (broken !== null) this.#chain = { kind: 'broken', at: broken };
        else if (next === null) this.#chain = { kind: 'sound' };
        else if (this.#chain.kind === 'checking') this.#chain = { kind: 'checking', upTo: next.id };
        if (next === null) return;
        after = next;
      }
    } catch (thrown) {
      if (!signal.aborted) this.#failure = failureOf(thrown);
    }
  }
}

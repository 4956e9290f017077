import type { Archive } from '../../archive';
import type { Query } from '../../../preload/model';
import type { FoundRecord } from '../../../preload/record-window';

/** So many records before and after are known at once: who goes on quickly does not wait for each. */
const reach = 50;
/** With as few left on a side the next ones are asked for. */
const fewLeft = 10;

/** A part of the results of a search, around a record. */
interface Stretch {
  readonly ids: readonly number[];
  /** Position of the first of them among all results. */
  readonly from: number;
  /** Place of the record in `ids`, or where it would stand. */
  readonly at: number;
  readonly isFound: boolean;
  /** True where no record comes after the last one. */
  readonly isEnd: boolean;
}

/** Where a record stands among the results of the search that found it, and what comes before and after it. */
export class RecordOrder {
  readonly #archive: Archive;
  #found: FoundRecord | null = null;
  #stretch = $state.raw<Stretch | null>(null);
  #total = $state<number | null>(null);
  #asking = new AbortController();
  /** So many steps were asked for before what is there was known. */
  #owed = 0;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** From 1; null where it is not known, or the search does not find it. */
  readonly position = $derived(this.#stretch?.isFound === true ? this.#stretch.from + this.#stretch.at + 1 : null);
  /** The number of results; null until they are counted. */
  get total(): number | null {
    return this.#total;
  }
  /** True where the search does not find the record. */
  readonly isOutside = $derived(this.#stretch?.isFound === false);
  readonly previous = $derived(this.#stretch === null ? null : (this.#stretch.ids[this.#stretch.at - 1] ?? null));
  readonly next = $derived(this.#stretch === null ? null : (this.#stretch.ids[nextPlace(this.#stretch)] ?? null));

  /** Finds the place of a record; `go` is called for each step that was asked for meanwhile. */
  async find(found: FoundRecord): Promise<void> {
    const isSameSearch = this.#found?.query === found.query && this.#found.sort === found.sort;
    this.#found = found;
    this.#owed = 0;
    if (!isSameSearch) {
      this.#stretch = null;
      this.#total = null;
    }
    await this.#read(found);
  }

  /** The rows of the archive changed: everything is asked again, and what is known stays until then. */
  async again(): Promise<void> {
    if (this.#found !== null) await this.#read(this.#found);
  }

  /** Goes a record on or back; the id of the record there, null where there is none or it is not known yet. */
  step(by: 1 | -1): number | null {
    const stretch = this.#stretch;
    if (stretch === null || this.#found === null) {
      this.#owed += by;
      return null;
    }
    const at = by === 1 ? nextPlace(stretch) : stretch.at - 1;
    const id = stretch.ids[at];
    if (id === undefined) return null;
    this.#found = { ...this.#found, id };
    this.#stretch = { ...stretch, at, isFound: true };
    const isNearEnd = stretch.ids.length - at <= fewLeft && !stretch.isEnd;
    if (isNearEnd || (at < fewLeft && stretch.from > 0)) void this.#read(this.#found);
    return id;
  }

  /** What was asked for before the place was known. */
  takeOwed(): number {
    const owed = this.#owed;
    this.#owed = 0;
    return owed;
  }

  async #read({ id, query, sort }: FoundRecord): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      const { position, isFound } = await this.#archive.ask('findPosition', { query, sort, id }, signal);
      const from = Math.max(0, position - reach);
      const limit = 2 * reach + 1;
      const ids = await this.#archive.ask('findIds', { query, sort, offset: from, limit }, signal);
      if (signal.aborted) return;
      this.#place({ ids, from, at: position - from, isFound, isEnd: ids.length < limit }, id);
      await this.#count(query, signal);
    } catch {
      // The record is read all the same; without its place nothing leads on from it.
      if (!signal.aborted) this.#stretch = null;
    }
  }

  async #count(query: Query, signal: AbortSignal): Promise<void> {
    try {
      const { total } = await this.#archive.ask('count', { query }, signal);
      if (!signal.aborted) this.#total = total;
    } catch {
      // Of how many it is one is not said then, or as it was.
    }
  }

  /** The person may have gone on while the answer was on its way. */
  #place(read: Stretch, asked: number): void {
    const now = this.#found?.id;
    const at = now === undefined || now === asked ? read.at : read.ids.indexOf(now);
    if (at !== -1) this.#stretch = { ...read, at, isFound: now === asked ? read.isFound : true };
  }
}

/** Where the next record is: in the place of one that is not found the next one stands. */
function nextPlace({ at, isFound }: Stretch): number {
  return isFound ? at + 1 : at;
}

import type { TimelinePage, TimelinePlace } from '../../../preload/search/timeline';
import { joinNewer, joinOlder, nothingRead, readAgain, type TimelineStretch } from './timeline-stretch';

/** As many records one page brings; the first one is small, so that it stands there at once. */
const pageSize = 80;
const firstPageSize = 40;

/** Asks for the records at a place of the timeline. */
type ReadPage = (place: TimelinePlace, limit: number, signal: AbortSignal) => Promise<TimelinePage>;

/**
 * Reads the stretch of a timeline that is on show, further at both ends or elsewhere. Records are asked for by their
 * neighbours, so new ones move nothing; an answer to anything but the newest question is dropped.
 */
export class StretchReader {
  readonly #read: ReadPage;
  readonly #failed: (thrown: unknown) => void;
  #stretch = $state.raw<TimelineStretch | null>(null);
  #wanted = new AbortController();
  #isReading = false;

  constructor(read: ReadPage, failed: (thrown: unknown) => void) {
    this.#read = read;
    this.#failed = failed;
  }

  /** What is read; null before the first answer. */
  get stretch(): TimelineStretch | null {
    return this.#stretch;
  }

  /** Aborted as soon as another stretch is wanted. */
  get signal(): AbortSignal {
    return this.#wanted.signal;
  }

  has(id: number): boolean {
    return this.#stretch?.records.some((record) => record.id === id) === true;
  }

  /** Another timeline, or none. */
  forget(): void {
    this.#supersede();
    this.#isReading = false;
    this.#stretch = null;
  }

  /** Reads another stretch, around a place; `came` is called with it, unless it was superseded. */
  async show(place: TimelinePlace, came: (page: TimelinePage) => void): Promise<void> {
    this.#supersede();
    await this.#ask(
      (signal) => this.#read(place, firstPageSize, signal),
      (page) => {
        this.#stretch = { ...page, change: 'other' };
        came(page);
      },
      this.#failed,
    );
  }

  /** Reads on at the older end. */
  async older(): Promise<void> {
    const { records, hasOlder } = this.#stretch ?? nothingRead;
    const [oldest] = records;
    if (hasOlder && oldest !== undefined) await this.#readOn({ kind: 'before', id: oldest.id }, joinOlder);
  }

  /** Reads on at the newer end. */
  async newer(): Promise<void> {
    const { records, hasNewer } = this.#stretch ?? nothingRead;
    const newest = records.at(-1);
    if (hasNewer && newest !== undefined) await this.#readOn({ kind: 'after', id: newest.id }, joinNewer);
  }

  /** Reads what is on show again; true once that was done. The next news tries again where it was not. */
  async refresh(): Promise<boolean> {
    const stretch = this.#stretch;
    if (stretch === null || this.#isReading) return false;
    let isDone = false;
    await this.#ask(
      (signal) => readAgain(stretch, (place, limit) => this.#read(place, limit, signal)),
      (page) => {
        this.#stretch = { ...page, change: 'refresh' };
        isDone = true;
      },
      () => undefined,
    );
    return isDone;
  }

  async #readOn(
    place: TimelinePlace,
    join: (stretch: TimelineStretch, page: TimelinePage) => TimelineStretch,
  ): Promise<void> {
    if (this.#isReading) return;
    await this.#ask(
      (signal) => this.#read(place, pageSize, signal),
      (page) => {
        if (this.#stretch !== null) this.#stretch = join(this.#stretch, page);
      },
      this.#failed,
    );
  }

  async #ask(
    read: (signal: AbortSignal) => Promise<TimelinePage>,
    came: (page: TimelinePage) => void,
    failed: (thrown: unknown) => void,
  ): Promise<void> {
    const { signal } = this;
    this.#isReading = true;
    try {
      const page = await read(signal);
      if (!signal.aborted) came(page);
    } catch (thrown) {
      if (!signal.aborted) failed(thrown);
    } finally {
      if (!signal.aborted) this.#isReading = false;
    }
  }

  #supersede(): void {
    this.#wanted.abort();
    this.#wanted = new AbortController();
  }
}

import type { Archive } from '../../archive';
import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { Contact, InteractionRecord, Query, Sort } from '../../../preload/model';
import {
  timelineFilters,
  type TimelineOf,
  type TimelinePage,
  type TimelinePlace,
  type TimelineSummary,
} from '../../../preload/timeline';
import { newestFirstSort } from '../common/asked.svelte';
import { joinNewer, joinOlder, nothingRead, readAgain, type TimelineStretch } from './timeline-stretch';

/** As many records one page brings; the first one is small, so that it stands there at once. */
const pageSize = 80;
const firstPageSize = 40;
/** While a download runs, the timeline is read again at most this often. */
const refreshEveryMs = 1500;

/** Where the view is to scroll to; a new object for each movement. */
export interface Aim {
  /** Null for the very end of what is read. */
  readonly id: number | null;
  readonly edge: 'top' | 'middle' | 'bottom';
}

/** One of the records with a hit. */
interface Hit {
  readonly id: number;
  /** Which of `total` it is, the oldest being the first. */
  readonly place: number;
  readonly total: number;
}

/** What the jump to a day came to, where it is not what was asked for. */
export type JumpNews =
  { readonly kind: 'noneThatDay' | 'noneLater'; readonly day: string } | { readonly kind: 'noMoreHits' };

/** Whose timeline a row or record leads to; null where the other side is not known at all. */
export function timelineOfContact({ name, number }: Contact): TimelineOf | null {
  if (name !== null) return { kind: 'contact', name };
  return number === null ? null : timelineOfNumber(number);
}

/** The timeline of a number; what has no digit is a name. */
export function timelineOfNumber(number: string): TimelineOf {
  return /\d/.test(number) ? { kind: 'number', number } : { kind: 'contact', name: number };
}

/**
 * The timeline on show: a stretch of its records, read further at both ends as it is scrolled. Records are asked for by
 * their neighbours, so new ones move nothing; an answer to anything but the newest question is dropped.
 */
export class Timeline {
  readonly #archive: Archive;
  #of = $state.raw<TimelineOf | null>(null);
  #summary = $state.raw<TimelineSummary | null>(null);
  #stretch = $state.raw<TimelineStretch | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #aim = $state.raw<Aim | null>(null);
  #news = $state.raw<JumpNews | null>(null);
  /** The record it was opened from, or the hit that was gone to. */
  #current = $state<number | null>(null);
  #hits = $state<number | null>(null);
  /** The hit that was gone to last. */
  #hitAt = $state.raw<Hit | null>(null);
  #marks: Query = { text: '', filters: {} };
  #asked = 0;
  /** Of the stretch that is asked for. */
  #reading = new AbortController();
  /** Of everything that is asked for while this timeline is open. */
  #open = new AbortController();
  #isReading = false;
  #refreshTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Whose it is; null while none is open. */
  get of(): TimelineOf | null {
    return this.#of;
  }

  get isOpen(): boolean {
    return this.#of !== null;
  }

  /** Null until it is counted. */
  get summary(): TimelineSummary | null {
    return this.#summary;
  }

  /** What is read of it; null before the first answer. */
  get stretch(): TimelineStretch | null {
    return this.#stretch;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get aim(): Aim | null {
    return this.#aim;
  }

  get news(): JumpNews | null {
    return this.#news;
  }

  get current(): number | null {
    return this.#current;
  }

  /** How many records have a hit of the search it was opened from; null where nothing was searched. */
  get hits(): number | null {
    return this.#hits;
  }

  /** Which of the hits is gone to, the oldest being the first; null where none is. */
  get hitPlace(): number | null {
    return this.#hitAt !== null && this.#hitAt.id === this.#current ? this.#hitAt.place : null;
  }

  /** The search whose hits are marked. */
  get marks(): Query {
    return this.#marks;
  }

  /** Opens a timeline at a record, else at its end; the hits of `query`'s text are marked in it. */
  open(of: TimelineOf, query: Query, id: number | null): void {
    this.close();
    this.#of = of;
    this.#marks = { ...query, filters: {} };
    this.#current = id;
    void this.#show(id === null ? { kind: 'newest' } : { kind: 'around', id }, 'middle');
    void this.#summarise();
  }

  close(): void {
    this.#supersede();
    this.#open.abort();
    this.#open = new AbortController();
    this.#isReading = false;
    this.#of = null;
    this.#summary = null;
    this.#stretch = null;
    this.#failure = null;
    this.#aim = null;
    this.#news = null;
    this.#current = null;
    this.#hits = null;
    this.#hitAt = null;
  }

  /** Reads it anew, after a failure. */
  again(): void {
    void this.#show({ kind: 'newest' }, 'bottom');
    void this.#summarise();
  }

  toOldest(): void {
    this.#current = null;
    void this.#show({ kind: 'oldest' }, 'top');
  }

  toNewest(): void {
    this.#current = null;
    void this.#show({ kind: 'newest' }, 'bottom');
  }

  /** Goes to a day (`YYYY-MM-DD`), else to the first day after it that has a record. */
  toDay(day: string): void {
    this.#current = null;
    void this.#show({ kind: 'day', day }, 'top');
  }

  /** Reads on at the older end. */
  older(): void {
    const { records, hasOlder } = this.#stretch ?? nothingRead;
    const [oldest] = records;
    if (hasOlder && oldest !== undefined) void this.#readOn({ kind: 'before', id: oldest.id }, joinOlder);
  }

  /** Reads on at the newer end. */
  newer(): void {
    const { records, hasNewer } = this.#stretch ?? nothingRead;
    const newest = records.at(-1);
    if (hasNewer && newest !== undefined) void this.#readOn({ kind: 'after', id: newest.id }, joinNewer);
  }

  /** Goes to the next record with a hit, newer or older than the one gone to before, or than the one `seen`. */
  async toHit(direction: 'newer' | 'older', seen: number | null): Promise<void> {
    const of = this.#of;
    const from = this.#current ?? seen;
    if (of === null || from === null || this.#hits === null) return;
    const asked = this.#asked;
    try {
      const query = { ...this.#marks, filters: timelineFilters(of) };
      const hit = await this.#hitBeside(query, newestFirstSort, from, direction);
      if (asked !== this.#asked) return;
      if (hit === null) {
        this.#news = { kind: 'noMoreHits' };
        return;
      }
      this.#hits = hit.total;
      this.#hitAt = hit;
      this.#goTo(hit.id);
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = failureOf(thrown);
    }
  }

  /** The archive's rows changed: what is read is read again, in place. */
  archiveChanged(): void {
    if (!this.isOpen || this.#refreshTimer !== null) return;
    this.#refreshTimer = setTimeout(() => {
      this.#refreshTimer = null;
      if (this.isOpen) void this.#refresh();
    }, refreshEveryMs);
  }

  #read(of: TimelineOf, place: TimelinePlace, limit: number): Promise<TimelinePage> {
    return this.#archive.ask('readTimeline', { of, place, limit, marks: this.#marks }, this.#reading.signal);
  }

  /** Cancels what was asked for another stretch. */
  #supersede(): void {
    this.#asked += 1;
    this.#reading.abort();
    this.#reading = new AbortController();
  }

  #goTo(id: number): void {
    this.#news = null;
    this.#current = id;
    if (this.#stretch?.records.some((record) => record.id === id) === true) this.#aim = { id, edge: 'middle' };
    else void this.#show({ kind: 'around', id }, 'middle');
  }

  async #hitBeside(query: Query, sort: Sort, id: number, direction: 'newer' | 'older'): Promise<Hit | null> {
    const { signal } = this.#open;
    const { position, isFound } = await this.#archive.ask('findPosition', { query, sort, id }, signal);
    const offset = direction === 'newer' ? position - 1 : isFound ? position + 1 : position;
    if (offset < 0) return null;
    const [{ rows }, { total }] = await Promise.all([
      this.#archive.ask('search', { query, sort, offset, limit: 1 }, signal),
      this.#archive.ask('count', { query }, signal),
    ]);
    const [row] = rows;
    return row === undefined ? null : { id: row.id, place: total - offset, total };
  }

  /** Shows another stretch, around a place. */
  async #show(place: TimelinePlace, edge: Aim['edge']): Promise<void> {
    const of = this.#of;
    if (of === null) return;
    this.#supersede();
    const asked = this.#asked;
    this.#isReading = true;
    this.#news = null;
    try {
      const page = await this.#read(of, place, firstPageSize);
      if (asked !== this.#asked) return;
      this.#failure = null;
      this.#stretch = { ...page, change: 'other' };
      this.#aim = aimOf(page, place, edge);
      this.#news = place.kind === 'day' ? newsOf(page, place.day) : null;
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = failureOf(thrown);
    } finally {
      if (asked === this.#asked) this.#isReading = false;
    }
  }

  async #readOn(
    place: TimelinePlace,
    join: (stretch: TimelineStretch, page: TimelinePage) => TimelineStretch,
  ): Promise<void> {
    const of = this.#of;
    if (of === null || this.#isReading) return;
    const asked = this.#asked;
    this.#isReading = true;
    try {
      const page = await this.#read(of, place, pageSize);
      if (asked === this.#asked && this.#stretch !== null) this.#stretch = join(this.#stretch, page);
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = failureOf(thrown);
    } finally {
      if (asked === this.#asked) this.#isReading = false;
    }
  }

  async #refresh(): Promise<void> {
    const [of, stretch] = [this.#of, this.#stretch];
    if (of === null || stretch === null || this.#isReading) return;
    const asked = this.#asked;
    this.#isReading = true;
    try {
      const page = await readAgain(stretch, (place, limit) => this.#read(of, place, limit));
      if (asked !== this.#asked) return;
      this.#stretch = { ...page, change: 'refresh' };
      await this.#summarise();
    } catch {
      // The next news tries again; what is on show stays.
    } finally {
      if (asked === this.#asked) this.#isReading = false;
    }
  }

  async #summarise(): Promise<void> {
    const of = this.#of;
    if (of === null) return;
    const { signal } = this.#open;
    const isGivenUp = (): boolean => signal.aborted;
    try {
      const summary = await this.#archive.ask('summariseTimeline', { of }, signal);
      if (isGivenUp()) return;
      this.#summary = summary;
      if (this.#marks.text.trim() === '') return;
      const query = { ...this.#marks, filters: timelineFilters(of) };
      const { total } = await this.#archive.ask('count', { query }, signal);
      if (!isGivenUp()) this.#hits = total;
    } catch (thrown) {
      if (!isGivenUp()) this.#failure = failureOf(thrown);
    }
  }
}

function aimOf(page: TimelinePage, place: TimelinePlace, edge: Aim['edge']): Aim {
  const end = place.kind === 'oldest' ? (page.records[0]?.id ?? null) : null;
  return { id: page.at ?? end, edge: page.at === null && end === null ? 'bottom' : edge };
}

function newsOf({ records, at }: TimelinePage, day: string): JumpNews | null {
  const found: InteractionRecord | undefined = records.find(({ id }) => id === at);
  if (found === undefined) return null;
  const foundDay = found.callDate.slice(0, 10);
  if (foundDay === day) return null;
  return { kind: foundDay > day ? 'noneThatDay' : 'noneLater', day: foundDay };
}

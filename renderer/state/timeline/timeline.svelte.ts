import type { Archive } from '../../archive';
import type { Failure } from '../../../preload/failure';
import { failureOf, KronikaError } from '../../../preload/failure';
import type { Contact, InteractionRecord, Query } from '../../../preload/model';
import type { TimelineOf, TimelinePage, TimelinePlace, TimelineSummary } from '../../../preload/search/timeline';
import type { TimelineStretch } from './timeline-stretch';
import { StretchReader } from './stretch-reader.svelte';
import { TimelineHits } from './timeline-hits.svelte';

/** While a download runs, the timeline is read again at most this often. */
const refreshEveryMs = 1500;

/** Where the view is to scroll to; a new object for each movement. */
export interface Aim {
  /** Null for the very end of what is read. */
  readonly id: number | null;
  readonly edge: 'top' | 'middle' | 'bottom';
}

/** What the jump to a day came to, where it is not what was asked for. */
export type JumpNews =
  { readonly kind: 'noneThatDay' | 'noneLater'; readonly day: string } | { readonly kind: 'noMoreHits' };

/** Whose timeline a row or record leads to; null where the other side is not known at all. */
export function timelineOfContact({ name, number }: Pick<Contact, 'name' | 'number'>): TimelineOf | null {
  if (name !== null) return { kind: 'contact', name };
  return number === null ? null : timelineOfNumber(number);
}

/** The timeline of a number; what has no digit is a name. */
export function timelineOfNumber(number: string): TimelineOf {
  return /\d/.test(number) ? { kind: 'number', number } : { kind: 'contact', name: number };
}

/** The timeline on show: whose it is, what is read of it, and where the view is to go. */
export class Timeline {
  readonly #archive: Archive;
  readonly #reader: StretchReader;
  /** The records with a hit of the search it was opened from. */
  readonly hits: TimelineHits;
  #of = $state.raw<TimelineOf | null>(null);
  #summary = $state.raw<TimelineSummary | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #aim = $state.raw<Aim | null>(null);
  #news = $state.raw<JumpNews | null>(null);
  /** The record it was opened from, or the hit that was gone to. */
  #current = $state<number | null>(null);
  #marks: Query = { text: '', filters: {} };
  /** Of everything that is asked for while this timeline is open. */
  #open = new AbortController();
  #refreshTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
    this.hits = new TimelineHits(archive);
    this.#reader = new StretchReader(
      (place, limit, signal) => this.#read(place, limit, signal),
      (thrown) => {
        this.#failure = failureOf(thrown);
      },
    );
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
    return this.#reader.stretch;
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
    this.hits.restart(of, this.#marks);
    this.#show(id === null ? { kind: 'newest' } : { kind: 'around', id }, 'middle');
    void this.#summarise();
  }

  close(): void {
    this.#reader.forget();
    this.hits.restart(null, this.#marks);
    this.#open.abort();
    this.#open = new AbortController();
    this.#of = null;
    this.#summary = null;
    this.#failure = null;
    this.#aim = null;
    this.#news = null;
    this.#current = null;
  }

  /** Reads it anew, after a failure. */
  again(): void {
    this.#show({ kind: 'newest' }, 'bottom');
    void this.#summarise();
  }

  toOldest(): void {
    this.#current = null;
    this.#show({ kind: 'oldest' }, 'top');
  }

  toNewest(): void {
    this.#current = null;
    this.#show({ kind: 'newest' }, 'bottom');
  }

  /** Goes to a day (`YYYY-MM-DD`), else to the first day after it that has a record. */
  toDay(day: string): void {
    this.#current = null;
    this.#show({ kind: 'day', day }, 'top');
  }

  /** Reads on at the older end. */
  older(): void {
    void this.#reader.older();
  }

  /** Reads on at the newer end. */
  newer(): void {
    void this.#reader.newer();
  }

  /** Goes to the next record with a hit, newer or older than the one gone to before, or than the one `seen`. */
  async toHit(direction: 'newer' | 'older', seen: number | null): Promise<void> {
    const from = this.#current ?? seen;
    if (from === null || this.hits.count === null) return;
    const { signal } = this.#reader;
    try {
      const hit = await this.hits.beside(from, direction, this.#open.signal);
      if (signal.aborted) return;
      if (hit === null) {
        this.#news = { kind: 'noMoreHits' };
        return;
      }
      this.hits.goneTo(hit);
      this.#goTo(hit.id);
    } catch (thrown) {
      if (!signal.aborted) this.#failure = failureOf(thrown);
    }
  }

  /** The archive's rows changed: what is read is read again, in place. */
  archiveChanged(): void {
    if (!this.isOpen || this.#refreshTimer !== null) return;
    this.#refreshTimer = setTimeout(() => {
      this.#refreshTimer = null;
      void this.#refresh();
    }, refreshEveryMs);
  }

  async #read(place: TimelinePlace, limit: number, signal: AbortSignal): Promise<TimelinePage> {
    if (this.#of === null) throw new KronikaError('cancelled');
    return await this.#archive.ask('readTimeline', { of: this.#of, place, limit, marks: this.#marks }, signal);
  }

  #goTo(id: number): void {
    this.#news = null;
    this.#current = id;
    if (this.#reader.has(id)) this.#aim = { id, edge: 'middle' };
    else this.#show({ kind: 'around', id }, 'middle');
  }

  /** Shows another stretch, around a place. */
  #show(place: TimelinePlace, edge: Aim['edge']): void {
    if (!this.isOpen) return;
    this.#news = null;
    void this.#reader.show(place, (page) => {
      this.#failure = null;
      this.#aim = aimOf(page, place, edge);
      this.#news = place.kind === 'day' ? newsOf(page, place.day) : null;
    });
  }

  async #refresh(): Promise<void> {
    if (await this.#reader.refresh()) await this.#summarise();
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
      await this.hits.readCount(signal);
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

import type { SyncProgress } from '../../preload/model';
import type { Clock } from './clock';
import type { AdaptivePace } from './pace';
import { pageSize, type Window } from './plan';
import type { HistoryPageReport } from './history-steps';
import type { NotesReport } from './notes-steps';

/** Counts what a synchronisation did, and estimates what it still has to do. */
export class ProgressMeter {
  day: string | null = null;
  /** Events whose notes are still to be asked for, as the archive last counted them. */
  notesOwed = 0;
  /** Notes that are asked for again, beside those owed. */
  notesToRecheck = 0;
  readonly interactions = { new: 0, changed: 0, listed: 0 };
  readonly notes = { new: 0, changed: 0, unchanged: 0 };
  readonly #clock: Clock;
  readonly #pace: AdaptivePace;
  #notesAsked = 0;
  #pagesLeft = 0;
  #expectedLeft: number | null = null;
  #fraction = 0;
  #phase: SyncProgress['phase'] = 'planning';
  readonly #samples: { readonly at: number; readonly requests: number }[] = [];

  constructor(clock: Clock, pace: AdaptivePace) {
    this.#clock = clock;
    this.#pace = pace;
  }

  get phase(): SyncProgress['phase'] {
    return this.#phase;
  }

  /** A phase has its own rate: pages are slow, notes are quick. */
  set phase(phase: SyncProgress['phase']) {
    this.#phase = phase;
    this.#samples.length = 0;
  }

  /** A page of events was stored. */
  stored({ tally, listed }: HistoryPageReport): void {
    this.interactions.new += tally.new;
    this.interactions.changed += tally.changed;
    this.interactions.listed += listed;
  }

  /** Notes of so many events were stored. */
  storedNotes({ tally, outcomes }: NotesReport): void {
    this.notes.new += tally.new;
    this.notes.changed += tally.changed;
    this.notes.unchanged += tally.unchanged;
    const stored = outcomes.filter(({ kind }) => kind === 'stored').length;
    this.#notesAsked += stored;
    if (this.notesToRecheck > 0) this.notesToRecheck = Math.max(0, this.notesToRecheck - stored);
    else this.notesOwed = Math.max(0, this.notesOwed - stored);
  }

  /** The windows that are still to be asked. */
  estimateWindows(windows: readonly Window[]): void {
    this.#pagesLeft = windows.reduce(
      (sum, { expected }) => sum + Math.max(1, Math.ceil((expected ?? 0) / pageSize)),
      0,
    );
    const known = windows.every(({ expected }) => expected !== null);
    this.#expectedLeft = known ? windows.reduce((sum, { expected }) => sum + (expected ?? 0), 0) : null;
  }

  /** Records of this run that were neither new nor changed. */
  get unchanged(): number {
    return Math.max(0, this.interactions.listed - this.interactions.new - this.interactions.changed);
  }

  read(): SyncProgress {
    const interactions = Math.max(this.interactions.listed, this.interactions.new + this.interactions.changed);
    const requestsLeft = this.#requestsLeft(interactions);
    const { requests } = this.#pace;
    const rate = this.#sample(requests);
    const isDone = this.phase === 'finishing';
    const fraction = isDone ? 1 : requests === 0 ? 0 : Math.min(requests / (requests + requestsLeft), 0.999);
    // Never back: an estimate that grows makes the bar wait, not run backwards.
    this.#fraction = Math.max(this.#fraction, this.phase === 'planning' ? 0 : fraction);
    return {
      phase: this.phase,
      requests,
      interactions,
      interactionsExpected: this.#expectedLeft === null ? null : interactions + this.#expectedLeft,
      notes: this.notes.new + this.notes.changed + this.notes.unchanged,
      notesOwed: this.notesOwed,
      fraction: this.#fraction,
      requestsPerSecond: rate,
      secondsLeft: isDone ? 0 : this.#secondsLeft(requestsLeft, rate),
      waiting: this.#pace.waiting,
      day: this.day,
    };
  }

  /** Pages say nothing about how quickly notes come, unless it is the CRM's limit that holds up both. */
  #secondsLeft(requestsLeft: number, rate: number): number | null {
    const speed = this.#phase === 'notes' ? rate : (this.#pace.ratePerSecond ?? 0);
    return speed > 0 && this.#expectedLeft !== null ? Math.ceil(requestsLeft / speed) : null;
  }

  /** Pages, notes owed, and the notes that the records still to come will bring, by what those so far brought. */
  #requestsLeft(interactions: number): number {
    const share = interactions === 0 ? 0 : Math.min(1, (this.notesOwed + this.#notesAsked) / interactions);
    return this.#pagesLeft + this.notesOwed + this.notesToRecheck + (this.#expectedLeft ?? 0) * share;
  }

  /** Requests a second over the last quarter of a minute. */
  #sample(requests: number): number {
    const at = this.#clock.now();
    this.#samples.push({ at, requests });
    while ((this.#samples[1]?.at ?? at) < at - 15_000) this.#samples.shift();
    const first = this.#samples[0];
    if (first === undefined || at - first.at < 1000) return 0;
    return ((requests - first.requests) * 1000) / (at - first.at);
  }
}

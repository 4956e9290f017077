import type { SyncProgress } from '../../preload/model';
import type { Clock } from './pace/clock';
import type { AdaptivePace } from './pace/pace';
import { pagesAtATime, requestSize } from './plan/plan';
import type { HistoryPageReport } from './writer/history-tasks';
import type { NotesReport } from './writer/notes-tasks';
import { sumOf } from './writer/tally';

/** The rate is that of this long. */
const sampleMs = 15_000;

type RequestsLeft = NonNullable<SyncProgress['requestsLeft']>;

/** Counts what a synchronisation did, and estimates what it still has to do. */
export class ProgressMeter {
  day: string | null = null;
  /** Interactions whose notes are still to be asked for, as the archive last counted them. */
  notesOwed = 0;
  /** Interactions whose notes are asked for again, beside those owed. */
  notesToRecheck = 0;
  /** True while it is those that are asked for. */
  isRechecking = false;
  readonly interactions = { new: 0, changed: 0, listed: 0 };
  notes = sumOf([]);
  readonly #clock: Clock;
  readonly #pace: AdaptivePace;
  #pagesLeft = 0;
  /** Interactions that are still to come; null before the CRM told. */
  #expectedLeft: number | null = null;
  /** What the pages so far delivered: interactions, of these the new ones and those with notes, and those on pages that come again. */
  readonly #delivered = { records: 0, new: 0, unchanged: 0, noted: 0, again: 0 };
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

  /** A page of interactions was stored. */
  stored({ verdict, tally, listed, records, noted }: HistoryPageReport): void {
    const delivered = this.#delivered;
    delivered.records += records;
    delivered.new += tally.new;
    delivered.unchanged += tally.unchanged;
    delivered.noted += noted;
    if (verdict === 'tooLarge') delivered.again += records;
    this.interactions.new += tally.new;
    this.interactions.changed += tally.changed;
    this.interactions.listed += listed;
  }

  /** Notes of so many interactions were stored. */
  storedNotes({ tally, outcomes }: NotesReport): void {
    this.notes = sumOf([this.notes, tally]);
    const stored = outcomes.filter(({ kind }) => kind === 'stored').length;
    if (this.isRechecking) this.notesToRecheck = Math.max(0, this.notesToRecheck - stored);
    else this.notesOwed = Math.max(0, this.notesOwed - stored);
  }

  /** The windows that are still to be asked, by the interactions expected of each; null where that is not known. */
  estimateInteractions(expected: readonly (number | null)[]): void {
    const known = expected.filter((records) => records !== null);
    this.#pagesLeft = expected.length - known.length;
    for (const records of known) this.#pagesLeft += Math.max(1, Math.ceil(records / requestSize));
    this.#expectedLeft = known.length < expected.length ? null : known.reduce((sum, records) => sum + records, 0);
  }

  /** Interactions of this run that were neither new nor changed. */
  get unchanged(): number {
    return Math.max(0, this.interactions.listed - this.interactions.new - this.interactions.changed);
  }

  read(): SyncProgress {
    const interactions = Math.max(this.interactions.listed, this.interactions.new + this.interactions.changed);
    const { requests } = this.#pace;
    const requestsLeft = this.#requestsLeft();
    const rate = this.#sample(requests);
    return {
      phase: this.phase,
      requests,
      requestsLeft,
      interactions,
      interactionsExpected: this.#expectedLeft === null ? null : interactions + Math.round(this.#expectedLeft),
      notes: this.notes.new + this.notes.changed + this.notes.unchanged,
      notesOwed: this.notesOwed,
      fraction: this.#advance(requests, requestsLeft),
      requestsPerSecond: rate,
      secondsLeft: this.#secondsLeft(requestsLeft, rate),
      waiting: this.#pace.waiting,
      day: this.day,
    };
  }

  /** The part that is done, 0 to 1. Never back: an estimate that grows makes the bar wait, not run backwards. */
  #advance(requests: number, left: RequestsLeft | null): number {
    if (this.#phase === 'finishing') this.#fraction = 1;
    else if (left !== null && requests > 0) {
      const part = requests / (requests + left.pages + left.notes);
      this.#fraction = Math.max(this.#fraction, Math.min(part, 0.999));
    }
    return this.#fraction;
  }

  /** Pages, notes owed, and the notes that the new interactions still to come will bring, by what those so far brought. */
  #requestsLeft(): RequestsLeft | null {
    if (this.#phase === 'finishing') return { pages: 0, notes: 0 };
    if (this.#phase === 'planning' || this.#expectedLeft === null) return null;
    const notes = this.notesOwed + this.notesToRecheck + this.#expectedLeft * this.#owedShare();
    return { pages: this.#pagesLeft, notes: Math.round(notes) };
  }

  /** Of the interactions still to come, the part that will be owed notes: new ones with notes. */
  #owedShare(): number {
    const { records, new: added, unchanged, noted, again } = this.#delivered;
    if (records === 0) return 0;
    // What a page too many delivered comes a second time, and is not new any more.
    return (noted / records) * (added / (records - Math.min(again, unchanged)));
  }

  /** Null while it cannot be told: before the CRM said how much there is, and how quickly it answers. */
  #secondsLeft(left: RequestsLeft | null, rate: number): number | null {
    if (left === null) return null;
    const { pages, notes } = left;
    // What is happening says more than what was expected, once it is in full swing; pages say nothing about notes.
    const pagesRate = this.#pace.expectedRate('callHistory', pagesAtATime);
    const isMeasured = this.#phase === 'notes' && this.#isSettled() && rate > 0;
    const notesRate = isMeasured ? rate : this.#pace.expectedRate('notes');
    if ((pages > 0 && pagesRate === null) || (notes > 0 && notesRate === null)) return null;
    return Math.ceil(pages / (pagesRate ?? 1) + notes / (notesRate ?? 1));
  }

  /** Whether the samples reach back over the time that a phase needs to come up to speed. */
  #isSettled(): boolean {
    return (this.#samples.at(-1)?.at ?? 0) - (this.#samples[0]?.at ?? 0) > sampleMs * 0.9;
  }

  /** Requests a second over the last quarter of a minute. */
  #sample(requests: number): number {
    const at = this.#clock.now();
    this.#samples.push({ at, requests });
    while ((this.#samples[1]?.at ?? at) < at - sampleMs) this.#samples.shift();
    const first = this.#samples[0];
    if (first === undefined || at - first.at < 1000) return 0;
    return ((requests - first.requests) * 1000) / (at - first.at);
  }
}

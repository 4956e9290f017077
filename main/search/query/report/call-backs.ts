import { maxAttemptGapSeconds } from '../../../../preload/search/report';
import { GrowingColumn } from './growing-column';

/** A number whose last missed attempt nobody returned; times in seconds of wall time. */
export interface Waiting {
  /** How often it was missed. */
  readonly attempts: number;
  /** Of the first record of its first attempt. */
  readonly first: number;
  /** Of the last record of its last attempt. */
  readonly last: number;
  readonly lastId: number;
}

/** Missed records of one number that follow each other closely; times in seconds of wall time. */
export interface Attempt {
  /** Of its first record, and of its last one. */
  readonly first: number;
  readonly last: number;
  readonly lastId: number;
  /** Null where nobody returned it. */
  readonly returnedAt: number | null;
}

/** No place in a list; the first one is 0. */
const none = -1;

/**
 * Follows missed calls and SMS of numbers through time, until they are answered. Everything is told in the order of time. Lists
 * stand in columns, and what belongs to one number is linked by places: a report of a million records tells several hundred
 * thousand events, each of another number than the one before.
 */
export class CallBacks {
  // Of each number: its last attempt, the first one that is not returned, and its first and last SMS that wait.
  readonly #last: GrowingColumn;
  readonly #open: GrowingColumn;
  readonly #textHead: GrowingColumn;
  readonly #textTail: GrowingColumn;
  // Of each attempt, missed records of one number that follow each other closely: seconds, with NaN for a return there was not.
  readonly #begun = new GrowingColumn();
  readonly #ended = new GrowingColumn();
  readonly #endedId = new GrowingColumn();
  readonly #returnedAt = new GrowingColumn();
  readonly #next = new GrowingColumn();
  readonly #ordinal = new GrowingColumn();
  readonly #firstOf = new GrowingColumn();
  #attempts = 0;
  // Of each SMS that came.
  readonly #textAt = new GrowingColumn();
  readonly #textNext = new GrowingColumn();
  #texts = 0;
  readonly #textsAnsweredAfter: number[] = [];
  #waiting = 0;

  /** `places`: as many numbers are known beforehand. */
  constructor(places = 0) {
    this.#last = new GrowingColumn(none, places);
    this.#open = new GrowingColumn(none, places);
    this.#textHead = new GrowingColumn(none, places);
    this.#textTail = new GrowingColumn(none, places);
  }

  /** How many numbers wait for an answer. */
  get open(): number {
    return this.#waiting;
  }

  /** How many attempts were missed. */
  get attempts(): number {
    return this.#attempts;
  }

  /** How many SMS are not answered. */
  get unansweredTexts(): number {
    return this.#texts - this.#textsAnsweredAfter.length;
  }

  /** How many seconds the answered SMS waited. */
  get textsAnsweredAfter(): readonly number[] {
    return this.#textsAnsweredAfter;
  }

  /** Visits the attempts in the order in which they began. */
  eachAttempt(visit: (attempt: Attempt) => void): void {
    for (let place = 0; place < this.#attempts; place += 1) {
      const returnedAt = this.#returnedAt.at(place);
      visit({
        first: this.#begun.at(place),
        last: this.#ended.at(place),
        lastId: this.#endedId.at(place),
        returnedAt: Number.isNaN(returnedAt) ? null : returnedAt,
      });
    }
  }

  /** From the first record of each returned attempt to its return, in seconds, ascending. */
  timesToReturn(): Float64Array {
    const times = new GrowingColumn(0, this.#attempts);
    this.eachAttempt(({ first, returnedAt }) => {
      if (returnedAt !== null) times.push(returnedAt - first);
    });
    return times.values().sort();
  }

  /** The numbers whose last attempt is not returned, the last missed first. */
  waiting(): readonly Waiting[] {
    const found: Waiting[] = [];
    for (let party = 0; party < this.#last.length; party += 1) {
      const last = this.#last.at(party);
      if (last === none || !Number.isNaN(this.#returnedAt.at(last))) continue;
      found.push({
        attempts: this.#ordinal.at(last),
        first: this.#begun.at(this.#firstOf.at(last)),
        last: this.#ended.at(last),
        lastId: this.#endedId.at(last),
      });
    }
    return found.sort((a, b) => b.lastId - a.lastId);
  }

  /** A record of a missed call. */
  missed(party: number, seconds: number, id: number): void {
    const last = this.#last.at(party);
    if (last === none || seconds - this.#ended.at(last) > maxAttemptGapSeconds) {
      this.#begin(party, last, seconds, id);
      return;
    }
    this.#ended.set(last, seconds);
    this.#endedId.set(last, id);
    // What came between the records of an attempt did not come after it.
    if (Number.isNaN(this.#returnedAt.at(last))) return;
    this.#returnedAt.set(last, Number.NaN);
    this.#wait(party);
    this.#open.set(party, last);
  }

  /** An SMS that came. */
  text(party: number, seconds: number): void {
    const text = this.#texts;
    this.#texts += 1;
    this.#textAt.set(text, seconds);
    this.#textNext.set(text, none);
    this.#wait(party);
    if (this.#textHead.at(party) === none) this.#textHead.set(party, text);
    else this.#textNext.set(this.#textTail.at(party), text);
    this.#textTail.set(party, text);
  }

  /** Something by which missed calls are returned. */
  returned(party: number, seconds: number): void {
    let attempt = this.#open.at(party);
    if (attempt === none) return;
    while (attempt !== none && this.#ended.at(attempt) < seconds) {
      this.#returnedAt.set(attempt, seconds);
      attempt = this.#next.at(attempt);
    }
    this.#open.set(party, attempt);
    this.#endWait(party);
  }

  /** Something by which SMS are answered. */
  replied(party: number, seconds: number): void {
    let text = this.#textHead.at(party);
    if (text === none) return;
    while (text !== none && this.#textAt.at(text) < seconds) {
      this.#textsAnsweredAfter.push(seconds - this.#textAt.at(text));
      text = this.#textNext.at(text);
    }
    this.#textHead.set(party, text);
    this.#endWait(party);
  }

  #begin(party: number, before: number, seconds: number, id: number): void {
    const attempt = this.#attempts;
    this.#attempts += 1;
    this.#begun.set(attempt, seconds);
    this.#ended.set(attempt, seconds);
    this.#endedId.set(attempt, id);
    this.#returnedAt.set(attempt, Number.NaN);
    this.#next.set(attempt, none);
    this.#ordinal.set(attempt, before === none ? 1 : this.#ordinal.at(before) + 1);
    this.#firstOf.set(attempt, before === none ? attempt : this.#firstOf.at(before));
    if (before !== none) this.#next.set(before, attempt);
    this.#wait(party);
    if (this.#open.at(party) === none) this.#open.set(party, attempt);
    this.#last.set(party, attempt);
  }

  /** Before something of a number begins to wait. */
  #wait(party: number): void {
    if (!this.#isWaiting(party)) this.#waiting += 1;
  }

  /** After something of a number that waited was answered. */
  #endWait(party: number): void {
    if (!this.#isWaiting(party)) this.#waiting -= 1;
  }

  #isWaiting(party: number): boolean {
    return this.#open.at(party) !== none || this.#textHead.at(party) !== none;
  }
}

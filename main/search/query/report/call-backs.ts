import { maxAttemptGapSeconds } from '../../../../preload/search/report';

/** Missed records of one number that follow each other closely. */
export interface Attempt {
  readonly first: number;
  last: number;
  /** Of the last record. */
  lastId: number;
  /** When it was returned; null while it is not. */
  returnedAt: number | null;
}

/** What a number was missed with, and how that was answered, in seconds of wall time. */
export interface PartyCalls {
  readonly attempts: Attempt[];
  /** The first attempt that is not returned. */
  open: number;
  /** When SMS came that are not answered. */
  texts: number[];
}

/** Follows missed calls and SMS of numbers through time, until they are answered. Everything is told in the order of time. */
export class CallBacks {
  /** By the number's place. */
  readonly parties: (PartyCalls | undefined)[] = [];
  /** How long the answered SMS waited. */
  readonly textsAnsweredAfter: number[] = [];
  #open = 0;

  /** How many numbers wait for an answer. */
  get open(): number {
    return this.#open;
  }

  isOpen(party: number): boolean {
    const calls = this.parties[party];
    return calls !== undefined && isOpen(calls);
  }

  /** A record of a missed call. */
  missed(party: number, seconds: number, id: number): void {
    this.#change(party, (calls) => {
      const last = calls.attempts.at(-1);
      if (last === undefined || seconds - last.last > maxAttemptGapSeconds) {
        calls.attempts.push({ first: seconds, last: seconds, lastId: id, returnedAt: null });
        return;
      }
      last.last = seconds;
      last.lastId = id;
      // What came between the records of an attempt did not come after it.
      if (last.returnedAt === null) return;
      last.returnedAt = null;
      calls.open = calls.attempts.length - 1;
    });
  }

  /** An SMS that came. */
  text(party: number, seconds: number): void {
    this.#change(party, (calls) => {
      calls.texts.push(seconds);
    });
  }

  /** Something by which missed calls are returned. */
  returned(party: number, seconds: number): void {
    if (!this.isOpen(party)) return;
    this.#change(party, (calls) => {
      for (; calls.open < calls.attempts.length; calls.open += 1) {
        const attempt = calls.attempts[calls.open] as Attempt;
        if (attempt.last >= seconds) return;
        attempt.returnedAt = seconds;
      }
    });
  }

  /** Something by which SMS are answered. */
  replied(party: number, seconds: number): void {
    if (!this.isOpen(party)) return;
    this.#change(party, (calls) => {
      const waiting = calls.texts.filter((at) => at >= seconds);
      for (const at of calls.texts) if (at < seconds) this.textsAnsweredAfter.push(seconds - at);
      calls.texts = waiting;
    });
  }

  #change(party: number, change: (calls: PartyCalls) => void): void {
    const calls = (this.parties[party] ??= { attempts: [], open: 0, texts: [] });
    const before = isOpen(calls);
    change(calls);
    this.#open += Number(isOpen(calls)) - Number(before);
  }
}

function isOpen({ attempts, open, texts }: PartyCalls): boolean {
  return open < attempts.length || texts.length > 0;
}

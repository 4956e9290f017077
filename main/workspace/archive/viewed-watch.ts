import { failureOf, KronikaError, type Failure } from '../../../preload/failure';
import type { ViewedFile } from '../../backup/viewing';
import type { ThreadClient } from '../../threads/protocol';
import type { ReaderTasks } from '../../threads/reader';

/** A place is looked at so often: a share tells nobody that it has something newer. */
const lookEveryMs = 5000;

/** A share that has not answered for so long is away. */
const awayAfterMs = 15_000;

/** So long after the last question of a person the file is let go, where nobody could replace it while it is open. */
const letGoAfterMs = 60_000;

/** From then on it is looked at every so many times alone. */
const restedLooks = 6;

/** What is looked into, as it stands now. */
export interface ViewedNow {
  readonly file: ViewedFile;
  /** Why its place cannot be read just now; null where it can. */
  readonly away: Failure | null;
}

/** What a watch needs of what is looked into. */
interface Surroundings {
  readonly reader: Pick<ThreadClient<ReaderTasks>, 'ask' | 'rest'>;
  readonly file: ViewedFile;
  /** Another file is read by now, or the place has gone or come back. */
  readonly changed: (now: ViewedNow) => Promise<void>;
  /** When a person asked last, by the clock of `performance`. */
  readonly askedAtMs: () => number;
  /** Whether an open file keeps everybody from replacing it, as on Windows. */
  readonly letsGo?: boolean;
  readonly everyMs?: number;
  readonly awayMs?: number;
}

/**
 * Keeps the listener up to date with a place that is only looked into: a newer backup in it is read from then on, and a share that
 * is away is read again once it is back.
 */
export class ViewedWatch {
  readonly #around: Surroundings;
  readonly #timer: NodeJS.Timeout;
  #now: ViewedNow;
  #looking: Promise<void> | null = null;
  #looks = 0;
  #isOver = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#now = { file: around.file, away: null };
    this.#timer = setInterval(() => void this.#lookInTurn(), around.everyMs ?? lookEveryMs);
    this.#timer.unref();
  }

  get now(): ViewedNow {
    return this.#now;
  }

  /** Looks now; one look at a time. */
  async look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    await this.#looking;
  }

  end(): void {
    this.#isOver = true;
    clearInterval(this.#timer);
  }

  async #lookInTurn(): Promise<void> {
    this.#looks += 1;
    if (this.#isResting && this.#looks % restedLooks !== 0) return;
    await this.look();
    if (this.#isResting && !this.#isOver) await this.#around.reader.rest();
  }

  get #isResting(): boolean {
    const { letsGo = process.platform === 'win32', askedAtMs } = this.#around;
    return letsGo && performance.now() - askedAtMs() > letGoAfterMs;
  }

  async #look(): Promise<void> {
    const { reader } = this.#around;
    try {
      // What was opened before a share went away may never answer again.
      if (this.#now.away !== null) await reader.rest();
      const file = await this.#inTime(reader.ask('readViewed', null));
      if (this.#now.away !== null || file.state !== this.#now.file.state) await this.#take({ file, away: null });
    } catch (error) {
      if (this.#now.away === null) await this.#take({ file: this.#now.file, away: failureOf(error) });
    }
  }

  async #take(now: ViewedNow): Promise<void> {
    if (this.#isOver) return;
    this.#now = now;
    await this.#around.changed(now);
  }

  /** A share that is gone may keep whoever reads it waiting for minutes. */
  async #inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const ended = new AbortController();
    const late = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => {
        reject(new KronikaError('timedOut'));
      }, this.#around.awayMs ?? awayAfterMs);
      ended.signal.addEventListener('abort', () => {
        clearTimeout(timer);
      });
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      ended.abort();
    }
  }
}

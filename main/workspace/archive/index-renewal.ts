import { failureOf } from '../../../preload/failure';
import type { ArchiveInUse, OpenArchive } from './archive-in-use';

/** So long after a person asked for something the next segment waits. */
const giveWayMs = 1500;

/** What the renewal needs of the rest of the workspace. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'current'>;
  /** Whether a download runs: it goes first. */
  readonly isBusy: () => boolean;
  readonly log: (line: string) => void;
}

/**
 * Renews the search index of the open archive where it is of an earlier version of the program, segment by segment, while the
 * old one answers. It begins where it was left: what is renewed stands in the file.
 */
export class IndexRenewal {
  readonly #around: Surroundings;
  #isWanted = false;
  #controller = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #isRunning = false;
  #notBefore = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Renews, now and from now on whenever `goOn` is called; ends with the last segment, or once it is stopped. */
  async begin(): Promise<void> {
    this.#isWanted = true;
    await this.goOn();
  }

  /** Goes on after another archive was opened or a download has ended; does nothing where it was never begun. */
  async goOn(): Promise<void> {
    if (!this.#isWanted) return;
    // What was stopped ends before it begins anew.
    if (this.#controller.signal.aborted) await this.#running;
    if (this.#isRunning) {
      await this.#running;
      return;
    }
    this.#isRunning = true;
    this.#controller = new AbortController();
    this.#running = this.#renew(this.#controller.signal).finally(() => {
      this.#isRunning = false;
    });
    await this.#running;
  }

  /** The person asks for something: the next segment lets that go first. */
  giveWay(): void {
    this.#notBefore = Date.now() + giveWayMs;
  }

  /** Lets go of the segment in hand, which stays as it was. */
  async stop(): Promise<void> {
    this.#controller.abort();
    await this.#running;
  }

  async #renew(signal: AbortSignal): Promise<void> {
    const archive = this.#around.archive.current;
    if (archive === null || archive.viewed !== null) return;
    const mayGoOn = (): boolean =>
      !signal.aborted && !this.#around.isBusy() && this.#around.archive.current === archive;
    try {
      const { indexOutdated = 0 } = await archive.reader.ask('readStatus', null);
      if (indexOutdated === 0) return;
      await this.#renewAll(archive, signal, mayGoOn);
      if (mayGoOn()) await archive.restWriter();
    } catch (error) {
      const { kind } = failureOf(error);
      if (kind !== 'cancelled') this.#around.log(`search index not renewed: ${kind}`);
    }
  }

  async #renewAll(archive: OpenArchive, signal: AbortSignal, mayGoOn: () => boolean): Promise<void> {
    for (let left = Infinity; left > 0 && mayGoOn();) {
      const wait = this.#notBefore - Date.now();
      if (wait > 0) await pause(wait, signal);
      else left = await archive.writer().ask('renewSegment', null, { signal });
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

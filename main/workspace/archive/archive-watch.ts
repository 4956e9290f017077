import { failureOf } from '../../../preload/failure';
import type { ArchiveStatus } from '../../../preload/model';
import type { ThreadClient } from '../../threads/protocol';
import type { ReaderTasks } from '../../threads/reader';

/** How often the archive is looked at for changes, also those of another process. */
const watchEveryMs = 1000;

/**
 * Keeps searches and the listener up to date with one open archive: rows may be written by this program's download, and
 * by another process (`kronika sync`), of which only the file itself tells.
 */
export class ArchiveWatch {
  readonly #reader: Pick<ThreadClient<ReaderTasks>, 'ask'>;
  readonly #tell: (status: ArchiveStatus) => void;
  readonly #log: (line: string) => void;
  readonly #timer: NodeJS.Timeout;
  /** The file's version that the listener was last told of. */
  #known: Promise<number>;
  #looking: Promise<void> | null = null;
  #isOver = false;
  /** Cancelled while a search waits. */
  #refreshing = new AbortController();

  constructor(
    reader: Pick<ThreadClient<ReaderTasks>, 'ask'>,
    tell: (status: ArchiveStatus) => void,
    log: (line: string) => void,
    everyMs = watchEveryMs,
  ) {
    this.#reader = reader;
    this.#tell = tell;
    this.#log = log;
    // Asked for at once: what is written before the first look must not pass for what the window has already read.
    this.#known = reader.ask('readDataVersion', null);
    this.#known.catch(() => {});
    this.#timer = setInterval(() => void this.look(), everyMs);
    this.#timer.unref();
  }

  /** Takes in and tells what was written since the last look, if anything was; failing that, the next look does. */
  async look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    await this.#looking;
  }

  /** The same of what was written until now: a look that is under way may have begun before. */
  async lookAnew(): Promise<void> {
    await this.#looking;
    await this.look();
  }

  async #look(): Promise<void> {
    try {
      const version = await this.#reader.ask('readDataVersion', null);
      if (version === (await this.#known)) return;
      this.#refreshing = new AbortController();
      await this.#reader.ask('refresh', null, { signal: this.#refreshing.signal });
      await this.tellStatus();
      this.#known = Promise.resolve(version);
    } catch {
      // Cancelled while a search waits, or an archive that cannot be read just now.
    }
  }

  /** The person asks for something: reading what was written lets that go first. */
  giveWay(): void {
    this.#refreshing.abort();
  }

  /** Lets searches see everything that was written. */
  async refresh(): Promise<void> {
    if (this.#isOver) return;
    try {
      await this.#reader.ask('refresh', null);
    } catch (error) {
      this.#log(`not caught up: ${failureOf(error).kind}`);
    }
  }

  /** Tells what the archive holds now. */
  async tellStatus(): Promise<void> {
    if (this.#isOver) return;
    try {
      this.#tell(await this.#reader.ask('readStatus', null));
    } catch (error) {
      this.#log(`status not read: ${failureOf(error).kind}`);
    }
  }

  /** The archive is about to close: nothing more is asked of it. */
  end(): void {
    this.#isOver = true;
    clearInterval(this.#timer);
  }
}

import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import type { ArchivePlaceFacts, MoveOffer, MoveProgress, Setup } from '../../../preload/model';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';

interface Parts {
  readonly archive: Archive;
  readonly notices: Notices;
  readonly locale: Locale;
  /** The archive lies elsewhere. */
  readonly entered: (setup: Setup) => void;
  readonly show: (dialog: 'moveArchive') => void;
  readonly close: () => void;
}

/** Where the archive lies, and its way elsewhere: what is asked of the person before, how far it is, and what came of it. */
export class ArchivePlace {
  readonly #parts: Parts;
  #facts = $state.raw<ArchivePlaceFacts | null>(null);
  #offer = $state.raw<MoveOffer | null>(null);
  #progress = $state.raw<MoveProgress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #running = $state.raw<AbortController | null>(null);
  #isStopping = $state(false);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Null until it is known, and while no archive is open. */
  get facts(): ArchivePlaceFacts | null {
    return this.#facts;
  }

  /** The folder that was chosen; null before, and where it was none that will do. */
  get offer(): MoveOffer | null {
    return this.#offer;
  }

  get progress(): MoveProgress | null {
    return this.#progress;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  async read(): Promise<void> {
    try {
      this.#facts = await this.#parts.archive.ask('readArchivePlace', {});
    } catch {
      // None is open.
      this.#facts = null;
    }
  }

  show(): void {
    void this.#parts.notices.attempt(this.#parts.archive.ask('showArchive', {}));
  }

  /** Asks for a folder, and then whether the archive is to go there. */
  async choose(): Promise<void> {
    this.#offer = null;
    this.#failure = null;
    try {
      this.#offer = await this.#parts.archive.ask('chooseArchiveFolder', {});
      if (this.#offer === null) return;
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    }
    this.#parts.show('moveArchive');
  }

  async move(): Promise<void> {
    if (this.#running !== null) return;
    const { archive, close, entered, locale, notices } = this.#parts;
    const running = new AbortController();
    this.#running = running;
    this.#progress = null;
    this.#failure = null;
    try {
      const { setup, moved } = await archive.ask('moveArchive', {}, running.signal);
      entered(setup);
      close();
      notices.done(locale.t('archivePlace.moved', { path: moved.path }));
      const [path] = moved.left;
      if (path !== undefined) notices.done(locale.t('accounts.left', { count: moved.left.length, path }));
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind === 'cancelled') close();
      else this.#failure = failure;
    } finally {
      this.#running = null;
      this.#isStopping = false;
    }
  }

  progressed(progress: MoveProgress): void {
    this.#progress = progress;
  }

  /** Gives the move up; all is then as it was. */
  stop(): void {
    this.#isStopping = this.#running !== null;
    this.#running?.abort();
  }

  /** Asks for the file that the archive was moved to. */
  async locate(): Promise<void> {
    const setup = await this.#parts.notices.attempt(this.#parts.archive.ask('locateArchive', {}));
    if (setup !== null) this.#parts.entered(setup);
  }
}

import type { Archive } from '../../archive';
import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { ExportQuestion, ExportReport } from '../../../preload/export/export-model';
import type { Language } from '../../../preload/model';
import { ExportDraft } from './export-draft.svelte';
import { FirstRows } from './first-rows.svelte';

/** What is exported; the settings are chosen here. */
export type ExportSource = Omit<ExportQuestion, 'settings'>;

/** The dialog of an export: what is chosen in it, its first rows, and how it went. */
export class Exporting {
  readonly #archive: Archive;
  readonly #done: (report: ExportReport) => void;
  readonly draft: ExportDraft;
  readonly firstRows: FirstRows;
  #isReady = $state(false);
  #progress = $state.raw<{ readonly rows: number; readonly total: number } | null>(null);
  #running = $state.raw<AbortController | null>(null);
  #wasCancelled = $state(false);
  #report = $state.raw<ExportReport | null>(null);
  #failure = $state.raw<Failure | null>(null);

  /** `done` is told of every file that was written. */
  constructor(archive: Archive, language: () => Language, done: (report: ExportReport) => void) {
    this.#archive = archive;
    this.#done = done;
    this.draft = new ExportDraft(archive, language);
    this.firstRows = new FirstRows(archive);
  }

  /** False until the profiles are known. */
  get isReady(): boolean {
    return this.#isReady;
  }

  get progress(): { readonly rows: number; readonly total: number } | null {
    return this.#progress;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  get wasCancelled(): boolean {
    return this.#wasCancelled;
  }

  get report(): ExportReport | null {
    return this.#report;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The dialog was opened: what was before is over, unless it still runs; what was chosen last is chosen again. */
  async begin(): Promise<void> {
    if (this.isRunning) return;
    this.again();
    this.firstRows.forget();
    this.#isReady = false;
    try {
      await this.draft.profiles.read();
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    }
    this.draft.begin();
    this.#isReady = true;
  }

  /** Back to the choices, after a file was written or not. */
  again(): void {
    this.#report = null;
    this.#failure = null;
    this.#progress = null;
    this.#wasCancelled = false;
  }

  progressed(progress: { readonly rows: number; readonly total: number }): void {
    if (this.isRunning) this.#progress = progress;
  }

  /**
   * Asks where to, and writes; nothing happens when the person changed their mind. Texts that Excel would cut or break up end it
   * with `cellsTooLong`; agreed to, they go where they were to go.
   */
  async run(source: ExportSource, takesLongTexts = false): Promise<void> {
    if (this.isRunning || this.draft.isEmpty) return;
    this.again();
    const running = new AbortController();
    this.#running = running;
    try {
      const question = { ...source, settings: this.draft.settings, profile: this.draft.profile, takesLongTexts };
      const report = await this.#archive.ask('exportRows', question, running.signal);
      this.#report = report;
      if (report !== null) this.#done(report);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind === 'cancelled') this.#wasCancelled = true;
      else this.#failure = failure;
    } finally {
      this.#running = null;
    }
  }

  /** Stops the running export; no file is left. */
  cancel(): void {
    this.#running?.abort();
  }
}

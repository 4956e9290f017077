import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import type { ExportPreview, ExportQuestion } from '../../../preload/export/export-model';

/** A change is looked at after so long a pause: ticking several columns asks once. A download needs the computer more. */
const previewAfterMs = 120;
const previewWhileDownloadingMs = 400;

/** The first rows of the file that would be written now. */
export class FirstRows {
  readonly #archive: Archive;
  #preview = $state.raw<ExportPreview | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isLooking = $state(false);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The one before stays until the next has come. */
  get preview(): ExportPreview | null {
    return this.#preview;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** True while the first rows are being worked out. */
  get isLooking(): boolean {
    return this.#isLooking;
  }

  /** The dialog was opened anew. */
  forget(): void {
    this.#preview = null;
  }

  /** Works them out, after a pause; the returned function gives it up. */
  look(question: ExportQuestion, isDownloading: boolean): () => void {
    const asked = new AbortController();
    const pauseMs = isDownloading ? previewWhileDownloadingMs : previewAfterMs;
    const timer = setTimeout(() => void this.#look(question, asked.signal), pauseMs);
    this.#isLooking = true;
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }

  async #look(question: ExportQuestion, signal: AbortSignal): Promise<void> {
    try {
      const preview = await this.#archive.ask('previewExport', question, signal);
      if (signal.aborted) return;
      this.#preview = preview;
      this.#failure = null;
    } catch (thrown) {
      if (signal.aborted) return;
      this.#preview = null;
      this.#failure = failureOf(thrown);
    }
    this.#isLooking = false;
  }
}

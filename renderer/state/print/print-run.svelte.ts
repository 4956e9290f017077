import type { InputOf } from '../../../preload/contract';
import { failureOf, KronikaError, type Failure } from '../../../preload/failure';
import type { Query } from '../../../preload/model';
import type { PrintKind, PrintReport } from '../../../preload/print';
import type { Archive } from '../../archive';
import { inStretches, type PrintPart } from './print-parts';

/** Draws what is printed; components do. */
export interface PrintDrawing {
  part(part: PrintPart): string;
  /** What stands around the parts. */
  page(): { readonly before: string; readonly after: string };
  styles(): string;
}

/** A document that is wanted. */
export interface PrintJob {
  readonly to: InputOf<'beginPrint'>['to'];
  readonly ids: readonly number[];
  readonly kind: PrintKind;
  readonly isByDay: boolean;
  readonly marks: Query;
  readonly title: string;
}

/** So many records are drawn before the window answers the person again. */
const drawnAtOnce: Readonly<Record<PrintKind, number>> = { list: 200, full: 25, timeline: 50 };

/** Makes documents, one at a time: drawn part by part in this window, laid out and printed in another process. */
export class PrintRun {
  readonly #archive: Archive;
  #progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  #isWriting = $state(false);
  #failure = $state.raw<Failure | null>(null);
  #running: AbortController | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get isRunning(): boolean {
    return this.#progress !== null;
  }

  /** How many records are drawn, of how many; null while nothing is made. */
  get progress(): { readonly done: number; readonly total: number } | null {
    return this.#progress;
  }

  /** All is drawn, and the pages are laid out. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Nothing is left of what was being made, nor of a failure. */
  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#progress = null;
    this.#isWriting = false;
    this.#failure = null;
  }

  /** Makes a document; null where it failed, was stopped, or the person changed their mind. */
  async make(job: PrintJob, drawing: PrintDrawing): Promise<PrintReport | null> {
    if (this.isRunning) return null;
    this.stop();
    const running = new AbortController();
    this.#running = running;
    this.#progress = { done: 0, total: job.ids.length };
    try {
      return await this.#make(job, drawing, running.signal);
    } catch (thrown) {
      if (!running.signal.aborted) this.#failure = failureOf(thrown);
      return null;
    } finally {
      if (this.#running === running) {
        this.#running = null;
        this.#progress = null;
        this.#isWriting = false;
      }
    }
  }

  async #make(job: PrintJob, drawing: PrintDrawing, signal: AbortSignal): Promise<PrintReport | null> {
    const document = await this.#archive.ask('beginPrint', { to: job.to });
    if (document === null) return null;
    try {
      let done = 0;
      for await (const part of partsOf(this.#archive, job, drawnAtOnce[job.kind], signal)) {
        await this.#archive.ask('addToPrint', { document, html: drawing.part(part) });
        // The window draws, and hears a key, before the next part.
        await breath();
        if (signal.aborted) throw new KronikaError('cancelled');
        done += part.records.length;
        this.#progress = { done, total: job.ids.length };
      }
      // A record that a download put elsewhere meanwhile would be missing: better none than less than was said.
      if (done !== job.ids.length) throw new KronikaError('recordMissing');
      this.#isWriting = true;
      const page = {
        ...drawing.page(),
        title: job.title,
        records: job.ids.length,
        styles: drawing.styles(),
        isLandscape: job.kind === 'list',
      };
      return await this.#archive.ask('finishPrint', { document, ...page }, signal);
    } finally {
      void this.#archive.ask('dropPrint', { document }).catch(() => undefined);
    }
  }
}

/** The parts of a document, read as they are wanted. */
export async function* partsOf(
  archive: Archive,
  { ids, kind, isByDay, marks }: Pick<PrintJob, 'ids' | 'kind' | 'isByDay' | 'marks'>,
  size: number,
  signal: AbortSignal,
): AsyncGenerator<PrintPart> {
  if (kind === 'list') {
    const read = (some: readonly number[]) => archive.ask('readRows', { ids: some, marks }, signal);
    for await (const stretch of inStretches(ids, size, isByDay, read)) yield { kind, isByDay, ...stretch };
    return;
  }
  const read = (some: readonly number[]) => archive.ask('readRecords', { ids: some, marks }, signal);
  for await (const stretch of inStretches(ids, size, isByDay, read)) yield { kind, isByDay, ...stretch };
}

function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

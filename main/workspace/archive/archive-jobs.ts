import type { ExportPreview, ExportQuestion, ExportReport } from '../../../preload/export/export-model';
import { labelOf, type Language } from '../../../preload/model';
import { dayOfClock, wallOfInstant } from '../../../preload/words/format';
import type { RegisterFile, RegisterFormat, RegisterSearch } from '../../../preload/register';
import type { ReportFile, ReportFormat } from '../../../preload/search/report';
import { askedText } from '../../../preload/words/texts/asked-text';
import { registerSearchText } from '../../../preload/words/texts/register-text';
import { words } from '../../../preload/words/words';
import type { RepairReport } from '../../archive/store/repair';
import type { TellProgress } from '../../archive/check/verify';
import type { BackupProgress, SavedBackup } from '../../../preload/desktop/backup';
import type { Generations } from '../../backup/generations';
import type { CopiedRows, CopyJob } from '../../export/clipboard-rows';
import type { ExportJob, ExportProgress } from '../../export/export-rows';
import type { ReportFileJob } from '../../export/report/report-file';
import type { Home } from '../../files/own-files';
import { writeOutputFile } from '../../files/write-output';
import type { ThreadClient } from '../../threads/protocol';
import type { ReaderTasks } from '../../threads/reader';
import { exportLimits, startReader } from '../../threads/start';
import type { ArchiveInUse } from './archive-in-use';
import { demoAccount } from '../demo';
import type { Register } from '../persons/register';
import type { PrintPage } from '../print-page';
import { watchGrowth } from './growth';

/** Copying as many records is done before another thread has started. */
const fewRows = 200;

/** What a job says of the program that does it. */
interface Author {
  readonly language: Language;
  readonly program: string;
  readonly home: Home;
}

/** Where a backup goes. */
interface BackupTarget {
  readonly path: string;
  readonly password: string | null;
  /** Made by itself. */
  readonly isBySchedule?: boolean;
  readonly generations?: Pick<Generations, 'folder' | 'stem' | 'keep'> | null;
}

/** Long work on the open archive, each on a thread of its own: searching goes on meanwhile. */
export class ArchiveJobs {
  readonly #archive: ArchiveInUse;
  readonly #register: Register;
  readonly #author: () => Author;
  /** What runs on a thread of its own, and what ends it. */
  readonly #running = new Set<{ readonly controller: AbortController; readonly done: Promise<unknown> }>();

  constructor(archive: ArchiveInUse, register: Register, author: () => Author) {
    this.#archive = archive;
    this.#register = register;
    this.#author = author;
  }

  /** Whether a file is being written out of the archive. */
  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** Ends everything that reads the archive on a thread of its own, and waits for that. */
  async stop(): Promise<void> {
    const running = [...this.#running];
    for (const { controller } of running) controller.abort();
    await Promise.all(running.map(({ done }) => done));
  }

  /** The beginning of an export as it would be written. */
  async previewExport(question: ExportQuestion, signal?: AbortSignal): Promise<ExportPreview> {
    const today = dayOfClock(new Date());
    return await this.#archive.opened.reader.ask('previewExport', { question, today }, { signal });
  }

  /** Writes records to a file. */
  async exportRows(
    job: Omit<ExportJob, 'author' | 'home'>,
    onProgress: (progress: ExportProgress) => void,
    signal?: AbortSignal,
  ): Promise<ExportReport> {
    const { read, account } = this.#archive.opened;
    const { language, program, home } = this.#author();
    const now = new Date();
    // Sample data have a name for the program alone.
    const name = account.baseUrl === demoAccount.baseUrl ? words(language)('app.demo') : labelOf(account);
    const author = { account: name, program, language, at: now.toISOString(), today: dayOfClock(now) };
    const { path, settings, query, selection } = job;
    const texts = { asked: askedText(query, selection, language), path };
    return await this.#onOwnThread(startReader(read, exportLimits), signal, async (reader, ended) => {
      await reader.ask('checkTarget', { path, home }, { signal: ended });
      return await this.#register.during(
        { act: 'export', texts, facts: { format: settings.format } },
        () => reader.ask('exportRows', { ...job, author, home }, { onProgress, signal: ended }),
        ({ rows, records, sizeBytes, sha256 }) => ({
          counts: { rows, interactions: records, bytes: sizeBytes },
          facts: { sha256 },
        }),
      );
    });
  }

  /** Saves entries of the register; this is noted in it as well. */
  async saveRegister(
    job: { readonly path: string; readonly format: RegisterFormat; readonly search: RegisterSearch },
    signal?: AbortSignal,
  ): Promise<RegisterFile> {
    const { read } = this.#archive.opened;
    const { language, home } = this.#author();
    const texts = { asked: registerSearchText(job.search, language), path: job.path };
    return await this.#register.during(
      { act: 'register', texts, facts: { format: job.format } },
      () =>
        this.#onOwnThread(startReader(read, exportLimits), signal, (reader, ended) =>
          reader.ask('saveRegister', { ...job, language, home }, { signal: ended }),
        ),
      ({ entries, sizeBytes, sha256 }) => ({ counts: { entries, bytes: sizeBytes }, facts: { sha256 } }),
    );
  }

  /** Saves the report of a search; noted as the export that it is. A PDF is drawn by `print`. */
  async saveReport(
    job: Pick<ReportFileJob, 'path' | 'query' | 'withinHours'> & { readonly format: ReportFormat },
    print: PrintPage,
    signal?: AbortSignal,
  ): Promise<ReportFile> {
    const { read } = this.#archive.opened;
    const { language, program, home } = this.#author();
    const { path, format, query, withinHours } = job;
    const asked = askedText(query, { kind: 'all' }, language);
    const now = new Date().toISOString();
    const report = { query, asked, withinHours, language, madeAt: wallOfInstant(now) ?? now, program };
    const foot = words(language)('app.name');
    return await this.#onOwnThread(startReader(read, exportLimits), signal, async (reader, ended) => {
      await reader.ask('checkTarget', { path, home }, { signal: ended });
      return await this.#register.during(
        { act: 'export', texts: { asked, path }, facts: { format } },
        async () => {
          if (format !== 'pdf')
            return await reader.ask('saveReport', { ...report, path, format, home }, { signal: ended });
          const { page, ...drawn } = await reader.ask('drawReport', report, { signal: ended });
          const bytes = await print(page, { foot, isLandscape: true }, ended);
          return { path, ...drawn, ...(await writeOutputFile(path, bytes, home)) };
        },
        ({ rows, sizeBytes, sha256 }) => ({ counts: { rows, bytes: sizeBytes }, facts: { sha256 } }),
      );
    });
  }

  /** Runs what makes a packet, on one thread from its first record to its last file. */
  async packets<Answer>(
    signal: AbortSignal,
    task: (reader: ThreadClient<ReaderTasks>, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    return await this.#onOwnThread(startReader(this.#archive.opened.read, exportLimits), signal, task);
  }

  /** Makes the texts that the clipboard takes. What more than one record says is noted before it is there. */
  async copyRows(job: CopyJob): Promise<CopiedRows> {
    const copied = await this.#copyRows(job);
    const { rows } = copied;
    const { query, selection, language } = job;
    if (selection.kind === 'all' || selection.ids.length > 1) {
      const texts = { asked: askedText(query, selection, language) };
      await this.#register.add({ act: 'copy', counts: { rows, interactions: rows }, texts });
    }
    return copied;
  }

  async #copyRows(job: CopyJob): Promise<CopiedRows> {
    const { read, reader } = this.#archive.opened;
    if (job.selection.kind === 'ids' && job.selection.ids.length <= fewRows) return await reader.ask('copyRows', job);
    return await this.#onOwnThread(startReader(read), undefined, (own, signal) => own.ask('copyRows', job, { signal }));
  }

  /**
   * Copies the archive into another file, protected by a password where there is one; with `generations`, the oldest of these go
   * once it is there.
   */
  async backUp(
    { path, password, generations = null, isBySchedule = false }: BackupTarget,
    onProgress: (progress: BackupProgress) => void = () => {},
    signal?: AbortSignal,
  ): Promise<SavedBackup> {
    const { home } = this.#author();
    const { account, read } = this.#archive.opened;
    const wish = { path, home, account, password };
    const job = { ...wish, generations: generations === null ? null : { ...generations, account, password } };
    const growth = watchGrowth(onProgress);
    const facts = { isProtected: password !== null, ...(isBySchedule ? { isBySchedule } : {}) };
    return await this.#onOwnThread(startReader(read), signal, async (reader, ended) => {
      await reader.ask('checkTarget', { path, home, replaces: 'archive' }, { signal: ended });
      return await this.#register.during(
        { act: 'backup', texts: { path }, facts },
        () => reader.ask('backUp', job, { onProgress: growth.progressed, signal: ended }),
        ({ sizeBytes }) => ({ counts: { bytes: sizeBytes } }),
        { isNeeded: true },
      );
    }).finally(growth.end);
  }

  /**
   * Repairs what can be repaired of the archive, the search index above all; tells how far its checks are. Throws
   * `archiveLocked` during a download.
   */
  async repair(onProgress?: TellProgress): Promise<RepairReport> {
    const open = this.#archive.opened;
    const report = await open.writer().ask('repair', null, { onProgress });
    // What is searched next is searched in the index as it is now.
    await open.watch.lookAnew();
    return report;
  }

  /** Ends the thread with its task, however that ended. */
  async #onOwnThread<Answer>(
    reader: ThreadClient<ReaderTasks>,
    signal: AbortSignal | undefined,
    task: (reader: ThreadClient<ReaderTasks>, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const controller = new AbortController();
    const ended = signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]);
    const answer = task(reader, ended).finally(() => reader.close());
    const running = { controller, done: answer.catch(() => {}) };
    this.#running.add(running);
    try {
      return await answer;
    } finally {
      this.#running.delete(running);
    }
  }
}

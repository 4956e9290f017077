import type { ExportPreview, ExportQuestion, ExportReport } from '../../../preload/export-model';
import type { Language } from '../../../preload/model';
import { dayOfClock } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import type { RepairReport } from '../../archive/store/repair';
import type { TellProgress } from '../../archive/check/verify';
import type { BackupReport } from '../../export/back-up';
import type { CopiedRows, CopyJob } from '../../export/clipboard-rows';
import type { ExportJob, ExportProgress } from '../../export/export-rows';
import type { Home } from '../../files/own-files';
import type { ThreadClient } from '../../threads/protocol';
import type { ReaderTasks } from '../../threads/reader';
import { exportLimits, startReader } from '../../threads/start';
import type { ArchiveInUse } from './archive-in-use';
import { demoAccount } from '../demo';

/** Copying as many records is done before another thread has started. */
const fewRows = 200;

/** What a job says of the program that does it. */
interface Author {
  readonly language: Language;
  readonly program: string;
  readonly home: Home;
}

/** Long work on the open archive, each on a thread of its own: searching goes on meanwhile. */
export class ArchiveJobs {
  readonly #archive: ArchiveInUse;
  readonly #author: () => Author;

  constructor(archive: ArchiveInUse, author: () => Author) {
    this.#archive = archive;
    this.#author = author;
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
    const { path, account } = this.#archive.opened;
    const { language, program, home } = this.#author();
    const now = new Date();
    // Sample data have a name for the program alone.
    const name = account.baseUrl === demoAccount.baseUrl ? words(language)('app.demo') : account.name;
    const author = { account: name, program, language, at: now.toISOString(), today: dayOfClock(now) };
    return await onOwnThread(startReader(path, exportLimits), (reader) =>
      reader.ask('exportRows', { ...job, author, home }, { onProgress, signal }),
    );
  }

  /** Makes the texts that the clipboard takes. */
  async copyRows(job: CopyJob): Promise<CopiedRows> {
    const { path, reader } = this.#archive.opened;
    if (job.selection.kind === 'ids' && job.selection.ids.length <= fewRows) return await reader.ask('copyRows', job);
    return await onOwnThread(startReader(path), (own) => own.ask('copyRows', job));
  }

  /** Copies the archive into another file. */
  async backUp(path: string): Promise<BackupReport> {
    const { home } = this.#author();
    return await onOwnThread(startReader(this.#archive.opened.path), (reader) => reader.ask('backUp', { path, home }));
  }

  /**
   * Repairs what can be repaired of the archive, the search index above all; tells how far its checks are. Throws
   * `archiveLocked` during a download.
   */
  async repair(onProgress?: TellProgress): Promise<RepairReport> {
    return await this.#archive.opened.writer().ask('repair', null, { onProgress });
  }
}

/** Ends the thread with its task, however that ended. */
async function onOwnThread<Answer>(
  reader: ThreadClient<ReaderTasks>,
  task: (reader: ThreadClient<ReaderTasks>) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await task(reader);
  } finally {
    await reader.close();
  }
}

import { KronikaError, failureOf } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import { isArchiveThere } from '../../archive/file/archive-failure';
import type { Read, ViewedFile, Viewing } from '../../backup/viewing';
import type { ThreadClient } from '../../threads/protocol';
import type { ReaderTasks } from '../../threads/reader';
import { startReader, startWriter } from '../../threads/start';
import type { WriterTasks } from '../../threads/writer';

/** An account's archive while it is open: a thread that reads it and, once needed, one that writes it. */
export interface ArchiveSession {
  readonly account: Account;
  readonly path: string;
  /** What its readers read. */
  readonly read: Read;
  /** What is only looked into: what `writer` would do is refused. */
  readonly viewed: ViewedSession | null;
  readonly reader: ThreadClient<ReaderTasks>;
  /** The writer thread, started with the first call. */
  writer(): ThreadClient<WriterTasks>;
  /** Ends the writer thread until it is needed again: a download leaves it with much memory. */
  restWriter(): Promise<void>;
  close(): Promise<void>;
}

/** Of what is only looked into. */
export interface ViewedSession {
  readonly place: string;
  readonly file: ViewedFile;
  /** When something was asked of it last, by the clock of `performance`. */
  readonly askedAtMs: () => number;
}

/** What is asked without a person. */
const ofWatches: ReadonlySet<keyof ReaderTasks> = new Set([
  'readViewed',
  'readStatus',
  'readDataVersion',
  'refresh',
  'readArrivalsEnd',
]);

/**
 * Opens what is only looked into: the newest of a place. It needs no key, and nothing is written beside it. Throws what
 * `openForViewing` throws.
 */
export async function openViewedSession(
  viewing: Viewing,
  account: (file: ViewedFile) => Account,
): Promise<ArchiveSession> {
  const reader = startReader(viewing);
  let askedAtMs = performance.now();
  const ask: typeof reader.ask = (name, input, options) => {
    if (!ofWatches.has(name)) askedAtMs = performance.now();
    return reader.ask(name, input, options);
  };
  try {
    const file = await reader.ask('readViewed', null);
    const refuse = (): never => {
      throw new KronikaError('archiveReadOnly', { path: viewing.place });
    };
    const viewed = { place: viewing.place, file, askedAtMs: () => askedAtMs };
    const close = (): Promise<void> => reader.close();
    const session = { account: account(file), path: file.path, read: viewing, viewed, writer: refuse, close };
    return { ...session, reader: { ...reader, ask }, restWriter: () => Promise.resolve() };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

/**
 * Opens an archive; begins it where there is none and `mayBegin`, and brings an older one up to date.
 * Throws `archiveMissing`, `archiveFromFuture`, and what `asFailure` makes of the file.
 */
export async function openSession(account: Account, path: string, mayBegin: boolean): Promise<ArchiveSession> {
  if (!mayBegin && !isArchiveThere(path)) throw new KronikaError('archiveMissing', { path });
  let writer: ThreadClient<WriterTasks> | null = null;
  const startedWriter = (): ThreadClient<WriterTasks> => (writer ??= startWriter(path));
  const restWriter = async (): Promise<void> => {
    await writer?.rest();
  };
  const reader = startReader(path);
  const close = async (): Promise<void> => {
    // The writer last: the last one to close takes the side files of the archive away.
    await reader.close();
    await writer?.close();
  };
  try {
    await reader.ask('readDataVersion', null).catch(async (error: unknown) => {
      if (failureOf(error).kind !== 'archiveMissing') throw error;
      await startedWriter().ask('prepare', null);
      await reader.ask('readDataVersion', null);
    });
    // The program was ended in the midst of an erasure: what is left in the file leaves it now or, where that cannot be, at a later start.
    if (await reader.ask('owesErasure', null))
      await startedWriter()
        .ask('finishErasure', null)
        .catch(() => null);
  } catch (error) {
    await close();
    throw error;
  }
  return { account, path, read: path, viewed: null, reader, writer: startedWriter, restWriter, close };
}

import { KronikaError, failureOf } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import { isArchiveThere } from '../../archive/file/archive-failure';
import type { ThreadClient } from '../../threads/protocol';
import type { ReaderTasks } from '../../threads/reader';
import { startReader, startWriter } from '../../threads/start';
import type { WriterTasks } from '../../threads/writer';

/** An account's archive while it is open: a thread that reads it and, once needed, one that writes it. */
export interface ArchiveSession {
  readonly account: Account;
  readonly path: string;
  readonly reader: ThreadClient<ReaderTasks>;
  /** The writer thread, started with the first call. */
  writer(): ThreadClient<WriterTasks>;
  /** Ends the writer thread until it is needed again: a download leaves it with much memory. */
  restWriter(): Promise<void>;
  close(): Promise<void>;
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
  } catch (error) {
    await close();
    throw error;
  }
  return { account, path, reader, writer: startedWriter, restWriter, close };
}

import { openForReading } from '../../../main/archive/file/open';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { readFirstAskedDay, readStatus } from '../../../main/archive/ledger/ledger';
import { readLastRun } from '../../../main/archive/ledger/runs';
import { searcherOf } from '../../../main/archive/queries/search';
import type { AskOptions } from '../../../main/threads/protocol';
import type { ReaderTasks } from '../../../main/threads/reader';
import type { ArchiveSession } from '../../../main/workspace/archive/session';
import type { Account } from '../../../preload/model';
import { undoAfterTest } from '../undo';

/** A session whose archive is read here instead of on a thread, and what was asked of it. */
export interface SessionHere extends ArchiveSession {
  readonly asked: string[];
  /** From now on this task answers otherwise, or throws. */
  answer<Name extends keyof ReaderTasks>(name: Name, task: ReaderTasks[Name]): void;
}

/** A session on an archive that a test writes. Of the reader's tasks, those that a download and a watch ask for. */
export function sessionOn(archive: ArchiveWriter, account: Account): SessionHere {
  const reading = openForReading(archive.path);
  undoAfterTest(() => {
    if (reading.db.open) reading.close();
  });
  const tasks: Partial<ReaderTasks> = {
    readStatus: () => readStatus(reading),
    readFirstAskedDay: () => readFirstAskedDay(reading),
    readLastRun: () => readLastRun(reading),
    readDataVersion: () => Number(reading.db.pragma('data_version', { simple: true })),
    refresh: (_, { isCancelled }) => {
      searcherOf(reading).refresh(() => isCancelled());
      return null;
    },
  };
  const asked: string[] = [];
  const ask = async (name: keyof ReaderTasks, input: unknown, options: AskOptions = {}): Promise<never> => {
    asked.push(name);
    await Promise.resolve();
    options.signal?.throwIfAborted();
    const task = tasks[name] as ((input: unknown, context: unknown) => never) | undefined;
    if (task === undefined) throw new Error(`no task ${name}`);
    return task(input, { report: () => {}, isCancelled: () => options.signal?.aborted === true });
  };
  return {
    account,
    path: archive.path,
    read: archive.path,
    viewed: null,
    asked,
    answer(name, task) {
      tasks[name] = task;
    },
    reader: { ask, rest: () => Promise.resolve(), close: () => Promise.resolve() },
    writer: () => {
      throw new Error('the test writes by itself');
    },
    restWriter: () => Promise.resolve(),
    close() {
      reading.close();
      return Promise.resolve();
    },
  };
}

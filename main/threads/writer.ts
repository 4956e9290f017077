import { parentPort, workerData } from 'node:worker_threads';
import { flushPending } from '../archive/index/index-build';
import { asFailure } from '../archive/file/archive-failure';
import type { ArchiveWriter } from '../archive/file/archive';
import { openForWriting } from '../archive/file/open';
import { repairArchive, type RepairReport } from '../archive/store/repair';
import { takeSyncLock } from '../archive/file/sync-lock';
import { mirrorTasks, type MirrorTasks } from '../mirror/writer/tasks';
import { serveTasks, type TaskContext, type Tasks } from './protocol';
import { lowerPriority } from './lower-priority';

const { path } = workerData as { path: string };

let opened: ArchiveWriter | null = null;

/** Opens the archive with the first task, so that a file that cannot be opened is an answer and not a dead thread. */
function open(): ArchiveWriter {
  return (opened ??= openForWriting(path));
}

/** The downloader's tasks, and `prepare`: begins the archive, or brings an older one up to date. */
export type WriterTasks = MirrorTasks & {
  readonly prepare: (input: null) => null;
  /** Repairs what can be repaired; throws `archiveLocked` while somebody downloads. */
  readonly repair: (input: null, context: TaskContext) => RepairReport;
};

const tasks: Tasks = {
  ...Object.fromEntries(
    Object.entries(mirrorTasks).map(([name, task]) => [name, (input: never) => task(open(), input)]),
  ),
  prepare: () => {
    flushPending(open(), 'nearlyAll');
    return null;
  },
  repair: (_: null, { report }: TaskContext) => {
    const lock = takeSyncLock(path, 'Kronika', Date.now());
    try {
      return repairArchive(open(), Date.now(), report);
    } finally {
      lock.release();
    }
  },
};

if (parentPort !== null) {
  lowerPriority();
  serveTasks(
    parentPort,
    tasks,
    () => {
      if (opened !== null) opened.close();
    },
    (error) => asFailure(error, path),
  );
}

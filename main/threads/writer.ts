import { parentPort, workerData } from 'node:worker_threads';
import type { Hold } from '../../preload/persons/keeping';
import { cancelCheck } from '../../preload/failure';
import type { ErasureCounts } from '../../preload/persons/erasure';
import type { OwnMarkChange, OwnMarksChanged } from '../../preload/own-marks';
import type { RegisterEntry } from '../../preload/register';
import { flushPending } from '../archive/index/index-build';
import { renewSegment } from '../archive/index/index-renewal';
import { asFailure } from '../archive/file/archive-failure';
import type { ArchiveWriter } from '../archive/file/archive';
import { openForWriting } from '../archive/file/open';
import { eraseRecords, finishErasure, type ErasureOrder } from '../archive/store/erase';
import { adoptErased, raiseErasedDays, type ErasedList } from '../archive/ledger/erased-list';
import { addToRegister } from '../archive/ledger/register';
import { putHold, releaseHold, type HoldOrder, type ReleaseOrder } from '../archive/ledger/keeping/holds';
import { putKeeping, type KeepingOrder } from '../archive/ledger/keeping/rules';
import { changeOwnMarks, type Marking } from '../archive/store/own-marks';
import { repairArchive, type RepairReport } from '../archive/store/repair';
import { copyStill, holdStill, type CopyAway, type HeldStill } from '../archive/file/copies/still-copy';
import { takeSyncLock } from '../archive/file/sync-lock';
import type { Origin } from '../archive/file/copies/whole-copy';
import { restoreBackup, type Restoring } from '../backup/restore';
import { mirrorTasks, type MirrorTasks } from '../mirror/writer/tasks';
import { serveTasks, type TaskContext, type Tasks } from './protocol';
import { lowerPriority } from './lower-priority';

const { path } = workerData as { path: string };

interface OwnMarksInput extends Marking {
  readonly change: OwnMarkChange;
}

let opened: ArchiveWriter | null = null;

/** An archive that is about to lie elsewhere: nobody writes it any more until this thread ends. */
let held: HeldStill | null = null;

/** Opens the archive with the first task, so that a file that cannot be opened is an answer and not a dead thread. */
function open(): ArchiveWriter {
  return (opened ??= openForWriting(path));
}

const ownTasks = {
  /** Begins the archive, or brings an older one up to date. */
  prepare(_: null): null {
    flushPending(open(), 'nearlyAll');
    return null;
  },
  /** Renews a segment of the search index that is of an earlier version; gives how many records are left in such. */
  renewSegment(_: null, { isCancelled }: TaskContext): number {
    return renewSegment(open(), cancelCheck(isCancelled));
  },
  /** Changes people's own marks; also between two pages of a download. */
  changeOwnMarks({ change, ...marking }: OwnMarksInput): OwnMarksChanged {
    const archive = open();
    const changed = archive.transaction(() => changeOwnMarks(archive, change, marking));
    flushPending(archive, 'most');
    return changed;
  },
  /**
   * Erases records and notes for good, to the last byte of the file; null where what was planned may no longer hold. Throws
   * `archiveLocked` while a download runs. Given up before the index is reached, all is as it was.
   */
  erase(order: ErasureOrder, { report, isCancelled }: TaskContext): ErasureCounts | null {
    const lock = takeSyncLock(path, 'Kronika', Date.now());
    try {
      const counts = eraseRecords(open(), order, report, cancelCheck(isCancelled));
      if (counts !== null) finishErasure(open(), report);
      return counts;
    } finally {
      lock.release();
    }
  },
  /** What was erased from another copy of the archive, no download brings back. */
  adoptErased(lists: readonly ErasedList[]): null {
    const archive = open();
    archive.transaction(() => {
      adoptErased(archive, lists);
      raiseErasedDays(archive, lists);
    });
    return null;
  },
  /** Takes out of the file what an erasure left in it that was broken off; throws `archiveLocked` while a download runs. */
  finishErasure(_: null): null {
    const lock = takeSyncLock(path, 'Kronika', Date.now());
    try {
      finishErasure(open());
      return null;
    } finally {
      lock.release();
    }
  },
  /** Notes what was done with the archive; gives the entry's number. */
  addToRegister(entry: RegisterEntry): number {
    const archive = open();
    return archive.transaction(() => addToRegister(archive, entry));
  },
  /** Keeps records from being erased from now on. */
  putHold(order: HoldOrder): Hold {
    const archive = open();
    return archive.transaction(() => putHold(archive, order));
  },
  /** Decides how long records are kept. */
  putKeeping(order: KeepingOrder): null {
    const archive = open();
    archive.transaction(() => {
      putKeeping(archive, order);
    });
    return null;
  },
  /** Takes a hold away; null where there is none of this number. */
  releaseHold(order: ReleaseOrder): Hold | null {
    const archive = open();
    return archive.transaction(() => releaseHold(archive, order));
  },
  /** Repairs what can be repaired; throws `archiveLocked` while a download runs. */
  repair(_: null, { report }: TaskContext): RepairReport {
    const lock = takeSyncLock(path, 'Kronika', Date.now());
    try {
      return repairArchive(open(), Date.now(), report);
    } finally {
      lock.release();
    }
  },
  /** Throws `archiveLocked` while a download runs, in whichever program. */
  needQuiet(_: null): null {
    takeSyncLock(path, 'Kronika', Date.now()).release();
    return null;
  },
  /** Copies the archive elsewhere; nobody writes it from then on until this thread ends. Gives its mark. */
  copyAway(input: CopyAway, { report, isCancelled }: TaskContext): { readonly mark: string | null } {
    held = holdStill(open(), Date.now());
    return copyStill(open(), input, report, cancelCheck(isCancelled));
  },
  /** Makes the archive of a backup, where there is none. Gives where that says it comes from. */
  restore(input: Omit<Restoring, 'to'>, { report, isCancelled }: TaskContext): Origin {
    return restoreBackup({ ...input, to: path }, { check: cancelCheck(isCancelled), report });
  },
} satisfies Tasks;

/** The downloader's tasks, and those that need no download. */
export type WriterTasks = MirrorTasks & typeof ownTasks;

const tasks: Tasks = {
  ...Object.fromEntries(
    Object.entries(mirrorTasks).map(([name, task]) => [name, (input: never) => task(open(), input)]),
  ),
  ...ownTasks,
};

if (parentPort !== null) {
  lowerPriority();
  serveTasks(
    parentPort,
    tasks,
    () => {
      held?.release();
      if (opened !== null) opened.close();
    },
    (error) => asFailure(error, path),
  );
}

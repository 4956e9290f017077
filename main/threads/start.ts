import { join } from 'node:path';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { Read } from '../backup/viewing';
import { connectThread, type ThreadClient } from './protocol';
import type { ReaderTasks } from './reader';
import { weekCell } from './week-start';
import type { WriterTasks } from './writer';

/** Starts a thread that reads one archive. Several may run: the window's own, and one for an export. */
export function startReader(read: Read, resourceLimits: ResourceLimits = {}): ThreadClient<ReaderTasks> {
  return connectThread<ReaderTasks>(
    () => new Worker(join(__dirname, 'reader.cjs'), { workerData: { read, weekCell }, resourceLimits }),
  );
}

/** An export makes much garbage and needs little at once. */
export const exportLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 12 } as const;

/** A thread that may take gigabytes collects its garbage late: the writer makes much of it, and needs little at once. */
const writerLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 48 } as const;

/** Starts the thread that writes one archive: the only one that opens it for writing. */
export function startWriter(path: string): ThreadClient<WriterTasks> {
  return connectThread<WriterTasks>(
    () => new Worker(join(__dirname, 'writer.cjs'), { workerData: { path }, resourceLimits: writerLimits }),
  );
}

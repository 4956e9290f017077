import { join } from 'node:path';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { Steps } from '../mirror/writer/steps';
import { connectThread, type ThreadClient } from './protocol';
import type { ReaderTasks } from './reader';
import type { WriterTasks } from './writer';

/** Starts a thread that reads one archive. Several may run: the window's own, and one for an export. */
export function startReader(path: string, resourceLimits: ResourceLimits = {}): ThreadClient<ReaderTasks> {
  return connectThread<ReaderTasks>(
    () => new Worker(join(__dirname, 'reader.cjs'), { workerData: { path }, resourceLimits }),
  );
}

/** An export makes much garbage and needs little at once. */
export const exportLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 12 } as const;

/** A thread that may take gigabytes collects its garbage late: the writer makes much of it, and needs little at once. */
const writerLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 } as const;

/** Starts the thread that writes one archive: the only one that opens it for writing. */
export function startWriter(path: string): ThreadClient<WriterTasks> {
  return connectThread<WriterTasks>(
    () => new Worker(join(__dirname, 'writer.cjs'), { workerData: { path }, resourceLimits: writerLimits }),
  );
}

/** The downloader's steps, done by a writer thread. */
export function stepsOf(writer: ThreadClient<WriterTasks>): Steps {
  return {
    beginSync: (input) => writer.ask('beginSync', input),
    // A page is handed over rather than copied: up to a megabyte, and nobody here needs it any more.
    storeHistoryPage: (input) => writer.ask('storeHistoryPage', input, { transfer: [bufferOf(input.body)] }),
    compareTotal: (input) => writer.ask('compareTotal', input, { transfer: [bufferOf(input.body)] }),
    recordGap: (input) => writer.ask('recordGap', input),
    readNotesOwed: (input) => writer.ask('readNotesOwed', input),
    readNotesToRecheck: (input) => writer.ask('readNotesToRecheck', input),
    countNotesOwed: (input) => writer.ask('countNotesOwed', input),
    storeNotesAnswers: (input) => writer.ask('storeNotesAnswers', input),
    recordNotesFailures: (input) => writer.ask('recordNotesFailures', input),
    blameNotesOwed: (input) => writer.ask('blameNotesOwed', input),
    readClosed: (input) => writer.ask('readClosed', input),
    readStale: (input) => writer.ask('readStale', input),
    countDue: (input) => writer.ask('countDue', input),
    endSync: (input) => writer.ask('endSync', input),
  };
}

/** The memory behind bytes; shared memory cannot be handed over, and a body never lies in it. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer instanceof ArrayBuffer ? bytes.buffer : bytes.slice().buffer;
}

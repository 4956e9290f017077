import { parentPort } from 'node:worker_threads';
import { KronikaError } from '../../../preload/failure';
import { serveTasks, type TaskContext, type Tasks } from '../../../main/threads/protocol';

let counted = 0;

const tasks = {
  /** How often it was asked of this life of the thread. */
  count: (_: null): number => (counted += 1),
  echo: (input: string): string => input,
  measure: (bytes: Uint8Array): number => bytes.byteLength,
  refuse: (_: null): null => {
    throw new KronikaError('diskFull', { path: 'x' });
  },
  crash: (_: null): null => {
    process.exit(3);
  },
  /** Reports ten times, then waits until it is cancelled, for ten seconds at most. */
  work: (_: null, { report, isCancelled }: TaskContext): null => {
    for (let step = 1; step <= 10; step += 1) report(step);
    const until = Date.now() + 10_000;
    while (Date.now() < until) if (isCancelled()) throw new KronikaError('cancelled');
    return null;
  },
} satisfies Tasks;

export type EchoTasks = typeof tasks;

if (parentPort !== null) serveTasks(parentPort, tasks, () => {});

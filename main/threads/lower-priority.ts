import { setPriority } from 'node:os';

/**
 * Lets searches go before the work of this thread. On Linux a priority is a thread's own; elsewhere it would be that
 * of the whole program, so nothing is done.
 */
export function lowerPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(10);
  } catch {
    // A sandbox that forbids it costs a little speed.
  }
}

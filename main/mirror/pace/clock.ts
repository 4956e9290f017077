import { KronikaError } from '../../../preload/failure';

/** Time that passes, for pauses and rates; injected so that tests need not wait. */
export interface Clock {
  /** Milliseconds that only ever grow. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with `cancelled` when the signal is aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The computer's own clock. */
export const realClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      const cancel = (): void => {
        clearTimeout(timer);
        reject(new KronikaError('cancelled'));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', cancel);
        resolve();
      }, ms);
      if (signal?.aborted === true) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    }),
};

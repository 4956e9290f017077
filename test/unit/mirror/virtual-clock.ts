import { KronikaError } from '../../../preload/failure';
import type { Clock } from '../../../main/mirror/pace/clock';

/** A clock that jumps to the next thing that waits for it, as soon as nothing else is left to do. */
export class VirtualClock implements Clock {
  #now = 0;
  #order = 0;
  readonly #timers: { readonly at: number; readonly order: number; readonly ring: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(new KronikaError('cancelled'));
        return;
      }
      const cancel = (): void => {
        reject(new KronikaError('cancelled'));
      };
      const ring = (): void => {
        signal?.removeEventListener('abort', cancel);
        resolve();
      };
      this.#timers.push({ at: this.#now + Math.max(0, ms), order: (this.#order += 1), ring });
      signal?.addEventListener('abort', cancel);
    });
  }

  /** Lets time pass until it is `untilMs`, or until `isOver` says so. */
  async pass(untilMs: number, isOver: () => boolean = () => false): Promise<void> {
    for (;;) {
      await settle();
      if (isOver()) return;
      this.#timers.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = this.#timers[0];
      if (next === undefined || next.at > untilMs) {
        this.#now = untilMs;
        return;
      }
      this.#timers.shift();
      this.#now = Math.max(this.#now, next.at);
      next.ring();
    }
  }
}

/** Lets every promise that can go on go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

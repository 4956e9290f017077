import type { Failure } from '../../preload/failure';
import { failureOf } from '../../preload/failure';

/** Something the window tells in passing. */
export type Notice =
  | { readonly id: number; readonly kind: 'done'; readonly text: string; readonly act?: NoticeAct | undefined }
  | {
      readonly id: number;
      readonly kind: 'failed';
      readonly failure: Failure;
      readonly retry?: (() => void) | undefined;
    };

export interface NoticeAct {
  readonly label: string;
  readonly run: () => void;
}

/** How long a good message stays; a failure stays until it is closed. */
const shownMs = 6000;

/** Messages in the corner of the window. */
export class Notices {
  #notices = $state.raw<readonly Notice[]>([]);
  #lastId = 0;

  get all(): readonly Notice[] {
    return this.#notices;
  }

  done(text: string, act?: NoticeAct): void {
    const id = this.#add({ id: (this.#lastId += 1), kind: 'done', text, act });
    setTimeout(() => {
      this.dismiss(id);
    }, shownMs);
  }

  /** Tells a failure, once: the same kind again replaces the earlier one. A stop the person asked for is none. */
  failed(thrown: unknown, retry?: () => void): void {
    this.told(failureOf(thrown), retry);
  }

  /** The same for a failure that came as data. */
  told(failure: Failure, retry?: () => void): void {
    if (failure.kind === 'cancelled') return;
    this.#notices = this.#notices.filter((notice) => notice.kind !== 'failed' || notice.failure.kind !== failure.kind);
    this.#add({ id: (this.#lastId += 1), kind: 'failed', failure, retry });
  }

  dismiss(id: number): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
  }

  #add(notice: Notice): number {
    this.#notices = [...this.#notices.slice(-2), notice];
    return notice.id;
  }
}

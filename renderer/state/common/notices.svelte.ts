import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { Undo, UndoStep } from './undo.svelte';

/** Something the window tells in passing. */
export type Notice =
  | { readonly id: number; readonly kind: 'done'; readonly text: string; readonly actions: readonly NoticeAction[] }
  | {
      readonly id: number;
      readonly kind: 'failed';
      readonly failure: Failure;
      readonly retry?: (() => void) | undefined;
    };

export interface NoticeAction {
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

  done(text: string, ...actions: readonly NoticeAction[]): void {
    this.#done(text, actions);
  }

  /** Stays until it is closed. */
  lasting(text: string, ...actions: readonly NoticeAction[]): void {
    this.#add({ id: (this.#lastId += 1), kind: 'done', text, actions });
  }

  /** Tells of something that was taken away: a step to take back, by its button too. The message goes with it. */
  undoable(undo: Undo, text: string, label: string, step: UndoStep): void {
    const id = this.#lastId + 1;
    const told = {
      ...step,
      undo: () => {
        this.dismiss(id);
        step.undo();
      },
    };
    undo.push(told);
    this.#done(text, [{ label, run: () => void undo.take(told) }]);
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

  /** Waits for what was asked for; where it fails, tells why and gives null. */
  async attempt<Value>(asked: Promise<Value>): Promise<Value | null> {
    try {
      return await asked;
    } catch (thrown) {
      this.failed(thrown);
      return null;
    }
  }

  dismiss(id: number): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
  }

  #done(text: string, actions: readonly NoticeAction[]): void {
    const id = this.#add({ id: (this.#lastId += 1), kind: 'done', text, actions });
    setTimeout(() => {
      this.dismiss(id);
    }, shownMs);
  }

  #add(notice: Notice): number {
    this.#notices = [...this.#notices.slice(-2), notice];
    return notice.id;
  }
}

/** What the list says of itself to the keys that wait for it. */
interface List {
  /** True when the rows on show answer what is asked, at the place that is asked for. */
  readonly isCurrent: () => boolean;
  /** Why rows could not be had; nothing waits for them then. */
  readonly hasFailed: () => boolean;
  /** False while it may still get longer. */
  readonly hasEnd: () => boolean;
  /** True when there is no row to act on. */
  readonly isEmpty: () => boolean;
  /** True when the row that the keyboard is on is loaded. */
  readonly hasActiveRow: () => boolean;
  /** Something waits for it: for the last row to be known, or for the row that the keyboard is on. */
  readonly bring: (what: 'end' | 'row') => void;
}

/** What a key asks of the list, worked out when its turn has come. */
export interface ListAction {
  /**
   * `move` goes to another row, `extend` grows the selection on the way; `row` is about the row that the keyboard is on,
   * `all` about all results.
   */
  readonly kind: 'move' | 'extend' | 'row' | 'all';
  /** It needs to be known where the list ends. */
  readonly toEnd?: boolean;
  readonly run: () => void | Promise<void>;
}

/**
 * What keys ask of the list, in their order. While the rows of a search are on their way a key waits for them: it would act
 * on those of the search before. Another search forgets what still waits.
 */
export class ListActions {
  readonly #list: List;
  #waiting = $state.raw<readonly ListAction[]>([]);
  /** An action that goes on: growing the selection asks for ids. */
  #going: { readonly action: ListAction } | null = null;
  #isRunning = false;

  constructor(list: List) {
    this.#list = list;
  }

  /** True while a key waits for its rows. */
  get areWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Does it as soon as everything asked before is done and what it is about is there. */
  do(action: ListAction): void {
    this.#waiting = [...this.#waiting, action];
    this.resume();
  }

  /** Another search was begun, or the person thought better of it. */
  forget(): void {
    this.#waiting = [];
    this.#going = null;
  }

  /** Rows or their number have come: goes on as far as they reach. */
  resume(): void {
    // What an action leads to may lead back here.
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      for (let action = this.#next(); action !== null; action = this.#next()) this.#run(action);
    } finally {
      this.#isRunning = false;
    }
  }

  #next(): ListAction | null {
    const [next, ...others] = this.#waiting;
    if (next === undefined) return null;
    if (this.#list.hasFailed() || (next.kind !== 'all' && this.#list.isCurrent() && this.#list.isEmpty())) {
      this.#waiting = [];
      return null;
    }
    if (!this.#isReady(next)) return null;
    this.#waiting = others;
    return next;
  }

  #isReady(action: ListAction): boolean {
    if (!this.#list.isCurrent()) return false;
    // A range that grows on cancels the one before; anything else would undo it.
    if (this.#going !== null && !(action.kind === 'extend' && this.#going.action.kind === 'extend')) return false;
    const lacks = this.#lackOf(action);
    if (lacks !== null) this.#list.bring(lacks);
    return lacks === null;
  }

  #lackOf(action: ListAction): 'end' | 'row' | null {
    if (action.kind === 'row') return this.#list.hasActiveRow() ? null : 'row';
    return action.toEnd === true && !this.#list.hasEnd() ? 'end' : null;
  }

  #run(action: ListAction): void {
    const done = action.run();
    if (!(done instanceof Promise)) return;
    const going = { action };
    this.#going = going;
    void done.finally(() => {
      if (this.#going !== going) return;
      this.#going = null;
      this.resume();
    });
  }
}

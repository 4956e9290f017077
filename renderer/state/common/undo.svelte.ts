/** Something that was done and can be taken back, and done again. */
export interface UndoStep {
  /** What was done, as it is said after "Undone: ". */
  readonly what: string;
  readonly undo: () => void;
  readonly redo: () => void;
  /** True where it is as it was before by other ways already. */
  readonly isMoot?: () => boolean;
  /** Steps of one key that follow each other at once are one: what is taken back is all of them. */
  readonly mergesAs?: string;
}

/** As many steps can be taken back. */
const maxSteps = 100;

/** What the person did last in the window and can take back, of the archive that is open. */
export class Undo {
  #done = $state.raw<readonly UndoStep[]>([]);
  #undone = $state.raw<readonly UndoStep[]>([]);
  /** What a step does by the way is no step of its own. */
  #isGoing = false;

  get canUndo(): boolean {
    return this.#done.some((step) => !isMoot(step));
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  get #last(): UndoStep | null {
    return this.#done.at(-1) ?? null;
  }

  /** Something was done. What was taken back before cannot be done again then. */
  push(step: UndoStep): void {
    if (this.#isGoing) return;
    const last = this.#last;
    const isOn = last !== null && step.mergesAs !== undefined && step.mergesAs === last.mergesAs;
    const whole = isOn ? { ...step, undo: last.undo, isMoot: last.isMoot ?? never } : step;
    this.#done = [...(isOn ? this.#done.slice(0, -1) : this.#done), whole].slice(-maxSteps);
    this.#undone = [];
  }

  /** What comes next is a step of its own. */
  settle(): void {
    const last = this.#done.at(-1);
    if (last?.mergesAs === undefined) return;
    const { mergesAs: _, ...settled } = last;
    this.#done = [...this.#done.slice(0, -1), settled];
  }

  /** Takes back what was done last; gives it, or null where there is nothing. */
  undo(): UndoStep | null {
    // What was done before a moot step is looked at as it would be without that.
    while (this.#last !== null && isMoot(this.#last)) this.#done = this.#done.slice(0, -1);
    const step = this.#last;
    return step !== null && this.take(step) ? step : null;
  }

  /** Takes back one of the steps, once; false where that was done already. */
  take(step: UndoStep): boolean {
    if (!this.#done.includes(step)) return false;
    this.#done = this.#done.filter((each) => each !== step);
    this.#undone = [...this.#undone, step];
    this.quietly(step.undo);
    return true;
  }

  /** Does again what was taken back last; gives it, or null where there is nothing. */
  redo(): UndoStep | null {
    const step = this.#undone.at(-1);
    if (step === undefined) return null;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, step];
    this.quietly(step.redo);
    return step;
  }

  /** Does something that is no step: going back and forward has a way of its own. */
  quietly(run: () => void): void {
    const wasGoing = this.#isGoing;
    this.#isGoing = true;
    try {
      run();
    } finally {
      this.#isGoing = wasGoing;
    }
  }

  /** Another archive: nothing of this one is brought back in it. */
  forget(): void {
    this.#done = [];
    this.#undone = [];
  }
}

const never = (): boolean => false;

function isMoot({ isMoot: asks = never }: UndoStep): boolean {
  return asks();
}

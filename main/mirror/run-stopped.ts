import type { Failure } from '../../preload/failure';

/** Thrown where the whole run must end: nothing that is still to be asked would fare better. */
export class RunStopped extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'RunStopped';
    this.failure = failure;
  }
}

import { app } from 'electron';
import { setTimeout as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Three turns were always enough where one was not (docs/decisions/0074-the-engine-finalises-before-the-end.md). */
const turns = 5;

/**
 * Lets the engine finalise what its last garbage collection found, which it does in a later turn: Electron before 33.4 frees
 * those objects a second time when the process ends in between, which is SIGSEGV in place of the exit code
 * (https://github.com/electron/electron/pull/45368).
 */
export async function finalised(): Promise<void> {
  collectGarbage();
  for (let count = 0; count < turns; count += 1) await turn(0);
}

/** So that no other collection begins on the way out: next to nothing has come since. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
}

let faultCode: number | null = null;

/** From now on the process ends with this code, whatever else was about to end it: a fault must not look like less. */
export function endAsFault(code: number): void {
  faultCode ??= code;
}

/** Ends the process with this code, as `app.exit` does, a few turns later. */
export async function exit(code: number): Promise<void> {
  await finalised();
  app.exit(faultCode ?? code);
}

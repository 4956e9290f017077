import { say } from '../setup/say.mjs';

// Enough to store a page in hand and to make the archive one file; what is cut off there is whole at any moment.
const CLOSE_WITHIN_MS = 700;

/** Runs a program and starts it again whenever that is asked for, until the program ends by itself. */
export function restarter() {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  let isRestarting = false;
  /** @type {() => void} */
  let wake = () => undefined;
  return {
    /** Ends the program that runs and starts the next; after a crash, starts it. */
    restart: () => {
      if (isRestarting) return;
      isRestarting = true;
      const ending = child;
      ending?.kill();
      setTimeout(() => ending?.kill('SIGKILL'), CLOSE_WITHIN_MS).unref();
      wake();
    },
    /**
     * @param {import('../setup/program.mjs').Run} runProgram
     * @param {() => void} onCrash Called when a program that crashed waits for a change.
     * @returns {Promise<number>} The exit code, once a person closed the program or a signal ended it.
     */
    run: async (runProgram, onCrash = () => undefined) => {
      for (;;) {
        isRestarting = false;
        const code = await runProgram((started) => (child = started));
        child = undefined;
        if (isRestarting) say('Started anew.');
        else if (code === 0 || code >= 128) return code;
        else {
          say(`The program ended with code ${String(code)}. It starts again when a file changes.`);
          /** @type {Promise<void>} */
          const change = new Promise((resolve) => (wake = resolve));
          onCrash();
          await change;
        }
      }
    },
  };
}

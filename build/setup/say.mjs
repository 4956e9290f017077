/** Says one line about the set-up, on stderr: stdout belongs to the program that is started. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Something the set-up cannot bring: what it is, why, and what to do about it. */
export class SetupStopped extends Error {
  /** @override */
  name = 'SetupStopped';

  /**
   * @param {string} what What is missing, as a sentence.
   * @param {string} why The cause, as a sentence or as the output of the command that failed.
   * @param {readonly string[]} remedies What the person can do, one each.
   */
  constructor(what, why, remedies) {
    super([what, why, ...remedies.map((remedy) => `  - ${remedy}`)].filter((line) => line !== '').join('\n'));
  }
}

/**
 * Runs a script's body and turns its failure into words and an exit code.
 * A failure of our own is a sentence; anything else is a defect and keeps its stack, so that it can be found.
 * @param {() => Promise<number>} body Answers the exit code.
 */
export async function runScript(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    say(error instanceof SetupStopped ? `\nThe set-up of Kronika stopped.\n${error.message}` : String(stackOf(error)));
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function stackOf(error) {
  return error instanceof Error ? error.stack : error;
}

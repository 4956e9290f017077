import { isCommandLine } from './command-line.mjs';
import { projectRoot } from './places.mjs';
import { runInPlace } from './run.mjs';
import { explainNoSandbox } from './screen/sandbox.mjs';
import { say } from './say.mjs';
import { hasScreen, withVirtualScreen } from './screen/screen.mjs';

/**
 * Something that runs the built program in Electron, on this screen or on a virtual one.
 * @typedef {(onStart?: (child: import('node:child_process').ChildProcess) => void) => Promise<number>} Run Answers the exit code.
 */

/**
 * Does a piece of work that runs the program, once or several times, with the arguments a person gave.
 * @param {string} executable Electron's.
 * @param {readonly string[]} args
 * @param {(runProgram: Run) => Promise<number>} work
 */
export function withProgram(executable, args, work) {
  const isWindow = !isCommandLine(args);
  const noSandbox = explainNoSandbox();
  if (noSandbox === 'forbidden' && isWindow)
    say('This system forbids the sandbox of an unpacked Electron; it runs without.');
  // By a variable: a switch would be among the program's own arguments.
  const sandbox = noSandbox === undefined ? {} : { ELECTRON_DISABLE_SANDBOX: '1' };
  // Chromium's own remarks (no D-Bus, no graphics card) are not for the people who read this program's answers.
  const command = ['--log-level=3', projectRoot, ...args];
  /** @param {NodeJS.ProcessEnv} env */
  const open = (env) =>
    work((onStart) => runInPlace(executable, command, { env: { ...env, ...sandbox }, ...(onStart && { onStart }) }));
  if (hasScreen()) return open(process.env);
  if (isWindow) say('There is no screen here, so the window opens in a virtual one, out of sight.');
  return withVirtualScreen(open);
}

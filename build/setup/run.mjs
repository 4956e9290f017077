import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './places.mjs';

/** @type {readonly NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @typedef {{ code: number, output: string, stdout: string }} Outcome How a command ended; `output` is both its streams as they came. */

/**
 * Runs a command to its end without showing it, and keeps what it printed.
 * A command that is absent ends with code 127, one that was killed with 128 and the signal's number, as in a shell.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, show?: boolean, shell?: boolean, onStart?: (pid: number) => void }} options
 * @returns {Promise<Outcome>}
 */
export function run(command, args, options = {}) {
  const { cwd = projectRoot, env = process.env, timeoutMs, show = false, shell = false, onStart } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let output = '';
    /** @param {string} text */
    const keep = (text) => {
      output += text;
      if (show) process.stderr.write(text);
    };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      keep(text);
    });
    child.stderr.setEncoding('utf8').on('data', keep);
    const unwatch = endWith(child);
    if (child.pid !== undefined) onStart?.(child.pid);
    child.on('error', (error) => {
      unwatch();
      resolve({ code: 127, output: `${output}${error.message}`, stdout });
    });
    child.on('close', (code, signal) => {
      unwatch();
      resolve({ code: toExitCode(code, signal), output, stdout });
    });
  });
}

/**
 * Runs a command in our place: its streams are ours, our signals are its, and its exit code is the answer.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onStart?: (child: import('node:child_process').ChildProcess) => void }} options
 * @returns {Promise<number>}
 */
export function runInPlace(command, args, { onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' });
    onStart?.(child);
    /** @type {[NodeJS.Signals, () => void][]} */
    const listeners = endings.map((signal) => [
      signal,
      () => {
        // A terminal sends Ctrl+C to the whole group: the child has it already, and a second one could mean "at once".
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      },
    ]);
    for (const [signal, listener] of listeners) process.on(signal, listener);
    const watch = watchParent(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      for (const [name, listener] of listeners) process.off(name, listener);
      resolve(toExitCode(code, signal));
    });
  });
}

/** Runs a tool of node_modules with this Node, in our place. @param {string} script @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
export function runTool(script, args, env = process.env) {
  return runInPlace(process.execPath, [join(projectRoot, 'node_modules', script), ...args], { cwd: projectRoot, env });
}

/**
 * Ends a child when this process is told to end: one that is left behind would go on writing where the next begins.
 * @param {import('node:child_process').ChildProcess} child
 */
function endWith(child) {
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    child.kill(signal);
    process.exit(toExitCode(null, signal));
  };
  for (const signal of endings) process.on(signal, end);
  return () => {
    for (const signal of endings) process.off(signal, end);
  };
}

/**
 * Calls back when the process that started this one is gone. A signal sent to npm reaches only the shell between npm
 * and its script: the shell ends, and the script is not told.
 * @param {() => void} mourn
 */
function watchParent(mourn) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    mourn();
  }, 500);
  return watch.unref();
}

/** The exit code a shell would show. @param {number | null} code @param {NodeJS.Signals | null} signal */
export function toExitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** The last lines of an output, where the cause of a failure stands. @param {string} output @param {number} count */
export function tail(output, count = 15) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

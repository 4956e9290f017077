import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findElectron } from '../../../build/setup/electron/electron.mjs';
import { explainNoSandbox } from '../../../build/setup/screen/sandbox.mjs';
import { projectRoot } from '../../../build/setup/places.mjs';

/** How a command ended, and what it wrote; a signal that ended it stands behind that. */
export interface CommandOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What beside its arguments a command gets. */
export interface CommandSurroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the command with this signal once its stderr matches. */
  readonly interrupt?: { readonly signal: NodeJS.Signals; readonly when: RegExp };
}

/**
 * Runs the built program as `npm start -- <args>` does, and waits for its end; two minutes at most. Without looking each time whether
 * all is built: that was done before the tests, and takes a fifth of a short command. What is interrupted is started as a person would.
 */
export function runKronika(args: readonly string[], surroundings: CommandSurroundings = {}): Promise<CommandOutcome> {
  const electron = findElectron();
  if (surroundings.interrupt !== undefined || electron === undefined || process.env['DISPLAY'] === undefined)
    return runProgram(process.execPath, [join(projectRoot, 'build', 'start.mjs'), ...args], surroundings);
  const sandbox = explainNoSandbox() === undefined ? {} : { ELECTRON_DISABLE_SANDBOX: '1' };
  const env = { ...surroundings.env, ...sandbox };
  return runProgram(electron.executable, ['--log-level=3', projectRoot, ...args], { ...surroundings, env });
}

/** Runs any program likewise. */
export function runProgram(
  program: string,
  args: readonly string[],
  { env = {}, interrupt }: CommandSurroundings = {},
): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
    let stdout = '';
    let stderr = '';
    let isInterrupted = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      if (isInterrupted || interrupt?.when.test(stderr) !== true) return;
      // Once: a second signal could meet a program that is about to end and listens no more.
      isInterrupted = true;
      child.kill(interrupt.signal);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, stdout, stderr: signal === null ? stderr : `${stderr}\nended by ${signal}` });
    });
  });
}

import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { person, projectDrive } from '../../build/wine/world.mjs';
import { exitCode } from '../../main/cli/exit-code';
import type { CommandOutcome } from '../app/driver/command-line';

/** The person's folder, as Windows names it. */
export const home = `C:\\users\\${person}`;

/** Where a path of Windows lies on this computer. */
export function pathHere(path: string): string {
  const [drive = '', rest = ''] = path.split(/:(.*)/su);
  return join(prefix(), 'dosdevices', `${drive.toLowerCase()}:`, rest.replaceAll('\\', '/'));
}

/** Gives Windows another drive, with an empty folder of its own. */
export function addDrive(letter: string): void {
  mkdirSync(join(prefix(), 'dosdevices', `${letter.toLowerCase()}:`));
}

/** A program of Windows that runs. */
export interface Running {
  /** What it wrote so far. */
  readonly written: () => string;
  /** Ends it as the Task Manager does. */
  readonly kill: () => void;
  readonly ended: Promise<CommandOutcome>;
}

/** Starts a program of Windows. It writes into files: Windows' Node takes no pipe of this system for its output. */
export function startOnWindows(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const folder = mkdtempSync(join(tmpdir(), 'said-'));
  const files = ['stdout', 'stderr'].map((name) => join(folder, name));
  const handles = files.map((file) => openSync(file, 'w'));
  const child = spawn('wine', [program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', ...handles],
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
  handles.forEach(closeSync);
  const [stdout = '', stderr = ''] = files;
  return {
    written: () => readFileSync(stdout, 'utf8') + readFileSync(stderr, 'utf8'),
    kill: () => child.kill('SIGKILL'),
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        const outcome = { code, stdout: readFileSync(stdout, 'utf8'), stderr: readFileSync(stderr, 'utf8') };
        rmSync(folder, { recursive: true });
        resolve(outcome);
      });
    }),
  };
}

/** Runs the built program's command line in Windows' Node. */
export async function kronika(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandOutcome> {
  const outcome = await startKronika(args, env).ended;
  const log = outcome.code === exitCode.fault ? logIn(outcome.stderr) : '';
  return { ...outcome, stderr: outcome.stderr + log };
}

/** The end of the log that a fault points to: it is gone with its Windows. */
function logIn(said: string): string {
  const path = /[A-Z]:\\.*kronika\.log/.exec(said)?.[0];
  return path === undefined ? '' : readFileSync(pathHere(path), 'utf8').slice(-4000);
}

/** Starts it likewise. */
export function startKronika(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const loaded = ['node-on-wine', 'electron-stand-in'].map(
    (name) => `--require=${projectDrive}/build/wine/${name}.cjs`,
  );
  return startOnWindows(node, [...loaded, `${projectDrive}/dist/main/main.cjs`, ...args], env);
}

/** Windows' Node, in Windows. */
export const node = 'C:\\node\\node.exe';

function prefix(): string {
  return process.env['WINEPREFIX'] ?? '';
}

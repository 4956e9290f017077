import { expect } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram, type CommandOutcome } from '../app/driver/command-line';
import { pathHere } from './windows';

/** The Windows that the installer is tried on: this computer's own, or one that Wine is. */
export const isWine = process.platform !== 'win32';

/** An installer that was made for these tests (build/stand-in/windows.mjs), as Windows calls it. */
export function installerOf(version: string): string {
  return windowsPath(join(process.env['KRONIKA_WINDOWS_INSTALLERS'] ?? '', `Kronika-${version}-setup.exe`));
}

/** Where this computer has a path of Windows. */
export function hostPath(path: string): string {
  return isWine ? pathHere(path) : path;
}

/** How Windows calls a path of this computer. */
export function windowsPath(path: string): string {
  return isWine ? `Z:${path.replaceAll('/', '\\')}` : path;
}

/** Runs a program of Windows to its end. */
export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandOutcome> {
  return isWine ? runProgram('wine', [program, ...args], { env }) : runProgram(program, args, { env });
}

/**
 * Runs a program with its arguments as they stand; answers its exit code. NSIS takes all that follows `/D=` and `_?=`, without
 * quotes around it; Wine puts them around an argument with a space, so it gets the pieces.
 */
export function runVerbatim(program: string, ...args: string[]): Promise<number | null> {
  const pieces = args.flatMap((argument) => argument.split(' '));
  const [command, ...given] = isWine ? ['wine', program, ...pieces] : [program, ...args];
  return new Promise((resolve, reject) => {
    const options = { stdio: 'ignore', windowsVerbatimArguments: true, timeout: 120_000 } as const;
    const child = spawn(command, given, options);
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** Where a person finds what was installed. */
export interface Places {
  readonly local: string;
  readonly programs: string;
  readonly startMenu: string;
  readonly everybodysStartMenu: string;
  readonly desktop: string;
}

/** As Windows itself names them. */
export async function findPlaces(): Promise<Places> {
  const current = String.raw`Software\Microsoft\Windows\CurrentVersion`;
  const valuesOf = async (key: string) => (await readRegistry(key)).get(key) ?? {};
  const own = await valuesOf(`HKEY_CURRENT_USER\\${current}\\Explorer\\Shell Folders`);
  const everybodys = await valuesOf(`HKEY_LOCAL_MACHINE\\${current}\\Explorer\\Shell Folders`);
  const { ProgramFilesDir: programs = '' } = await valuesOf(`HKEY_LOCAL_MACHINE\\${current}`);
  return {
    local: own['Local AppData'] ?? '',
    programs,
    startMenu: `${own['Programs'] ?? ''}\\Kronika.lnk`,
    everybodysStartMenu: `${everybodys['Common Programs'] ?? ''}\\Kronika.lnk`,
    desktop: `${own['Desktop'] ?? ''}\\Kronika.lnk`,
  };
}

/** A program that runs until it is ended. */
export interface RunningProgram {
  end(): Promise<void>;
}

/** Starts the installed program, and comes back when it runs. */
export async function startProgram(folder: string): Promise<RunningProgram> {
  const program = `${folder}\\Kronika.exe`;
  return isWine ? await startStandIn(program, 'wait') : startWindow(program);
}

/** Has a program, not the installed one, let nobody else open a file; under Wine. */
export async function holdOpen(file: string): Promise<RunningProgram> {
  return await startStandIn(standIn(), 'hold', file);
}

/** Lets Wine have windows without a screen; they are clicked all the same. To be called before anything else there. */
export async function needNoScreen(): Promise<void> {
  await run('reg', ['add', String.raw`HKCU\Software\Wine\Drivers`, '/v', 'Graphics', '/d', 'null', '/f']);
}

/** Clicks what has these texts, one after another, as soon as it is there; after `?`, only waits for it. Under Wine. */
export async function click(...texts: string[]): Promise<void> {
  expect((await run(standIn(), ['click', ...texts])).code).toBe(0);
}

/** The program that the installers were made around. */
function standIn(): string {
  return windowsPath(join(process.env['KRONIKA_WINDOWS_INSTALLERS'] ?? '', 'win-unpacked/Kronika.exe'));
}

async function startStandIn(program: string, act: string, ...args: string[]): Promise<RunningProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-runs-'));
  const sign = join(folder, 'runs');
  const child = spawn('wine', [program, act, windowsPath(sign), ...args], { stdio: 'ignore' });
  const ended = endOf(child);
  await expect.poll(() => existsSync(sign)).toBe(true);
  return {
    async end() {
      rmSync(sign);
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** The real program: Windows has its file in use as soon as it is started. */
function startWindow(program: string): RunningProgram {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-runs-'));
  const child = spawn(program, ['--data-dir', folder], { stdio: 'ignore' });
  const ended = endOf(child);
  return {
    async end() {
      await runProgram('taskkill', ['/PID', String(child.pid), '/T', '/F']);
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
}

/** The keys below one of the registry's, each with its values; a value without a name is `@`. Texts are as they are shown. */
export async function readRegistry(key: string): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'kronika-registry-'));
  try {
    const file = join(folder, 'registry.reg');
    await run('reg', ['export', key, windowsPath(file), '/y']);
    return existsSync(file) ? parseRegistry(readFileSync(file, 'utf16le')) : new Map();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parseRegistry(text: string): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const keys = new Map<string, Record<string, string>>();
  let values: Record<string, string> = {};
  // A long value goes on in the next line.
  for (const line of text.replaceAll(/\\\r?\n\s*/g, '').split(/\r?\n/)) {
    const key = /^\[(.+)\]$/.exec(line)?.[1];
    if (key !== undefined) keys.set(key, (values = {}));
    const [, name, value] = /^(@|"(?:[^"\\]|\\.)*")=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) values[name === '@' ? name : unquoted(name)] = shown(value);
  }
  return keys;
}

function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
}

function shown(value: string): string {
  if (value.startsWith('"')) return unquoted(value);
  const [, bytes] = /^hex\(2\):(.*)$/.exec(value) ?? [];
  if (bytes === undefined) return value;
  return Buffer.from(bytes.replaceAll(',', ''), 'hex').toString('utf16le').replace(/\0$/, '');
}

/** Whether a shortcut is there, and leads to a program. */
export function leadsTo(shortcut: string, program: string): boolean {
  const host = hostPath(shortcut);
  return existsSync(host) && readFileSync(host).includes(Buffer.from(program, 'utf16le'));
}

import { execFile } from 'node:child_process';
import { basename, dirname, join } from 'node:path';

/** The program by which Windows reads and sets what it encrypts for one person (EFS); tests put another in its place. */
export interface Cipher {
  readonly file: string;
  /** What stands before the switches. */
  readonly args: readonly string[];
  /** It tells how a file is in some hundredths of a second. */
  readonly answersWithinMs: number;
}

/** How a file or a folder is; null where that could not be learned. */
export type EfsState = 'encrypted' | 'plain' | null;

/** As much is encrypted in a second at least: a slow disk, which the whole file is read from and written to. */
const slowestBytesPerMs = 5000;

/** Windows' own program, by its full path; null on a system without EFS. */
export function cipherOfSystem(system: NodeJS.Platform = process.platform): Cipher | null {
  if (system !== 'win32') return null;
  const file = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'cipher.exe');
  return { file, args: [], answersWithinMs: 10_000 };
}

/** Asks how one file or folder is. */
export async function readEfs(cipher: Cipher, path: string, signal?: AbortSignal): Promise<EfsState> {
  const output = await run(cipher, ['/h', basename(path)], { cwd: dirname(path), signal });
  // A listing has a line for each name, after E or U in every language; what surrounds them is translated.
  const said = output.split(/\r?\n/).flatMap((line) => /^([EU]) +\S/.exec(line)?.[1] ?? []);
  const [letter] = said;
  if (said.length !== 1) return null;
  return letter === 'E' ? 'encrypted' : 'plain';
}

/**
 * Encrypts or decrypts one file; of a folder, says how new files in it are to be. What came of it `readEfs` tells: the exit code
 * is none to go by.
 */
export async function setEfs(
  cipher: Cipher,
  path: string,
  { isOn, sizeBytes, signal }: { readonly isOn: boolean; readonly sizeBytes: number; readonly signal?: AbortSignal },
): Promise<void> {
  const timeout = cipher.answersWithinMs + Math.ceil(sizeBytes / slowestBytesPerMs);
  await run(cipher, [isOn ? '/e' : '/d', '/a', '/h', basename(path)], { cwd: dirname(path), signal, timeout });
}

/** What it printed; of one that fails, takes too long or may not be started, what it printed before. */
function run(
  { file, args, answersWithinMs }: Cipher,
  switches: readonly string[],
  how: { readonly cwd: string; readonly signal: AbortSignal | undefined; readonly timeout?: number },
): Promise<string> {
  const { cwd, signal, timeout = answersWithinMs } = how;
  const options = {
    // Names come in the letters of a console; only the first letter of a line is read.
    ...({
      cwd,
      timeout,
      killSignal: 'SIGKILL',
      maxBuffer: 1024 * 1024,
      encoding: 'latin1',
      windowsHide: true,
    } as const),
    ...(signal === undefined ? {} : { signal }),
  };
  return new Promise((resolve) => {
    try {
      execFile(file, [...args, ...switches], options, (_error, stdout) => {
        resolve(stdout);
      });
    } catch {
      // Some of what keeps a program from starting is thrown at once.
      resolve('');
    }
  });
}

import { posix } from 'node:path';

/** What starts the program as a person would, without a window coming to the front. */
export interface StartCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** Where the program was started from, and on which data. */
export interface Started {
  readonly execPath: string;
  readonly platform: string;
  readonly env: Readonly<Partial<Record<string, string>>>;
  /** The folder that Electron runs the program from, where it is not packaged; null where it is. */
  readonly appFolder: string | null;
  /** As it was given at the start; null where it is the usual one. */
  readonly dataDir: string | null;
  readonly isThere: (path: string) => boolean;
}

/** The command that starts the program at log-on: the file that people start, not what it unpacks or calls. */
export function startCommand({ execPath, platform, env, appFolder, dataDir, isThere }: Started): StartCommand {
  const args = [
    ...(appFolder === null ? [] : [appFolder]),
    '--in-background',
    ...(dataDir === null ? [] : ['--data-dir', dataDir]),
  ];
  const bundled = platform === 'linux' ? (env['APPIMAGE'] ?? '') : '';
  if (bundled !== '') return { program: bundled, args };
  // A package for Linux has a script in the place of the program (build/linux/kronika).
  const starter = posix.join(execPath, '..', 'kronika');
  return { program: platform === 'linux' && appFolder === null && isThere(starter) ? starter : execPath, args };
}

/** The entry by which desktops of Linux start a program at log-on (freedesktop.org: Desktop Application Autostart). */
export function autostartEntry({ program, args }: StartCommand, comment: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Kronika',
    `Comment=${comment}`,
    `Exec=${[program, ...args].map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Quoted for Exec, and then for a string of the file: each backslash of the first is two in the second (Desktop Entry Specification). */
function quoted(argument: string): string {
  const exec = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${exec.replaceAll('\\', '\\\\').replaceAll('\n', String.raw`\n`)}"`;
}

/** The same for the registry of Windows, where each argument is quoted by itself. */
export function windowsArgument(argument: string): string {
  return /[\s"]/.test(argument)
    ? `"${argument.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1')}"`
    : argument;
}

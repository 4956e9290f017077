import { execFile } from 'node:child_process';

const withinMs = 2000;
const watcher = 'org.kde.StatusNotifierWatcher';

/** Programs that ask the session's bus whether a name is owned there; the first that is installed answers. */
const questions: readonly (readonly [string, readonly string[]])[] = [
  [
    'dbus-send',
    [
      '--session',
      '--print-reply=literal',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      `string:${watcher}`,
    ],
  ],
  [
    'gdbus',
    [
      ...['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'],
      ...['--method', 'org.freedesktop.DBus.NameHasOwner', watcher],
    ],
  ],
];

/**
 * Whether the system has a tray. Windows and macOS have one; of desktops of Linux, those that own the name by which icons
 * are announced (freedesktop.org: StatusNotifierItem). Elsewhere a window that hides could not be brought back.
 */
export async function hasTray(platform: string = process.platform): Promise<boolean> {
  if (platform !== 'linux') return platform === 'win32' || platform === 'darwin';
  if ((process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '') === '') return false;
  for (const [program, args] of questions) {
    const answer = await ask(program, args);
    if (answer !== null) return /\btrue\b/.test(answer);
  }
  return false;
}

/** What it wrote; null where it could not be started, or failed. */
function ask(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: withinMs }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}

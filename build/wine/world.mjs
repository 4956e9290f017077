import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';
import { run, tail } from '../setup/run.mjs';
import { SetupStopped } from '../setup/say.mjs';

/**
 * A Windows of its own for the tests: Wine's folder and home in a folder that the caller throws away, a person with a Polish
 * name, and namespaces in which it ends with the command that asked for it, and has no network but the computer's own.
 * @typedef {{ home: string, prefix: string, env: NodeJS.ProcessEnv }} World
 */

export const person = 'Łukasz Żółć';

/** The project's letter: the root of a file system would be no place for it (`Z:` is this computer's own). */
export const projectDrive = 'K:';

/** Where Wine comes from; the rest of the person's surroundings is not Windows'. */
const path = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin';

/**
 * What stands before a command: the home's person becomes the system's, the project has Windows' packages, the loopback begins,
 * and as many files may be open as there can be, since Wine's server holds those of every program.
 */
const enter = `
set -e
mount --bind "$KRONIKA_PROJECT" "$HOME/project"
mount --bind "$KRONIKA_PACKAGES" "$HOME/project/node_modules"
mount --bind "$HOME/passwd" /etc/passwd
ip link set lo up
ulimit -n "$(ulimit -H -n)"
exec "$@"
`;

/** Makes one. @param {string} folder Empty; for it alone. @param {import('./bring.mjs').Needs} needs @returns {Promise<World>} */
export async function makeWorld(folder, needs) {
  const home = join(folder, 'home');
  const prefix = join(home, 'wine');
  const project = join(home, 'project');
  mkdirSync(project, { recursive: true });
  writeFileSync(join(home, 'passwd'), renamedUsers(home));
  /** @type {World} */
  const world = {
    home,
    prefix,
    env: {
      ...{ PATH: path, HOME: home, WINEPREFIX: prefix, LANG: 'C.UTF-8', TMPDIR: folder, WINEDEBUG: '-all' },
      ...{ KRONIKA_PROJECT: projectRoot, KRONIKA_PACKAGES: needs.packages },
      // No menus of this desktop, no .NET, no browser, no debugger that waits for a person.
      WINEDLLOVERRIDES: 'winemenubuilder.exe,mscoree,mshtml,winedbg.exe=d',
      ...(process.env['DISPLAY'] === undefined ? {} : { DISPLAY: process.env['DISPLAY'] }),
    },
  };
  const script = [
    'wine wineboot -i',
    // Wine says Windows 7 of itself, on which Node does not start.
    'wine winecfg -v win10',
    // Every Windows has policies of its own there.
    String.raw`wine reg add 'HKLM\Software\Policies\Microsoft' /f`,
    'wineserver -w',
  ].join(' && ');
  const made = await runIn(world, ['sh', '-c', script], { timeoutMs: 180_000 });
  if (made.code !== 0) throw new SetupStopped('Wine could not be set up.', tail(made.output, 40), []);
  copyFileSync(needs.library, join(prefix, 'drive_c/windows/system32/bcryptprimitives.dll'));
  mkdirSync(join(prefix, 'drive_c/node'));
  copyFileSync(needs.node, join(prefix, 'drive_c/node/node.exe'));
  symlinkSync(project, join(prefix, 'dosdevices', projectDrive.toLowerCase()));
  return world;
}

/**
 * Runs a command of this computer in that world, with `wine` for what is Windows'; when it ends, so does all it started there.
 * @param {World} world @param {readonly string[]} command @param {Parameters<typeof run>[2]} options
 */
export function runIn(world, command, options = {}) {
  return run('unshare', entering(command), { ...options, env: { ...world.env, ...options.env } });
}

/** @param {readonly string[]} command */
function entering(command) {
  const own = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user', '--keep-caps'];
  return [...own, ...separate, 'sh', '-c', enter, 'enter', ...command];
}

const separate = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--net'];

/** Why there can be none here; null where there can. */
export async function whyNoWorld() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it needs a Linux of 64 bits (x86)';
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user', '--keep-caps'];
  const tried = await run('unshare', [...user, ...separate, 'ip', 'link', 'set', 'lo', 'up']);
  return tried.code === 0 ? null : `this computer separates nothing: ${tried.output.trim()}`;
}

/** The system's users with the one who runs this under the person's name: that is what Wine calls its user and folders by. @param {string} home */
function renamedUsers(home) {
  const own = String(process.getuid?.());
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const others = lines.filter((line) => line.split(':')[2] !== own);
  return [`${person}:x:${own}:${own}:${person}:${home}:/bin/sh`, ...others].join('\n');
}

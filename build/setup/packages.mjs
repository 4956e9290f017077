import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './lock.mjs';
import { hash, locateCache, projectRoot, readJson, writeWhole } from './places.mjs';
import { run, tail } from './run.mjs';
import { say, SetupStopped } from './say.mjs';

/** What identifies the packages that belong in node_modules: the lock file, line ends aside. */
export function hashLockFile() {
  return hash(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8').replaceAll('\r\n', '\n'));
}

/** Fills node_modules from the lock file. */
export async function bringPackages() {
  say('Bringing the packages the project is built with (npm ci); this takes about a minute.');
  const { code, output } = await installPackages();
  if (code === 0) return;
  throw new SetupStopped('The packages of the project could not be brought (npm ci failed).', tail(output), [
    ...(isNetworkFailure(output) ? ['There seems to be no way to the npm registry: check the connection.'] : []),
    'Behind a proxy: npm config set proxy and https-proxy; with a registry of your own: npm config set registry.',
    'Then start again: what was begun is done anew.',
  ]);
}

/** Runs npm ci once an earlier one of this project is gone: it outlives a set-up that was killed, and still writes. */
async function installPackages() {
  const pidFile = join(locateCache(), `npm-ci-${hash(projectRoot).slice(0, 16)}.pid`);
  const isEarlierAlive = () => isAlive(Number(readJson(pidFile)));
  if (isEarlierAlive()) say('An npm ci of a set-up that was cut off is still at work; waiting for it.');
  for (let tries = 0; tries < 600 && isEarlierAlive(); tries += 1) await wait(500);
  try {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    return await runNpm(args, { onStart: (pid) => writeWhole(pidFile, String(pid)) });
  } finally {
    rmSync(pidFile, { force: true });
  }
}

/**
 * Runs npm the way this process was started by it, or else as found on the path.
 * @param {readonly string[]} args
 * @param {{ cwd?: string, onStart?: (pid: number) => void }} options
 */
export function runNpm(args, options = {}) {
  const npmCli = process.env['npm_execpath'];
  if (npmCli?.endsWith('.js')) return run(process.execPath, [npmCli, ...args], options);
  // On Windows npm is a batch file, which only a shell can start; our arguments hold no blank and no quote.
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Whether npm failed because nothing answered. @param {string} output */
export function isNetworkFailure(output) {
  return /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/.test(
    output,
  );
}

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bringInflection } from '../inflection/bring.mjs';
import { hashLockFile } from './packages.mjs';
import { hash, projectRoot, writeWhole } from './places.mjs';
import { run, tail } from './run.mjs';
import { say, SetupStopped } from './say.mjs';

const sources = [
  ...['main', 'preload', 'renderer', 'docs/pl', 'docs/en', 'build/help', 'build/inflection'],
  ...['vite.config.ts', 'tsconfig.base.json', 'package.json'],
];
const stamp = join(projectRoot, 'dist/.sources');

/** Whether the built program is that of the sources as they are. */
export function isBundleCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources();
}

/** Builds the program unless what is built is that of the sources as they are. */
export async function bringBundle() {
  const wanted = hashSources();
  if (isBundleCurrent()) return;
  say('Building the program.');
  // First, so that a build that is cut off is not taken for one that is whole.
  rmSync(stamp, { force: true });
  const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
  const { code, output } = await run(process.execPath, [vite, 'build', '--logLevel', 'warn']);
  if (code !== 0) throw new SetupStopped('The program could not be built.', tail(output, 40), []);
  // Beside the threads, one of which reads it.
  bringInflection(join(projectRoot, 'dist/main'));
  writeWhole(stamp, wanted);
}

/** One hash over the names and contents of every source. @param {string} root @param {readonly string[]} paths */
export function hashSources(root = projectRoot, paths = sources) {
  const files = paths.flatMap((path) => listFiles(root, path)).sort();
  return hash([hashLockFile(), ...files.map((file) => `${file} ${hash(readFileSync(join(root, file)))}`)].join('\n'));
}

/** @param {string} root @param {string} path @returns {string[]} */
function listFiles(root, path) {
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (!entry) return [];
  if (!entry.isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => listFiles(root, `${path}/${name}`));
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where the set-up notes what it has done; inside node_modules, so that it goes when they go. */
export const stampFile = join(projectRoot, 'node_modules/.kronika/setup.json');

/**
 * The folder that outlives a clone: a downloaded Electron and a compiled binding are kept there.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function locateCache(env = process.env, platform = process.platform) {
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'kronika-dev');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData/Local'), 'kronika-dev');
  if (platform === 'darwin') return join(homedir(), 'Library/Caches/kronika-dev');
  return join(homedir(), '.cache/kronika-dev');
}

/** The contents of a JSON file, or undefined when it is absent or was cut off. @param {string} file @returns {any} */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes a file so that it is there whole or not at all. @param {string} file @param {string | Uint8Array} content */
export function writeWhole(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${String(process.pid)}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

/** SHA-256 of a text or of bytes, in hexadecimal. @param {string | Uint8Array} content */
export function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}

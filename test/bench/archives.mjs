import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { locateCache, projectRoot } from '../../build/setup/places.mjs';

/** What an archive is made of, folders and files: a change of these makes another one. */
const makers = [
  'main/crm',
  'main/archive/file/migrations',
  'main/archive/file/open.ts',
  'main/archive/index',
  'main/archive/ledger/arrivals.ts',
  'main/archive/records',
  'main/archive/store',
  'main/search/analysis',
  'main/search/index',
  'main/sample-crm',
  'test/bench/copied-year.ts',
  'test/bench/search/search-archive.ts',
];

/** Where the archive of so many interactions is or is to be; those that other sources made are removed. @param {number} count */
export function placeArchive(count) {
  const folder = join(locateCache(), 'bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `search-${String(count)}-${version()}.kronika`);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (name.startsWith(`search-${String(count)}-`) && !file.startsWith(path)) rmSync(file);
  }
  return path;
}

/** A name for the sources that make an archive. */
function version() {
  const hash = createHash('sha256');
  for (const file of makers.flatMap(filesOf)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** @param {string} maker @returns {string[]} */
function filesOf(maker) {
  const path = join(projectRoot, maker);
  if (maker.endsWith('.ts')) return [path];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(path, name));
}

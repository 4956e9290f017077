// Measures the erasure of one person from large archives, those of the search's: node test/bench/erase.mjs [interactions...] [--check]
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { bringInflection } from '../../build/inflection/bring.mjs';
import { placeArchive } from './archives.mjs';
import { bundleFolder, bundleParts } from './bundle.mjs';

const args = process.argv.slice(2);
const given = args.filter((arg) => !arg.startsWith('--')).map(Number);
const counts = given.length > 0 ? given : [1_000_000, 10_000_000];

try {
  const threads = ['main/threads/reader', 'main/threads/writer'];
  await bundleParts(['test/bench/search/search-make', 'test/bench/erase-run', ...threads]);
  bringInflection(bundleFolder);
  for (const count of counts) {
    const path = placeArchive(count);
    process.exitCode ||= run('search-make', path, String(count));
    process.exitCode ||= run('erase-run', path, ...args.filter((arg) => arg.startsWith('--')));
  }
} finally {
  rmSync(bundleFolder, { recursive: true, force: true });
}

/** @param {string} name @param {string[]} given */
function run(name, ...given) {
  return spawnSync(process.execPath, [join(bundleFolder, `${name}.cjs`), ...given], { stdio: 'inherit' }).status ?? 1;
}

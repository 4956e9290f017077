// Measures the search on large archives: node test/bench/search/search.mjs [interactions...] [--check]
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { bringInflection } from '../../../build/inflection/bring.mjs';
import { projectRoot } from '../../../build/setup/places.mjs';
import { placeArchive } from '../archives.mjs';

const args = process.argv.slice(2);
const given = args.filter((arg) => !arg.startsWith('--')).map(Number);
const counts = given.length > 0 ? given : [1_000_000, 10_000_000];
// In the project, where the bundle finds better-sqlite3.
const outDir = join(projectRoot, 'node_modules', '.cache', `kronika-bench-${String(process.pid)}`);

await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    rolldownOptions: {
      input: {
        'search-make': join(projectRoot, 'test/bench/search/search-make.ts'),
        'search-run': join(projectRoot, 'test/bench/search/search-run.ts'),
        'search-memory': join(projectRoot, 'test/bench/search/search-memory.ts'),
        reader: join(projectRoot, 'main/threads/reader.ts'),
      },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
});
bringInflection(outDir);

for (const count of counts) {
  const path = placeArchive(count);
  // Each step in a process of its own: making an archive takes memory that is not the search's.
  process.exitCode ||= run('search-make', path, String(count));
  process.exitCode ||= run('search-run', path, ...args.filter((arg) => arg.startsWith('--')));
}
rmSync(outDir, { recursive: true, force: true });

/** @param {string} name @param {string[]} given */
function run(name, ...given) {
  return spawnSync(process.execPath, [join(outDir, `${name}.cjs`), ...given], { stdio: 'inherit' }).status ?? 1;
}

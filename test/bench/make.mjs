// Makes a large archive, or finds the one made before, and says where it is: node test/bench/make.mjs <interactions>
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { projectRoot } from '../../build/setup/places.mjs';
import { placeArchive } from './archives.mjs';

const interactions = process.argv[2] ?? '1000000';
// In the project, where the bundle finds better-sqlite3.
const outDir = join(projectRoot, 'node_modules', '.cache', `kronika-make-${String(process.pid)}`);

try {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      rolldownOptions: {
        input: { 'search-make': join(projectRoot, 'test/bench/search/search-make.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  });
  const path = placeArchive(Number(interactions));
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', 2, 2];
  const { status } = spawnSync(process.execPath, [join(outDir, 'search-make.cjs'), path, interactions], { stdio });
  if (status === 0) process.stdout.write(`${path}\n`);
  process.exitCode = status ?? 1;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}

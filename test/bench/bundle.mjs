import { basename, join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { projectRoot } from '../../build/setup/places.mjs';

/** Where this run's programs are made: in the project, where they find better-sqlite3. */
export const bundleFolder = join(projectRoot, 'node_modules', '.cache', `kronika-bench-${String(process.pid)}`);

/**
 * Makes a program for Node of each of these sources (paths in the project, without `.ts`), named as its file.
 * @param {readonly string[]} sources
 */
export async function bundleParts(sources) {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: bundleFolder,
      rolldownOptions: {
        input: Object.fromEntries(sources.map((source) => [basename(source), join(projectRoot, `${source}.ts`)])),
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  });
}

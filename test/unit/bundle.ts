import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Makes a program for Node of a source file, for tests that kill it, in a folder; gives its path. */
export async function bundleProgram(source: URL, folder: string): Promise<string> {
  const sqlite = pathToFileURL(createRequire(import.meta.url).resolve('better-sqlite3')).href;
  const path = fileURLToPath(source);
  const name = basename(path).replace(/\.ts$/, '.mjs');
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'sqlite-where-it-is',
        enforce: 'pre',
        resolveId: (id) => (id === 'better-sqlite3' ? { id: sqlite, external: 'absolute' } : null),
      },
    ],
    ssr: { noExternal: true },
    build: {
      ssr: path,
      target: 'node20',
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: name } },
    },
  });
  return join(folder, name);
}

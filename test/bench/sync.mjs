// Measures the downloader against a CRM on 127.0.0.1: node test/bench/sync.mjs [interactions] [requests a second]
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
// In the project, where the bundle finds better-sqlite3.
const outDir = join(root, 'node_modules', '.cache', `kronika-bench-${String(process.pid)}`);

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
        'sync-run': join(root, 'test/bench/sync-run.ts'),
        'sync-server': join(root, 'test/bench/sync-server.ts'),
        writer: join(root, 'main/threads/writer.ts'),
      },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
});
const { status } = spawnSync(process.execPath, [join(outDir, 'sync-run.cjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
rmSync(outDir, { recursive: true, force: true });
process.exitCode = status ?? 1;

// Measures Polish inflection: what it finds, how much it weighs and how fast it is: node test/bench/inflection.mjs
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { build } from 'vite';
import { cacheInflection, compileInflection, readSupplement } from '../../build/inflection/bring.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = join(root, 'node_modules', '.cache', `kronika-bench-${String(process.pid)}`);

await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    rolldownOptions: {
      input: { run: join(root, 'test/bench/inflection-run.ts') },
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});
const bare = join(outDir, 'bare.bin');
writeFileSync(bare, compileInflection({ ...readSupplement(), irregular: new Map() }));
const { status } = spawnSync(process.execPath, [join(outDir, 'run.mjs'), cacheInflection(), bare], {
  stdio: 'inherit',
});
rmSync(outDir, { recursive: true, force: true });
process.exitCode = status ?? 1;

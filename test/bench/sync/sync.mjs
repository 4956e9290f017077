// Measures the downloader: node test/bench/sync/sync.mjs [interactions] [requests a second] [--slow-disk] [--check]
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { projectRoot } from '../../../build/setup/places.mjs';

const args = process.argv.slice(2);
const numbers = args.filter((arg) => !arg.startsWith('--'));
// In the project, where the bundle finds better-sqlite3.
const outDir = join(projectRoot, 'node_modules', '.cache', `kronika-bench-${String(process.pid)}`);
/** Each fsync takes 10 ms longer, as if the disk did a hundred in a second. */
const slowed = ['-f', '-qq', '--seccomp-bpf', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync'];
const slowDisk = ['strace', ...slowed, '-e', 'inject=fsync,fdatasync:delay_exit=10000'];

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
        'sync-run': join(projectRoot, 'test/bench/sync/sync-run.ts'),
        'sync-server': join(projectRoot, 'test/bench/sync/sync-server.ts'),
        'sync-parts': join(projectRoot, 'test/bench/sync/sync-parts.ts'),
        writer: join(projectRoot, 'main/threads/writer.ts'),
      },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
});
// Plain statements first: what is downloaded is held against them.
const plain = run([], 'sync-parts', numbers[0] ?? '200000');
const prefix = args.includes('--slow-disk') ? slowDisk : [];
process.stdout.write('\nover HTTP, server and client on the same processors\n');
run(prefix, 'sync-run', ...numbers, ...(args.includes('--check') ? [`--check=${String(plain)}`] : []));
rmSync(outDir, { recursive: true, force: true });

/** Gives the last number of what a program prints. @param {string[]} before @param {string} name @param {string[]} given */
function run(before, name, ...given) {
  const [command = '', ...rest] = [...before, process.execPath, join(outDir, `${name}.cjs`), ...given];
  const { status, stdout, error } = spawnSync(command, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (error !== undefined) process.stderr.write(`${command}: ${error.message}\n`);
  process.stdout.write(stdout ?? '');
  process.exitCode ||= status ?? 1;
  return Number(/(\d+) a second\n$/.exec(stdout ?? '')?.[1] ?? 0);
}

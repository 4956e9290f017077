// Measures the downloader: node test/bench/sync/sync.mjs [interactions] [requests a second] [--slow-disk] [--check]
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { bundleFolder, bundleParts } from '../bundle.mjs';
import { makeSlowDisk } from '../slow-disk.mjs';

const args = process.argv.slice(2);
const numbers = args.filter((arg) => !arg.startsWith('--'));

await bundleParts([
  'test/bench/sync/sync-run',
  'test/bench/sync/sync-server',
  'test/bench/sync/sync-parts',
  'main/threads/writer',
]);
// Plain statements first: what is downloaded is held against them.
const plain = run({}, 'sync-parts', numbers[0] ?? '200000');
const disk = args.includes('--slow-disk') ? makeSlowDisk(bundleFolder) : {};
process.stdout.write('\nover HTTP, server and client on the same processors\n');
run(disk, 'sync-run', ...numbers, ...(args.includes('--check') ? [`--check=${String(plain)}`] : []));
rmSync(bundleFolder, { recursive: true, force: true });

/** Gives the last number of what a program prints. @param {Readonly<Record<string, string>>} env @param {string} name @param {string[]} given */
function run(env, name, ...given) {
  const { status, stdout } = spawnSync(process.execPath, [join(bundleFolder, `${name}.cjs`), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  process.stdout.write(stdout);
  process.exitCode ||= status ?? 1;
  return Number(/(\d+) a second\n$/.exec(stdout)?.[1] ?? 0);
}

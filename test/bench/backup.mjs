// Measures what backups take of the memory, by the size of the archive: node test/bench/backup.mjs [megabytes] [--check]
import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { bundleFolder, bundleParts } from './bundle.mjs';

const args = process.argv.slice(2);
const large = Number(args.find((arg) => !arg.startsWith('--')) ?? 2048);
const sizes = [Math.round(large / 16), large];

/** Sixteen times the archive may take so many times the memory. */
const mostTimes = 1.2;

try {
  await bundleParts(['test/bench/backup-run']);
  const peaks = sizes.map(measure);
  const [small = [], much = []] = peaks;
  for (const [at, { what, peakMb }] of much.entries()) {
    const times = peakMb / (small[at]?.peakMb ?? peakMb);
    console.log(
      `${what}: ${times.toFixed(2)} times the memory for ${String(large / (sizes[0] ?? large))} times the size`,
    );
    if (!args.includes('--check') || times <= mostTimes) continue;
    console.log(`missed: ${what}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(bundleFolder, { recursive: true, force: true });
}

/** @param {number} megabytes */
function measure(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-backup-'));
  try {
    run('make', megabytes, folder);
    return ['plain', 'protected', 'restore'].map((what) => {
      // Each in a process of its own: memory of one is not the next one's.
      const { seconds, sizeBytes, peakMb } = run(what, megabytes, folder);
      const size = `${(sizeBytes / 1e6).toFixed(0)} MB`;
      console.log(`${what}, ${size}: ${seconds.toFixed(1)} s, at most ${peakMb.toFixed(0)} MB of memory`);
      return { what, peakMb };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} what
 * @param {number} megabytes
 * @param {string} folder
 * @returns {{ seconds: number, sizeBytes: number, peakMb: number }}
 */
function run(what, megabytes, folder) {
  const program = join(bundleFolder, 'backup-run.cjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, what, String(megabytes), folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${what}: ${stderr}`);
  return JSON.parse(stdout);
}

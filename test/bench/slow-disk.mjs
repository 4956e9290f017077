import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../build/setup/places.mjs';

/**
 * Makes the stand-in for a slow disk: gives what a program's environment must have so that each of its fsyncs takes longer.
 * Linux only, with a C compiler. A tracer would do without one, and slows everything else as well.
 * @param {string} folder Where it is put.
 * @returns {Readonly<Record<string, string>>}
 */
export function makeSlowDisk(folder) {
  const library = join(folder, 'slow-disk.so');
  const source = join(projectRoot, 'test/bench/slow-disk.c');
  const { status, error } = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`the stand-in for a slow disk was not made: ${error?.message ?? 'cc failed'}`);
  return { LD_PRELOAD: library };
}

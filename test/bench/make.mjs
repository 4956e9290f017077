// Makes a large archive, or finds the one made before, and says where it is: node test/bench/make.mjs <interactions>
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { placeArchive } from './archives.mjs';
import { bundleFolder, bundleParts } from './bundle.mjs';

const interactions = process.argv[2] ?? '1000000';

try {
  await bundleParts(['test/bench/search/search-make']);
  const path = placeArchive(Number(interactions));
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', 2, 2];
  const { status } = spawnSync(process.execPath, [join(bundleFolder, 'search-make.cjs'), path, interactions], {
    stdio,
  });
  if (status === 0) process.stdout.write(`${path}\n`);
  process.exitCode = status ?? 1;
} finally {
  rmSync(bundleFolder, { recursive: true, force: true });
}

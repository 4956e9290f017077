// Measures memory and processor time of the whole program beside an empty window:
// node test/bench/memory/memory.mjs [interactions] [--idle=SECONDS] [--check]
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { bringBundle } from '../../../build/setup/bundle.mjs';
import { projectRoot } from '../../../build/setup/places.mjs';
import { prepare } from '../../../build/setup/prepare.mjs';
import { runInPlace } from '../../../build/setup/run.mjs';
import { runScript, say } from '../../../build/setup/say.mjs';
import { withVirtualScreen } from '../../../build/setup/screen/screen.mjs';
import { placeArchive } from '../archives.mjs';
import { bundleFolder, bundleParts } from '../bundle.mjs';

const args = process.argv.slice(2);
const interactions = Number(args.find((arg) => !arg.startsWith('--')) ?? 10_000);
const idleSeconds = Number(args.find((arg) => arg.startsWith('--idle='))?.slice('--idle='.length) ?? 600);

await runScript(async () => {
  if (process.platform !== 'linux') {
    say('Only Linux tells how processes share their memory (/proc/PID/smaps_rollup): not measured here.');
    return 0;
  }
  const { executable } = await prepare('test', { withBundle: false });
  await bringBundle();
  try {
    await buildParts();
    const archive = placeArchive(interactions);
    const making = [join(bundleFolder, 'search-make.cjs'), archive, String(interactions)];
    return (await runInPlace(process.execPath, making)) || (await measure(executable, archive));
  } finally {
    rmSync(bundleFolder, { recursive: true, force: true });
  }
});

/** @param {string} executable @param {string} archive @returns {Promise<number>} */
function measure(executable, archive) {
  const program = join(projectRoot, 'dist/main/main.cjs');
  const isChecked = args.includes('--check');
  const bench = JSON.stringify({
    executable,
    archive,
    program,
    parts: bundleFolder,
    interactions,
    idleSeconds,
    isChecked,
  });
  return withVirtualScreen((env) =>
    runInPlace(process.execPath, [join(bundleFolder, 'memory-run.cjs'), bench], { env }),
  );
}

/** What runs in processes of its own, and the program that Electron is given. */
async function buildParts() {
  await bundleParts([
    'test/bench/search/search-make',
    'test/bench/sync/sync-server',
    'test/bench/memory/memory-run',
    'test/bench/memory/memory-window',
  ]);
  writeFileSync(join(bundleFolder, 'package.json'), JSON.stringify({ name: 'kronika', main: 'memory-window.cjs' }));
}

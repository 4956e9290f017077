// Measures the window on a large archive: node test/bench/window/window.mjs [interactions] [--slow-disk] [--check]
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { bringBundle } from '../../../build/setup/bundle.mjs';
import { projectRoot } from '../../../build/setup/places.mjs';
import { prepare } from '../../../build/setup/prepare.mjs';
import { runInPlace } from '../../../build/setup/run.mjs';
import { runScript } from '../../../build/setup/say.mjs';
import { withVirtualScreen } from '../../../build/setup/screen/screen.mjs';
import { placeArchive } from '../archives.mjs';
import { bundleFolder, bundleParts } from '../bundle.mjs';

const args = process.argv.slice(2);
const interactions = Number(args.find((arg) => !arg.startsWith('--')) ?? 1_000_000);

await runScript(async () => {
  await prepare('test', { withBundle: false });
  await bringBundle();
  try {
    await buildParts();
    const archive = placeArchive(interactions);
    const making = [join(bundleFolder, 'search-make.cjs'), archive, String(interactions)];
    return (await runInPlace(process.execPath, making)) || (await measure(archive));
  } finally {
    rmSync(bundleFolder, { recursive: true, force: true });
  }
});

/** @param {string} archive @returns {Promise<number>} */
function measure(archive) {
  const options = { isChecked: args.includes('--check'), hasSlowDisk: args.includes('--slow-disk') };
  const bench = JSON.stringify({ archive, interactions, parts: bundleFolder, ...options });
  const cli = join(projectRoot, 'node_modules/@playwright/test/cli.js');
  /** @param {NodeJS.ProcessEnv} env */
  const run = (env) =>
    runInPlace(process.execPath, [cli, 'test', '--reporter=dot'], {
      cwd: projectRoot,
      env: { ...env, KRONIKA_WINDOW_BENCH: bench },
    });
  return process.platform === 'linux' ? withVirtualScreen(run) : run(process.env);
}

/** What runs in processes of its own, and the program that Electron is given to measure its opening. */
async function buildParts() {
  await bundleParts([
    'test/bench/search/search-make',
    'test/bench/sync/sync-server',
    'test/bench/window/window-opening',
  ]);
  writeFileSync(join(bundleFolder, 'package.json'), JSON.stringify({ name: 'kronika', main: 'window-opening.cjs' }));
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';
import { run } from '../setup/run.mjs';

// A type error in the script, Node in the window, and one in the markup: what svelte-check is for.
const plantedComponent = `<script lang="ts">
  const count: number = 'planted';
  const folder: string = process.cwd();
</script>

<p title={folder}>{count.planted}</p>
`;

/** Plants an error in a component and sees svelte-check find it; a check that finds nothing there finds nothing anywhere. */
export async function releaseCanary() {
  // Where no other check looks: they run beside this one.
  const place = join(projectRoot, 'test-results');
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, 'canary-'));
  try {
    writeFileSync(join(folder, 'Canary.svelte'), plantedComponent);
    const config = { extends: '../../renderer/tsconfig.json', include: ['*.svelte'], exclude: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const svelteCheck = join(projectRoot, 'node_modules/svelte-check/bin/svelte-check');
    const args = [
      svelteCheck,
      '--workspace',
      folder,
      '--tsconfig',
      join(folder, 'tsconfig.json'),
      '--output',
      'machine',
    ];
    const { code, output } = await run(process.execPath, args);
    const found = /COMPLETED \d+ FILES 3 ERRORS/.test(output);
    const asPlanted = code !== 0 && found;
    const said = asPlanted ? '' : `${output}\nsvelte-check did not find the planted errors.\n`;
    return { code: asPlanted ? 0 : 1, output: said, stdout: said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Measures Polish inflection: what it finds, how much it weighs and how fast it is: node test/bench/inflection.mjs
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { cacheInflection, compileInflection, readSupplement } from '../../build/inflection/bring.mjs';
import { bundleFolder, bundleParts } from './bundle.mjs';

await bundleParts(['test/bench/inflection-run']);
const bare = join(bundleFolder, 'bare.bin');
writeFileSync(bare, compileInflection({ ...readSupplement(), irregular: new Map() }));
const { status } = spawnSync(process.execPath, [join(bundleFolder, 'inflection-run.cjs'), cacheInflection(), bare], {
  stdio: 'inherit',
});
rmSync(bundleFolder, { recursive: true, force: true });
process.exitCode = status ?? 1;

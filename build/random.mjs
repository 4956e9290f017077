// npm run test:random [times] [part of a path]...: the properties, with so many times as many random cases and others each time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { prepare } from './setup/prepare.mjs';
import { projectRoot } from './setup/places.mjs';
import { runTool } from './setup/run.mjs';
import { runScript, SetupStopped } from './setup/say.mjs';

await runScript(async () => {
  const [times = '30', ...parts] = process.argv.slice(2);
  await prepare('test', { withBundle: false });
  const chosen = listProperties().filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
  if (chosen.length === 0) throw new SetupStopped('No file with random cases has this in its path.', '', []);
  return await runTool('vitest/vitest.mjs', ['run', '--reporter=verbose', ...chosen], {
    ...process.env,
    KRONIKA_RANDOM: times,
  });
});

/** The files of tests that try random cases. */
function listProperties() {
  return readdirSync(join(projectRoot, 'test/unit'), { recursive: true, encoding: 'utf8' })
    .map((path) => `test/unit/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => /from '[./]*\/random-cases'/.test(readFileSync(join(projectRoot, path), 'utf8')));
}

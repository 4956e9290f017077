import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runInThrowawayRoot, whyNoThrowawayRoot, withoutNetwork } from '../package/throwaway-root.mjs';
import { projectRoot, readJson } from '../setup/places.mjs';
import { run, tail } from '../setup/run.mjs';
import { say, SetupStopped } from '../setup/say.mjs';
import { countPlaywright } from './counts.mjs';

const output = join(projectRoot, 'release/trial');

/** Two versions, so that one can be upgraded to the other. */
const versions = ['0.0.1-trial', '0.0.2-trial'];

/**
 * Makes packages and tests them as an office gets them: installed by the system's own tools, in a copy of this computer's files
 * that is thrown away, without any network but the computer's own.
 * @param {string} folder For the report.
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function testPackages(folder) {
  rmSync(output, { recursive: true, force: true });
  for (const version of versions) await makePackages(version);
  const report = join(folder, 'package.json');
  const env = { ...process.env, KRONIKA_PACKAGES: output, KRONIKA_APP_RESULTS: report };
  const node = process.execPath;
  const tests = withoutNetwork([
    ...[node, join(projectRoot, 'build/test/on-a-screen.mjs')],
    ...[node, join(projectRoot, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'test/package'],
  ]);
  const script = `${await bringNeeds()} && exec "$@"`;
  const code = await runInThrowawayRoot(['sh', '-c', script, 'with-needs', ...tests], {
    folder: projectRoot,
    kept: folder,
    env,
  });
  return countPlaywright(readJson(report), code, 'test/package');
}

/** Why packages cannot be tested here; null where they can. */
export const whyNoPackages = whyNoThrowawayRoot;

/** @param {string} version */
async function makePackages(version) {
  say(`Making the packages of ${version}.`);
  const dist = join(projectRoot, 'build/dist.mjs');
  const made = await run(process.execPath, [dist, '--trial', '--linux', 'deb'], {
    env: { ...process.env, KRONIKA_TRIAL_VERSION: version },
  });
  if (made.code !== 0) throw new SetupStopped('The packages could not be made.', tail(made.output, 40), []);
}

/** What installs there, with the network, all that the package says it needs, and what its tests look with. */
async function bringNeeds() {
  const deb = readdirSync(output).find((name) => name.endsWith('.deb')) ?? '';
  const depends = await run('dpkg-deb', ['--field', join(output, deb), 'Depends']);
  const quietly = '-y -qq -o DPkg::Use-Pty=0 --no-install-recommends';
  return [
    'export DEBIAN_FRONTEND=noninteractive',
    'apt-get update -qq',
    `apt-get satisfy ${quietly} '${depends.stdout.trim()}' >/dev/null`,
    `apt-get install ${quietly} desktop-file-utils iproute2 lintian man-db rpm >/dev/null`,
  ].join(' && ');
}

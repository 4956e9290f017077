import { join } from 'node:path';
import { chooseBinding } from './setup/electron/binding.mjs';
import { askNapiVersion, wantedVersion } from './setup/electron/electron.mjs';
import { projectRoot, readJson } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runInPlace } from './setup/run.mjs';
import { runScript, say } from './setup/say.mjs';
import { checkShippable, trial } from './setup/electron/shippable.mjs';
import { makeLinuxTrees } from './package/linux-tree.mjs';

/** @typedef {import('./setup/electron/electron.mjs').Electron} Electron */

const adviceOnTools =
  'If a download failed: installers (NSIS, dmg, AppImage, deb) are made with tools that electron-builder fetches from its\n' +
  'release page. Behind a proxy set HTTPS_PROXY, with a mirror ELECTRON_BUILDER_BINARIES_MIRROR; or bring them yourself:\n' +
  'ELECTRON_BUILDER_NSIS_DIR, CUSTOM_FPM_PATH. Without them, `npm run dist -- --dir` makes the program as a folder.';

await runScript(async () => {
  const args = process.argv.slice(2);
  const electron = await prepare('dist');
  checkShippable(electron.version, wantedVersion(), args);
  if (process.platform === 'linux') await makeLinuxTrees();
  const builder = join(projectRoot, 'node_modules/electron-builder/cli.js');
  const own = [
    ...['--publish', 'never'],
    ...(electron.kind === 'official' ? [] : describeDist(electron)),
    ...args.flatMap((argument) => meaningOf(argument)),
  ];
  const env = {
    CUSTOM_FPM_PATH: join(projectRoot, 'build/package/fpm.mjs'),
    ...process.env,
    ...(await nameUnusedBinding(electron)),
  };
  const code = await runInPlace(process.execPath, [builder, ...own], { cwd: projectRoot, env });
  if (code !== 0) say(adviceOnTools);
  return code;
});

/** What electron-builder is told by an argument of ours; others are its own. @param {string} argument */
function meaningOf(argument) {
  switch (argument) {
    case trial:
      return asTrial();
    case '--release':
      // What is handed on is signed, or not made at all.
      return ['-c.forceCodeSigning=true'];
    default:
      return [argument];
  }
}

/** Packages for trying out, whatever Electron is here; quickly made, and older than any release by their number. */
function asTrial() {
  const { version } = readJson(join(projectRoot, 'package.json'));
  return [
    `-c.extraMetadata.version=${process.env['KRONIKA_TRIAL_VERSION'] ?? `${version}-trial`}`,
    '-c.directories.output=release/trial',
    '-c.deb.compression=gz',
    '-c.rpm.compression=gzip',
  ];
}

/** Points electron-builder at the Electron that is here. @param {Electron} electron */
function describeDist({ folder, version }) {
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`];
}

/** Which of the database's bindings a Linux package leaves out. @param {Electron} electron */
async function nameUnusedBinding(electron) {
  const choice = chooseBinding([{ napi: await askNapiVersion(electron) }]);
  return { KRONIKA_UNUSED_BINDING: choice === 'prebuilt' ? 'build' : 'prebuilds' };
}

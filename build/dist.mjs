import { join } from 'node:path';
import { chooseBinding } from './setup/binding.mjs';
import { askNapiVersion } from './setup/electron.mjs';
import { projectRoot } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runInPlace } from './setup/run.mjs';
import { runScript, say, SetupStopped } from './setup/say.mjs';

/** @typedef {import('./setup/electron.mjs').Electron} Electron */

await runScript(async () => {
  const args = process.argv.slice(2);
  const electron = await prepare('dist');
  if (electron.kind === 'repackaged') checkShippable(electron, args);
  const builder = join(projectRoot, 'node_modules/electron-builder/cli.js');
  const own = ['--publish', 'never', ...(electron.kind === 'official' ? [] : describeDist(electron))];
  const env = { ...process.env, ...(await nameUnusedBinding(electron)) };
  const code = await runInPlace(process.execPath, [builder, ...own, ...args], { cwd: projectRoot, env });
  if (code !== 0) say(adviceOnTools);
  return code;
});

const adviceOnTools =
  'If a download failed: installers (NSIS, dmg, AppImage, deb) are made with tools that electron-builder fetches from its\n' +
  'release page. Behind a proxy set HTTPS_PROXY, with a mirror ELECTRON_BUILDER_BINARIES_MIRROR; or bring them yourself:\n' +
  'ELECTRON_BUILDER_NSIS_DIR, CUSTOM_FPM_PATH. Without them, `npm run dist -- --dir` makes the program as a folder.';

/** An old Electron is for trying a package out, not for handing one on. @param {Electron} electron @param {readonly string[]} args */
function checkShippable(electron, args) {
  if (args.includes('--dir') && !args.some((argument) => /^(-w|-m|--win|--mac|--windows|--macos)$/.test(argument))) {
    say(`Notice: this package holds Electron ${electron.version} and is for trying out only; it must not be shipped.`);
    return;
  }
  throw new SetupStopped(
    'An installer cannot be made here.',
    'It needs the official Electron and tools from release pages, and those cannot be reached.',
    [
      'Behind a proxy: set HTTPS_PROXY. With mirrors: ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR.',
      'To try the package out: npm run dist -- --dir (a folder for Linux, with the old Electron).',
    ],
  );
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

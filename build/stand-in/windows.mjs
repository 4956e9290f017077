import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';
import { run, tail } from '../setup/run.mjs';
import { SetupStopped } from '../setup/say.mjs';
import { makeStandInElectron, standInVersion } from './electron.mjs';

/**
 * What `npm run dist` makes on Windows, made anywhere: around a program that stands in for Electron's, by electron-builder and with
 * its settings as they are.
 */

const standIns = join(projectRoot, 'build/stand-in');

/** The functions of each plugin that electron-builder's script calls; all are in plugins.c. */
const plugins = ['UAC', 'StdUtils', 'WinShell', 'Nsis7z'];

/** The folder that an installer packs: `OUTPUT/win-unpacked`. @param {string} output */
export async function makeWindowsFolder(output) {
  await withElectron(null, (electron) => pack(output, electron, ['dir'], {}));
}

/**
 * The installer of a version, around the stand-in that can be run (program.c), made where `wine` runs: NSIS makes its uninstaller
 * by running what it made. What it lacks of the real one: Electron, and the plugins of NSIS that no distribution has, for which
 * plugins.c stands in.
 * @param {string} output @param {string} version @param {{ without?: string }} options A file that this version does not have.
 */
export async function makeWindowsInstallers(output, version, { without } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-windows-tools-'));
  try {
    const program = join(folder, 'program.exe');
    await compile([join(standIns, 'program.c'), '-mwindows', '-o', program, '-lshell32']);
    const tools = await bringNsis(folder);
    await withElectron(readFileSync(program), async (electron) => {
      if (without !== undefined) rmSync(join(electron, without));
      await pack(output, electron, ['nsis', `-c.extraMetadata.version=${version}`], tools);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} args */
async function compile(args) {
  const compiled = await run('x86_64-w64-mingw32-gcc', ['-Os', '-s', ...args]);
  if (compiled.code !== 0) throw new SetupStopped('A stand-in could not be compiled.', compiled.output, []);
}

/** The system's NSIS in the shape that electron-builder knows, with our plugins. @param {string} folder */
async function bringNsis(folder) {
  const nsis = join(folder, 'nsis');
  cpSync('/usr/share/nsis', nsis, { recursive: true });
  mkdirSync(join(nsis, 'linux'));
  copyFileSync(join(standIns, 'makensis'), join(nsis, 'linux/makensis'));
  const library = join(folder, 'plugins.dll');
  await compile([join(standIns, 'plugins.c'), '-shared', '-o', library, '-lshell32', '-lole32']);
  for (const name of plugins) copyFileSync(library, join(nsis, `Plugins/amd64-unicode/${name}.dll`));
  const resources = join(folder, 'resources');
  mkdirSync(join(resources, 'plugins/x86-unicode'), { recursive: true });
  return {
    ELECTRON_BUILDER_NSIS_DIR: nsis,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: resources,
    ELECTRON_BUILDER_7ZIP_PATH: join(standIns, '7za'),
  };
}

/** @param {Uint8Array | null} program @param {(electron: string) => Promise<void>} use */
async function withElectron(program, use) {
  const electron = mkdtempSync(join(tmpdir(), 'kronika-stand-in-'));
  try {
    await makeStandInElectron(electron, program ?? undefined);
    await use(electron);
  } finally {
    rmSync(electron, { recursive: true, force: true });
  }
}

/** @param {string} output @param {string} electron @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
async function pack(output, electron, args, env) {
  const builder = join(projectRoot, 'node_modules/electron-builder/cli.js');
  const own = [
    ...['--publish', 'never', '--x64', `-c.directories.output=${output}`],
    ...[`-c.electronDist=${electron}`, `-c.electronVersion=${standInVersion}`],
  ];
  const packed = await run(process.execPath, [builder, ...own, '--win', ...args], {
    env: { ...process.env, ...env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  });
  if (packed.code !== 0)
    throw new SetupStopped('The stand-in of the Windows program could not be packed.', tail(packed.output, 40), []);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { projectRoot } from '../setup/places.mjs';

/** electron-builder's own library for programs of Windows; its types are not ours to know. @type {any} */
const resedit = createRequire(join(projectRoot, 'node_modules/app-builder-lib/package.json'))('resedit');

/** What is told of every Electron; beside it as in Electron's own archive for Windows, of which some files are left out. */
export const standInVersion = '33.2.1';
const beside = [
  ...['LICENSE', 'LICENSES.chromium.html', 'version', 'icudtl.dat', 'resources.pak', 'v8_context_snapshot.bin'],
  ...['ffmpeg.dll', 'libEGL.dll', 'vk_swiftshader_icd.json'],
  ...['pl', 'en-US', 'en-GB', 'de', 'fr'].map((name) => `locales/${name}.pak`),
];

/**
 * A folder like the one that Electron is brought in for Windows, around a program that stands in for it: what is packed can so be
 * made and looked at where no Electron for Windows can be had.
 * @param {string} folder @param {Uint8Array} program
 */
export async function makeStandInElectron(folder, program = emptyProgram()) {
  for (const name of beside) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `stands in for ${name}\n`);
  }
  await createPackage(join(folder, 'locales'), join(folder, 'resources/default_app.asar'));
  writeFileSync(join(folder, 'electron.exe'), withVersion(program));
}

/** A program that does nothing; it has the mark by which the fuses are found (@electron/fuses), with eight of them. */
function emptyProgram() {
  const executable = resedit.NtExecutable.createEmpty(false, false);
  const resource = resedit.NtExecutableResource.from(executable);
  const bin = new TextEncoder().encode('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u{1}\u{8}10110011').buffer;
  resource.entries.push({ type: 'FUSES', id: 1, lang: 1033, codepage: 1200, bin });
  resource.outputResource(executable);
  return new Uint8Array(executable.generate());
}

/** @param {Uint8Array} program */
function withVersion(program) {
  const executable = resedit.NtExecutable.from(program);
  const resource = resedit.NtExecutableResource.from(executable);
  const version = resedit.Resource.VersionInfo.createEmpty();
  version.setFileVersion(standInVersion, 1033);
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron', FileVersion: standInVersion });
  version.outputToResourceEntries(resource.entries);
  resource.outputResource(executable);
  return new Uint8Array(executable.generate());
}

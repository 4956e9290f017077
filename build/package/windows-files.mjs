import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, writeWhole } from '../setup/places.mjs';

/**
 * Writes the list by which the uninstaller of Windows takes away what was installed, and nothing else: build/windows/files.nsh
 * inserts it.
 * @param {string} folder The program as it is packed.
 */
export function listInstalledFiles(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  /** @param {boolean} areFolders */
  const namesOf = (areFolders) =>
    entries
      .filter((entry) => entry.isDirectory() === areFolders)
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length + 1)
          .replaceAll('/', '\\'),
      )
      // A folder before what is in it.
      .sort((a, b) => (a < b ? -1 : 1));
  const folders = namesOf(true);
  const list = [
    macro('eachInstalledFile', namesOf(false)),
    macro('eachInstalledFolder', folders),
    macro('eachEmptiedFolder', folders.toReversed()),
  ];
  writeWhole(join(projectRoot, 'release/windows/installed-files.nsh'), list.join('\n'));
}

/** @param {string} name @param {readonly string[]} paths */
function macro(name, paths) {
  const lines = paths.map((path) => `  !insertmacro \${ACT} "${path.replaceAll('$', '$$')}"`);
  return [`!macro ${name} ACT`, ...lines, '!macroend', ''].join('\n');
}

import { posix, win32 } from 'node:path';
import { KronikaError } from '../../preload/failure';

/** The longest name of a file or folder: 255 UTF-16 units on Windows and macOS, 255 bytes elsewhere. */
export const maxNameLength = 255;

/** The longest path that Windows takes (Microsoft, Maximum Path Length Limitation), in UTF-16 units. */
const maxPathLength = 32_767;

/** Names that stand for devices on Windows, whatever ending they have (Microsoft, Naming Files, Paths, and Namespaces). */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\.|$)/i;

/** What no name may hold on Windows, and what cannot be seen or written at all. */
const forbidden = /["*/:<>?\\|]|\p{Cc}|\p{Surrogate}/gu;

/** Whether a name stands for a device on Windows: `CON`, `nul.txt`. */
export function isDeviceName(name: string): boolean {
  return device.test(name);
}

/**
 * Checks the name that a file is to get as Windows would, on every system: files are sent on, and lie on shared drives.
 * The folders above it are there already, so theirs are checked on Windows alone, where `a:b` would be something else
 * than a folder. Throws `nameForbidden`, `nameReserved`, `nameEnding` and `nameTooLong`; a path that ends as a folder
 * does is left to who looks whether it is one.
 */
export function checkFileName(path: string, platform: NodeJS.Platform = process.platform): void {
  if (path.length > maxPathLength) throw new KronikaError('nameTooLong', { path });
  if (path.includes('\0')) throw new KronikaError('nameForbidden', { path, characters: 'U+0000' });
  const isWindows = platform === 'win32';
  const { root, base } = (isWindows ? win32 : posix).parse(path);
  // `a:b.csv`: a file of the folder that another program was last in on the drive A, which is not what is meant.
  if (isWindows && /^[a-z]:$/i.test(root)) throw new KronikaError('nameForbidden', { path, characters: ':' });
  const folders = isWindows ? path.slice(root.length).split(/[/\\]/).slice(0, -1) : [];
  for (const part of [...folders, base]) {
    if (part !== '' && part !== '.' && part !== '..') checkPart(part, path, platform);
  }
}

function checkPart(name: string, path: string, platform: NodeJS.Platform): void {
  const found = name.match(forbidden);
  if (found !== null) {
    throw new KronikaError('nameForbidden', { path, characters: [...new Set(found)].map(shown).join(' ') });
  }
  if (isDeviceName(name)) throw new KronikaError('nameReserved', { path, name });
  if (/[. ]$/.test(name)) throw new KronikaError('nameEnding', { path });
  if (!fitsName(name, platform)) throw new KronikaError('nameTooLong', { path });
}

/** Whether a name is short enough for a file system. */
export function fitsName(name: string, platform: NodeJS.Platform = process.platform): boolean {
  const countsUnits = platform === 'win32' || platform === 'darwin';
  return (countsUnits ? name.length : Buffer.byteLength(name)) <= maxNameLength;
}

/** A name with something behind its stem: `wyniki (2).csv`. */
export function withMark(name: string, mark: string, platform: NodeJS.Platform = process.platform): string {
  const { name: stem, ext } = posix.parse(name);
  return cutName(stem, mark + ext, platform);
}

/** A beginning and an end of a name, the beginning cut where both are too long together. */
export function cutName(beginning: string, end: string, platform: NodeJS.Platform = process.platform): string {
  let letters = Array.from(beginning);
  while (letters.length > 1 && !fitsName(letters.join('') + end, platform)) letters = letters.slice(0, -1);
  return letters.join('').trimEnd() + end;
}

function shown(character: string): string {
  if (/[!-~]/.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

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
  checkFolderName(path, platform);
  if (platform !== 'win32') checkPart(posix.basename(path), path, platform);
}

/**
 * Checks the path of a folder, there or not, as its own system would: elsewhere than on Windows every name is one. Windows itself
 * would quietly make another folder of some (`C:\\Kronika.`), or one that its Explorer can neither open nor delete. Throws likewise.
 */
export function checkFolderName(path: string, platform: NodeJS.Platform = process.platform): void {
  if (path.length > maxPathLength) throw new KronikaError('nameTooLong', { path });
  if (path.includes('\0')) throw new KronikaError('nameForbidden', { path, characters: 'U+0000' });
  if (platform !== 'win32') return;
  const { root } = win32.parse(path);
  // `a:b.csv`: a file of the folder that another program was last in on the drive A, which is not what is meant.
  if (/^[a-z]:$/i.test(root)) throw new KronikaError('nameForbidden', { path, characters: ':' });
  // `\\\\.\\COM1`: no file, but a device by its own name.
  if (/^[/\\]{2}\.(?:[/\\]|$)/.test(path)) throw new KronikaError('nameReserved', { path, name: path });
  for (const part of path.slice(root.length).split(/[/\\]/)) checkPart(part, path, platform);
}

/** Whether a folder can have this path on its own system. */
export function isFolderName(path: string, platform: NodeJS.Platform = process.platform): boolean {
  try {
    checkFolderName(path, platform);
    return true;
  } catch {
    return false;
  }
}

function checkPart(name: string, path: string, platform: NodeJS.Platform): void {
  if (name === '' || name === '.' || name === '..') return;
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

/**
 * What a Linux lacks, by the names Debian 12 gives it, and what each is for.
 * Debian 13 and Ubuntu 24.04 renamed some when time became 64 bits wide.
 */
const windowPackages = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'];
const renamed = new Map([
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libasound2', 'libasound2t64'],
]);

/** Packages for a screen that is none. */
export const screenPackages = ['xvfb', 'xauth'];
/** Packages so that Polish and signs of every kind look as they should. */
export const fontPackages = ['fonts-cantarell', 'fonts-noto-color-emoji'];
/** Packages to open exported files with, in tests. */
export const spreadsheetPackages = ['libreoffice-calc'];
/** Packages to read PDFs with, in tests. */
export const pdfPackages = ['poppler-utils'];
/** Packages to press real keys with, in tests. */
export const keyboardPackages = ['xdotool'];
/** Packages to be told by a program as a desktop is, in tests. */
export const desktopPackages = ['libnotify4', 'dbus'];
/** Packages to run programs of Windows with, and to compile what Wine lacks, in tests. */
export const winePackages = ['wine64', 'wine', 'nsis', 'gcc-mingw-w64-x86-64-win32'];
/** Packages to compile the database with. */
export const compilerPackages = ['python3', 'make', 'g++'];

/** @typedef {{ id: string, like: readonly string[], version: number }} Distribution */

/** Reads /etc/os-release (freedesktop.org, os-release). @param {string} text @returns {Distribution} */
export function parseDistribution(text) {
  const fields = new Map(
    [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], (match[2] ?? '').replace(/^["']|["']$/g, '')]),
  );
  return {
    id: fields.get('ID') ?? '',
    like: (fields.get('ID_LIKE') ?? '').split(' ').filter((name) => name !== ''),
    // A Debian that is yet to be released has no number.
    version: Number(fields.get('VERSION_ID') ?? Infinity),
  };
}

/** Whether its packages come with apt. @param {Distribution} distribution */
export function hasApt({ id, like }) {
  return [id, ...like].some((name) => name === 'debian' || name === 'ubuntu');
}

/** The libraries Electron's window needs, as this distribution names them. @param {Distribution} distribution */
export function nameWindowPackages(distribution) {
  const since = distribution.id === 'ubuntu' || distribution.like.includes('ubuntu') ? 24.04 : 13;
  return windowPackages.map((name) => (distribution.version >= since ? (renamed.get(name) ?? name) : name));
}

/** The packages of a list that `dpkg-query -W -f='${Package} ${db:Status-Status}\n'` does not call installed. @param {readonly string[]} wanted @param {string} answer */
export function listMissing(wanted, answer) {
  const installed = new Set(
    answer.split('\n').flatMap((line) => (line.endsWith(' installed') ? [line.split(/[ :]/, 1)[0]] : [])),
  );
  return wanted.filter((name) => !installed.has(name));
}

import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash, locateCache, projectRoot, writeWhole } from '../setup/places.mjs';
import { encodeLexemes } from './encode.mjs';
import { readEntries, readSuffixes } from './hunspell.mjs';
import { listLexemes } from './lexemes.mjs';

const here = join(projectRoot, 'build/inflection');
// Not resolved as a module: this file is loaded before the packages are there.
const dictionary = join(projectRoot, 'node_modules/dictionary-pl');

/** Brings the inflection data into a folder, under the name the program looks for, with the notice of its licence. @param {string} folder */
export function bringInflection(folder) {
  copyFileSync(cacheInflection(), join(folder, 'inflection.bin'));
  writeWhole(join(folder, 'inflection.license.txt'), writeNotice());
}

/** The path of the inflection data, which is compiled only when the dictionary or what compiles it has changed. */
export function cacheInflection() {
  const file = join(locateCache(), `inflection-${hashSources()}.bin`);
  if (!existsSync(file)) writeWhole(file, compileInflection(readSupplement()));
  return file;
}

/** The inflection data compiled from the dictionary and a supplement. @param {import('./lexemes.mjs').Supplement} supplement */
export function compileInflection(supplement) {
  const suffixes = readSuffixes(readText(join(dictionary, 'index.aff')));
  const entries = readEntries(readText(join(dictionary, 'index.dic')));
  return encodeLexemes(listLexemes(suffixes, entries, supplement));
}

/** What Kronika adds to the dictionary by hand. @returns {import('./lexemes.mjs').Supplement} */
export function readSupplement() {
  const lines = contentLines(readText(join(here, 'irregular.txt'))).map((line) => {
    const [headword = '', forms = ''] = line.split(': ');
    return /** @type {const} */ ([headword, forms.split(' ')]);
  });
  const words = contentLines(readText(join(here, 'invariable.txt'))).flatMap((line) => line.split(' '));
  return { irregular: new Map(lines), invariable: new Set(words) };
}

/** @param {string} text */
function contentLines(text) {
  return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
}

/** Kronika's own words about the data, then the dictionary's licence as it came. */
function writeNotice() {
  return `${readText(join(here, 'notice.txt'))}\n${readText(join(dictionary, 'license'))}`;
}

function hashSources() {
  const ours = readdirSync(here).map((name) => join(here, name));
  const theirs = ['index.aff', 'index.dic'].map((name) => join(dictionary, name));
  return hash([...ours, ...theirs].map((file) => hash(readFileSync(file))).join(' ')).slice(0, 16);
}

/** @param {string} file */
function readText(file) {
  return readFileSync(file, 'utf8');
}

// What ESLint says of every file, asked anew only where it could be another than before; ends with 0 or 1.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ESLint } from 'eslint';
import { hashLockFile } from '../setup/packages.mjs';
import { projectRoot, readJson, writeWhole } from '../setup/places.mjs';
import { keysOf } from './closure.mjs';

const cache = join(projectRoot, 'node_modules/.cache/lint.json');
const settings = ['eslint.config.js', 'tsconfig.base.json', 'tsconfig.json'];
const isLinted = /\.(?:[cm]?js|ts|svelte)$/;

const contents = new Map(listFiles('').map((path) => [path, readFileSync(join(projectRoot, path), 'utf8')]));
const decisive = [...contents].filter(([path]) => settings.includes(path) || /(?:^|\/)tsconfig[^/]*\.json$/.test(path));
const circumstances = JSON.stringify([process.versions.node, hashLockFile(), decisive]);
const keys = keysOf(contents, circumstances);
/** @type {Readonly<Record<string, string>>} Of the files in which nothing was found. */
const good = readJson(cache) ?? {};
const stale = [...keys.keys()].filter((path) => isLinted.test(path) && good[path] !== keys.get(path));

const eslint = new ESLint({ cwd: projectRoot });
const results = stale.length === 0 ? [] : await eslint.lintFiles(stale);
const faulty = results.filter(({ errorCount, warningCount }) => errorCount + warningCount > 0);
const bad = new Set(faulty.map(({ filePath }) => filePath));
writeWhole(cache, JSON.stringify(Object.fromEntries([...keys].filter(([path]) => !bad.has(join(projectRoot, path))))));
process.stdout.write(await (await eslint.loadFormatter('stylish')).format(faulty));
process.stdout.write(`${String(stale.length)} files were looked at; the others are as they were found good.\n`);
process.exitCode = faulty.length === 0 ? 0 : 1;

/** Every file of text that another may import or that is a setting; what is built or brought is left out. @param {string} folder @returns {string[]} */
function listFiles(folder) {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isLeftOut(entry.name) ? [] : listFiles(path);
    return /\.(?:[cm]?js|ts|svelte|json)$/.test(entry.name) ? [path] : [];
  });
}

/** @param {string} name */
function isLeftOut(name) {
  return name.startsWith('.') || ['dist', 'release', 'node_modules', 'test-results'].includes(name);
}

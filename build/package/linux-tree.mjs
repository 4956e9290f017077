import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runnerImport } from 'vite';
import { projectRoot, readJson } from '../setup/places.mjs';
import { run } from '../setup/run.mjs';
import { manPage } from './man-page.mjs';

/**
 * What a Linux package has beside the program's own folder: the command's name, manual pages, completion of shells, licence and
 * changelog, where such a system looks for them. electron-builder.yml names these two folders.
 */
const shared = join(projectRoot, 'release/linux/shared');
const ofDeb = join(projectRoot, 'release/linux/deb');
const ofRpm = join(projectRoot, 'release/linux/rpm');

/** Makes these folders anew. */
export async function makeLinuxTrees() {
  rmSync(join(projectRoot, 'release/linux'), { recursive: true, force: true });
  const { version } = readJson(join(projectRoot, 'package.json'));
  const { helpIn } = await importSource('main/cli/usage.ts');
  const { completionScript } = await importSource('main/cli/completion.ts');

  mkdirSync(join(shared, 'usr/bin'), { recursive: true });
  symlinkSync('/opt/Kronika/kronika', join(shared, 'usr/bin/kronika'));
  write(shared, 'usr/share/man/man1/kronika.1.gz', zipped(manPage(helpIn('en'), 'en', version)));
  write(shared, 'usr/share/man/pl/man1/kronika.1.gz', zipped(manPage(helpIn('pl'), 'pl', version)));
  write(shared, 'usr/share/bash-completion/completions/kronika', completionScript('bash', 'pl'));
  write(shared, 'usr/share/fish/vendor_completions.d/kronika.fish', completionScript('fish', 'pl'));

  const zsh = `#compdef kronika\n${completionScript('zsh', 'pl')}`;
  write(ofDeb, 'usr/share/zsh/vendor-completions/_kronika', zsh);
  write(ofRpm, 'usr/share/zsh/site-functions/_kronika', zsh);

  const changes = readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8');
  write(ofDeb, 'usr/share/doc/kronika/CHANGELOG.md.gz', zipped(changes));
  write(ofDeb, 'usr/share/doc/kronika/changelog.gz', zipped(await debianChangelog(version)));
  copy(ofDeb, 'usr/share/doc/kronika/copyright', 'build/linux/copyright');
  copy(ofDeb, 'usr/share/lintian/overrides/kronika', 'build/linux/lintian-overrides');
  copy(ofRpm, 'usr/share/licenses/kronika/LICENSE', 'LICENSE');
}

/** What Debian wants to be told of a version; what it changed is told in our own words beside it. @param {string} version */
async function debianChangelog(version) {
  const committed = await run('git', ['log', '-1', '--format=%cD']);
  const when = committed.code === 0 ? committed.stdout.trim() : new Date().toUTCString().replace('GMT', '+0000');
  return [
    `kronika (${version}) unstable; urgency=medium`,
    '',
    '  * What is new is told in CHANGELOG.md.gz.',
    '',
    ` -- The Kronika team <team@kronika.invalid>  ${when}`,
    '',
  ].join('\n');
}

/** A module of the program, as it is in the sources. @param {string} file @returns {Promise<any>} */
async function importSource(file) {
  return (await runnerImport(join(projectRoot, file), { configFile: false, logLevel: 'error' })).module;
}

/** The same bytes every time: without the hour. @param {string} text */
function zipped(text) {
  return gzipSync(text, { level: 9 });
}

/** @param {string} tree @param {string} file @param {string | Uint8Array} content */
function write(tree, file, content) {
  const path = join(tree, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o644);
}

/** @param {string} tree @param {string} file @param {string} source */
function copy(tree, file, source) {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  copyFileSync(join(projectRoot, source), join(tree, file));
  chmodSync(join(tree, file), 0o644);
}

#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * Stands where electron-builder calls fpm, which is a program in Ruby that it would download: takes just the arguments that it
 * gives, and lets the system's own tools (dpkg-deb, rpmbuild) make the package. So a package is made the same everywhere, and
 * the one that is tested is the one that is handed on.
 */
const { options, lists, mappings } = readArguments(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), 'kronika-package-'));
try {
  chmodSync(root, 0o755);
  for (const mapping of mappings) place(mapping, root);
  settleModes(root);
  const target = option('t');
  if (target === 'deb') makeDeb(root);
  else if (target === 'rpm') makeRpm(root);
  else throw new Error(`fpm.mjs makes deb and rpm, not ${target}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** @param {readonly string[]} args */
function readArguments(args) {
  /** @type {Map<string, string>} */
  const options = new Map();
  /** @type {Map<string, string[]>} */
  const lists = new Map();
  /** @type {string[]} */
  const mappings = [];
  const switches = new Set(['force', 'debug']);
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    const name = argument.replace(/^--?/, '');
    if (name === argument) mappings.push(argument);
    else if (!switches.has(name)) {
      at += 1;
      const value = args[at] ?? '';
      options.set(name, value);
      lists.set(name, [...(lists.get(name) ?? []), value]);
    }
  }
  return { options, lists, mappings };
}

/** @param {string} name */
function option(name) {
  const value = options.get(name);
  if (value === undefined) throw new Error(`fpm.mjs needs --${name}`);
  return value;
}

/** `from=to`: the contents of a folder where `from` ends with a slash, else one file. @param {string} mapping @param {string} root */
function place(mapping, root) {
  const at = mapping.lastIndexOf('=');
  const [from, to] = [mapping.slice(0, at), join(root, mapping.slice(at + 1))];
  mkdirSync(dirname(to), { recursive: true });
  if (from.endsWith('/')) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  else copyFileSync(from, to);
}

/** Whoever built it may have had any umask. @param {string} folder */
function settleModes(folder) {
  chmodSync(folder, 0o755);
  for (const { path, stats } of everythingIn(folder)) {
    if (stats.isSymbolicLink()) continue;
    // A library is read, not run: only what is a program keeps that.
    const isRun = stats.isDirectory() || ((stats.mode & 0o100) !== 0 && !/\.(so(\.\d+)?|node)$/.test(path));
    chmodSync(path, isRun ? 0o755 : 0o644);
  }
}

/** @param {string} folder @returns {Generator<{ path: string, stats: import('node:fs').Stats }>} */
function* everythingIn(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const stats = lstatSync(path);
    yield { path, stats };
    if (stats.isDirectory()) yield* everythingIn(path);
  }
}

/** @param {string} root */
function makeDeb(root) {
  const files = [...everythingIn(root)].filter(({ stats }) => stats.isFile()).map(({ path }) => path);
  const kilobytes = files.reduce((sum, file) => sum + Math.ceil(statSync(file).size / 1024), 0);
  const fields = {
    Package: option('name'),
    Version: option('version'),
    Architecture: option('architecture'),
    Maintainer: option('maintainer'),
    'Installed-Size': String(kilobytes),
    Depends: (lists.get('d') ?? []).join(', '),
    Recommends: (lists.get('deb-recommends') ?? []).join(', '),
    Section: options.get('category') ?? 'misc',
    Priority: options.get('deb-priority') ?? 'optional',
    Homepage: options.get('url') ?? '',
    Description: paragraph(option('description')),
  };
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(
    join(control, 'control'),
    Object.entries(fields)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(''),
  );
  writeFileSync(
    join(control, 'md5sums'),
    files
      .map((file) => `${createHash('md5').update(readFileSync(file)).digest('hex')}  ${relative(root, file)}\n`)
      .join(''),
  );
  for (const [name, file] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ]) {
    const script = options.get(name ?? '');
    if (script === undefined) continue;
    copyFileSync(script, join(control, file ?? ''));
    chmodSync(join(control, file ?? ''), 0o755);
  }
  // Quickly is for trying out.
  const compression = options.get('deb-compression') === 'gz' ? ['-Zgzip', '-z1'] : ['-Zxz'];
  const args = ['--root-owner-group', ...compression, '--build'];
  execFileSync('dpkg-deb', [...args, root, option('package')], { stdio: 'inherit' });
}

/** A description as `control` has it: one line, then lines that begin with a space. @param {string} description */
function paragraph(description) {
  const [synopsis = '', ...rest] = description.trim().split('\n');
  const text = rest.join(' ').replace(/\s+/g, ' ').trim();
  return text === '' ? synopsis : `${synopsis}\n ${wrapped(text).join('\n ')}`;
}

/** @param {string} text */
function wrapped(text) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 77) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** @param {string} root */
function makeRpm(root) {
  const work = mkdtempSync(join(tmpdir(), 'kronika-rpm-'));
  try {
    const spec = join(work, 'package.spec');
    writeFileSync(spec, specOf(root));
    execFileSync(
      'rpmbuild',
      [
        '-bb',
        '--quiet',
        '--define',
        `_topdir ${work}`,
        '--buildroot',
        join(work, 'root'),
        '--target',
        option('architecture'),
        spec,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const built = [...everythingIn(join(work, 'RPMS'))].find(({ path }) => path.endsWith('.rpm'));
    if (built === undefined) throw new Error('rpmbuild made no package');
    copyFileSync(built.path, option('package'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} root */
function specOf(root) {
  const owned = [...everythingIn(root)]
    .filter(({ path, stats }) => !stats.isDirectory() || /^opt\/[^/]+$/.test(relative(root, path)))
    .map(({ path }) => `/${relative(root, path)}`)
    .filter(
      (path, _at, all) =>
        !all.some((other) => other !== path && /^\/opt\/[^/]+$/.test(other) && path.startsWith(`${other}/`)),
    );
  const script = (/** @type {string} */ name) => readFileSync(option(name), 'utf8').replaceAll('%', '%%');
  return [
    `Name: ${option('name')}`,
    `Version: ${option('version')}`,
    'Release: 1',
    `Summary: ${options.get('rpm-summary') ?? option('description')}`,
    `License: ${option('license')}`,
    `URL: ${option('url')}`,
    `Packager: ${option('maintainer')}`,
    // What it needs is named; what it brings (libffmpeg.so, ...) is for itself alone.
    'AutoReqProv: no',
    ...(lists.get('d') ?? []).map((need) => `Requires: ${need}`),
    // Nothing is stripped, compiled or checked a second time: the files are as electron-builder left them.
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    '%global debug_package %{nil}',
    `%global _binary_payload ${options.get('rpm-compression') === 'gzip' ? 'w1.gzdio' : 'w6T0.xzdio'}`,
    '%description',
    option('description'),
    '%install',
    `cp -a "${resolve(root)}/." "%{buildroot}/"`,
    '%post -p /bin/sh',
    script('after-install'),
    '%postun -p /bin/sh',
    script('after-remove'),
    '%files',
    '%defattr(-, root, root)',
    ...owned.map((path) => `"${path}"`),
    '',
  ].join('\n');
}

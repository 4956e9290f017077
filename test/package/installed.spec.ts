import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CrmServer } from '../../main/sample-crm/http/server';
import { countInOffice, officeDays, startOffice } from '../app/driver/office';
import type { RunningPackage } from '../app/driver/packaged';
import { asPerson, asRoot, filesOfTheSystem, home, openWindow, packageOf, person } from './machine';

test.describe.configure({ mode: 'serial' });

const folder = '/opt/Kronika';
const first = '0.0.1';
const second = '0.0.2';
let before: ReadonlySet<string>;
let server: CrmServer;

test.beforeAll(async () => {
  before = await filesOfTheSystem();
  server = await startOffice(400);
});

test.afterAll(async () => {
  await server.close();
});

test('the package holds to the rules of its system', async () => {
  const deb = packageOf(first);
  const checked = await asRoot(
    'lintian',
    '--allow-root',
    '--fail-on',
    'error,warning',
    '--tag-display-limit',
    '0',
    deb,
  );
  expect(checked.stdout).toBe('');
  expect(checked.code).toBe(0);
});

test('it is installed by the system, and known by its name everywhere', async () => {
  const installed = await asRoot('dpkg', '--install', packageOf(first));
  expect(installed.code, installed.stderr).toBe(0);
  await asRoot('useradd', '--create-home', person);

  expect(readlinkSync('/usr/bin/kronika')).toBe(`${folder}/kronika`);
  expect((await asPerson({}, 'kronika', '--version')).stdout).toContain(first);
  for (const [language, word] of [['C.UTF-8', 'archive'] as const, ['pl_PL.UTF-8', 'archiwum'] as const]) {
    const page = await asRoot('man', ...(language.startsWith('pl') ? ['-L', 'pl'] : []), '--warnings', 'kronika');
    expect(page.stderr).toBe('');
    expect(page.stdout).toContain(word);
    expect(page.stdout).toContain('verify-export');
  }
  const entry = '/usr/share/applications/kronika.desktop';
  expect((await asRoot('desktop-file-validate', entry)).stdout).toBe('');
  expect(readFileSync(entry, 'utf8')).toMatch(/^Comment\[pl\]=.*SMS/m);
  const completed = await asPerson(
    {},
    'bash',
    '-c',
    '. /usr/share/bash-completion/completions/kronika; COMP_WORDS=(kronika ver); COMP_CWORD=1; $(complete -p kronika | sed "s/.*-F \\([^ ]*\\).*/\\1/") kronika ver kronika; echo "${COMPREPLY[*]}"',
  );
  expect(completed.stdout).toContain('verify');
  expect((await asRoot('dpkg', '--verify', 'kronika')).stdout).toBe('');
});

test('only what belongs is inside, with its licences', async () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => /default_app|\.map$|\.d\.[mc]?ts$|\.test\.|node_gyp|package-lock/.test(name))).toEqual(
    [],
  );
  for (const name of ['Kronika.txt', 'program.md', 'window.md', 'inflection.txt'])
    expect(statSync(join(folder, 'resources/licenses', name)).size, name).toBeGreaterThan(500);

  const inside = readFileSync(join(folder, 'resources/app.asar'));
  expect(inside.includes('sourceMappingURL=')).toBe(false);
  const fuses = await getCurrentFuseWire(join(folder, 'kronika-program'));
  for (const option of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
  ])
    expect(String.fromCharCode(fuses[option] ?? 0), FuseV1Options[option]).toBe('0');
});

test('each part is as large as it may be', () => {
  const megabytes = (path: string): number => {
    const stats = statSync(path);
    const bytes = stats.isDirectory()
      ? readdirSync(path).reduce((sum, name) => sum + megabytes(join(path, name)) * 1e6, 0)
      : stats.size;
    return bytes / 1e6;
  };
  const bounds: Readonly<Record<string, number>> = {
    'kronika-program': 250,
    'resources/app.asar': 8,
    'resources/app.asar.unpacked': 5,
    'resources/licenses': 1,
    'resources/policies': 0.1,
    'LICENSES.chromium.html': 20,
    'icudtl.dat': 15,
    'resources.pak': 10,
    locales: 6,
  };
  for (const [part, bound] of Object.entries(bounds)) {
    const size = megabytes(join(folder, part));
    console.log(`    ${part}: ${size.toFixed(1)} MB of ${String(bound)}`);
    expect(size, part).toBeLessThan(bound);
  }
  expect(megabytes(folder)).toBeLessThan(340);
});

test('its command does the main job for a person who is new here, without a screen', async () => {
  const kronika = (...args: string[]) => asPerson({ KRONIKA_API_KEY: server.key }, 'kronika', ...args);
  const nothing = await kronika('status');
  expect(nothing.code).toBe(2);
  const days = ['--from', officeDays.from, '--to', officeDays.to];
  const data = ['--data-dir', `${home}/skrypt`];
  const synced = await kronika('sync', '--account', server.baseUrl, ...days, '--json', ...data);
  expect(synced.code, synced.stderr).toBe(0);
  expect(JSON.parse(synced.stdout)).toMatchObject({ interactions: { new: 400 }, complete: true });
  const found = await kronika('search', 'faktur', '--json', '--limit', '1000', ...data);
  expect(found.stdout.trim().split('\n')).toHaveLength(countInOffice(server, 'faktur'));
  expect((await kronika('export', `${home}/wszystko.csv`, ...data)).code).toBe(0);
  expect(readFileSync(`${home}/wszystko.csv`, 'utf8').split('\r\n').length).toBeGreaterThan(400);
  expect((await kronika('verify', ...data)).code).toBe(0);
});

let opened: RunningPackage;

test('its window does, with the sandbox on', async () => {
  opened = await openWindow();
  await opened.kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
  await opened.kronika.waitUntilComplete();
  await opened.kronika.search('faktur');
  await opened.kronika.expectCount(countInOffice(server, 'faktur'));
  await opened.kronika.openRow(0);
  await expect(opened.kronika.record).toContainText(/faktur/i);

  const renderers = processes().filter(({ command }) => command.includes('--type=renderer'));
  expect(renderers.length).toBeGreaterThan(0);
  for (const { status, namespace } of renderers) {
    expect(status).toMatch(/^Seccomp:\s*2$/m);
    expect(namespace).not.toBe(readlinkSync('/proc/self/ns/user'));
  }
});

test('an upgrade while the window is open leaves it working, and nothing behind', async () => {
  const upgraded = await asRoot('dpkg', '--install', packageOf(second));
  expect(upgraded.code, upgraded.stderr).toBe(0);
  expect(upgraded.stderr).not.toMatch(/warning/i);

  await opened.kronika.search('');
  await opened.kronika.expectCount(400);
  await opened.quit();
  // Those that Chromium keeps for new processes go a moment after the program.
  await expect.poll(() => processes().filter(({ command }) => command.includes(folder))).toEqual([]);

  expect((await asPerson({}, 'kronika', '--version')).stdout).toContain(second);
  const again = await openWindow();
  await again.kronika.waitUntilComplete();
  await again.kronika.expectCount(400);
  await again.quit();
  expect((await asRoot('dpkg', '--verify', 'kronika')).stdout).toBe('');
});

test('where ordinary people may make no namespaces, the other sandbox is set up', async () => {
  const script = '/var/lib/dpkg/info/kronika.postinst';
  const refusing = `mkdir -p /tmp/refusing && printf '#!/bin/sh\\nexit 1\\n' >/tmp/refusing/unshare && chmod 755 /tmp/refusing/unshare`;
  await asRoot('sh', '-c', `${refusing}; PATH=/tmp/refusing:$PATH ${script} configure`);
  expect(statSync(`${folder}/chrome-sandbox`).mode & 0o7777).toBe(0o4755);
  await asRoot(script, 'configure');
  expect(statSync(`${folder}/chrome-sandbox`).mode & 0o7777).toBe(0o755);
  // An administrator's own decision stands.
  await asRoot('dpkg-statoverride', '--add', '--update', 'root', 'root', '4750', `${folder}/chrome-sandbox`);
  await asRoot(script, 'configure');
  expect(statSync(`${folder}/chrome-sandbox`).mode & 0o7777).toBe(0o4750);
  await asRoot('dpkg-statoverride', '--remove', `${folder}/chrome-sandbox`);
});

test('removed, it leaves nothing but what is the people’s own', async () => {
  const archive = readdirSync(`${home}/skrypt/archives`).find((name) => name.endsWith('.kronika')) ?? '';
  const bytes = hashOf(`${home}/skrypt/archives/${archive}`);
  for (const way of ['--remove', '--purge']) {
    const removed = await asRoot('dpkg', way, 'kronika');
    expect(removed.code, removed.stderr).toBe(0);
    // What else is in /opt is not ours.
    expect(removed.stderr.replace(/^.*'\/opt' not empty.*\n/m, '')).not.toMatch(/warning/i);
  }
  expect(existsSync(folder)).toBe(false);
  const left = [...(await filesOfTheSystem())].filter((path) => !before.has(path));
  // What adding a person wrote is not the package's.
  expect(
    left.filter((path) => !/^\/etc\/(passwd|group|g?shadow|sub[ug]id)-?$|^\/var\/(mail|spool)/.test(path)),
  ).toEqual([]);
  expect(hashOf(`${home}/skrypt/archives/${archive}`)).toBe(bytes);
});

test('the same program is a package for Fedora and openSUSE', async () => {
  const made = await asRoot(process.execPath, 'build/dist.mjs', '--trial', '--linux', 'rpm');
  expect(made.code, made.stderr).toBe(0);
  const rpm = join('release/trial', readdirSync('release/trial').find((name) => name.endsWith('.rpm')) ?? '');
  expect((await asRoot('rpm', '--checksig', rpm)).stdout).toContain('digests OK');
  expect((await asRoot('rpm', '-qp', '--requires', rpm)).stdout).toMatch(/gtk3[^]*nss/);
  expect((await asRoot('rpm', '-qp', '--scripts', rpm)).stdout).toContain('chrome-sandbox');

  const elsewhere = mkdtempSync(join(tmpdir(), 'kronika-rpm-'));
  const installed = await asRoot('rpm', '--root', elsewhere, '--nodeps', '--noscripts', '-i', resolve(rpm));
  expect(installed.code, installed.stderr).toBe(0);
  expect(readlinkSync(join(elsewhere, 'usr/bin/kronika'))).toBe(`${folder}/kronika`);
  expect(hashOf(join(elsewhere, folder, 'resources/app.asar')).length).toBe(64);
  expect((await asRoot('rpm', '--root', elsewhere, '--noscripts', '-e', 'kronika')).code).toBe(0);
  expect(existsSync(join(elsewhere, folder))).toBe(false);
  expect(existsSync(join(elsewhere, 'usr/share/applications/kronika.desktop'))).toBe(false);
});

test('beside it lies what it is made of, and the hash of every file', async () => {
  const packages = process.env['KRONIKA_PACKAGES'] ?? '';
  const bill = readdirSync(packages).find((name) => name.endsWith('.cdx.json')) ?? '';
  const { components } = JSON.parse(readFileSync(join(packages, bill), 'utf8')) as { components: { name: string }[] };
  const names = components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'electron', 'svelte', 'valibot', 'svelte-toolbelt']));
  expect(names).not.toContain('vitest');
  const checked = await asRoot('sh', '-c', `cd ${packages} && sha256sum --check --strict SHA256SUMS`);
  expect(checked.code, checked.stderr).toBe(0);
});

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

interface Process {
  readonly command: string;
  readonly status: string;
  readonly namespace: string;
}

/** What runs here, as the kernel tells it. */
function processes(): Process[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.flatMap((id) => {
    try {
      const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return [{ command, status, namespace: readlinkSync(`/proc/${id}/ns/user`) }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

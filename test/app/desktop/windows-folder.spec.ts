import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../build/setup/places.mjs';
import { makeWindowsFolder } from '../../../build/stand-in/windows.mjs';

/** The program as Windows' installer packs it, around a small program that stands in for Electron's. */
let output: string;
let folder: string;
let names: readonly string[];

test.beforeAll(async () => {
  output = mkdtempSync(join(tmpdir(), 'kronika-windows-folder-'));
  await makeWindowsFolder(output);
  folder = join(output, 'win-unpacked');
  names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
});

test.afterAll(() => {
  rmSync(output, { recursive: true, force: true });
});

test('only what belongs on Windows is inside, with its licences', () => {
  expect(names).toEqual(
    expect.arrayContaining([
      'Kronika.exe',
      'bin/kronika.cmd',
      'locales/pl.pak',
      'locales/en-US.pak',
      'resources/app.asar',
      'resources/licenses/Kronika.txt',
      'resources/licenses/program.md',
      'resources/licenses/window.md',
      'resources/licenses/inflection.txt',
    ]),
  );
  expect(
    names.filter((name) => /default_app|\.map$|\.d\.[mc]?ts$|\.test\.|electron\.exe|locales\/de/.test(name)),
  ).toEqual([]);
  const bindings = [...names, ...listPackage(join(folder, 'resources/app.asar'), { isPack: false })];
  expect(bindings.filter((name) => name.endsWith('.node')).map((name) => name.split(/[\\/]/).pop())).toEqual([
    'win32-x64.node',
    'win32-x64.node',
  ]);
  const script = extractFile(join(folder, 'resources/app.asar'), 'dist/main/main.cjs').toString();
  expect(script).not.toContain('sourceMappingURL=');
});

test('its command is a file of Windows, beside which there is no other of its name', () => {
  expect(readFileSync(join(folder, 'bin/kronika.cmd'), 'latin1')).toMatch(/^@echo off\r\n(?:[^\n]*\r\n)+$/);
  // A prompt takes an .exe before a .cmd.
  expect(names.filter((name) => name.startsWith('bin/'))).toEqual(['bin/kronika.cmd']);
});

test('the program knows the hash of what it runs, its doors are shut, and it says what it is', async () => {
  const program = readFileSync(join(folder, 'Kronika.exe'));
  const [{ file, value } = {}] = JSON.parse(/\[\{"file":.*?\}\]/.exec(program.toString('latin1'))?.[0] ?? '[]') as {
    file?: string;
    value?: string;
  }[];
  expect(file).toBe(String.raw`resources\app.asar`);
  expect(value).toBe(headerHash(join(folder, 'resources/app.asar')));

  const fuses = await getCurrentFuseWire(join(folder, 'Kronika.exe'));
  const isOn = (option: FuseV1Options): boolean => String.fromCharCode(fuses[option] ?? 0) === '1';
  expect(isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
  expect(isOn(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
  for (const option of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ])
    expect(isOn(option), FuseV1Options[option]).toBe(false);

  for (const said of ['FileDescription\0', 'Kronika\0', 'The Kronika team\0', 'Copyright © 2026 The Kronika team\0'])
    expect(program.includes(Buffer.from(said, 'utf16le')), said).toBe(true);
  // The largest picture of the icon, as it is in its file.
  const icon = readFileSync(join(projectRoot, 'build/icons/icon.ico'));
  expect(program.includes(icon.subarray(-4096))).toBe(true);
});

test('each part that is ours is as large as it may be', () => {
  const bounds = { 'resources/app.asar': 8e6, 'resources/app.asar.unpacked': 5e6, 'resources/licenses': 1e6 };
  for (const [part, bound] of Object.entries(bounds)) {
    const size = sizeOf(join(folder, part));
    console.log(`    ${part}: ${(size / 1e6).toFixed(1)} MB of ${bound / 1e6}`);
    expect(size, part).toBeLessThan(bound);
  }
});

test('the uninstaller knows each file by its name', () => {
  const list = readFileSync(join(projectRoot, 'release/windows/installed-files.nsh'), 'utf8');
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  const [listed = ''] = list.split('!macroend');
  expect([...listed.matchAll(/"(.+)"/g)].map(([, name]) => name?.replaceAll('\\', '/')).sort()).toEqual(
    files.toSorted(),
  );
});

/** What Electron compares at each start: the hash of the archive's header, which has the hash of each file (@electron/asar). */
function headerHash(archive: string): string {
  const bytes = readFileSync(archive);
  // Two pickles: the length of the header, then the header: its length as a string, and the string.
  const length = bytes.readUInt32LE(12);
  return createHash('sha256')
    .update(bytes.subarray(16, 16 + length))
    .digest('hex');
}

function sizeOf(path: string): number {
  const stats = statSync(path);
  return stats.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stats.size;
}

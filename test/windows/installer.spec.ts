import { expect, test } from '@playwright/test';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../app/driver/command-line';
import {
  click,
  findPlaces,
  holdOpen,
  hostPath,
  installerOf,
  isWine,
  leadsTo,
  needNoScreen,
  readRegistry,
  run,
  runVerbatim,
  startProgram,
  windowsPath,
  type Places,
} from './machine';
import { addDrive } from './windows';

test.describe.configure({ mode: 'serial' });

const [first, second] = ['0.0.1-trial', '0.0.2-trial'];
/** The second version's stand-in does not have it any more (build/stand-in/make-installers.mjs). */
const onlyInFirst = 'vk_swiftshader_icd.json';
const user = 'HKEY_CURRENT_USER';
const machine = 'HKEY_LOCAL_MACHINE';
const apps = String.raw`Software\Microsoft\Windows\CurrentVersion\Uninstall`;
const logOn = String.raw`${user}\Software\Microsoft\Windows\CurrentVersion\Run`;
const elsewhere = String.raw`C:\Programy Łódź\Kronika`;

let places: Places;
/** The program's folder where nobody asks for another. */
let usual: string;
let pathBefore: string | undefined;

test.beforeAll(async () => {
  if (isWine) await needNoScreen();
  places = await findPlaces();
  usual = `${places.local}\\Programs\\Kronika`;
  // As on the computer of a person who has something of his own in it.
  await setSearchPath(String.raw`%USERPROFILE%\narzędzia`);
  pathBefore = await searchPath();
});

const install = (version: string, ...args: string[]) => runVerbatim(installerOf(version), '/S', ...args);
/** Goes on in a copy of its own, so as to take itself away too: `expectNothingLeft` waits for its end. */
const uninstall = (folder: string, ...args: string[]) => runVerbatim(`${folder}\\Uninstall Kronika.exe`, '/S', ...args);

test('installed silently, it is for the person alone, and known by its name everywhere', async () => {
  expect(await install(first)).toBe(0);

  expect(filesOf(usual)).toEqual(expect.arrayContaining(['Kronika.exe', 'bin/kronika.cmd', 'Uninstall Kronika.exe']));
  expect(leadsTo(places.startMenu, `${usual}\\Kronika.exe`)).toBe(true);
  expect(leadsTo(places.desktop, `${usual}\\Kronika.exe`)).toBe(true);
  const entry = await appsEntry(user);
  expect(entry).toMatchObject({
    DisplayName: 'Kronika',
    DisplayVersion: first,
    Publisher: 'The Kronika team',
    DisplayIcon: `${usual}\\Kronika.exe,0`,
    QuietUninstallString: `"${usual}\\Uninstall Kronika.exe" /currentuser /S`,
  });
  // In kilobytes; of Electron itself it is some 230,000.
  expect(entry?.['EstimatedSize']).toMatch(/^dword:000[0-9a-f]{5}$/);
  expect(await appsEntry(machine)).toBeUndefined();
  // electron-builder's copy for an updater.
  expect(existsSync(hostPath(`${places.local}\\kronika-updater`))).toBe(false);
});

test('its command is known at a prompt, and answers with its exit code', async () => {
  expect(await searchPath()).toBe(`${pathBefore ?? ''};${usual}\\bin`);
  const kronika = String.raw`${usual}\bin\kronika.cmd`;
  if (isWine) expect((await run(kronika, ['exit', '4'])).code).toBe(4);
  // The real program: 2 says that it was called wrongly.
  else expect((await run('cmd', ['/d', '/c', kronika, 'no-such-command'])).code).toBe(2);
});

test('files of backups are its own', async () => {
  const classes = await readRegistry(`${user}\\Software\\Classes`);
  const of = (key: string) => classes.get(`${user}\\Software\\Classes\\${key}`);
  expect(of('.kronika')).toEqual({ '@': 'Kronika.Backup' });
  expect(of(String.raw`.kronika\OpenWithProgids`)).toHaveProperty(['Kronika.Backup']);
  expect(of(String.raw`Kronika.Backup\DefaultIcon`)).toEqual({ '@': `${usual}\\Kronika.exe,0` });
  expect(of(String.raw`Kronika.Backup\shell\open`)?.['@']).toMatch(/^(Otwórz w Kronice|Open in Kronika)$/);
  expect(of(String.raw`Kronika.Backup\shell\open\command`)).toEqual({ '@': `"${usual}\\Kronika.exe" "%1"` });
  expect(of(String.raw`Applications\Kronika.exe`)).toMatchObject({ FriendlyAppName: 'Kronika' });
  expect(of(String.raw`Applications\Kronika.exe\SupportedTypes`)).toEqual({ '.kronika': '' });
});

test('while Kronika runs, nothing is changed, and the exit code says so', async () => {
  const before = stateOf(usual);
  const running = await startProgram(usual);
  try {
    expect(await install(second)).toBe(3);
    expect(await install(second, `/D=${elsewhere}`)).toBe(3);
    // Told where it is, it makes no copy, and its exit code is that of what was done.
    expect(await uninstall(usual, `_?=${usual}`)).toBe(3);
  } finally {
    await running.end();
  }
  expect(stateOf(usual)).toEqual(before);
  expect(existsSync(hostPath(elsewhere))).toBe(false);
  expect((await appsEntry(user))?.['DisplayVersion']).toBe(first);
});

test('while another program uses one of its files, nothing is changed either', async () => {
  test.skip(!isWine, 'the program that holds the file is the stand-in');
  const before = stateOf(usual);
  const holder = await holdOpen(String.raw`${usual}\resources\app.asar`);
  try {
    expect(await uninstall(usual, `_?=${usual}`)).toBe(4);
    expect(await install(second)).toBe(4);
  } finally {
    await holder.end();
  }
  expect(stateOf(usual)).toEqual(before);
  expect((await appsEntry(user))?.['DisplayVersion']).toBe(first);
  expect(await searchPath()).toBe(`${pathBefore ?? ''};${usual}\\bin`);
  const ending = `${user}\\Software\\Classes\\.kronika`;
  expect((await readRegistry(ending)).get(ending)).toEqual({ '@': 'Kronika.Backup' });
});

test('without room for it, nothing is changed either', async () => {
  test.skip(!isWine, 'a small disk is made under Wine');
  const before = stateOf(usual);
  addDrive('F');
  const disk = hostPath('F:\\');
  expect((await runProgram('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'kronika-small', disk])).code).toBe(0);
  expect(await install(second, String.raw`/D=F:\Kronika`)).toBe(5);
  expect(readdirSync(disk)).toEqual([]);
  await runProgram('umount', ['--lazy', disk]);
  expect(stateOf(usual)).toEqual(before);
  expect((await appsEntry(user))?.['DisplayVersion']).toBe(first);
});

test('an upgrade leaves no old file, and what is the person’s own as it was', async () => {
  writeFileSync(hostPath(`${usual}\\moje notatki.txt`), 'moje');
  rmSync(hostPath(places.desktop));
  expect(filesOf(usual)).toContain(onlyInFirst);

  expect(await install(second)).toBe(0);
  expect((await appsEntry(user))?.['DisplayVersion']).toBe(second);
  if (isWine) expect(filesOf(usual)).not.toContain(onlyInFirst);
  expect(filesOf(usual)).toContain('moje notatki.txt');
  expect(leadsTo(places.startMenu, `${usual}\\Kronika.exe`)).toBe(true);
  // Who took the shortcut away does not get it again.
  expect(existsSync(hostPath(places.desktop))).toBe(false);
  expect(await searchPath()).toBe(`${pathBefore ?? ''};${usual}\\bin`);
});

test('what was deleted by hand is put back by the same command', async () => {
  const deleted = ['Uninstall Kronika.exe', 'resources/app.asar'];
  for (const name of deleted) rmSync(join(hostPath(usual), name));
  expect(await install(second)).toBe(0);
  expect(filesOf(usual)).toEqual(expect.arrayContaining([...deleted, 'moje notatki.txt']));
});

test('installed to another folder, the old one goes, and all that led to it leads there', async () => {
  const starts = `"${usual}\\Kronika.exe" --in-background`;
  await run('reg', ['add', logOn, '/v', 'pl.kronika.app', '/d', starts, '/f']);

  expect(await install(second, `/D=${elsewhere}`)).toBe(0);
  expect(filesOf(usual)).toEqual(['moje notatki.txt']);
  expect(filesOf(elsewhere)).toContain('Kronika.exe');
  expect(leadsTo(places.startMenu, `${elsewhere}\\Kronika.exe`)).toBe(true);
  expect(existsSync(hostPath(places.desktop))).toBe(false);
  expect((await appsEntry(user))?.['UninstallString']).toContain(elsewhere);
  expect(await searchPath()).toBe(`${pathBefore ?? ''};${elsewhere}\\bin`);
  const classes = await readRegistry(`${user}\\Software\\Classes\\Kronika.Backup`);
  expect(classes.get(`${user}\\Software\\Classes\\Kronika.Backup\\shell\\open\\command`)).toEqual({
    '@': `"${elsewhere}\\Kronika.exe" "%1"`,
  });
  expect((await readRegistry(logOn)).get(logOn)?.['pl.kronika.app']).toBe(
    `"${elsewhere}\\Kronika.exe" --in-background`,
  );
});

test('uninstalled silently, it leaves the archives and the person’s files, and nothing else', async () => {
  const archive = `${places.local}\\Kronika\\archives\\moja-firma.kronika`;
  mkdirSync(hostPath(`${places.local}\\Kronika\\archives`), { recursive: true });
  appendFileSync(hostPath(archive), 'archiwum');

  expect(await uninstall(elsewhere)).toBe(0);
  await expectNothingLeft(elsewhere);
  expect(readFileSync(hostPath(archive), 'utf8')).toBe('archiwum');
  expect(filesOf(usual)).toEqual(['moje notatki.txt']);
});

test('told to, it takes the data as well', async () => {
  expect(await install(first, '--no-desktop-shortcut')).toBe(0);
  expect(existsSync(hostPath(places.desktop))).toBe(false);
  expect(existsSync(hostPath(`${places.local}\\Kronika\\archives`))).toBe(true);

  expect(await uninstall(usual, '--delete-app-data')).toBe(0);
  await expect.poll(() => filesOf(usual)).toEqual(['moje notatki.txt']);
  await expectNothingLeft();
  expect(existsSync(hostPath(`${places.local}\\Kronika`))).toBe(false);
});

test('for all people of the computer, it takes the place of the one for a person', async () => {
  expect(await install(first)).toBe(0);
  const everybodys = `${places.programs}\\Kronika`;

  expect(await install(second, '/allusers')).toBe(0);
  expect(filesOf(everybodys)).toContain('Kronika.exe');
  expect(filesOf(usual)).toEqual(['moje notatki.txt']);
  expect(leadsTo(places.everybodysStartMenu, `${everybodys}\\Kronika.exe`)).toBe(true);
  expect(existsSync(hostPath(places.startMenu))).toBe(false);
  expect(await appsEntry(user)).toBeUndefined();
  expect((await appsEntry(machine))?.['DisplayVersion']).toBe(second);
  expect(await searchPath()).toBe(pathBefore);
  const classes = await readRegistry(`${machine}\\Software\\Classes\\.kronika`);
  expect(classes.get(`${machine}\\Software\\Classes\\.kronika`)).toEqual({ '@': 'Kronika.Backup' });

  await expectOpened('kopia ąę 2025.kronika');

  // Once more, as an administrator's own distribution does: it is found where it is.
  expect(await install(second)).toBe(0);
  expect(await appsEntry(user)).toBeUndefined();
  expect(await uninstall(everybodys, '/allusers')).toBe(0);
  await expectNothingLeft(everybodys);
});

test('a person is asked about the shortcut, and whether Kronika is to be started', async () => {
  test.skip(!isWine, 'the stand-in clicks');
  const asking = runVerbatim(installerOf(first));
  await click('Next >', 'Create a shortcut on the desktop too', 'Install', 'Start Kronika', 'Finish');
  expect(await asking).toBe(0);
  expect(leadsTo(places.startMenu, `${usual}\\Kronika.exe`)).toBe(true);
  expect(existsSync(hostPath(places.desktop))).toBe(false);
});

test('a person is told that Kronika runs, and goes on when it does not any more', async () => {
  test.skip(!isWine, 'the stand-in clicks');
  const running = await startProgram(usual);
  const asking = runVerbatim(installerOf(second));
  await click('Next >', '?Retry');
  expect((await appsEntry(user))?.['DisplayVersion']).toBe(first);
  await running.end();
  await click('Retry', 'Start Kronika', 'Finish');
  expect(await asking).toBe(0);
  expect((await appsEntry(user))?.['DisplayVersion']).toBe(second);
});

test('a person is asked about the archives, and twice before they go', async () => {
  test.skip(!isWine, 'the stand-in clicks');
  const archives = `${places.local}\\Kronika\\archives`;
  mkdirSync(hostPath(archives), { recursive: true });
  const uninstaller = `${usual}\\Uninstall Kronika.exe`;
  await Promise.all([
    runVerbatim(uninstaller, '/currentuser'),
    click('Next >', 'Keep them (recommended)', 'Next >', 'Finish'),
  ]);
  await expectNothingLeft();
  expect(existsSync(hostPath(archives))).toBe(true);

  expect(await install(first)).toBe(0);
  await Promise.all([
    runVerbatim(uninstaller, '/currentuser'),
    click('Next >', 'Delete them for good', 'Next >', 'No', 'Next >', 'Yes', 'Finish'),
  ]);
  await expectNothingLeft();
  expect(existsSync(hostPath(`${places.local}\\Kronika`))).toBe(false);
});

test('what other programs have set up stays theirs', async () => {
  // Longer than what NSIS can hold.
  const long = Array.from({ length: 900 }, (_, at) => `C:\\p${String(at)}`).join(';');
  await setSearchPath(long);
  await run('reg', ['add', String.raw`HKCU\Software\Classes\.kronika`, '/d', 'Other.Program', '/f']);
  const ending = `${user}\\Software\\Classes\\.kronika`;
  const owner = async () => (await readRegistry(ending)).get(ending);

  expect(await install(first)).toBe(0);
  expect(await searchPath()).toBe(long);
  expect(await owner()).toEqual({ '@': 'Other.Program' });

  expect(await uninstall(usual)).toBe(0);
  await expect.poll(() => appsEntry(user)).toBeUndefined();
  await expect.poll(owner).toEqual({ '@': 'Other.Program' });
  expect(await searchPath()).toBe(long);
});

/** Opens a file as a double click does. Wine 8 knows no file types but everybody's; the real program shows a window instead. */
async function expectOpened(name: string): Promise<void> {
  if (!isWine) return;
  const folder = mkdtempSync(join(tmpdir(), 'kronika-opened-'));
  const said = join(folder, 'said');
  writeFileSync(join(folder, name), '');
  const file = windowsPath(join(folder, name));
  await run('start', ['/wait', file], { KRONIKA_STAND_IN_SAYS: windowsPath(said) });
  await expect.poll(() => (existsSync(said) ? readFileSync(said, 'utf8') : '')).toBe(`${file}\n`);
  rmSync(folder, { recursive: true });
}

/** What there is in a folder, with `/`; nothing where there is none. */
function filesOf(folder: string): string[] {
  const path = hostPath(folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

function stateOf(folder: string): readonly string[] {
  return filesOf(folder).map((name) => `${name} ${statSync(join(hostPath(folder), name)).mtimeMs}`);
}

async function searchPath(): Promise<string | undefined> {
  const key = `${user}\\Environment`;
  return (await readRegistry(key)).get(key)?.['Path'];
}

/** The person's own, which is added to the computer's. */
async function setSearchPath(value: string): Promise<void> {
  await run('reg', ['add', String.raw`HKCU\Environment`, '/v', 'Path', '/t', 'REG_EXPAND_SZ', '/d', value, '/f']);
}

/** Kronika's entry in the list of installed programs. */
async function appsEntry(root: string): Promise<Readonly<Record<string, string>> | undefined> {
  const keys = await readRegistry(`${root}\\${apps}`);
  return [...keys.values()].find(({ DisplayName }) => DisplayName === 'Kronika');
}

/** Neither files nor keys that speak of Kronika; a folder of the program, where one was, is gone. */
async function expectNothingLeft(folder?: string): Promise<void> {
  // What it takes away last.
  if (folder !== undefined) await expect.poll(() => existsSync(hostPath(folder))).toBe(false);
  await expect.poll(async () => [await appsEntry(user), await appsEntry(machine)]).toEqual([undefined, undefined]);
  for (const link of [places.startMenu, places.everybodysStartMenu, places.desktop])
    expect(existsSync(hostPath(link)), link).toBe(false);
  for (const key of keysToLookAt()) {
    const left = async () => [...(await readRegistry(key))].filter((entry) => /kronika/i.test(JSON.stringify(entry)));
    await expect.poll(left).toEqual([]);
  }
  expect(await searchPath()).toBe(pathBefore);
}

/** Under Wine, all of the registry; on Windows, which keeps its own accounts of what was started, the places of ours. */
function keysToLookAt(): readonly string[] {
  if (isWine) return [user, `${machine}\\Software`];
  const classes = ['.kronika', 'Kronika.Backup', String.raw`Applications\Kronika.exe`];
  const ours = [apps, ...classes.map((name) => `Software\\Classes\\${name}`)];
  return [user, machine].flatMap((root) => ours.map((key) => `${root}\\${key}`));
}

import { readFileSync } from 'node:fs';
import {
  compilerPackages,
  desktopPackages,
  fontPackages,
  hasApt,
  keyboardPackages,
  listMissing,
  nameWindowPackages,
  parseDistribution,
  pdfPackages,
  screenPackages,
  spreadsheetPackages,
  winePackages,
} from './linux-packages.mjs';
import { run, tail } from '../run.mjs';
import { say, SetupStopped } from '../say.mjs';

/** Brings what Electron needs of a Linux: its libraries, a virtual screen when there is no other, and a font. @param {string} electron Its executable. @param {boolean} needsScreen */
export async function bringLibraries(electron, needsScreen) {
  if (process.platform !== 'linux') return;
  const absent = await listAbsentLibraries(electron);
  const lacksScreen = needsScreen && !(await isCommand('Xvfb'));
  const distribution = readDistribution();
  if (!hasApt(distribution)) {
    const lacking = [...absent, ...(lacksScreen ? ['Xvfb (a virtual screen)'] : [])];
    if (lacking.length > 0) throw stopWithoutApt(lacking);
    return;
  }
  const needed = [
    ...(absent.length > 0 ? nameWindowPackages(distribution) : []),
    ...(lacksScreen ? screenPackages : []),
  ];
  await bringPackages(needed, fontPackages, 'Electron, in which Kronika runs, needs them.');
}

/** Brings what compiling the database needs. */
export async function bringBuildTools() {
  if (process.platform !== 'linux') return;
  const found = await Promise.all(compilerPackages.map(isCommand));
  const absent = compilerPackages.filter((_, index) => !found[index]);
  if (absent.length === 0) return;
  if (!hasApt(readDistribution())) throw stopWithoutApt(absent);
  await bringPackages(absent, [], 'The database has to be compiled for this Node.');
}

/** Brings the spreadsheet program that the tests open exports in; a build server always has it. */
export async function bringSpreadsheet() {
  if (process.platform !== 'linux' || (await isCommand('soffice'))) return;
  if (!hasApt(readDistribution())) throw stopWithoutApt(['soffice (LibreOffice Calc)']);
  await bringPackages(spreadsheetPackages, [], 'The tests open exported files in LibreOffice Calc.');
}

/** Brings the programs that the tests read PDFs with; a build server always has them. */
export async function bringPdfTools() {
  if (process.platform !== 'linux' || (await isCommand('pdftotext'))) return;
  if (!hasApt(readDistribution())) throw stopWithoutApt(['pdftotext (Poppler)']);
  await bringPackages(pdfPackages, [], 'The tests read PDFs as a reader of such files does.');
}

/** Brings the program that presses real keys in the tests of the window; a build server always has it. */
export async function bringKeyboard() {
  if (process.platform !== 'linux' || (await isCommand('xdotool'))) return;
  if (!hasApt(readDistribution())) throw stopWithoutApt(['xdotool']);
  await bringPackages(keyboardPackages, [], 'The tests press keys as a keyboard does.');
}

/** Brings what a program shows notifications by and the bus that they go through; a build server always has both. */
export async function bringDesktop() {
  if (process.platform !== 'linux') return;
  const { stdout } = await run('ldconfig', ['-p']);
  if (stdout.includes('libnotify.so.4') && (await isCommand('dbus-daemon'))) return;
  if (!hasApt(readDistribution())) throw stopWithoutApt(['libnotify', 'dbus-daemon']);
  await bringPackages(desktopPackages, [], 'The tests show notifications as a desktop does.');
}

/** Brings Wine, under which `npm run test:windows` runs. */
export async function bringWine() {
  const found = await Promise.all(['wine', 'wineserver', 'makensis', 'x86_64-w64-mingw32-gcc'].map(isCommand));
  if (found.every(Boolean)) return;
  if (!hasApt(readDistribution())) throw stopWithoutApt(['wine (64 bits)', 'makensis', 'mingw-w64']);
  await bringPackages(winePackages, [], 'The tests of Windows run under Wine.');
}

/**
 * Installs packages as root, or says which command does it.
 * @param {readonly string[]} needed Without these it does not go on.
 * @param {readonly string[]} wished Without these it does, with a word about it.
 * @param {string} reason
 */
async function bringPackages(needed, wished, reason) {
  const all = [...needed, ...wished];
  const { stdout } = await run('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\\n', ...all]);
  const missing = listMissing(all, stdout);
  if (missing.length === 0) return;
  const isNeeded = missing.some((name) => needed.includes(name));
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    if (!isNeeded) return;
    throw new SetupStopped(`These packages are missing: ${missing.join(', ')}.`, reason, [`sudo ${command}`]);
  }
  say(`Installing ${missing.join(', ')} (apt-get).`);
  const failure = await installPackages(missing);
  if (failure === '') return;
  if (isNeeded)
    throw new SetupStopped(`apt-get could not install ${missing.join(', ')}.`, failure, [`By hand: ${command}`]);
  say(`apt-get could not install ${missing.join(', ')}; Kronika runs without, but its letters will look plain.`);
}

/** @param {readonly string[]} names */
async function installPackages(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-qq'], { env });
  const install = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
  return install.code === 0 ? '' : tail(`${update.output}\n${install.output}`);
}

/** @param {string} electron */
async function listAbsentLibraries(electron) {
  const { output } = await run('ldd', [electron]);
  return [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

/** @param {string} name */
async function isCommand(name) {
  return (await run('sh', ['-c', `command -v '${name}'`])).code === 0;
}

function readDistribution() {
  try {
    return parseDistribution(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return parseDistribution('');
  }
}

/** @param {readonly string[]} lacking */
function stopWithoutApt(lacking) {
  return new SetupStopped(
    `This machine lacks ${lacking.join(', ')}.`,
    'It has no apt, so it cannot be brought from here.',
    ['Install the packages that hold them with the package manager of this system, then start again.'],
  );
}

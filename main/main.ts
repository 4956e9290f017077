import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { exitCode } from './cli/exit-code';
import { isAbout, parseArguments, WrongUsage, type Invocation } from './cli/arguments';
import { programArguments } from './cli/program-arguments';
import { openTerminal } from './cli/terminal';
import { end, endWithFault, runInTerminal, sayAbout, sayWithoutSandbox } from './command-line';
import { runWindow } from './electron/windows/run-window';
import { closeDoors } from './electron/doors';
import { OfferedFiles } from './electron/offered-files';
import { watchFaults } from './faults';
import { isFolderName } from './files/file-name';
import { registerScheme } from './electron/windows/window';
import { policyOfComputer } from './policy/read-policy';
import { dataDirBeside, settleDataDir } from './workspace/settings/data-place';
import { rememberedDrawing } from './workspace/settings/settings';

// SQLite takes URIs for names, before it is loaded: a backup is read as one that does not change (`archive/file/copies/private-copy`).
process.env['SQLITE_USE_URI'] = '1';

// Chromium's own complaints (no D-Bus, no GPU) mean nothing to people, and stderr is ours.
app.commandLine.appendSwitch('log-level', '3');

closeDoors();
const offeredFiles = new OfferedFiles();

const terminal = openTerminal();
const environmentKey = takeFromEnvironment('KRONIKA_API_KEY');
// A space at its end is a part of a password.
const backupPassword = takeFromEnvironment('KRONIKA_BACKUP_PASSWORD', (value) => value);
const mayBeDriven = takeFromEnvironment('KRONIKA_DEBUGGING') === '1';

const faults = watchFaults((thrown) => {
  // Another one on the way out: there is nothing more to say.
  faults.handle = () => {
    app.exit(exitCode.fault);
  };
  void endWithFault(thrown, app.getPath('userData'), terminal);
});

begin().catch((error: unknown) => {
  faults.handle(error);
});

/** Reads what was asked for, and becomes a window or a command. */
async function begin(): Promise<void> {
  const invocation = understand();
  if (invocation instanceof WrongUsage || isAbout(invocation)) {
    // Chromium opens this door after the first lines here: it would be ajar until what is said is written.
    app.commandLine.removeSwitch('remote-debugging-port');
    await end(sayAbout(invocation, terminal), terminal);
    return;
  }
  app.setPath('userData', dataDirOf(invocation));
  if (invocation.command === 'window') {
    if (process.getuid?.() === 0) sayWithoutSandbox(terminal);
    // Without the graphics card, whose drivers leave windows blank over some remote desktops.
    if (invocation.drawsBySoftware || rememberedDrawing(app.getPath('userData'))) app.disableHardwareAcceleration();
    registerScheme();
    // Windows shows notifications of programs that it knows by this name, as the installer tells it.
    if (process.platform === 'win32') app.setAppUserModelId('pl.kronika.app');
    const { demo, inBackground } = invocation;
    const [archive, offered] = [invocation.archive, invocation.offered].map((place) =>
      place === null ? null : resolve(place),
    );
    const dataDir = app.getPath('userData');
    const givenDir = invocation.dataDir === null ? null : dataDir;
    const places = { archive: archive ?? null, offered: offered ?? null };
    await runWindow({ dataDir, givenDir, demo, inBackground, environmentKey, ...places }, faults, offeredFiles);
    return;
  }
  await end(
    await runInTerminal(invocation, app.getPath('userData'), { environmentKey, backupPassword }, terminal),
    terminal,
  );
}

/** The data folder that administrators decided on, else the one that was given, else the usual one. */
function dataDirOf({ dataDir }: Invocation): string {
  const { dataFolder } = policyOfComputer().held;
  if (dataFolder !== undefined) return dataFolder;
  return dataDir === null ? ownDataDir() : resolve(dataDir);
}

/** On Windows in the local data: `%APPDATA%`, Electron's choice, is copied to a server where profiles roam. */
function ownDataDir(): string {
  const beside = process.platform === 'win32' && app.isPackaged ? dataDirBeside(process.execPath) : null;
  if (beside !== null) return beside;
  const usual = app.getPath('userData');
  const local = process.env['LOCALAPPDATA'] ?? '';
  return process.platform === 'win32' && local !== '' ? settleDataDir(usual, join(local, app.getName())) : usual;
}

/** A variable that no child of this process (a browser, a print dialog) is to have; null where it is not set. */
function takeFromEnvironment(name: string, read = (value: string): string => value.trim()): string | null {
  const value = read(process.env[name] ?? '');
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- so it is taken out of the process's own environment
  delete process.env[name];
  return value === '' ? null : value;
}

function understand(): Invocation | WrongUsage {
  try {
    const invocation = parseArguments(programArguments(process.argv, { isPackaged: app.isPackaged, mayBeDriven }));
    if (!isAbout(invocation)) {
      refuseUnusable(invocation.dataDir);
      refuseOther(invocation.dataDir);
    }
    return invocation;
  } catch (error) {
    if (error instanceof WrongUsage) return error;
    throw error;
  }
}

/** A data folder may be missing, but it must have a name, and no file may stand in its place or on the way there. Throws `WrongUsage`. */
function refuseUnusable(dataDir: string | null): void {
  if (dataDir === null) return;
  if (!isFolderName(dataDir)) throw new WrongUsage({ key: 'dataDirName', path: dataDir });
  const path = resolve(dataDir);
  if (!isFolderOrFree(path)) throw new WrongUsage({ key: 'dataDirIsFile', path });
}

/** Throws `WrongUsage` where administrators decided on another data folder. */
function refuseOther(dataDir: string | null): void {
  const { dataFolder } = policyOfComputer().held;
  if (dataDir === null || dataFolder === undefined || resolve(dataDir) === resolve(dataFolder)) return;
  throw new WrongUsage({ key: 'dataDirByPolicy', path: dataDir });
}

function isFolderOrFree(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() !== false;
  } catch {
    // Below a file (ENOTDIR), too long, a link that leads to itself, or not for us to look at.
    return false;
  }
}

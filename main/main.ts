import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';
import { parseArguments, WrongUsage, type Invocation } from './cli/arguments';
import { programArguments } from './cli/program-arguments';
import { openTerminal } from './cli/terminal';
import { runInTerminal, sayAbout } from './command-line';
import { runWindow } from './desktop';
import { closeDoors } from './doors';
import { registerScheme } from './window';

// Chromium's own complaints (no D-Bus, no GPU) mean nothing to people, and stderr is ours.
app.commandLine.appendSwitch('log-level', '3');

closeDoors();

const terminal = openTerminal();

void begin();

/** Reads what was asked for, and becomes a window or a command. */
async function begin(): Promise<void> {
  const invocation = understand();
  if (invocation instanceof WrongUsage || invocation.command === 'help' || invocation.command === 'version') {
    const code = sayAbout(invocation, terminal);
    await terminal.flush();
    app.exit(code);
    return;
  }
  if (invocation.dataDir !== null) app.setPath('userData', resolve(invocation.dataDir));
  if (invocation.command === 'window') {
    registerScheme();
    await runWindow({ dataDir: app.getPath('userData'), demo: invocation.demo });
    return;
  }
  const code = await runInTerminal(invocation, app.getPath('userData'), terminal);
  await terminal.flush();
  app.exit(code);
}

function understand(): Invocation | WrongUsage {
  try {
    const invocation = parseArguments(programArguments(process.argv, app.isPackaged));
    refuseFile(invocation.dataDir);
    return invocation;
  } catch (error) {
    if (error instanceof WrongUsage) return error;
    throw error;
  }
}

/** A data folder may be missing, but no file may stand in its place. Throws `WrongUsage`. */
function refuseFile(dataDir: string | null): void {
  if (dataDir === null) return;
  const path = resolve(dataDir);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new WrongUsage({ key: 'dataDirIsFile', path });
  }
}

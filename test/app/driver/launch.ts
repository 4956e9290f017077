import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../../build/setup/electron/electron.mjs';
import { projectRoot } from '../../../build/setup/places.mjs';
import { patienceMs } from '../../../build/test/patience.mjs';

/** How to start the program: arguments after its own, variables beside ours, a data folder to keep or a fresh one. */
export interface Start {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  /** What starts Electron, where it is not to be started just so. */
  readonly electron?: string;
  /** The data folder is not named on the command line. */
  readonly namesNoFolder?: boolean;
}

/** A started program; `close` ends it and removes the data folder, unless that was given. */
export interface Started {
  readonly app: ElectronApplication;
  /** The first window, once its page is loaded. */
  readonly window: Page;
  readonly dataDir: string;
  readonly close: () => Promise<void>;
}

/** Starts the built program (dist/) in Electron, on data of its own. */
export async function launch({
  args = [],
  env = {},
  dataDir: given,
  electron: starter,
  namesNoFolder,
}: Start = {}): Promise<Started> {
  const electron = findElectron();
  if (!electron) throw new Error('There is no Electron here yet: start the tests with `npm test -- app`.');
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'kronika-app-')));
  const app = await _electron.launch({
    executablePath: starter ?? electron.executable,
    args: [projectRoot, ...(namesNoFolder === true ? [] : ['--data-dir', dataDir]), ...args],
    cwd: projectRoot,
    env: { ...definedVariables(), ...env },
    timeout: patienceMs,
  });
  const close = async (): Promise<void> => {
    await closeApp(app);
    if (given === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    app.context().setDefaultTimeout(patienceMs);
    const window = await app.firstWindow({ timeout: patienceMs });
    await window.waitForLoadState('domcontentloaded');
    return { app, window, dataDir, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Closes the program as a person would, and by force when it does not go within half a minute. */
async function closeApp(app: ElectronApplication): Promise<void> {
  const forced = setTimeout(() => app.process().kill('SIGKILL'), 30_000);
  await app.close().finally(() => {
    clearTimeout(forced);
  });
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

import { test, type ElectronApplication, type Page } from '@playwright/test';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Bridge } from '../../../preload/contract';
import { windowParts, type WindowMemory } from '../../../preload/model';
import type { Downloaded } from './downloaded';
import { launch, type Started } from './launch';
import { sizePage, sizeWindow, type Size } from './sizes';

/** What the window shows. */
const page = 'app://kronika/index.html';

/** The tag of a test that needs a program of its own: it starts it again, or leaves something in the page that a reload keeps. */
export const ownStart = '@own-start';

/** What the tests of a file begin with: a program that one start may serve for several of them. */
export interface SharedStart {
  /** The program as it is after a start on the data of the test that runs; call it before each. It is closed by itself. */
  open(): Promise<Started>;
  /** Gives the window itself a size and enlarges what is in it, as `sizeWindow` does; the next test finds it as it was. */
  sizeWindow(size: Size, zoom?: number): Promise<void>;
}

/** A program that runs, and what it was like when it was started. */
interface Running {
  readonly started: Started;
  readonly memory: WindowMemory['parts'];
  readonly facts: unknown;
  /** Of the window's page. */
  readonly room: Size;
}

/**
 * A program for the tests of the file that calls this below its download: to load the page anew takes a fourth of the
 * processor time of a start. Each test finds it as after a start, whichever ran before: what the window remembers is put back.
 * It ends with a test that failed or that reached into its main process, and before the next one where that finds data,
 * settings or windows changed; then there is another start. `size` is what the page is given, else it is the window's.
 */
export function startOncePerFile(downloaded: Downloaded, size?: Size): SharedStart {
  let running: Running | undefined;
  let isSpent = false;
  let isSized = false;

  const end = async (): Promise<void> => {
    const { started } = running ?? {};
    running = undefined;
    await started?.close();
  };

  const begin = async (): Promise<Running> => {
    const started = await launch({ dataDir: downloaded.dataDir });
    // Already now, so that it is closed if it does not answer.
    running = { started, memory: {}, facts: null, room: { width: 0, height: 0 } };
    const room = await started.window.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    const [memory, facts] = [await readMemory(started.window), await readFacts(started)];
    if (size !== undefined) await sizePage(started.window, size);
    return { started, memory, facts, room };
  };

  /** Whether the program that runs is what it was when it was started, or was made so. */
  const isPutBack = async ({ started, memory, facts, room }: Running): Promise<boolean> => {
    const { app, window } = started;
    if (test.info().tags.includes(ownStart) || window.isClosed()) return false;
    if (size === undefined && window.viewportSize() !== null) return false;
    // Something of ours without a script: what the page had yet to tell is told then, and nothing follows.
    const style = await window.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href);
    await window.goto(style ?? page);
    await forget(window, memory);
    if (isSized) await sizeWindow(app, window, room);
    if (size !== undefined) await sizePage(window, size);
    if (!isDeepStrictEqual(await readFacts(started), facts)) return false;
    await window.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' });
    await window.mouse.move(0, 0);
    await window.goto(page);
    await app.evaluate(({ BrowserWindow }) => {
      for (const { webContents } of BrowserWindow.getAllWindows()) webContents.navigationHistory.clear();
    });
    return true;
  };

  test.afterEach(async () => {
    const { status, expectedStatus, tags } = test.info();
    if (isSpent || status !== expectedStatus || tags.includes(ownStart)) await end();
  });

  downloaded.beforeRemoval(end);

  return {
    async open() {
      if (running !== undefined && !(await isPutBack(running))) await end();
      running ??= await begin();
      [isSpent, isSized] = [false, false];
      const { app, window, dataDir } = running.started;
      return {
        get app(): ElectronApplication {
          isSpent = true;
          return app;
        },
        window,
        dataDir,
        close: end,
      };
    },
    async sizeWindow(given, zoom) {
      isSized = true;
      if (running !== undefined) await sizeWindow(running.started.app, running.started.window, given, zoom);
    },
  };
}

/** Has the program forget the place in the archive, the searches and the looks of the window. */
async function forget(window: Page, memory: WindowMemory['parts']): Promise<void> {
  await window.evaluate(
    async ({ names, remembered }) => {
      const { kronika } = globalThis as unknown as { readonly kronika: Bridge };
      for (const part of names) await kronika.ask('remember', { part, value: remembered[part] ?? null });
      await kronika.ask('keepRecentSearches', { areKept: true, texts: [] });
      const setup = await kronika.ask('readSetup', {});
      if (!setup.ok || setup.value.archivePath === null) return;
      const sort = { by: 'date', descending: true } as const;
      const viewState = { query: { text: '', filters: {} }, sort, anchor: null, open: null };
      await kronika.ask('keepViewState', { archive: setup.value.archivePath, viewState });
    },
    { names: windowParts, remembered: memory },
  );
}

/** What the window remembers besides. */
async function readMemory(window: Page): Promise<WindowMemory['parts']> {
  return await window.evaluate(async () => {
    const { kronika } = globalThis as unknown as { readonly kronika: Bridge };
    const memory = await kronika.ask('readMemory', {});
    return memory.ok ? memory.value.parts : {};
  });
}

/** What no reload brings back: the archive, the settings, the windows. */
async function readFacts({ app, window, dataDir }: Started): Promise<unknown> {
  const said = await window.evaluate(async () => {
    const { kronika } = globalThis as unknown as { readonly kronika: Bridge };
    const setup = await kronika.ask('readSetup', {});
    return [
      setup.ok ? { ...setup.value, viewState: null } : setup,
      await kronika.ask('readSearches', {}),
      await kronika.ask('readExportChoices', {}),
      await kronika.ask('zoom', { step: null }),
    ];
  });
  const windows = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each) => each.getBounds()),
  );
  const archives = join(dataDir, 'archives');
  const files = readdirSync(archives)
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => {
      const { size, mtimeMs } = statSync(join(archives, name));
      return { name, size, mtimeMs };
    });
  return { said, windows, files };
}

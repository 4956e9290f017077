import { chromium, type Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { KronikaWindow } from './window';

/** A package that runs, with its window. */
export interface RunningPackage {
  readonly child: ChildProcess;
  readonly browser: Browser;
  readonly kronika: KronikaWindow;
  /** Closes the window, and waits until the program has ended. */
  quit(): Promise<void>;
  /** Waits until the program has ended by itself. */
  left(): Promise<void>;
}

/** The hardened package lets nobody inspect its main process; its window is driven through Chromium's own debugging port. */
export async function launchPackaged(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningPackage> {
  const child = spawn(command, [...args, '--remote-debugging-port=0'], {
    env: { ...process.env, ...env, KRONIKA_DEBUGGING: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const match = /DevTools listening on (ws:\S+)/.exec(said);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    void ended.then(() => {
      reject(new Error(`the package ended: ${said}`));
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0]!;
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForLoadState('domcontentloaded');
  const left = async (): Promise<void> => {
    await ended;
    await browser.close();
  };
  const quit = async (): Promise<void> => {
    // As a person does: the page has a last word.
    await page.close({ runBeforeUnload: true });
    await left();
  };
  return { child, browser, kronika: new KronikaWindow(page), quit, left };
}

import { expect, test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, type Started } from '../driver/launch';

let started: Started;

test.beforeEach(async () => {
  started = await launch();
});

test.afterEach(async () => {
  await started.close();
});

/** Ends the page's process, and waits until a page is loaded again. */
function crash(): Promise<void> {
  return started.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => {
          resolve();
        });
        contents?.forcefullyCrashRenderer();
      }),
  );
}

/** The text of the page that is there now: a page that was loaded after a crash is none of Playwright's. */
function readPage(): Promise<string> {
  return started.app.evaluate(
    async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText')) as string,
  );
}

function log(): string {
  const file = join(started.dataDir, 'logs', 'kronika.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

test('an error that nobody caught is told in the window, which goes on', async () => {
  await expect(started.window.getByRole('button').first()).toBeVisible();
  await started.app.evaluate(() => {
    setImmediate(() => {
      throw new Error('nobody foresaw 601 602 603');
    });
  });
  await expect(started.window.getByText(/nie przewidziała|did not expect/)).toBeVisible();
  await started.app.evaluate(() => {
    void Promise.reject(new Error('nor this'));
  });
  await expect.poll(log).toContain('uncaught: unexpected: Error: nor this');
  expect(log()).not.toContain('601 602 603');
  await expect(started.window.getByText(/nie przewidziała|did not expect/)).toHaveCount(1);
});

test('a window whose process is gone is loaded anew and says so', async () => {
  await expect(started.window.getByRole('button').first()).toBeVisible();
  await crash();
  await expect.poll(readPage).toMatch(/otwarte na nowo|opened anew/);
  await expect.poll(log).toMatch(/window: its process is gone: \w+/);
});

test('a window that dies again and again asks, and one that is asked anew lives', async () => {
  await expect(started.window.getByRole('button').first()).toBeVisible();
  await started.app.evaluate(({ dialog }) => {
    const state = globalThis as { asked?: number };
    state.asked = 0;
    dialog.showMessageBox = () => {
      state.asked = (state.asked ?? 0) + 1;
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
  });
  const asked = (): Promise<number | undefined> => started.app.evaluate(() => (globalThis as { asked?: number }).asked);
  for (let deaths = 1; deaths <= 4; deaths += 1) {
    await crash();
    await expect.poll(readPage).toMatch(/otwarte na nowo|opened anew/);
    await expect.poll(asked).toBe(deaths <= 3 ? 0 : 1);
  }
});

import { expect, test, type Page } from '@playwright/test';
import { launch, type Started } from '../driver/launch';
import { doReally, hasRealKeys } from '../driver/real-keys';
import { KronikaWindow } from '../driver/window';

test.skip(!hasRealKeys, 'there is no xdotool to press real keys with');

let started: Started;
let window: Page;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await launch({ args: ['--demo'] });
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await expect(kronika.rows().first()).toBeVisible();
});

test.afterEach(async () => {
  await started.close();
});

function press(...keys: readonly string[]): Promise<void> {
  return doReally(started.app, 'key', ...keys);
}

function isMenuShown(): Promise<boolean> {
  return started.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((each) => each.isMenuBarVisible()),
  );
}

test('the menu comes by Alt or F10 alone, and never by an arrow pressed with Alt', async () => {
  await press('k', 'l', 'i');
  await expect(kronika.searchBox).toHaveValue('kli');
  await press('alt+Left');
  await expect(kronika.searchBox).toHaveValue('');
  // What the release of Alt leads to has happened by the time that the next key is answered.
  await press('alt+Right');
  await expect(kronika.searchBox).toHaveValue('kli');
  expect(await isMenuShown()).toBe(false);
  await press('alt+Up', 'alt+Down', 'alt+Left');
  await expect(kronika.searchBox).toHaveValue('');
  expect(await isMenuShown()).toBe(false);
  await expect.poll(() => window.evaluate(() => document.hasFocus())).toBe(true);

  await press('Alt_L');
  await expect.poll(isMenuShown).toBe(true);
  await press('Alt_L');
  await expect.poll(isMenuShown).toBe(false);
  await press('F10');
  await expect.poll(isMenuShown).toBe(true);
});

test('the text grows and shrinks by every plus, minus and zero, by the wheel and in the settings', async () => {
  const percent = (): Promise<number> =>
    started.app.evaluate(({ BrowserWindow }) =>
      Math.round(100 * (BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0)),
    );
  for (const [keys, after] of [
    ['ctrl+equal', 110],
    ['ctrl+KP_Add', 125],
    ['ctrl+plus', 150],
    ['ctrl+KP_Subtract', 125],
    ['ctrl+minus', 110],
    ['ctrl+0', 100],
    ['ctrl+minus', 90],
  ] as const) {
    await press(keys);
    await expect.poll(percent, keys).toBe(after);
  }
  await doReally(started.app, 'mousemove', '600', '500', 'keydown', 'ctrl', 'click', '4', 'keyup', 'ctrl');
  await expect.poll(percent).toBe(100);

  const settings = await kronika.openSettings();
  await settings.getByRole('button', { name: 'Powiększ tekst' }).click();
  await expect(settings.getByRole('combobox', { name: 'Rozmiar tekstu' })).toHaveValue('110');
  await press('ctrl+equal');
  await expect(settings.getByRole('combobox', { name: 'Rozmiar tekstu' })).toHaveValue('125');
  await settings.getByRole('button', { name: 'Zwykły rozmiar tekstu' }).click();
  await expect.poll(percent).toBe(100);
});

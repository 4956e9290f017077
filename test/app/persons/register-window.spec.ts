import { expect, test } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../../../preload/words/words';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { fillRegister } from '../driver/register';
import { sizeWindow } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';

const downloaded = downloadOnce(() => startOffice(60), officeDays);
/** As many as an office has after years. */
const entries = 20_000;

let started: Started;
test.beforeEach(async () => {
  fillRegister(downloaded.dataDir, entries);
  started = await launch({ dataDir: downloaded.dataDir });
});
test.afterEach(() => started.close());

async function open(): Promise<void> {
  await expect(new KronikaWindow(started.window).grid).toBeVisible();
  await started.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('register')?.click();
  });
}

test('the register is searched, read, copied and saved by keyboard, and says that its chain holds', async () => {
  const { app, window, dataDir } = started;
  const t = words('pl');
  await open();
  const dialog = window.getByRole('dialog', { name: t('register.title') });
  const field = dialog.getByRole('searchbox', { name: t('register.find') });
  const list = dialog.getByRole('grid', { name: t('register.title') });
  await expect(field).toBeFocused();
  await expect(list).toHaveAttribute('aria-rowcount', String(entries + 1));
  await expect(dialog.getByText(t('register.soundShort'))).toBeVisible();

  await window.keyboard.type('wojcik 19997');
  await expect(dialog.getByText(t('register.found', { count: 1 }))).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await expect(list).toBeFocused();
  await expect(list.locator('[aria-selected="true"]')).toContainText('Jan Wójcik 19997');
  const details = dialog.getByRole('region', { name: t('register.details') });
  await expect(details).toContainText('~/Dokumenty/wyniki 19997.csv');
  await window.keyboard.press('Control+c');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Wpis: 19997');

  // To the entry that ended it, among all.
  await details.getByRole('button', { name: t('register.showOther', { n: 19_998 }) }).press('Enter');
  await expect(list).toHaveAttribute('aria-rowcount', String(entries + 1));
  await expect(details).toContainText('a'.repeat(60));
  await list.focus();
  await window.keyboard.press('End');
  await expect(list.locator('[aria-selected="true"]')).toHaveAttribute('aria-rowindex', String(entries + 1));
  await expect(details).toContainText('~/Dokumenty/wyniki 1.csv');

  await dialog.getByRole('combobox', { name: t('register.done') }).selectOption('print');
  await expect(list).toHaveAttribute('aria-rowcount', String(entries / 2 + 1));
  await dialog.getByLabel(t('filters.from')).fill('2020-01-01');
  await dialog.getByLabel(t('filters.to')).fill('2020-01-01');
  await expect(dialog.getByText(t('register.found', { count: 24 }))).toBeVisible();
  await dialog.getByLabel(t('filters.from')).fill('2020-01-02');
  await expect(dialog.getByText(t('filters.fromAfterTo'))).toBeVisible();
  await dialog.getByLabel(t('filters.from')).fill('2020-01-01');
  await expect(dialog.getByText(t('register.found', { count: 24 }))).toBeVisible();
  const file = join(dataDir, 'rejestr.csv');
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await dialog.getByRole('button', { name: t('register.save.csv') }).press('Enter');
  await expect(dialog.getByText(t('register.file.saved', { n: 24, path: file }))).toBeVisible();
  expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(25);
  // What was saved is an entry itself.
  await dialog.getByLabel(t('filters.from')).fill('');
  await dialog.getByLabel(t('filters.to')).fill('');
  await dialog.getByRole('combobox', { name: t('register.done') }).selectOption('register');
  await expect(dialog.getByText(t('register.found', { count: 2 }))).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('an entry that somebody changed is said, and marked', async () => {
  const t = words('pl');
  await started.close();
  fillRegister(downloaded.dataDir, 0, "UPDATE register SET person = 'nikt' WHERE id = 19990");
  started = await launch({ dataDir: downloaded.dataDir });
  await open();
  const dialog = started.window.getByRole('dialog', { name: t('register.title') });
  await expect(dialog.getByText(t('register.broken', { n: 19_990 }))).toBeVisible();
  await dialog.getByRole('searchbox').fill('nikt');
  await expect(dialog.getByText(t('register.brokenHere'))).toBeVisible();
});

test('axe finds nothing in the register, which is whole in a narrow window and at 200 %', async () => {
  const { app, window } = started;
  await open();
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByText(words('pl')('register.soundShort'))).toBeVisible();
  await expectAccessible(window, 'the register');
  const folder = join(test.info().outputDir, 'pictures');
  mkdirSync(folder, { recursive: true });
  for (const [name, size, zoom] of [
    ['wide', { width: 1280, height: 800 }, 1],
    ['narrow', { width: 800, height: 600 }, 1],
    ['large', { width: 1280, height: 800 }, 2],
  ] as const) {
    await sizeWindow(app, window, size, zoom);
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme });
      await window.screenshot({ path: join(folder, `register-${name}-${colorScheme}.png`) });
    }
    const list = dialog.getByRole('grid');
    expect(await list.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
    expect((await list.boundingBox())?.height).toBeGreaterThan(60);
  }
});

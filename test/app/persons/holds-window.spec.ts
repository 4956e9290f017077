import { expect, test } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../../../preload/words/words';
import type { StandingEntry } from '../../../preload/register';
import { expectAccessible } from '../driver/axe';
import { runKronika } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { sizeWindow } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';

const downloaded = downloadOnce(() => startOffice(120), officeDays);

test('by keyboard the number of a record and a search are held and let go, and a held record says so', async () => {
  const t = words('pl');
  const { app, window, close } = await launch({ dataDir: downloaded.dataDir });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(120);
  await kronika.search('faktura');
  await kronika.openRow(0);
  const open = (): Promise<void> =>
    app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('holds')?.click();
    });
  await open();
  const dialog = window.getByRole('dialog', { name: t('keeping.holding.title') });
  await expect(dialog.getByText(t('keeping.holding.none'))).toBeVisible();
  const choices = dialog.getByRole('radio');
  await choices.filter({ visible: true }).nth(1).focus();
  await window.keyboard.press('Space');
  await dialog.getByLabel(t('keeping.holding.reason'), { exact: true }).focus();
  await window.keyboard.type('pozew');
  await expect(dialog.getByText(/^Dziś obejmie [1-9]/)).toBeVisible();
  await choices.filter({ visible: true }).last().check();
  await dialog.getByLabel(t('keeping.holding.typed')).fill('Nie ma takiej firmy');
  await expect(dialog.getByText(t('keeping.holding.wouldNone'))).toBeVisible();
  await choices.filter({ visible: true }).nth(1).check();
  await expect(dialog.getByText(/^Dziś obejmie [1-9]/)).toBeVisible();
  await dialog.getByLabel(t('keeping.holding.reason'), { exact: true }).focus();
  await expectAccessible(window, 'a hold that is about to be put');
  await window.keyboard.press('Enter');
  const held = dialog.getByRole('list', { name: t('keeping.holding.title') }).getByRole('listitem');
  await expect(held).toHaveCount(1);
  await expect(held.first()).toContainText(t('keeping.holding.reasonOf', { reason: 'pozew' }));
  await expect(held.first()).toContainText(/dziś [1-9]\d* zapis/);
  await expectAccessible(window, 'holds');
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
      await window.screenshot({ path: join(folder, `holds-${name}-${colorScheme}.png`) });
    }
  }
  await sizeWindow(app, window, { width: 1280, height: 800 });

  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(kronika.record.getByText('Nie można usunąć: pozew')).toBeVisible();
  await window.screenshot({ path: join(folder, 'held-record.png') });

  await open();
  await held.getByRole('button').press('Enter');
  await expect(dialog.getByLabel(t('keeping.holding.releaseReason'))).toBeFocused();
  await window.keyboard.type('wyrok jest prawomocny');
  await window.keyboard.press('Enter');
  await expect(dialog.getByText(t('keeping.holding.none'))).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(kronika.record.getByText('Nie można usunąć')).toBeHidden();
  await close();

  const register = await runKronika(['register', '--json', '--data-dir', downloaded.dataDir]);
  const entries = JSON.parse(register.stdout) as readonly StandingEntry[];
  expect(entries.map(({ act, texts }) => [act, texts.reason])).toEqual([
    ['hold', 'pozew'],
    ['release', 'wyrok jest prawomocny'],
  ]);
});

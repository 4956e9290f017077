import { expect, test, type Page } from '@playwright/test';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

const downloaded = downloadOnce(() => startOffice(300), officeDays);
let started: Started;
let window: Page;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await launch({ dataDir: downloaded.dataDir });
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
});

test.afterEach(() => started.close());

async function expectSaid(text: string): Promise<void> {
  await expect(window.getByText(text).last()).toBeVisible();
}

test('ticks, a filter, a search and a removed search are taken back one by one, and done again', async () => {
  await kronika.search('faktur');
  await window.keyboard.press('Control+d');
  await expect(window.getByRole('textbox', { name: 'Nazwa' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog')).toBeHidden();
  await kronika.filterBy('SMS-y');
  await kronika.answered();
  const saved = window.getByRole('region', { name: 'Zapisane wyszukiwania' });
  await saved.getByRole('button', { name: /^faktur/ }).focus();
  await window.keyboard.press('Delete');
  await expect(saved.locator('.name')).toHaveCount(0);
  await kronika.grid.focus();
  await window.keyboard.press('Space');
  await kronika.expectSelected(1);

  await window.keyboard.press('Control+z');
  await expectSaid('Cofnięto: zaznaczenie');
  await kronika.expectSelected(0);
  await window.keyboard.press('Control+z');
  await expectSaid('Cofnięto: usunięcie wyszukiwania „faktur”');
  await expect(saved.locator('.name')).toHaveText(['faktur']);
  await window.keyboard.press('Control+z');
  await expectSaid('Cofnięto: zmiana filtrów');
  await expect(kronika.filterBox('SMS-y')).not.toBeChecked();
  await kronika.answered();
  await window.keyboard.press('Control+y');
  await expectSaid('Ponowiono: zmiana filtrów');
  await expect(kronika.filterBox('SMS-y')).toBeChecked();
});

test('in a field it is the undo of the field, by its key and from the menu', async () => {
  await kronika.grid.focus();
  await window.keyboard.press('Space');
  await kronika.expectSelected(1);
  await window.keyboard.press('Control+f');
  await expect(kronika.searchBox).toBeFocused();
  await window.keyboard.type('faktur');
  await window.keyboard.press('Control+z');
  await expect(kronika.searchBox).not.toHaveValue('faktur');
  await window.keyboard.press('Control+a');
  await window.keyboard.type('ofert');
  await expect(kronika.searchBox).toHaveValue('ofert');
  await started.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === 'Cofnij')?.click();
  });
  await expect(kronika.searchBox).not.toHaveValue('ofert');
  await kronika.expectSelected(1);
});

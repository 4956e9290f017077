import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { sizeWindow } from '../driver/sizes';
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

const palette = (): Locator => window.getByRole('dialog', { name: 'Polecenia' });
const line = (name: string): Locator => palette().getByRole('option', { name });

async function open(): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  await expect(palette().getByRole('combobox')).toBeFocused();
}

test('everything is found by a few letters and done by Enter; Escape gives the keyboard back', async () => {
  await kronika.grid.focus();
  await open();
  await expectAccessible(window, 'the palette');
  await window.keyboard.press('Escape');
  await expect(palette()).toBeHidden();
  await expect(kronika.grid).toBeFocused();

  await open();
  await window.keyboard.type('filtr ukryj');
  await expect(line('Pokaż lub ukryj filtry')).toHaveAttribute('aria-selected', 'true');
  await expect(line('Pokaż lub ukryj filtry')).toContainText('Ctrl');
  const wereShown = await kronika.filters.isVisible();
  await window.keyboard.press('Enter');
  await expect(palette()).toBeHidden();
  await expect(kronika.filters).toBeVisible({ visible: !wereShown });

  // An act that leads to a dialog, by its other language and by the mouse; the keyboard is in the dialog then.
  await open();
  await window.keyboard.type('settings');
  await line('Ustawienia').click();
  await expect(kronika.dialog('Ustawienia')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toBeHidden();

  // One that leads to a field.
  await open();
  await window.keyboard.type('pole wysz');
  await window.keyboard.press('Enter');
  await expect(kronika.searchBox).toBeFocused();
});

test('what was used last stands first, what cannot be done says why, and searches that were saved are opened', async () => {
  await open();
  await window.keyboard.type('odznacz');
  await expect(line('Odznacz wszystko')).toHaveAttribute('aria-disabled', 'true');
  await expect(line('Odznacz wszystko')).toContainText('nic nie zaznaczono');
  await window.keyboard.press('Enter');
  await expect(palette()).toBeVisible();
  await window.keyboard.press('Control+a');
  await window.keyboard.type('brontozaur');
  await expect(palette().getByRole('option')).toHaveCount(0);
  await expect(palette().getByRole('status')).toHaveText('Nie ma takiego polecenia.');
  await window.keyboard.press('Control+a');
  await window.keyboard.type('wykres');
  await window.keyboard.press('Enter');
  await expect(kronika.bars()).toBeHidden();

  await kronika.search('faktur');
  await window.keyboard.press('Control+d');
  await expect(window.getByRole('textbox', { name: 'Nazwa' })).toBeFocused();
  await window.keyboard.type('Rachunki');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog')).toBeHidden();
  await kronika.search('dzień');
  await open();
  const options = palette().getByRole('option');
  await expect(options.nth(0)).toContainText('Pokaż lub ukryj wykres');
  await expect(options.nth(1)).toContainText('Otwórz: Rachunki');
  await window.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('Enter');
  await expect(kronika.searchBox).toHaveValue('faktur');
});

test('the menu of the application shows in grey what cannot be done', async () => {
  const grey = (): Promise<string[]> =>
    started.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? [])
        .flatMap(({ submenu }) => submenu?.items ?? [])
        .flatMap(({ enabled, label }) => (enabled ? [] : [label])),
    );
  await expect
    .poll(grey)
    .toEqual([
      'Zapisz wyszukiwanie…',
      'Przywróć z ostatnich kopii',
      'Poprzednie wyszukiwanie lub zapis',
      'Następne wyszukiwanie lub zapis',
      'Szczegóły z prawej strony listy',
    ]);
  await kronika.search('faktur');
  await expect.poll(grey).not.toContain('Zapisz wyszukiwanie…');
  const settings = await kronika.openSettings();
  await expect.poll(grey).toContain('Pobierz nowe');
  await settings.getByRole('radio', { name: 'English' }).check();
  await expect.poll(grey).toContain('Get new');
  await window.keyboard.press('Escape');
  await expect.poll(grey).not.toContain('Get new');
});

test('is in the window whole at 200 %, and stands in the menu', async () => {
  await sizeWindow(started.app, window, { width: 1520, height: 960 }, 2);
  await started.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === 'Wszystkie polecenia…')?.click();
  });
  await expect(palette()).toBeInViewport({ ratio: 1 });
  await window.keyboard.press('ArrowUp');
  await expect(palette().getByRole('option').last()).toBeInViewport({ ratio: 1 });
  await expectAccessible(window, 'the palette at 200 %');
  await window.keyboard.press('Control+Shift+P');
  await expect(palette()).toBeHidden();
});

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

const menu = (): Locator => window.getByRole('menu');
const entry = (name: string | RegExp): Locator => menu().getByRole('menuitem', { name });
const copied = (): Promise<string> => started.app.evaluate(({ clipboard }) => clipboard.readText());
const heading = (name: string): Locator => kronika.grid.getByRole('columnheader', { name });

/** Clicks an entry by the mouse, and waits until the menu is gone. */
async function choose(name: string | RegExp): Promise<void> {
  await entry(name).click();
  await expect(menu()).toBeHidden();
}

test('a row: by mouse and by Shift+F10, with the keys that do the same', async () => {
  await kronika.row(3).locator('.contact').click({ button: 'right' });
  await expect(menu()).toBeVisible();
  await kronika.expectActive(3);
  await expectAccessible(window, 'the menu of a row');
  await expect(entry(/^Otwórz zapis$/)).toContainText('Enter');
  await choose('Zaznacz');
  await kronika.expectSelected(1);
  await expect(kronika.row(3).getByRole('checkbox')).toBeChecked();

  // Letters lead to what begins with them, the arrows go round, Escape gives the keyboard back.
  await kronika.grid.focus();
  await window.keyboard.press('ArrowDown');
  await kronika.expectActive(4);
  await window.keyboard.press('Shift+F10');
  await expect(entry(/^Otwórz zapis$/)).toBeFocused();
  await window.keyboard.press('ArrowUp');
  await expect(entry('Usuń na zawsze')).toBeFocused();
  await window.keyboard.press('Home');
  await expect(entry(/^Otwórz zapis$/)).toBeFocused();
  await window.keyboard.press('d');
  await expect(entry('Dane osoby')).toBeFocused();
  await window.keyboard.press('c');
  await expect(entry(/^Cała historia/).first()).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(menu()).toBeHidden();
  await expect(kronika.grid).toBeFocused();
  await kronika.expectActive(4);

  // A row that is not ticked is copied alone.
  const number = await kronika.row(4).locator('.contact').innerText();
  await window.keyboard.press('Shift+F10');
  await entry('jako tabelę').focus();
  await window.keyboard.press('Enter');
  await expect.poll(copied).toContain(number.split('\n')[0]);
  expect((await copied()).trim().split('\n')).toHaveLength(1);

  await kronika.row(4).locator('.contact').click({ button: 'right' });
  await choose(/^Otwórz zapis$/);
  await expect(kronika.record).toBeFocused();
});

test('several ticked rows are meant together; a click beside the menu closes it', async () => {
  await kronika.selectRows(1, 2, 4);
  await kronika.row(2).locator('.contact').click({ button: 'right' });
  await expect(menu()).toHaveAccessibleName('Zaznaczono 3');
  await choose('jako tabelę');
  await expect.poll(copied).not.toBe('');
  expect((await copied()).trim().split('\n')).toHaveLength(4);
  await kronika.row(1).locator('.contact').click({ button: 'right' });
  await expect(menu()).toBeVisible();
  await window.mouse.click(4, 4);
  await expect(menu()).toBeHidden();
  await kronika.row(1).locator('.contact').click({ button: 'right' });
  await choose('Odznacz wszystko');
  await kronika.expectSelected(0);
});

test('a day, a column and a bar of the chart', async () => {
  await kronika.row(0).locator('.day').click({ button: 'right' });
  await choose(/^Tylko \d/);
  await expect(kronika.row(0)).toBeVisible();
  await kronika.expectUnderstood(/ mar 2026/);

  await heading('Kontakt').click({ button: 'right' });
  await expectAccessible(window, 'the menu of a column');
  await menu().getByRole('menuitemradio', { name: 'Ułóż malejąco' }).click();
  await expect(heading('Kontakt')).toHaveAttribute('aria-sort', 'descending');
  await heading('Kontakt').click({ button: 'right' });
  await expect(menu().getByRole('menuitemradio', { name: 'Ułóż malejąco' })).toBeChecked();
  await choose('Ukryj kolumnę');
  await expect(heading('Kontakt')).toHaveCount(0);

  // The chip of a filter, by the key on its button.
  await window.getByRole('button', { name: /^Usuń filtr/ }).focus();
  await window.keyboard.press('Shift+F10');
  await expect(entry('Usuń z wyszukiwania')).toBeFocused();
  await window.keyboard.press('Enter');
  await kronika.expectUnderstood();

  await kronika.bars().focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('Shift+F10');
  await expect(entry('Tylko ten okres')).toBeFocused();
  await expectAccessible(window, 'the menu of a bar');
  await window.keyboard.press('Enter');
  await kronika.expectUnderstood(/ 2026/);
  await expect(kronika.bars()).toBeFocused();
});

test('agents and flags are filtered by and left out, saved searches arranged; fields keep their own menu', async () => {
  await kronika.showFilters();
  const agent = kronika.filters.getByRole('group', { name: 'Pracownik' }).getByRole('checkbox').first();
  await agent.focus();
  await window.keyboard.press('Shift+F10');
  await expect(entry(/^Tylko: /)).toBeFocused();
  await choose(/^Bez: /);
  await expect(kronika.searchBox).toHaveValue(/^-agent:"/);
  await kronika.answered();
  await agent.click({ button: 'right' });
  await choose(/^Tylko: /);
  await expect(agent).toBeChecked();

  for (const name of ['faktur', 'ofert']) {
    await kronika.search(name);
    await window.keyboard.press('Control+d');
    await expect(window.getByRole('textbox', { name: 'Nazwa' })).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(window.getByRole('dialog')).toBeHidden();
  }
  const saved = window.getByRole('region', { name: 'Zapisane wyszukiwania' });
  await saved.getByText('ofert').click({ button: 'right' });
  await expect(entry('Przesuń niżej')).toHaveAttribute('aria-disabled', 'true');
  await choose('Przesuń wyżej');
  await expect(saved.locator('.name')).toHaveText([/ofert/, /faktur/]);
  await expect(saved.getByRole('button', { name: /^ofert/ })).toBeFocused();
  await window.keyboard.press('Shift+F10');
  await expectAccessible(window, 'the menu of a saved search');
  await window.keyboard.press('End');
  await expect(entry('Usuń na zawsze znalezione zapisy…')).toBeFocused();
  await window.keyboard.press('ArrowUp');
  await expect(entry('Usuń z tej listy')).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(saved.locator('.name')).toHaveText([/faktur/]);

  await started.app.evaluate(({ BrowserWindow }) => {
    Object.assign(globalThis, { natives: 0 });
    BrowserWindow.getAllWindows()[0]?.webContents.prependListener('context-menu', () => {
      (globalThis as unknown as { natives: number }).natives += 1;
    });
  });
  const natives = (): Promise<number> =>
    started.app.evaluate(() => (globalThis as unknown as { natives: number }).natives);
  await kronika.search('');
  await kronika.row(0).locator('.contact').click({ button: 'right' });
  await expect(menu()).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(menu()).toBeHidden();
  expect(await natives()).toBe(0);
  await started.app.evaluate(({ Menu }) => {
    Menu.prototype.popup = () => {};
  });
  await kronika.searchBox.click({ button: 'right' });
  await expect.poll(natives).toBe(1);
  await expect(menu()).toBeHidden();
});

test('a day of the calendar, with its menu inside the dialog', async () => {
  const gaps = await kronika.openGaps();
  await gaps.getByRole('button', { name: /^2026/ }).click();
  const day = gaps.locator('[data-day="2026-03-10"]');
  await day.click({ button: 'right' });
  await expectAccessible(window, 'the menu of a day of the calendar');
  await window.keyboard.press('Escape');
  await expect(menu()).toBeHidden();
  await expect(gaps).toBeVisible();
  await day.focus();
  await window.keyboard.press('Shift+F10');
  await expect(entry(/^Tylko 10 mar/)).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(gaps).toBeHidden();
  await kronika.expectUnderstood(/10 mar/);
});

test('is in the window whole at 760 × 480 and 200 %, and scrolls there', async () => {
  await sizeWindow(started.app, window, { width: 1520, height: 960 }, 2);
  const { width, height } = (await kronika.grid.boundingBox())!;
  await kronika.grid.click({ button: 'right', position: { x: width - 40, y: height - 24 } });
  await expect(menu()).toBeInViewport({ ratio: 1 });
  await window.keyboard.press('Escape');
  await sizeWindow(started.app, window, { width: 1000, height: 500 }, 2);
  await kronika.grid.focus();
  await window.keyboard.press('Shift+F10');
  await expect(menu()).toBeInViewport({ ratio: 1 });
  await window.keyboard.press('End');
  await expect(entry('Usuń na zawsze')).toBeInViewport({ ratio: 1 });
});

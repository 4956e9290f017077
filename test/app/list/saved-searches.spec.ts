import { expect, test, type Locator, type Page } from '@playwright/test';
import { words } from '../../../preload/words/words';
import type { Bridge } from '../../../preload/contract';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { launch } from '../driver/launch';
import { countInOffice, officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';
import { temporaryDataDir } from '../driver/temporary-data-dir';

declare global {
  interface Window {
    readonly kronika: Bridge;
  }
}

const t = words('pl');
const key = 'a-key-that-must-not-leak';
let server: CrmServer;

test.beforeEach(async () => {
  server = await startOffice(600);
});

test.afterEach(async () => {
  await server.close();
});

const list = (page: Page): Locator => page.getByRole('region', { name: t('saved.title') });
const rowOf = (page: Page, name: string): Locator =>
  list(page).getByRole('button', { name: new RegExp(`^${name}: [\\d\\s]+ wyni`) });
const freshOf = (page: Page): Locator => list(page).getByRole('button', { name: /Pokaż tylko te$/ });
const names = (page: Page): Promise<string[]> => list(page).locator('.name').allInnerTexts();

/** What a saved search says it finds. */
async function totalOf(page: Page, name: string): Promise<number> {
  await expect(rowOf(page, name)).toBeVisible();
  const said = (await rowOf(page, name).getAttribute('aria-label')) ?? '';
  return Number(said.slice(name.length + 2).replaceAll(/\D/g, ''));
}

async function saveAs(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+d');
  await expect(page.getByRole('textbox', { name: t('saved.name') })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('searches are saved, arranged by keyboard and mouse, and say what came late; they outlive the program', async () => {
  const data = temporaryDataDir();
  const { window, close } = await launch({ dataDir: data.path });
  const kronika = new KronikaWindow(window);
  await kronika.firstRun({ account: server.baseUrl, key }, { from: '2026-03-01', to: officeDays.to });
  await kronika.waitUntilComplete();
  await kronika.showFilters();
  await kronika.search('faktur');
  await saveAs(window, 'Faktury');
  await kronika.search('ofert');
  await saveAs(window, 'Oferty');
  await kronika.search('dzień');
  const before = await totalOf(window, 'Faktury');
  expect(before).toBeGreaterThan(0);

  await rowOf(window, 'Oferty').focus();
  await window.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => names(window)).toEqual(['Oferty', 'Faktury']);
  await expect(rowOf(window, 'Oferty')).toBeFocused();
  await rowOf(window, 'Faktury').dragTo(rowOf(window, 'Oferty'));
  await expect.poll(() => names(window)).toEqual(['Faktury', 'Oferty']);
  await rowOf(window, 'Oferty').focus();
  await window.keyboard.press('F2');
  await expect(window.getByRole('textbox', { name: t('saved.name') })).toBeFocused();
  await window.keyboard.type('Wyceny');
  await window.keyboard.press('Enter');
  await expect.poll(() => names(window)).toEqual(['Faktury', 'Wyceny']);

  // Older days come later: their records are new all the same.
  await window.evaluate((days) => self.kronika.ask('startSync', days), { from: officeDays.from, to: '2026-02-28' });
  await expect(freshOf(window).first()).toBeVisible();
  await expect.poll(() => totalOf(window, 'Faktury')).toBeGreaterThan(before);
  await kronika.waitUntilComplete();
  await expect
    .poll(async () => {
      const fresh = Number((await freshOf(window).first().innerText()).replaceAll(/\D/g, ''));
      return (await totalOf(window, 'Faktury')) - fresh;
    })
    .toBe(before);
  const total = await totalOf(window, 'Faktury');
  await freshOf(window).first().click();
  await kronika.expectCount(total - before);
  await rowOf(window, 'Faktury').click();
  await kronika.expectCount(total);
  await expect(kronika.searchBox).toHaveValue('faktur');
  // The look is over with the next search, and is remembered.
  await expect.poll(() => data.savedSeen(0)).toBeGreaterThanOrEqual(600);
  await kronika.search('dzień');
  await expect(freshOf(window)).toHaveCount(1);
  await close();

  const again = await launch({ dataDir: data.path });
  const reopened = new KronikaWindow(again.window);
  await reopened.showFilters();
  await expect(rowOf(again.window, 'Wyceny')).toBeVisible();
  await expect.poll(() => names(again.window)).toEqual(['Faktury', 'Wyceny']);
  await expect(freshOf(again.window)).toHaveCount(1);
  await rowOf(again.window, 'Faktury').focus();
  await again.window.keyboard.press('Delete');
  await expect.poll(() => names(again.window)).toEqual(['Wyceny']);
  await again.window.getByRole('button', { name: t('saved.putBack') }).click();
  await expect.poll(() => names(again.window)).toEqual(['Faktury', 'Wyceny']);
  await again.close();
  data.remove();
});

test('goes back and forward through searches and records, by keyboard, buttons and mouse', async () => {
  const { window, close } = await launch();
  const kronika = new KronikaWindow(window);
  const title = kronika.record.getByRole('heading').first();
  await kronika.firstRun({ account: server.baseUrl, key }, officeDays);
  await kronika.waitUntilComplete();
  await kronika.search('faktur');
  await kronika.expectCount(countInOffice(server, 'faktur'));
  await kronika.sortBy('oldest');
  await kronika.openRow(2);
  const third = await title.innerText();
  const found = countInOffice(server, 'faktur');
  await kronika.grid.press('End');
  await kronika.grid.press('ArrowUp');
  await kronika.expectActive(found - 2);
  await kronika.expectOpen(found - 2);
  const last = await title.innerText();
  await kronika.search('ofert');
  await kronika.expectCount(countInOffice(server, 'ofert'));

  await window.keyboard.press('Alt+ArrowLeft');
  await expect(kronika.searchBox).toHaveValue('faktur');
  await expect(title).toHaveText(last);
  await window.getByRole('button', { name: t('navigation.back'), exact: true }).click();
  await expect(title).toHaveText(third);
  await kronika.expectOpen(2);
  const pointer = await window.context().newCDPSession(window);
  const press = async (button: 'back' | 'forward'): Promise<void> => {
    for (const type of ['mousePressed', 'mouseReleased'] as const) {
      await pointer.send('Input.dispatchMouseEvent', { type, x: 300, y: 300, button, clickCount: 1 });
    }
  };
  await press('back');
  await expect(kronika.record.getByText(t('empty.recordTitle'))).toBeVisible();
  await expect(kronika.searchBox).toHaveValue('faktur');
  await press('back');
  // The query was typed letter by letter, and is one step.
  await window.keyboard.press('Alt+ArrowLeft');
  await expect(kronika.searchBox).toHaveValue('');
  await press('forward');
  await expect(kronika.searchBox).toHaveValue('faktur');
  for (let step = 0; step < 4; step += 1) await window.keyboard.press('Alt+ArrowRight');
  await expect(kronika.searchBox).toHaveValue('ofert');
  await expect(window.getByRole('button', { name: t('navigation.forward'), exact: true })).toBeDisabled();
  await close();
});

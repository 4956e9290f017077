import { expect, test, type Locator } from '@playwright/test';
import { downloadOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { startOncePerFile } from '../driver/shared-start';
import { KronikaWindow } from '../driver/window';

/** A day is typed and read alike wherever the window asks for one. */

const downloaded = downloadOnce(() => startOffice(120), officeDays);
const shared = startOncePerFile(downloaded);
let started: Started;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await shared.open();
  kronika = new KronikaWindow(started.window);
  await kronika.expectCount(120);
  await kronika.showFilters();
});

const field = (name: string): Locator => kronika.filters.getByLabel(name, { exact: true });

test('what is typed into the middle of an empty field is a day from its first digit on', async () => {
  const { keyboard } = started.window;
  const from = field('Od');
  await expect(from).toHaveAttribute('placeholder', 'dd.mm.rrrr');
  await from.click();
  await keyboard.type('01032026');
  await expect(from).toHaveValue('01.03.2026');
  await kronika.expectUnderstood(/od 1 mar 2026/);

  // A click on one of its parts is for that part; the next one follows.
  await from.click({ position: { x: 12, y: 12 } });
  await keyboard.type('2002');
  await expect(from).toHaveValue('20.02.2026');
  await keyboard.press('ArrowUp');
  await expect(from).toHaveValue('20.02.2027');
  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await expect(from).toHaveValue('19.02.2027');
});

test('an incomplete day is said to be one, stays where it is, and asks nothing', async () => {
  const { keyboard } = started.window;
  await field('Od').click();
  await keyboard.type('01.03.2026');
  await kronika.expectUnderstood(/od 1 mar 2026/);
  await keyboard.press('Control+a');
  await keyboard.type('12.3');
  await expect(kronika.filters.getByText('12.3m.rrrr')).toBeVisible();
  await keyboard.press('Tab');
  await expect(field('Od')).toHaveValue('12.3');
  await expect(field('Od')).toHaveAttribute('aria-invalid', 'true');
  await expect(kronika.filters.getByRole('alert').filter({ hasText: 'Niepełna data' })).toBeVisible();
  await kronika.expectUnderstood();

  await field('Do').fill('31.12.52026');
  await field('Do').press('Enter');
  await expect(kronika.filters.getByRole('alert').filter({ hasText: 'Nie ma takiego dnia' })).toBeVisible();
  await kronika.filters.getByRole('button', { name: 'Cały okres' }).click();
  await expect(field('Od')).toHaveValue('');
  await expect(field('Do')).toHaveValue('');
  await expect(kronika.filters.getByText('Niepełna data')).toBeHidden();

  await field('Do').fill('1.2.26');
  await field('Do').press('Enter');
  await expect(field('Do')).toHaveValue('01.02.2026');
  await keyboard.press('Control+a');
  await keyboard.type('7');
  await keyboard.press('Escape');
  await expect(field('Do')).toHaveValue('01.02.2026');
});

test('the calendar gives a day to the field by keyboard and by mouse, and goes alone', async () => {
  const { keyboard } = started.window;
  await field('Od').fill('31.01.2026');
  await field('Od').press('Alt+ArrowDown');
  const calendar = started.window.getByRole('dialog', { name: 'Kalendarz' });
  await expect(calendar.getByRole('gridcell', { name: 'sobota, 31 stycznia 2026' })).toBeFocused();
  await keyboard.press('PageDown');
  await expect(calendar.getByRole('gridcell', { name: 'sobota, 28 lutego 2026' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(calendar).toBeHidden();
  await expect(field('Od')).toHaveValue('28.02.2026');
  await expect(field('Od')).toBeFocused();

  await kronika.filters.getByRole('button', { name: 'Kalendarz' }).nth(1).click();
  await calendar.getByRole('button', { name: 'Poprzedni rok' }).click();
  // No day before the beginning of the period can be its end.
  await expect(calendar.getByText('luty 2026')).toBeVisible();
  await keyboard.press('Escape');
  await expect(calendar).toBeHidden();
  await expect(field('Do')).toBeFocused();

  const settings = await kronika.openSettings();
  await settings.getByRole('radio', { name: 'Wybrany okres' }).check();
  await settings.getByRole('textbox', { name: /^Od/ }).press('F4');
  await expect(calendar).toBeVisible();
  await keyboard.press('Escape');
  await expect(calendar).toBeHidden();
  await expect(settings).toBeVisible();
});

test('days are written as the language of the window writes them, at once when it changes', async () => {
  await field('Od').fill('2026-03-01');
  await expect(field('Od')).toHaveValue('01.03.2026');
  const settings = await kronika.openSettings();
  await settings.getByRole('radio', { name: 'English' }).check();
  await started.window.keyboard.press('Escape');
  const filters = started.window.getByRole('complementary', { name: 'Filters' });
  await expect(filters.getByLabel('From', { exact: true })).toHaveValue('01/03/2026');
  await expect(filters.getByLabel('To', { exact: true })).toHaveAttribute('placeholder', 'dd/mm/yyyy');
  await filters.getByLabel('To', { exact: true }).fill('3/5/2026');
  await expect(filters.getByLabel('To', { exact: true })).toHaveValue('03/05/2026');
  await expect(started.window.getByText('1 Mar 2026 – 3 May 2026').first()).toBeVisible();
});

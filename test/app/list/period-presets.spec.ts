import { expect, test, type Locator } from '@playwright/test';
import { downloadOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { startOncePerFile } from '../driver/shared-start';
import { KronikaWindow } from '../driver/window';

/** Months, quarters and years are one click away. */

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

const button = (name: string): Locator => kronika.filters.getByRole('button', { name, exact: true });
const list = (name: string): Locator => kronika.filters.getByRole('combobox', { name, exact: true });

/** `dd.mm.yyyy` of the first or the last day of months, counted from the running one. */
function dayOfMonths(months: number, end: 'first' | 'last'): string {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth() + months + (end === 'last' ? 1 : 0), end === 'last' ? 0 : 1);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(day.getDate())}.${two(day.getMonth() + 1)}.${String(day.getFullYear())}`;
}

async function expectDays(from: string, to: string): Promise<void> {
  await expect(kronika.filters.getByLabel('Od', { exact: true })).toHaveValue(from);
  await expect(kronika.filters.getByLabel('Do', { exact: true })).toHaveValue(to);
}

test('this and the last month and quarter are presets', async () => {
  const intoQuarter = new Date().getMonth() % 3;
  await button('Ten miesiąc').click();
  await expectDays(dayOfMonths(0, 'first'), dayOfMonths(0, 'last'));
  await expect(button('Ten miesiąc')).toHaveAttribute('aria-pressed', 'true');
  await button('Zeszły miesiąc').click();
  await expectDays(dayOfMonths(-1, 'first'), dayOfMonths(-1, 'last'));
  await expect(button('Ten miesiąc')).toHaveAttribute('aria-pressed', 'false');
  await button('Ten kwartał').click();
  await expectDays(dayOfMonths(-intoQuarter, 'first'), dayOfMonths(2 - intoQuarter, 'last'));
  await button('Zeszły kwartał').click();
  await expectDays(dayOfMonths(-3 - intoQuarter, 'first'), dayOfMonths(-1 - intoQuarter, 'last'));
});

test('each month of the last twelve, and the last quarters, are chosen by keyboard and said in their list', async () => {
  const { keyboard } = started.window;
  await expect(list('Miesiąc').locator('option')).toHaveCount(13);
  await expect(list('Kwartał').locator('option')).toHaveText([
    'Kwartał',
    ...Array<RegExp>(4).fill(/^(I|II|III|IV) kwartał \d{4}$/),
  ]);
  await list('Miesiąc').focus();
  for (let back = 0; back < 6; back += 1) await keyboard.press('ArrowDown');
  await expectDays(dayOfMonths(-5, 'first'), dayOfMonths(-5, 'last'));
  await expect(list('Miesiąc')).toHaveValue(/-01$/);
  await expect(list('Kwartał')).toHaveValue('');

  const intoQuarter = new Date().getMonth() % 3;
  await list('Kwartał').selectOption({ index: 4 });
  await expectDays(dayOfMonths(-9 - intoQuarter, 'first'), dayOfMonths(-7 - intoQuarter, 'last'));
  await expect(list('Miesiąc')).toHaveValue('');

  await button('Cały okres').click();
  await expectDays('', '');
  await expect(list('Kwartał')).toHaveValue('');
});

test('half a typed day goes when a month is chosen', async () => {
  const from = kronika.filters.getByLabel('Od', { exact: true });
  await from.click();
  await started.window.keyboard.type('12.3');
  await list('Miesiąc').selectOption({ index: 2 });
  await expectDays(dayOfMonths(-1, 'first'), dayOfMonths(-1, 'last'));
  await expect(kronika.filters.getByText('Niepełna data')).toBeHidden();
});

import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { words } from '../../../preload/words/words';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

const t = words('pl');
const downloaded = downloadOnce(() => startOffice(400), officeDays);
let started: Started;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await launch({ dataDir: downloaded.dataDir });
  kronika = new KronikaWindow(started.window);
  await kronika.expectCount(400);
});

test.afterEach(() => started.close());

const clipboardText = (): Promise<string> => started.app.evaluate(({ clipboard }) => clipboard.readText());

test('rows of several searches are gathered, shown as a list, taken out and cleared', async () => {
  const { window } = started;
  const show = window.getByRole('button', { name: t('basket.show') });
  await kronika.search('faktur');
  await kronika.openRow(0);
  await kronika.selectRows(0, 1);
  await kronika.search('ofert');
  await kronika.row(0).click({ modifiers: ['Control'] });
  await kronika.expectSelected(3);
  await show.click();
  await kronika.expectCount(3);
  await kronika.expectUnderstood(t('filters.only', { count: 3 }));
  await expect(show).toBeDisabled();
  await kronika.selectRows(1);
  await kronika.expectCount(3);
  await show.click();
  await kronika.expectCount(2);
  // All results of another search beside them.
  await kronika.search('');
  await window.getByRole('button', { name: t('filters.remove', { filter: t('filters.only', { count: 2 }) }) }).click();
  await kronika.expectCount(400);
  await kronika.selectAll();
  await kronika.expectSelected(400);
  await window.getByRole('button', { name: t('basket.clear') }).click();
  await kronika.expectSelected(0);
});

test('all results but some are kept over another search and exported', async () => {
  const { window, app } = started;
  await kronika.selectAll();
  await kronika.selectRows(0, 2);
  await kronika.expectSelected(398);
  const folder = mkdtempSync(join(tmpdir(), 'kronika-basket-'));
  const path = join(folder, 'all-but.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await kronika.export(['uuid']);
  await kronika.expectExported(398);
  expect(readFileSync(path, 'utf8').trim().split('\r\n')).toHaveLength(399);
  rmSync(folder, { recursive: true, force: true });
  await expect(window.getByRole('dialog')).toBeHidden();
  await kronika.search('faktur');
  await kronika.expectSelected(398);
});

test('rows are copied as a table with the numbers as texts, and as text', async () => {
  const { window, app } = started;
  await kronika.openRow(0);
  await kronika.grid.press('Control+c');
  await expect(window.getByText(t('basket.copiedTable', { count: 1 }))).toBeVisible();
  const [row, ...others] = (await clipboardText()).trimEnd().split('\r\n');
  expect(others).toEqual([]);
  expect(row?.split('\t')[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  await kronika.selectRows(0, 1, 2);
  await kronika.grid.press('Control+c');
  await expect(window.getByText(t('basket.copiedTable', { count: 3 }))).toBeVisible();
  await expect.poll(clipboardText).toContain(t('columns.number'));
  const html = await app.evaluate(async ({ clipboard }) => {
    if ('readHTML' in clipboard && typeof clipboard.readHTML === 'function')
      return String(Reflect.apply(clipboard.readHTML, clipboard, []));
    const [item] = await clipboard.read();
    const blob = await item?.getType('text/html');
    return blob !== undefined && 'text' in blob ? await blob.text() : '';
  });
  expect(html.match(/<tr>/g)).toHaveLength(4);
  expect(html).toMatch(/mso-number-format:.*>\+48 /);
  await window.getByRole('button', { name: t('basket.copy') }).click();
  await window.getByRole('menuitem', { name: t('basket.copyText') }).click();
  await expect(window.getByText(t('basket.copiedText', { count: 3 }))).toBeVisible();
  await expect.poll(async () => (await clipboardText()).split('\n\n').length).toBeGreaterThanOrEqual(3);
});

import { expect, test, type Locator } from '@playwright/test';
import type { CrmServer } from '../crm-server/server';
import { runKronika } from './command-line';
import { launch, type Started } from './launch';
import { officeDays, startOffice } from './office';
import { temporaryDataDir } from './temporary-data-dir';
import { KronikaWindow } from './window';

/** In the system's own colours backgrounds go: whatever one of them said must be said by something else. */

let server: CrmServer;
let started: Started;
let kronika: KronikaWindow;
let folder: ReturnType<typeof temporaryDataDir>;

test.beforeEach(async () => {
  server = await startOffice(300);
  folder = temporaryDataDir();
  const { from, to } = officeDays;
  const args = ['sync', '--account', server.baseUrl, '--from', from, '--to', to, '--data-dir', folder.path];
  await runKronika(args, { env: { KRONIKA_API_KEY: server.key } });
  started = await launch({ dataDir: folder.path });
  kronika = new KronikaWindow(started.window);
  await started.window.emulateMedia({ forcedColors: 'active', colorScheme: 'light', reducedMotion: 'reduce' });
  await kronika.expectCount(300);
  await kronika.showFilters();
});

test.afterEach(async () => {
  await started.close();
  await server.close();
  folder.remove();
});

const styleOf = (place: Locator, name: string): Promise<string> =>
  place.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);

/** What of a place is seen, as a picture, with neither pointer nor keyboard on it. */
async function picture(place: Locator): Promise<string> {
  await started.window.mouse.move(2, 400);
  return (await place.screenshot({ animations: 'disabled' })).toString('base64');
}

test('each mark of the calendar is another picture, in the legend and in the years', async () => {
  const gaps = await kronika.openGaps();
  const legend = gaps.getByRole('list', { name: 'Znaki w kalendarzu' });
  const marks = legend.locator('.day-mark');
  await expect(marks).toHaveCount(6);
  const pictures = await Promise.all((await marks.all()).map((mark) => picture(mark)));
  expect(new Set(pictures).size).toBe(6);
  const months = gaps.locator('.year .day-mark');
  const complete = await picture(months.nth(0));
  expect(await picture(months.nth(5))).not.toBe(complete);
  const days = gaps.locator('td.complete');
  expect(await styleOf(days.first(), 'box-shadow')).not.toBe('none');
});

test('what is pressed, switched on or open is the colour of what is chosen', async () => {
  const { window } = started;
  const plain = await styleOf(window.getByRole('button', { name: 'Dziś', exact: true }), 'background-color');
  const chosen = [
    window.getByRole('button', { name: 'Cały okres' }),
    window.getByRole('button', { name: 'Filtry', exact: true }),
    window.getByRole('button', { name: 'Ukryj szczegóły' }),
  ];
  for (const button of chosen) expect(await styleOf(button, 'background-color')).not.toBe(plain);
  await kronika.exactLetters().click();
  expect(await styleOf(kronika.exactLetters(), 'background-color')).not.toBe(plain);
  await kronika.openRow(2);
  const other = await styleOf(kronika.row(3), 'background-color');
  expect(await styleOf(kronika.row(2), 'background-color')).not.toBe(other);
  expect(await styleOf(kronika.row(2).locator('.name'), 'color')).not.toBe(
    await styleOf(kronika.row(3).locator('.name'), 'color'),
  );
});

test('bubbles and chips have a line around them, panes one between them, and a flag keeps its colour', async () => {
  const { window } = started;
  await kronika.search('faktura');
  await expect(kronika.grid.locator('mark').first()).toBeVisible();
  expect(await styleOf(window.locator('.chip').first(), 'border-top-width')).toBe('1px');
  const paper = await styleOf(window.locator('body'), 'background-color');
  for (const splitter of await window.getByRole('separator').all()) {
    expect(await styleOf(splitter, 'background-color')).not.toBe(paper);
  }
  const bars = kronika.bars().locator('svg');
  expect(await styleOf(bars.locator('rect').first(), 'fill')).toBe(await styleOf(window.locator('body'), 'color'));
  const dot = kronika.grid.locator('.dot').first();
  const asked = await dot.evaluate((element) => (element instanceof HTMLElement ? element.style.background : ''));
  expect(await styleOf(dot, 'background-color')).toBe(asked);
  await kronika.search('sms:faktura');
  await expect(kronika.grid.locator('mark').first()).toBeVisible();
  await kronika.grid.focus();
  await window.keyboard.press('t');
  await expect(window.locator('.bubble').first()).toBeVisible();
  expect(await styleOf(window.locator('.bubble').first(), 'border-top-width')).not.toBe('0px');
});

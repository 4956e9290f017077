import { expect, test } from '@playwright/test';
import { downloadOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { startOncePerFile } from '../driver/shared-start';
import { expectUnlike, systemColor } from '../driver/system-colors';
import { KronikaWindow } from '../driver/window';

/** In the system's own colours backgrounds go: whatever one of them said must be said by something else. */

const downloaded = downloadOnce(() => startOffice(300), officeDays);
const shared = startOncePerFile(downloaded);
let started: Started;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await shared.open();
  kronika = new KronikaWindow(started.window);
  await started.window.emulateMedia({ forcedColors: 'active', colorScheme: 'light', reducedMotion: 'reduce' });
  await kronika.expectCount(300);
  await kronika.showFilters();
});

test('each mark of the calendar is another picture, in the legend and in the years', async () => {
  const gaps = await kronika.openGaps();
  const legend = gaps.getByRole('list', { name: 'Znaki w kalendarzu' });
  const marks = legend.locator('.day-mark');
  await expect(marks).toHaveCount(6);
  await expectUnlike(started.window, ...Array.from({ length: 6 }, (_, at) => marks.nth(at)));
  const months = gaps.locator('.year .day-mark');
  await expectUnlike(started.window, months.nth(0), months.nth(5));
  const days = gaps.locator('td.complete');
  await expect(days.first()).not.toHaveCSS('box-shadow', 'none');
});

test('what is pressed, switched on or open is the colour of what is chosen', async () => {
  const { window } = started;
  const [paper, highlight, text] = [
    await systemColor(started.window, 'Canvas'),
    await systemColor(started.window, 'Highlight'),
    await systemColor(started.window, 'HighlightText'),
  ];
  expect(highlight).not.toBe(paper);
  await expect(window.getByRole('button', { name: 'Dziś', exact: true })).not.toHaveCSS('background-color', highlight);
  const chosen = [
    window.getByRole('button', { name: 'Cały okres' }),
    window.getByRole('button', { name: 'Filtry', exact: true }),
    window.getByRole('button', { name: 'Ukryj szczegóły' }),
  ];
  for (const button of chosen) await expect(button).toHaveCSS('background-color', highlight);
  await kronika.exactLetters().click();
  await expect(kronika.exactLetters()).toHaveCSS('background-color', highlight);
  await kronika.openRow(2);
  await expect(kronika.row(3)).not.toHaveCSS('background-color', highlight);
  await expect(kronika.row(2)).toHaveCSS('background-color', highlight);
  await expect(kronika.row(3).locator('.name')).not.toHaveCSS('color', text);
  await expect(kronika.row(2).locator('.name')).toHaveCSS('color', text);

  await kronika.grid.focus();
  await window.keyboard.press('s');
  const star = kronika.row(2).locator('.star.given');
  await expect(star).toHaveCSS('color', text);
  await kronika.openRow(4);
  await expect(star).toHaveCSS('color', await systemColor(started.window, 'CanvasText'));
});

test('bubbles and chips have a line around them, panes one between them, and a flag keeps its colour', async () => {
  const { window } = started;
  await kronika.search('faktura');
  await expect(kronika.grid.locator('mark').first()).toBeVisible();
  await expect(window.locator('.chip').first()).toHaveCSS('border-top-width', '1px');
  const line = await systemColor(started.window, 'CanvasText');
  expect(line).not.toBe(await systemColor(started.window, 'Canvas'));
  const splitters = window.getByRole('separator');
  await expect(splitters).toHaveCount(2);
  for (const at of [0, 1]) await expect(splitters.nth(at)).toHaveCSS('background-color', line);
  await expect(kronika.bars().locator('svg rect').first()).toHaveCSS('fill', line);
  const kept = (): Promise<boolean> =>
    kronika.grid
      .locator('.dot')
      .first()
      .evaluate(
        (dot) =>
          dot instanceof HTMLElement &&
          dot.style.background !== '' &&
          dot.style.background === getComputedStyle(dot).backgroundColor,
      );
  await expect.poll(kept).toBe(true);
  await kronika.search('sms:faktura');
  await expect(kronika.grid.locator('mark').first()).toBeVisible();
  await kronika.grid.focus();
  await window.keyboard.press('t');
  await expect(window.locator('.bubble').first()).toBeVisible();
  await expect(window.locator('.bubble').first()).not.toHaveCSS('border-top-width', '0px');
});

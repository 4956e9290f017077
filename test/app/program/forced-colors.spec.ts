import { expect, test, type Locator } from '@playwright/test';
import { downloadOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { startOncePerFile } from '../driver/shared-start';
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

/** What a colour of the system is here, as a style says it. */
function systemColor(name: 'Canvas' | 'CanvasText' | 'Highlight' | 'HighlightText'): Promise<string> {
  return started.window.evaluate((keyword) => {
    const probe = document.createElement('span');
    probe.style.color = keyword;
    probe.style.forcedColorAdjust = 'none';
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);
}

/** What of places is seen, as pictures, with neither pointer nor keyboard on them. */
async function pictures(...places: readonly Locator[]): Promise<string[]> {
  await started.window.mouse.move(2, 400);
  const taken: string[] = [];
  for (const place of places) taken.push((await place.screenshot({ animations: 'disabled' })).toString('base64'));
  return taken;
}

/** Waits until no two of the places look alike. */
async function expectUnlike(...places: readonly Locator[]): Promise<void> {
  await expect.poll(async () => new Set(await pictures(...places)).size).toBe(places.length);
}

test('each mark of the calendar is another picture, in the legend and in the years', async () => {
  const gaps = await kronika.openGaps();
  const legend = gaps.getByRole('list', { name: 'Znaki w kalendarzu' });
  const marks = legend.locator('.day-mark');
  await expect(marks).toHaveCount(6);
  await expectUnlike(...Array.from({ length: 6 }, (_, at) => marks.nth(at)));
  const months = gaps.locator('.year .day-mark');
  await expectUnlike(months.nth(0), months.nth(5));
  const days = gaps.locator('td.complete');
  await expect(days.first()).not.toHaveCSS('box-shadow', 'none');
});

test('what is pressed, switched on or open is the colour of what is chosen', async () => {
  const { window } = started;
  const [paper, highlight, text] = [
    await systemColor('Canvas'),
    await systemColor('Highlight'),
    await systemColor('HighlightText'),
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
  await expect(star).toHaveCSS('color', await systemColor('CanvasText'));
});

test('bubbles and chips have a line around them, panes one between them, and a flag keeps its colour', async () => {
  const { window } = started;
  await kronika.search('faktura');
  await expect(kronika.grid.locator('mark').first()).toBeVisible();
  await expect(window.locator('.chip').first()).toHaveCSS('border-top-width', '1px');
  const line = await systemColor('CanvasText');
  expect(line).not.toBe(await systemColor('Canvas'));
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

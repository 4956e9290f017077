import { expect, test } from '@playwright/test';
import { downloadOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { startOncePerFile } from '../driver/shared-start';
import { laidOut } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';

/** A window at 200 %: half as wide and half as high to whoever enlarges it. */

const downloaded = downloadOnce(() => startOffice(300), officeDays);
const shared = startOncePerFile(downloaded);
let started: Started;
let kronika: KronikaWindow;

async function enlarge(width: number, height: number): Promise<void> {
  await shared.sizeWindow({ width, height }, 2);
}

test.beforeEach(async () => {
  started = await shared.open();
  kronika = new KronikaWindow(started.window);
  await kronika.expectCount(300);
});

test('the search box keeps its room: switches and acts fold into a menu and into icons', async () => {
  const { window } = started;
  await enlarge(1280, 800);
  await expect.poll(async () => (await kronika.searchBox.boundingBox())!.width).toBeGreaterThan(280);
  await kronika.search('faktura');
  await window.getByRole('button', { name: 'Opcje wyszukiwania' }).click();
  const exact = window.getByRole('menuitemcheckbox', { name: 'Bez odmiany' });
  await exact.click();
  await expect(exact).toBeHidden();
  await window.getByRole('button', { name: 'Opcje wyszukiwania' }).click();
  await expect(exact).toHaveAttribute('aria-checked', 'true');
  await window.keyboard.press('Escape');
  await expect(exact).toBeHidden();
  await window.getByRole('button', { name: 'Eksportuj', exact: true }).click();
  await expect(kronika.dialog('Eksport do pliku')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(kronika.dialog('Eksport do pliku')).toBeHidden();

  await enlarge(760, 480);
  await expect.poll(async () => (await kronika.searchBox.boundingBox())!.width).toBeGreaterThan(180);
  await expect(kronika.row(0)).toBeInViewport();
  await window.getByRole('button', { name: 'Opcje wyszukiwania' }).click();
  await expect(window.getByRole('menuitem', { name: 'Eksportuj' })).toBeVisible();
});

test('an open record makes way for a search, for Escape from anywhere, and for the filters', async () => {
  const { window } = started;
  await kronika.openRow(1);
  await kronika.grid.focus();
  await enlarge(1280, 800);
  // The list had the focus when the record came to lie over it.
  await expect(kronika.record).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(kronika.record).toBeHidden();
  await expect(kronika.grid).toBeFocused();

  await kronika.row(0).click();
  await expect(kronika.record).toBeVisible();
  await window.keyboard.press('Control+f');
  await window.keyboard.press('Escape');
  await expect(kronika.record).toBeHidden();

  await kronika.row(0).click();
  await expect(kronika.record).toBeVisible();
  await kronika.search('faktura');
  await expect(kronika.record).toBeHidden();
  await expect(kronika.grid.locator('mark').first()).toBeVisible();

  await kronika.row(0).click();
  await expect(kronika.record).toBeVisible();
  await window.keyboard.press('Control+b');
  await expect(kronika.record).toBeHidden();
  await expect(kronika.filters).toBeVisible();
});

test('an empty record pane leaves the list its room beside the filters, until a record is opened', async () => {
  const { window } = started;
  await shared.sizeWindow({ width: 1024, height: 640 });
  await kronika.showFilters();
  await expect(window.getByText('Wybierz zapis z listy')).toBeVisible();
  const width = async (): Promise<number> => (await kronika.record.boundingBox())!.width;
  await expect.poll(width).toBe(160);
  await kronika.openRow(1);
  await expect.poll(width).toBeGreaterThanOrEqual(288);
});

test('chips beyond their line are counted, and a button unfolds them all, by mouse and by keyboard', async () => {
  const { window } = started;
  await kronika.search(Array.from({ length: 40 }, (_, index) => `słowo${String(index)},`).join(' '));
  const chips = window.getByRole('list', { name: 'Szukam' });
  const last = chips.getByText('słowo39', { exact: true });
  const more = window.getByRole('button', { name: /^Jeszcze \d+ warunk\S+ wyszukiwania$/ });
  await expect(more).toBeVisible();
  const shown = (): Promise<number> =>
    chips.evaluate((list) => {
      const { left, right, top, bottom } = list.getBoundingClientRect();
      return [...list.children].filter((chip) => {
        const box = chip.getBoundingClientRect();
        return box.left >= left && box.right <= right + 1 && box.top >= top && box.bottom <= bottom;
      }).length;
    });
  const counted = async (): Promise<number> => Number((await more.innerText()).replace('+', ''));
  // However wide the window, what is not seen is counted, and no chip is cut.
  const rights: number[] = [];
  for (const [width, height] of [
    [2560, 1000],
    [1280, 800],
    [760, 480],
  ] as const) {
    await enlarge(width, height);
    let unseen = 0;
    await expect(async () => {
      unseen = await counted();
      expect(unseen).toBe(40 - (await shown()));
    }).toPass();
    await expect(last).not.toBeInViewport();
    rights.push(unseen);
  }
  expect(rights).toEqual([...rights].sort((a, b) => a - b));
  expect(new Set(rights).size).toBe(3);

  await more.focus();
  await window.keyboard.press('Enter');
  const fold = window.getByRole('button', { name: 'Zwiń do jednego wiersza' });
  await expect(fold).toBeFocused();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await window.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await expect(last).not.toBeInViewport();

  await enlarge(1280, 800);
  await kronika.search('faktura');
  await expect(chips.getByText('faktura', { exact: true })).toBeVisible();
  await expect(more).toBeHidden();
  await expect(fold).toBeHidden();
});

test('a key lays the window out a few times, whatever the width of the words in the line', async () => {
  const { window } = started;
  const page = await window.context().newCDPSession(window);
  await page.send('Performance.enable');
  const layouts = async (): Promise<number> => {
    const { metrics } = await page.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')!.value;
  };
  const chips = window.getByRole('list', { name: 'Szukam' });
  const more = window.getByRole('button', { name: /^Jeszcze \d+ warunk\S+ wyszukiwania$/ });
  for (const [width, hasMore] of [
    [1900, false],
    [380, true],
  ] as const) {
    await enlarge(2 * width, 900);
    await kronika.search('dzien');
    // Between two words there is a moment of each width.
    for (const letter of ' dobry prosze o fakture korygujaca zamowienie') {
      const before = await layouts();
      await window.keyboard.type(letter);
      await kronika.answered();
      await laidOut(window);
      expect((await layouts()) - before).toBeLessThan(50);
    }
    await expect(chips.getByRole('listitem')).toHaveCount(7);
    await expect(more).toHaveCount(hasMore ? 1 : 0);
  }
});

test('filters beyond the line are removed from it by keyboard, once they are unfolded', async () => {
  const { window } = started;
  await enlarge(1280, 800);
  for (const name of ['SMS-y', 'przychodzące', 'z notatkami']) await kronika.filterBy(name);
  const more = window.getByRole('button', { name: /^Jeszcze \d filtr[yów]*$/ });
  await expect(more).toBeVisible();
  const chips = window.getByRole('list', { name: 'Szukam' });
  await more.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('button', { name: 'Zwiń do jednego wiersza' })).toBeFocused();
  await window.keyboard.press('Shift+Tab');
  await expect(chips.getByRole('button').last()).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(chips.getByRole('listitem')).toHaveCount(2);
});

test('the calendar of completeness scrolls as one, and keeps in sight what is told of the chosen day', async () => {
  const { window } = started;
  const dialog = await kronika.openGaps();
  const day = dialog.locator('[data-day="2026-03-31"]');
  const told = dialog.getByRole('region', { name: 'wtorek, 31 marca 2026' });
  await dialog.getByRole('button', { name: /^2026/ }).click();
  for (const [width, height, zoom] of [
    [760, 480, 1],
    [1280, 500, 1],
    [1280, 800, 2],
    [760, 480, 2],
  ] as const) {
    await shared.sizeWindow({ width, height }, zoom);
    const scrolling = await dialog.evaluate(
      (root) =>
        [...root.querySelectorAll('*')].filter(
          (each) => /auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 1,
        ).length,
    );
    expect(scrolling).toBe(1);
    // By keyboard, to a day further down than the window is high, and from there back.
    await dialog.locator('[data-day="2026-01-01"]').click();
    await window.keyboard.press('PageDown');
    await window.keyboard.press('PageDown');
    for (let week = 0; week < 4; week += 1) await window.keyboard.press('ArrowDown');
    await window.keyboard.press('ArrowRight');
    await window.keyboard.press('ArrowRight');
    await expect(day).toBeFocused();
    await expect(day).toBeInViewport({ ratio: 1 });
    await expect(told.getByText(/\d+ zapis\S*, kompletne/)).toBeInViewport({ ratio: 1 });
    await expect(told.getByText('Niczego tu nie brakuje.')).toBeInViewport({ ratio: 1 });
    await expect(told.getByRole('button', { name: 'Pokaż zapisy' })).toBeInViewport({ ratio: 1 });
  }
});

test('whoever comes by keyboard can go past the filters to the results', async () => {
  const { window } = started;
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Archiwum kontaktów');
  await kronika.searchBox.focus();
  const skip = window.getByRole('button', { name: 'Przejdź do wyników' });
  await skip.focus();
  await window.keyboard.press('Enter');
  await expect(kronika.grid).toBeFocused();
  await expect(kronika.row(1).getByRole('checkbox')).toHaveAttribute('aria-label', 'Zaznacz');
});

test('the line over the list has room for what is chosen, at every width', async () => {
  const { window } = started;
  await kronika.selectAll();
  await kronika.expectSelected(300);
  for (const width of [760, 900, 1024, 1180, 1280, 1366, 1500, 1680]) {
    await shared.sizeWindow({ width, height: 700 });
    const covered = await window.locator('.strip').evaluate((strip) =>
      [...strip.querySelectorAll('button, select')].flatMap((control) => {
        const { x, y, width, height } = control.getBoundingClientRect();
        if (width === 0) return [];
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        const { right } = strip.getBoundingClientRect();
        return control.contains(top) && x + width <= right
          ? []
          : [control.getAttribute('aria-label') ?? control.textContent];
      }),
    );
    expect(covered, `at ${width} pixels`).toEqual([]);
  }
});

import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { sizePage } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';

const downloaded = downloadOnce(() => startOffice(300), officeDays);
let started: Started;
let window: Page;
let kronika: KronikaWindow;

test.beforeEach(open);
test.afterEach(() => started.close());

async function open(): Promise<void> {
  started = await launch({ dataDir: downloaded.dataDir });
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await sizePage(window, { width: 1280, height: 800 });
  await kronika.answered();
}

/** Chooses where records are read, by the small menu beside the list's other tools. */
async function read(place: 'Z prawej strony listy' | 'Pod listą' | 'Wyłączone'): Promise<void> {
  await window.getByRole('button', { name: 'Miejsce szczegółów zapisu' }).click();
  await window.getByRole('menuitemradio', { name: place }).click();
  await expect(window.getByRole('menu')).toBeHidden();
}

const listBox = async () => (await kronika.grid.boundingBox())!;
const recordBox = async () => (await kronika.record.boundingBox())!;

test('a record is read below the list, with a height of its own, also after a restart', async () => {
  const lowest = Math.floor((await listBox()).height / 36) - 2;
  await kronika.openRow(lowest);
  const beside = await listBox();
  await read('Pod listą');
  // What was read is read on, and its row is in sight.
  await kronika.expectOpen(lowest);
  await expect(kronika.row(lowest)).toBeInViewport({ ratio: 1 });
  // The line over the list is there with all that is in it.
  await expect(window.getByRole('combobox', { name: 'Kolejność' })).toBeInViewport({ ratio: 1 });
  await expect(window.getByRole('button', { name: 'Miejsce szczegółów zapisu' })).toBeInViewport({ ratio: 1 });
  await kronika.openRow(lowest - 3);
  await expect.poll(async () => (await listBox()).width).toBeGreaterThan(beside.width + 200);
  const list = await listBox();
  const record = await recordBox();
  expect(record.y).toBeGreaterThanOrEqual(list.y + list.height);
  expect(record.x + record.width).toBe(list.x + list.width);
  expect(record.width).toBeGreaterThanOrEqual(list.width);
  await expectAccessible(window, 'the record below the list');

  const splitter = window.getByRole('separator', { name: 'Wysokość szczegółów' });
  await expect(splitter).toHaveAttribute('aria-orientation', 'horizontal');
  const edge = (await splitter.boundingBox())!;
  await window.mouse.move(edge.x + 100, edge.y);
  await window.mouse.down();
  await window.mouse.move(edge.x + 100, edge.y - 50, { steps: 3 });
  await window.mouse.up();
  await expect.poll(async () => (await recordBox()).height).toBe(record.height + 50);
  await splitter.focus();
  await window.keyboard.press('ArrowDown');
  await expect.poll(async () => (await recordBox()).height).toBe(record.height + 34);
  // The arrows go on from record to record.
  await kronika.grid.focus();
  await window.keyboard.press('ArrowDown');
  await kronika.expectOpen(lowest - 2);

  await started.close();
  await open();
  await kronika.expectOpen(lowest - 2);
  expect((await recordBox()).height).toBe(record.height + 34);
  expect((await recordBox()).y).toBeGreaterThan((await listBox()).y);

  // The same key takes it away and brings it back there.
  await window.keyboard.press('Control+Shift+B');
  await expect(kronika.record).toBeHidden();
  await window.keyboard.press('Control+Shift+B');
  await expect.poll(async () => (await recordBox()).height).toBe(record.height + 34);
});

test('below the list it makes room for a timeline, stands beside the list of a low window, and over that of a narrow one', async () => {
  await read('Pod listą');
  await kronika.openRow(0);
  await kronika.grid.focus();
  await window.keyboard.press('t');
  const timeline = window.getByRole('main', { name: 'Historia' });
  await expect(timeline).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(timeline).toBeHidden();
  await kronika.expectOpen(0);

  await sizePage(window, { width: 1280, height: 480 });
  await expect.poll(async () => (await recordBox()).x).toBeGreaterThan((await listBox()).x + 300);
  // As large as 1520 by 960 at 200 percent.
  await sizePage(window, { width: 760, height: 480 });
  await expect.poll(async () => (await recordBox()).width).toBe(760);
  await window.keyboard.press('Escape');
  await expect(kronika.record).toBeHidden();
  await kronika.row(2).click();
  await expect(kronika.record).toBeVisible();
  await window.keyboard.press('Escape');
  await sizePage(window, { width: 1280, height: 800 });
  await kronika.openRow(3);
  await expect.poll(async () => (await recordBox()).y).toBeGreaterThan((await listBox()).y);
});

test('without a pane a click and the arrows only go to a row; the list remembers it', async () => {
  await kronika.openRow(1);
  await read('Wyłączone');
  await expect(kronika.record).toBeHidden();
  await kronika.row(3).click();
  await kronika.expectActive(3);
  await expect(kronika.grid.locator('.open')).toHaveCount(0);
  await window.keyboard.press('ArrowDown');
  await kronika.expectActive(4);
  await expect(kronika.grid.locator('.open')).toHaveCount(0);
  await expect(window.getByRole('separator', { name: /szczegółów/ })).toHaveCount(0);

  await started.close();
  await open();
  await kronika.expectActive(4);
  await expect(kronika.record).toBeHidden();
  // In the settings it is chosen as well; what the keyboard is on is read then.
  await kronika.row(4).click();
  const settings = await kronika.openSettings();
  await expect(settings.getByRole('radio', { name: 'Wyłączone' })).toBeChecked();
  await settings.getByRole('radio', { name: 'Z prawej strony listy' }).check();
  await window.keyboard.press('Escape');
  await kronika.expectOpen(4);

  await read('Wyłączone');
  await sizePage(window, { width: 760, height: 480 });
  await kronika.row(2).click();
  await kronika.expectActive(2);
  await expect(kronika.record).toBeHidden();
  await window.keyboard.press('Enter');
  await expect(kronika.record).toBeVisible();
  await expect(kronika.record).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(kronika.record).toBeHidden();
});

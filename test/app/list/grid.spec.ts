import { expect, test, type Locator, type Page } from '@playwright/test';
import { buildInteraction, type SampleRecord } from '../../../main/sample-crm/data/records';
import { downloadRecordsOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { ownStart, startOncePerFile } from '../driver/shared-start';
import { sizePage } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';

/** Three records a day, in two years. */
const count = 2193;
const hours = ['09', '12', '15'];

function recordAt(index: number): SampleRecord {
  const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(index / 3))).toISOString().slice(0, 10);
  const callDate = `${day} ${hours[index % 3] ?? ''}:30:00`;
  const sms = { service: 'SMS', smsData: `Wiadomość ${String(index)}` } as const;
  return { interaction: buildInteraction({ callDate, durationSeconds: 65, ...(index % 2 === 0 ? sms : {}) }) };
}

const records = Array.from({ length: count }, (_, index) => recordAt(index));
const downloaded = downloadRecordsOnce(records, { from: '2024-01-01', to: '2025-12-31' });
const shared = startOncePerFile(downloaded, { width: 1900, height: 800 });
let started: Started;
let window: Page;
let kronika: KronikaWindow;

async function start(): Promise<void> {
  started = await shared.open();
  ({ window } = started);
  kronika = new KronikaWindow(window);
}

async function open(): Promise<void> {
  await start();
  await kronika.expectCount(count);
}

/** Closes the program and starts it again on the same data. */
async function restart(): Promise<void> {
  await started.close();
  await open();
}

test.beforeEach(open);

function headings(): Locator {
  return kronika.grid.getByRole('columnheader');
}

function heading(name: string): Locator {
  return kronika.grid.getByRole('columnheader', { name, exact: true });
}

function panel(): Locator {
  return window.getByRole('dialog', { name: 'Kolumny' });
}

async function centreOf(locator: Locator): Promise<{ x: number; y: number; width: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('not in sight');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}

/** What the headings say, from left to right; the day's says the day of the first row. */
async function order(): Promise<string[]> {
  const said = await headings().allInnerTexts();
  return said.map((text) => text.trim()).filter((text) => text !== '' && !/\d/.test(text));
}

const usual = ['Dzień', 'Godz.', 'Rodzaj', 'Kontakt', 'Czas', 'Treść', 'Pracownik', 'Notatki'];

test(
  'shows, hides, moves and widens columns by keyboard alone, remembers them, and takes it all back',
  { tag: ownStart },
  async () => {
    await expect.poll(order).toEqual(usual);
    await window.keyboard.press('Control+Shift+K');
    await expect(panel().getByRole('checkbox', { name: 'Dzień' })).toBeFocused();
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Space');
    await expect.poll(order).toEqual(usual.filter((name) => name !== 'Rodzaj'));
    // Three columns that are not shown stand between them.
    for (let pressed = 0; pressed < 4; pressed += 1) await window.keyboard.press('ArrowDown');
    await expect(panel().getByRole('checkbox', { name: 'Kontakt' })).toBeFocused();
    const { width } = await centreOf(heading('Kontakt'));
    await window.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => (await centreOf(heading('Kontakt'))).width).toBeCloseTo(width + 16, 0);
    for (let pressed = 0; pressed < 5; pressed += 1) await window.keyboard.press('Alt+ArrowUp');
    await expect(panel().getByRole('checkbox', { name: 'Kontakt' })).toBeFocused();
    const changed = ['Dzień', 'Kontakt', 'Godz.', 'Czas', 'Treść', 'Pracownik', 'Notatki'];
    await expect.poll(order).toEqual(changed);
    await window.keyboard.press('Escape');
    await expect(panel()).toBeHidden();
    await expect(kronika.row(0).getByRole('gridcell')).toHaveCount(changed.length + 1);

    await restart();
    await expect.poll(order).toEqual(changed);
    await expect.poll(async () => (await centreOf(heading('Kontakt'))).width).toBeCloseTo(width + 16, 0);
    await window.getByRole('button', { name: 'Kolumny' }).click();
    await panel().getByRole('button', { name: 'Przywróć' }).click();
    await expect.poll(order).toEqual(usual);
  },
);

test('moves and widens columns by mouse, and a heading that was dragged orders nothing', async () => {
  const contact = await centreOf(heading('Kontakt'));
  const time = await centreOf(heading('Godz.'));
  await window.mouse.move(contact.x, contact.y);
  await window.mouse.down();
  await window.mouse.move(time.x - 10, time.y, { steps: 5 });
  await window.mouse.up();
  await expect.poll(async () => (await order()).slice(0, 4)).toEqual(['Dzień', 'Kontakt', 'Godz.', 'Rodzaj']);
  await expect(heading('Kontakt')).toHaveAttribute('aria-sort', 'none');

  const kind = await centreOf(heading('Rodzaj'));
  const edge = kind.x + kind.width / 2 - 6;
  await window.mouse.move(edge, kind.y);
  await window.mouse.down();
  await window.mouse.move(edge + 60, kind.y, { steps: 3 });
  await window.mouse.up();
  await expect.poll(async () => (await centreOf(heading('Rodzaj'))).width).toBeCloseTo(kind.width + 60, 0);
  await window.mouse.dblclick(edge + 60, kind.y);
  await expect.poll(async () => (await centreOf(heading('Rodzaj'))).width).toBeCloseTo(kind.width, 0);

  await heading('Kontakt').click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Kolumny…' }).click();
  await panel().getByRole('checkbox', { name: 'Numer' }).check();
  await window.keyboard.press('Escape');
  await expect(panel()).toBeHidden();
  await expect(heading('Numer')).toBeVisible();
});

test('scrolls sideways where the columns have no room, and shows fewer in a narrow list', async () => {
  await sizePage(window, { width: 1024, height: 640 });
  await expect(heading('Pracownik')).toHaveCount(0);
  await window.keyboard.press('Control+Shift+K');
  for (const name of ['Numer', 'Czas', 'Flagi', 'Pracownik']) await panel().getByRole('checkbox', { name }).check();
  await window.keyboard.press('Escape');
  await expect(panel()).toBeHidden();
  const overflows = (): Promise<boolean> => kronika.grid.evaluate((grid) => grid.scrollWidth > grid.clientWidth);
  await expect.poll(overflows).toBe(true);
  await kronika.grid.focus();
  await window.keyboard.press('End');
  await expect(kronika.row(count - 1)).toBeVisible();
});

test('says the day while the scrollbar is dragged, and nothing of it afterwards', async () => {
  const box = await kronika.grid.boundingBox();
  if (box === null) throw new Error('no list');
  const x = box.x + box.width - 5;
  await window.mouse.move(x, box.y + 22);
  await window.mouse.down();
  await window.mouse.move(x, box.y + box.height / 2, { steps: 5 });
  const said = window.getByText(/^(pon|wt|śr|czw|pt|sob|niedz)\.? \d+ \p{L}+ 202[45]$/u).and(window.locator('.date'));
  await expect(said).toBeVisible();
  const first = kronika.rows().first();
  await expect(async () => {
    const position = Number(await first.getAttribute('aria-rowindex'));
    expect(position).toBeGreaterThan(count * 0.4);
    expect(position).toBeLessThan(count * 0.6);
  }).toPass();
  await window.mouse.up();
  await window.mouse.move(box.x + 100, box.y + 100);
  await expect(window.locator('.date')).toHaveCount(0);
});

test(
  'has rows of two heights, and panes that go and come back, as they were left after a restart',
  { tag: ownStart },
  async () => {
    const rowHeight = async (): Promise<number | undefined> => (await kronika.row(1).boundingBox())?.height;
    await expect.poll(rowHeight).toBe(36);
    const settings = await kronika.openSettings();
    await settings.getByRole('radio', { name: 'Mniejsza' }).check();
    await window.keyboard.press('Escape');
    await expect.poll(rowHeight).toBe(28);
    await expect(settings).toBeHidden();

    await window.keyboard.press('Control+Shift+B');
    await expect(kronika.record).toBeHidden();
    await kronika.search('wiadomość');
    await kronika.grid.focus();
    await window.keyboard.press('PageDown');
    const first = (await (await kronika.activeRow()).innerText()).trim();
    await started.close();
    await start();
    await expect(kronika.searchBox).toHaveValue('wiadomość');
    await expect(kronika.record).toBeHidden();
    await expect.poll(async () => (await kronika.rows().allInnerTexts()).map((text) => text.trim())).toContain(first);
    await expect.poll(async () => (await kronika.rows().first().boundingBox())?.height).toBe(28);

    // It comes back by the same key, and a record is read there again.
    await kronika.grid.focus();
    await window.keyboard.press('Control+Shift+B');
    await expect(kronika.record).toBeVisible();
    await window.keyboard.press('Enter');
    await expect(kronika.record.getByRole('heading').first()).toBeVisible();
    const splitter = window.getByRole('separator', { name: 'Szerokość szczegółów' });
    await splitter.focus();
    await window.keyboard.press('Enter');
    await expect(kronika.record).toBeHidden();
  },
);

test('has menus in the language of the window, which do what they say', async () => {
  const menu = (): Promise<string[]> =>
    started.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
  await expect.poll(menu).toEqual(expect.arrayContaining(['Plik', 'Edycja', 'Widok', 'Pomoc']));
  await started.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === 'Kolumny…')?.click();
  });
  await expect(panel()).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(panel()).toBeHidden();
  const settings = await kronika.openSettings();
  await settings.getByRole('radio', { name: 'English' }).check();
  await expect.poll(menu).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Help']));
});

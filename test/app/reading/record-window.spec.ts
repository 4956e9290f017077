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

test.beforeEach(async () => {
  started = await launch({ dataDir: downloaded.dataDir });
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await sizePage(window, { width: 1280, height: 800 });
  await kronika.search('faktur');
});
test.afterEach(() => started.close());

/** The window that opens by an act, with its record in it. */
async function opened(act: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([started.app.waitForEvent('window'), act()]);
  await expect(page.getByRole('main', { name: 'Szczegóły zapisu' })).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('heading').first()).toBeVisible();
  return page;
}

/** Closes a window by a key; it may be gone before the key comes up. */
async function closeBy(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForEvent('close'), page.keyboard.press(key).catch(() => {})]);
}

const place = (page: Page) => page.getByRole('status').first();
const title = (page: Page) => page.getByRole('heading', { level: 2 });
/** The title of the window that has the keyboard, as the system shows it. */
const inFront = (): Promise<string | undefined> =>
  started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle());

test('a double click opens a record in a window of its own, with its hits marked, and from there the next ones', async () => {
  const total = Number(await kronika.grid.getAttribute('aria-rowcount')) - 1;
  const contacts = await kronika.grid.locator('[role="row"] .contact').allInnerTexts();
  const page = await opened(() => kronika.row(2).dblclick());
  await expect(title(page)).toHaveText(contacts[2]!.split('\n')[0]!);
  await expect(page).toHaveTitle(new RegExp(`^${contacts[2]!.split('\n')[0]!.replaceAll('+', '\\+')}, .*20\\d\\d`));
  await expect(place(page)).toHaveText(`3 z ${total}`);
  expect(await page.locator('mark').allInnerTexts()).not.toEqual([]);
  await expect.poll(inFront).toBe(await page.title());
  await expectAccessible(page, 'a record in a window of its own');

  await page.keyboard.press('Alt+ArrowDown');
  await expect(place(page)).toHaveText(`4 z ${total}`);
  await expect(title(page)).toHaveText(contacts[3]!.split('\n')[0]!);
  await page.keyboard.press('j');
  await expect(place(page)).toHaveText(`5 z ${total}`);
  await page.keyboard.press('k');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(place(page)).toHaveText(`3 z ${total}`);
  await page.getByRole('button', { name: 'Poprzedni zapis' }).click();
  await page.getByRole('button', { name: 'Poprzedni zapis' }).click();
  await expect(place(page)).toHaveText(`1 z ${total}`);
  await expect(page.getByRole('button', { name: 'Poprzedni zapis' })).toBeDisabled();
  // The keyboard is still in the window.
  await page.keyboard.press('j');
  await expect(place(page)).toHaveText(`2 z ${total}`);

  // The list stayed where it was: a mail client's does as well.
  await kronika.expectActive(2);
  await kronika.expectOpen(2);
  await closeBy(page, 'Escape');
  expect(started.app.windows()).toHaveLength(1);
});

test('several records have windows beside each other; one that is open comes to front', async () => {
  await kronika.row(0).click();
  const first = await opened(() => window.keyboard.press('Control+Enter'));
  await kronika.row(1).click();
  const second = await opened(() => kronika.record.getByRole('button', { name: 'Otwórz w osobnym oknie' }).click());
  const places = await started.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each) => each.getPosition().join(' ')),
  );
  expect(new Set(places).size).toBe(3);
  await expect.poll(inFront).toBe(await second.title());

  // Opened again, out of another search: no third window, and the hits are that search's.
  await kronika.search('');
  await expect(kronika.row(0)).toBeVisible();
  await kronika.search('fakturę');
  await kronika.row(0).click();
  await kronika.search('faktur');
  await kronika.row(0).click();
  await window.keyboard.press('Control+Enter');
  await expect.poll(inFront).toBe(await first.title());
  expect(started.app.windows()).toHaveLength(3);

  // Going on to a record in one window, that one is the record's: it is not opened twice.
  await second.keyboard.press('j');
  await expect(place(second)).toHaveText(/^3 z /);
  await kronika.row(2).click();
  await window.keyboard.press('Control+Enter');
  await expect.poll(inFront).toBe(await second.title());
  expect(started.app.windows()).toHaveLength(3);

  // A double click on a box ticks and unticks.
  await kronika.row(4).getByRole('checkbox').dblclick();
  await kronika.expectSelected(0);
  await closeBy(first, 'Control+w');
  expect(started.app.windows()).toHaveLength(2);
});

test('what leads elsewhere leads into the main window, which comes to front; copies and prints are its own', async () => {
  const page = await opened(() => kronika.row(0).dblclick());
  const who = await title(page).innerText();
  await page.keyboard.press('t');
  const timeline = window.getByRole('main', { name: 'Historia' });
  await expect(timeline).toBeVisible();
  await expect(timeline).toContainText(who);
  await expect(timeline.locator('mark').first()).toBeVisible();
  await expect.poll(inFront).toBe(await window.title());
  await page.bringToFront();
  await page.getByRole('button', { name: 'Tylko ten kontakt' }).click();
  await expect(timeline).toBeHidden();
  await expect(kronika.searchBox).toHaveValue('');
  await kronika.expectUnderstood(new RegExp(who.replaceAll('+', '\\+')));

  const copied = (): Promise<string> => started.app.evaluate(({ clipboard }) => clipboard.readText());
  await page.getByRole('main').focus();
  await page.keyboard.press('Control+c');
  await expect.poll(copied).toContain(who);
  await expect(page.getByText('Skopiowano cały zapis')).toBeVisible();

  await started.app.evaluate(({ app, clipboard }) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, printed) => {
        void clipboard.writeText(`printed ${contents.getTitle()}`);
        printed?.(true, '');
      };
    });
  });
  const [help] = await Promise.all([started.app.waitForEvent('window'), page.keyboard.press('F1')]);
  await expect(help.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('Czytanie zapisu');
  await closeBy(help, 'Control+w');
  await page.bringToFront();
  await page.keyboard.press('Control+p');
  await page.getByRole('dialog').getByRole('button', { name: 'Drukuj…' }).click();
  await expect.poll(copied).toContain(`printed ${who}`);
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the language follows, the place is remembered, and all of them go with the main window', async () => {
  const page = await opened(() => kronika.row(0).dblclick());
  await started.app.evaluate(({ BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().endsWith('/record.html'));
    own?.setBounds({ x: 40, y: 60, width: 500, height: 400 });
  });
  const settings = await kronika.openSettings();
  await settings.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('button', { name: 'Next record' })).toBeVisible();
  await expect(place(page)).toHaveText(/^1 of \d+$/);
  await window.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await closeBy(page, 'Escape');
  expect(started.app.windows()).toHaveLength(1);

  const inEnglish = new KronikaWindow(window, 'en');
  const [again] = await Promise.all([started.app.waitForEvent('window'), inEnglish.row(1).dblclick()]);
  await expect(again.getByRole('heading').first()).toBeVisible();
  await expect.poll(() => again.evaluate(() => [outerWidth, outerHeight])).toEqual([500, 400]);
  const ended = started.app.waitForEvent('close');
  await started.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().endsWith('/index.html'))
      ?.close();
  });
  await ended;
});

test('in a narrow window, and without a pane, a record is opened in a window of its own as well', async () => {
  await sizePage(window, { width: 760, height: 480 });
  await kronika.row(1).click();
  await expect(kronika.record).toBeVisible();
  const page = await opened(() => window.keyboard.press('Control+Enter'));
  await sizePage(page, { width: 380, height: 320 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  await closeBy(page, 'Escape');
  expect(started.app.windows()).toHaveLength(1);
  await window.keyboard.press('Escape');
  await expect(kronika.record).toBeHidden();

  await sizePage(window, { width: 1280, height: 800 });
  await window.keyboard.press('Control+Shift+B');
  await expect(kronika.record).toBeHidden();
  await kronika.row(3).click();
  const own = await opened(() => window.keyboard.press('Enter'));
  await expect(place(own)).toHaveText(/^4 z /);
  await expect(kronika.record).toBeHidden();
});

import { expect, test } from '@playwright/test';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

const office = downloadOnce(() => startOffice(200), officeDays);

let started: Started | undefined;

test.afterEach(async () => {
  await started?.close();
  started = undefined;
});

async function open(): Promise<KronikaWindow> {
  await started?.close();
  started = await launch({ dataDir: office.dataDir });
  return new KronikaWindow(started.window);
}

/** What lies behind the page, and what the system's own menus and dialogs look like. */
async function behind(): Promise<readonly [string, string]> {
  return (
    (await started?.app.evaluate(({ BrowserWindow, nativeTheme }) => {
      const [window] = BrowserWindow.getAllWindows();
      return [window?.getBackgroundColor().toLowerCase() ?? '', nativeTheme.themeSource] as const;
    })) ?? ['', '']
  );
}

async function surface(kronika: KronikaWindow): Promise<string> {
  return await kronika.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

test('colours are chosen, seen at once and at the next start, and as far as behind the page', async () => {
  let kronika = await open();
  await kronika.expectCount(200);
  // The page is to have the program's colours, and not those that Playwright gives it.
  await kronika.page.emulateMedia({ colorScheme: null });
  const settings = await kronika.openSettings();
  const seen = {
    Ciemne: ['#1a1b1e', 'dark', 'rgb(26, 27, 30)'],
    Jasne: ['#ffffff', 'light', 'rgb(255, 255, 255)'],
  } as const;
  for (const [name, [colour, source, shown]] of Object.entries(seen)) {
    await settings.getByRole('radio', { name }).check();
    await expect.poll(() => behind()).toEqual([colour, source]);
    await expect.poll(() => surface(kronika)).toBe(shown);
  }
  await settings.getByRole('radio', { name: 'Wysoki kontrast' }).check();
  await expect(kronika.page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  for (const colorScheme of ['light', 'dark'] as const) {
    await kronika.page.emulateMedia({ colorScheme });
    await expect.poll(() => surface(kronika)).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)');
    await expectAccessible(kronika.page, `settings in high contrast, ${colorScheme}`);
  }
  await kronika.page.keyboard.press('Escape');
  await kronika.openRow(0);
  await expectAccessible(kronika.page, 'results in high contrast, dark');
  await kronika.page.keyboard.press('Tab');
  const focused = await kronika.page.evaluate(
    () => getComputedStyle(document.activeElement ?? document.body).outlineWidth,
  );
  expect(focused).toBe('3px');
  // The system's own colours go first.
  await kronika.page.emulateMedia({ forcedColors: 'active' });
  const canvas = await kronika.page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--surface'),
  );
  expect(canvas.trim()).toBe('Canvas');
  kronika = await open();
  await expect(kronika.page.locator('html')).toHaveAttribute('data-theme', 'contrast');
});

test('the size of the text is chosen from 80 to 200 per cent, and is the same at the next start', async () => {
  let kronika = await open();
  await kronika.expectCount(200);
  let size = (await kronika.openSettings()).getByRole('combobox', { name: 'Rozmiar tekstu' });
  expect(await size.getByRole('option').allInnerTexts()).toEqual(
    [80, 90, 100, 110, 125, 150, 175, 200].map((percent) => `${String(percent)}%`),
  );
  await size.selectOption('125%');
  await expect
    .poll(() =>
      started?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()),
    )
    .toBeCloseTo(1.25);
  await kronika.page.getByRole('button', { name: 'Pomniejsz tekst' }).click();
  await expect(size).toHaveValue('110');
  kronika = await open();
  await kronika.expectCount(200);
  size = (await kronika.openSettings()).getByRole('combobox', { name: 'Rozmiar tekstu' });
  await expect(size).toHaveValue('110');
});

/** The day of the week (0: Sunday) that "w zeszłym tygodniu" begins with. */
async function firstDayOfLastWeek({ page }: KronikaWindow): Promise<number | undefined> {
  const query = { text: 'w zeszłym tygodniu', filters: {} };
  const sort = { by: 'date', descending: true } as const;
  const from = await page.evaluate(
    async (asked) => {
      const result = await self.kronika.ask('search', asked);
      return result.ok ? result.value.inWords[0]?.filters.from : undefined;
    },
    { query, sort, offset: 0, limit: 1 },
  );
  return from === undefined ? undefined : new Date(from).getUTCDay();
}

test('a week begins on Sunday in the day picker, in the calendar and in words; the window begins as its owner chose', async () => {
  let kronika = await open();
  await kronika.expectCount(200);
  await kronika.search('faktura');
  const settings = await kronika.openSettings();
  expect(await firstDayOfLastWeek(kronika)).toBe(1);
  await settings.getByRole('radio', { name: 'Niedziela' }).check();
  await expect.poll(() => firstDayOfLastWeek(kronika)).toBe(0);
  await settings.getByRole('combobox', { name: 'Po uruchomieniu' }).selectOption('Wszystkie zapisy od najnowszych');
  await kronika.page.keyboard.press('Escape');
  const calendar = await kronika.openGaps();
  const heads = calendar.getByRole('grid').first().getByRole('columnheader');
  await expect(heads.first()).toHaveAccessibleName('niedziela');
  await expect(heads.last()).toHaveAccessibleName('sobota');
  kronika = await open();
  await kronika.expectCount(200);
  await expect(kronika.searchBox).toHaveValue('');
  expect(await firstDayOfLastWeek(kronika)).toBe(0);
});

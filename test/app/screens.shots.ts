import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../build/setup/places.mjs';
import type { Language } from '../../preload/model';
import { words } from '../../preload/words/words';
import { generateOffice } from '../../main/sample-crm/office/office';
import { startCrmServer, type CrmServer } from '../../main/sample-crm/http/server';
import { runKronika } from './driver/command-line';
import { launch, type Started } from './driver/launch';
import { KronikaWindow } from './driver/window';

/** Pictures of the main screens, made by `npm run screenshots` and looked at before they are committed. */
const folder = join(projectRoot, 'docs', 'screenshots');

interface Look {
  readonly language: Language;
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** The system's own colours are forced on the page. */
  readonly isForced?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Pictures of it are looked at, and not kept. */
  readonly name?: string;
}

/** Each language, theme and size with two of the others. */
const looks: readonly Look[] = [
  { language: 'pl', colorScheme: 'light', width: 1920, height: 1080 },
  { language: 'pl', colorScheme: 'dark', width: 1024, height: 640 },
  { language: 'en', colorScheme: 'light', width: 1024, height: 640 },
  { language: 'en', colorScheme: 'dark', width: 1920, height: 1080 },
];

/** The screens whose pictures are kept in `docs`; those of others are looked at. */
const kept: readonly string[] = [
  ...['results', 'record', 'timeline', 'understood', 'suggestions', 'nothing-found', 'export', 'coverage', 'help'],
  ...['first-run', 'failure', 'own-marks', 'print', 'settings'],
];

/** What few people have, and must be whole all the same; the first is a window of 1280 x 800 at 200 %. */
const rareLooks: readonly Look[] = [
  { language: 'pl', colorScheme: 'light', width: 640, height: 400, name: 'low' },
  { language: 'en', colorScheme: 'dark', width: 1280, height: 800, isForced: true, name: 'forced' },
  { language: 'pl', colorScheme: 'light', width: 1280, height: 800, settings: { theme: 'contrast' }, name: 'contrast' },
  { language: 'en', colorScheme: 'dark', width: 1280, height: 800, settings: { theme: 'contrast' }, name: 'contrast' },
];

/** The sample office, mirrored once, and an archive of another with a day and some notes that never come. */
let sample: string;
let gappy: string;
let server: CrmServer;
const key = 'a-key';

test.beforeAll(async () => {
  test.setTimeout(240_000);
  mkdirSync(folder, { recursive: true });
  sample = mkdtempSync(join(tmpdir(), 'kronika-sample-'));
  const { window, close } = await launch({ dataDir: sample });
  const kronika = new KronikaWindow(window);
  await kronika.tryDemo();
  await kronika.waitUntilComplete();
  await close();

  gappy = mkdtempSync(join(tmpdir(), 'kronika-gappy-'));
  const days = { from: '2024-01-01', to: '2026-10-31' };
  server = await startCrmServer({ data: generateOffice({ seed: 5, interactions: 6000, ...days }), key });
  const noted = server.uuidsBetween('2026-06-01', '2026-06-20').filter((uuid) => server.notesOf(uuid).length > 0);
  server.setFaults([
    { kind: 'withheld', uuids: server.uuidsBetween('2026-02-10', '2026-02-10').slice(0, 1) },
    { kind: 'truncated', how: 'json', on: { method: 'notes', uuids: noted } },
  ]);
  const args = ['sync', '--account', server.baseUrl, '--from', days.from, '--to', days.to, '--data-dir', gappy];
  await runKronika(args, { env: { KRONIKA_API_KEY: key } });
});

test.afterAll(async () => {
  await server.close();
  for (const made of [sample, gappy]) rmSync(made, { recursive: true, force: true });
});

const smallest = 760;

/** Opens a copy of a data folder, or an empty one, in a language, a theme and a size. */
async function open(made: string | null, look: Look): Promise<Started & { readonly kronika: KronikaWindow }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kronika-shot-'));
  if (made !== null) {
    cpSync(made, dataDir, { recursive: true });
    const settings = join(dataDir, 'settings.json');
    const kept = JSON.parse(readFileSync(settings, 'utf8')) as Readonly<Record<string, unknown>>;
    const said = { language: look.language, syncEveryHours: 0, window: null, remarkAuthor: 'Anna Nowak' };
    writeFileSync(settings, JSON.stringify({ ...kept, ...said, ...look.settings }));
  }
  const started = await launch({ dataDir });
  await resize(started.app, look);
  await seen(started.window, look);
  // The window itself is never so small.
  if (look.width < smallest) await started.window.setViewportSize(look);
  const close = async (): Promise<void> => {
    await started.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...started, close, kronika: new KronikaWindow(started.window, look.language) };
}

async function seen(page: Page, { colorScheme, isForced = false }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme, forcedColors: isForced ? 'active' : null, reducedMotion: 'reduce' });
}

async function resize(app: ElectronApplication, { width, height }: Look): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setPosition(0, 0);
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

/** Counts and bars come a moment after the rows; no picture shows the ones before them. */
const countsMs = 1000;

async function shoot(window: Page, name: string, look: Look): Promise<void> {
  const { language, colorScheme, width } = look;
  const isKept = look.name === undefined && kept.includes(name);
  const place = isKept ? folder : join(projectRoot, 'test-results', look.name ?? 'usual');
  mkdirSync(place, { recursive: true });
  await window.waitForTimeout(countsMs);
  await window.screenshot({
    path: join(place, `${name}-${language}-${colorScheme}-${width}.png`),
    animations: 'disabled',
  });
}

async function settled(place: Locator): Promise<void> {
  await expect(place).toBeVisible({ timeout: 20_000 });
}

for (const look of [...looks, ...rareLooks]) {
  const t = words(look.language);
  const called = look.name === undefined ? '' : `, ${look.name}`;
  test.describe(`${look.language}, ${look.colorScheme}, ${look.width}${called}`, () => {
    test('results with a search, a record, its timeline, an export, and nothing found', async () => {
      const { window, kronika, close } = await open(sample, look);
      await kronika.expectCount(10_000);
      await kronika.search('faktur');
      await settled(kronika.grid.locator('mark').first());
      await kronika.row(2).click();
      if (look.width > 1100) await settled(kronika.record.getByRole('heading').first());
      await window.mouse.move(look.width / 2, 40);
      if (look.width < 1100) await window.keyboard.press('Escape');
      await shoot(window, 'results', look);

      await kronika.search('note:umowa');
      await kronika.openRow(0);
      await settled(kronika.record.locator('mark').first());
      await shoot(window, 'record', look);
      await kronika.search('sms:dziękuję');
      await settled(kronika.grid.locator('mark').first());
      await kronika.grid.focus();
      await window.keyboard.press('t');
      const timeline = window.getByRole('main', { name: t('timeline.label') });
      await settled(timeline.locator('article[data-id]').first());
      await shoot(window, 'timeline', look);
      await window.keyboard.press('Escape');
      if (look.width < 1100) await window.keyboard.press('Escape');

      await kronika.search(look.language === 'pl' ? 'fakutra w zeszłym miesiącu' : 'fakutra last month');
      await settled(kronika.grid.locator('mark').first());
      await shoot(window, 'understood', look);
      await window.keyboard.press('Control+a');
      await window.keyboard.type(look.language === 'pl' ? 'faktura mar' : 'faktura jan');
      await settled(window.getByRole('listbox', { name: t('suggestions.title') }).first());
      await shoot(window, 'suggestions', look);
      await window.keyboard.press('Escape');

      await kronika.search('faktur');
      await settled(kronika.grid.locator('mark').first());
      await kronika.row(3).locator('.contact').click({ button: 'right' });
      await settled(window.getByRole('menu'));
      await shoot(window, 'context-menu', look);
      await window.keyboard.press('Escape');

      await window.keyboard.press('Control+Shift+P');
      await settled(window.getByRole('dialog', { name: t('palette.title') }));
      await shoot(window, 'palette', look);
      await window.keyboard.press('Escape');

      await kronika.search('brontozaur faktura');
      await kronika.expectCount(0);
      await settled(kronika.wayOut(/brontozaur/));
      await shoot(window, 'nothing-found', look);

      await kronika.search('faktur');
      await settled(kronika.grid.locator('mark').first());
      await window.keyboard.press('Control+e');
      await settled(kronika.dialog(t('export.title')));
      await settled(kronika.dialog(t('export.title')).getByRole('table').first());
      await shoot(window, 'export', look);
      await close();
    });

    test('every column, ordered by last name', async () => {
      const { window, kronika, close } = await open(sample, look);
      await kronika.expectCount(10_000);
      await kronika.sortBy('lastNameAz');
      await window.keyboard.press('Control+Shift+K');
      const panel = window.getByRole('dialog', { name: t('columnsPanel.title') });
      for (const box of await panel.getByRole('checkbox').all()) await box.check();
      await shoot(window, 'columns-panel', look);
      await window.keyboard.press('Escape');
      await expect(panel).toBeHidden();
      await shoot(window, 'columns', look);
      await close();
    });

    test('own marks, the history with them, a document before it is printed, a record in its own window, and the settings', async () => {
      const { app, window, kronika, close } = await open(sample, look);
      await kronika.expectCount(10_000);
      await kronika.search('faktur');
      await settled(kronika.grid.locator('mark').first());
      // In a narrow window the record lies over the list.
      const isNarrow = look.width < 880;
      const toList = (): Promise<void> => (isNarrow ? window.keyboard.press('Escape') : Promise.resolve());
      for (const [row, key] of [
        [1, 's'],
        [2, 'w'],
        [3, 'u'],
      ] as const) {
        await kronika.openRow(row);
        await window.keyboard.press(key);
        await toList();
      }
      await kronika.openRow(1);
      await window.keyboard.press('r');
      await window.keyboard.type(
        look.language === 'pl' ? 'Wysłać duplikat po rozmowie.' : 'Send a copy after the call.',
      );
      await shoot(window, 'own-marks', look);
      await window.keyboard.press('Control+Enter');
      await expect(window.getByRole('textbox', { name: t('ownMarks.remarkText') })).toBeHidden();
      await window.keyboard.press('Control+p');
      const paper = window.getByRole('dialog', { name: t('print.title') });
      await settled(paper);
      await shoot(window, 'print', look);
      await window.keyboard.press('Escape');
      await expect(paper).toBeHidden();
      await toList();
      await kronika.grid.focus();
      const [record] = await Promise.all([app.waitForEvent('window'), window.keyboard.press('Control+Enter')]);
      await seen(record, look);
      await settled(record.getByRole('heading', { level: 1 }));
      await shoot(record, 'record-window', look);
      await record.close();
      await window.keyboard.press('Control+,');
      await settled(window.getByRole('dialog'));
      await shoot(window, 'settings', look);
      await kronika
        .dialog(t('settings.title'))
        .getByRole('textbox', { name: t('settings.remarkAuthor') })
        .scrollIntoViewIfNeeded();
      await shoot(window, 'settings-remarks', look);
      await kronika
        .dialog(t('settings.title'))
        .getByRole('heading', { name: t('settings.archive'), exact: true })
        .scrollIntoViewIfNeeded();
      await shoot(window, 'settings-archive', look);
      await window.keyboard.press('Escape');
      await window
        .getByRole('contentinfo')
        .getByRole('button', { name: t('app.demo') })
        .click();
      await settled(window.getByRole('menu'));
      await shoot(window, 'accounts', look);
      await window.keyboard.press('Escape');
      await kronika.grid.focus();
      await window.keyboard.press('t');
      const timeline = window.getByRole('main', { name: t('timeline.label') });
      await settled(timeline.locator('article[data-id]').first());
      await shoot(window, 'timeline-marks', look);
      await window.keyboard.press('Escape');
      await expect(timeline).toBeHidden();
      await window.keyboard.press('Control+Shift+P');
      await window.keyboard.type(t('acts.recordBelow.name'));
      await window.keyboard.press('Enter');
      await expect(window.getByRole('dialog')).toBeHidden();
      await shoot(window, 'pane-below', look);
      await close();
    });

    test('the coverage calendar', async () => {
      const { window, kronika, close } = await open(gappy, look);
      await settled(kronika.grid);
      const dialog = await kronika.openGaps();
      await dialog.getByRole('button', { name: /^2026/ }).click();
      const calendar = dialog.getByRole('group', { name: t('coverage.calendar', { year: '2026' }) });
      await expect(calendar).toHaveAttribute('aria-busy', 'false');
      await shoot(window, 'coverage', look);
      await dialog.getByRole('button', { name: t('downloads.history') }).click();
      await settled(kronika.dialog(t('downloads.history')).getByRole('table'));
      await shoot(window, 'downloads', look);
      await close();
    });

    test('a backup, one that is to be restored, and how they are made by themselves', async () => {
      const { app, window, kronika, close } = await open(sample, look);
      await kronika.expectCount(10_000);
      const place = mkdtempSync(join(tmpdir(), 'kronika-copies-'));
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: `${chosen}/kopia.kronika` });
      }, place);
      const settings = await kronika.openSettings();
      await settings.getByRole('button', { name: t('backupSchedule.now') }).click();
      const backup = kronika.dialog(t('backup.title'));
      await backup.getByRole('checkbox').check();
      await backup.getByLabel(t('backup.password'), { exact: true }).fill('zielony kot na dachu');
      await shoot(window, 'backup', look);
      await backup.getByLabel(t('backup.passwordAgain'), { exact: true }).fill('zielony kot na dachu');
      await window.keyboard.press('Enter');
      await settled(backup.getByRole('button', { name: t('export.showInFolder') }));
      await shoot(window, 'backup-made', look);
      await window.keyboard.press('Escape');
      await kronika.openSettings();
      await settings.getByLabel(t('backupSchedule.every')).selectOption('day');
      await settings.getByRole('button', { name: t('backupSchedule.chooseFolder') }).click();
      await settled(settings.getByRole('listitem').filter({ hasText: '_demo' }));
      await settings.getByRole('heading', { name: t('backupSchedule.heading'), exact: true }).scrollIntoViewIfNeeded();
      await shoot(window, 'settings-backups', look);
      await settings.getByRole('heading', { name: t('backupSchedule.recent') }).scrollIntoViewIfNeeded();
      await shoot(window, 'settings-backups-recent', look);
      await settings
        .getByRole('button', { name: t('backupSchedule.recentRestoreOf', { path: join(place, 'kopia.kronika') }) })
        .click();
      const restore = kronika.dialog(t('restore.title'));
      await restore.getByLabel(t('backup.password'), { exact: true }).fill('zielony kot na dachu');
      await shoot(window, 'restore-password', look);
      await window.keyboard.press('Enter');
      await settled(restore.getByText(t('restore.sound')));
      await shoot(window, 'restore', look);
      await close();
      rmSync(place, { recursive: true, force: true });
    });

    test('the help, searched', async () => {
      const { app, window, kronika, close } = await open(sample, look);
      await settled(kronika.grid);
      const [help] = await Promise.all([app.waitForEvent('window'), window.keyboard.press('F1')]);
      await seen(help, look);
      await settled(help.getByRole('heading', { level: 1 }));
      await help.keyboard.press('Control+f');
      await help.keyboard.type(look.language === 'pl' ? 'polskie litery' : 'phone number');
      await help.keyboard.press('Enter');
      await settled(help.getByRole('main').locator('mark').first());
      await shoot(help, 'help', look);
      await close();
    });

    test('the first run, and a key that is refused', async () => {
      const { window, kronika, close } = await open(null, look);
      await kronika.chooseLanguage();
      await shoot(window, 'first-run', look);
      await window.getByRole('button', { name: t('firstRun.own') }).click();
      await window.getByRole('textbox', { name: t('firstRun.accountTitle') }).fill(server.baseUrl);
      await window.keyboard.press('Enter');
      await window.getByLabel(t('firstRun.keyLabel'), { exact: true }).fill('another-key');
      await window.getByRole('button', { name: t('firstRun.test') }).click();
      await settled(kronika.failure());
      await shoot(window, 'failure', look);
      await close();
    });
  });
}

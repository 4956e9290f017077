import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archivePathOf } from '../../../main/workspace/archive/archive-file';
import { words } from '../../../preload/words/words';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

const office = downloadOnce(() => startOffice(50), officeDays);

let started: Started | undefined;
let elsewhere: string;

test.beforeEach(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'kronika-copies-'));
});

test.afterEach(async () => {
  await started?.close();
  started = undefined;
  rmSync(elsewhere, { recursive: true, force: true });
});

async function open(dataDir?: string): Promise<{ app: ElectronApplication; page: Page; kronika: KronikaWindow }> {
  await started?.close();
  started = await launch(dataDir === undefined ? {} : { dataDir });
  return { app: started.app, page: started.window, kronika: new KronikaWindow(started.window) };
}

function archivesFolder(): string {
  return join(office.dataDir, 'archives');
}

/** Scrypt takes a password one and a half seconds of a quiet machine, each time, and ten times that of one that has much else to do. */
const untilPassword = { timeout: 120_000 };

/** Stands in for the system's dialogs for files and folders. */
async function willChoose(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
}

test('a backup with a password is made in the window, and restored on another computer once it was read', async () => {
  test.setTimeout(600_000);
  const file = join(elsewhere, 'kopia.kronika');
  const first = await open(office.dataDir);
  await first.kronika.expectCount(50);
  await willChoose(first.app, join(elsewhere, 'kopia'));
  await first.page.keyboard.press('Control+Shift+P');
  await first.page.keyboard.type('kopia zapas');
  await first.page.keyboard.press('Enter');
  const dialog = first.page.getByRole('dialog', { name: 'Kopia zapasowa' });
  const save = dialog.getByRole('button', { name: 'Zapisz kopię…' });
  await expect(save).toBeFocused();
  await dialog.getByRole('checkbox', { name: 'Zabezpiecz hasłem' }).check();
  await expect(save).toBeDisabled();
  await dialog.getByLabel('Hasło', { exact: true }).click();
  await first.page.keyboard.type(' ŻÓŁW ');
  await expect(dialog.getByText(/^Bardzo słabe/)).toBeVisible();
  await first.page.keyboard.type('na lodowisku w Pcimiu ');
  await expect(dialog.getByText('Mocne.')).toBeVisible();
  await dialog.getByLabel('Powtórz hasło', { exact: true }).click();
  await first.page.keyboard.type('inne');
  await expect(dialog.getByText('Hasła nie są takie same.')).toBeVisible();
  await expect(save).toBeDisabled();
  await expectAccessible(first.page, 'a backup');
  await first.page.keyboard.press('Control+a');
  await first.page.keyboard.type(' ŻÓŁW na lodowisku w Pcimiu ');
  await first.page.keyboard.press('Enter');
  await expect(dialog).toContainText('Kopia zapasowa chroniona hasłem jest zapisana i sprawdzona', untilPassword);
  await expect(dialog.getByText(file, { exact: true })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Pokaż w folderze' })).toBeFocused();
  await expectAccessible(first.page, 'a backup that was made');
  expect(readFileSync(file).toString('latin1')).toMatch(/^Kronika backup/);
  await first.page.keyboard.press('Escape');
  const settings = await first.kronika.openSettings();
  await expect(settings.getByRole('list', { name: 'Ostatnie kopie' }).getByText(file, { exact: true })).toBeVisible();
  await expectAccessible(first.page, 'settings with backups');

  const { app, page, kronika } = await open();
  await kronika.chooseLanguage();
  await willChoose(app, file);
  await page.getByRole('button', { name: /^Przywróć z kopii/ }).click();
  const restore = page.getByRole('dialog', { name: 'Przywróć z kopii zapasowej' });
  await expect(restore.getByText('Ta kopia jest chroniona hasłem.')).toBeVisible();
  const read = restore.getByRole('button', { name: 'Sprawdź kopię' });
  await expect(read).toBeDisabled();
  await restore.getByLabel('Hasło', { exact: true }).click();
  // A space less at the end.
  await page.keyboard.type(' ŻÓŁW na lodowisku w Pcimiu');
  await page.keyboard.press('Enter');
  await expect(restore.getByRole('alert')).toContainText('To nie jest hasło tej kopii zapasowej', untilPassword);
  await expectAccessible(page, 'a wrong password');
  await restore.getByLabel('Hasło', { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
  await page.keyboard.press('Enter');
  await expect(restore.getByText('Kopia jest cała.')).toBeVisible(untilPassword);
  await expect(restore.getByText(new URL(office.server.baseUrl).host, { exact: true })).toBeVisible();
  await expect(restore.getByText(/^50 zapisów/)).toBeVisible();
  await expect(restore.getByText('Tego konta nie ma jeszcze na tym komputerze. Zostanie dodane.')).toBeVisible();
  await expectAccessible(page, 'what a backup holds');
  await expect(restore.getByRole('button', { name: 'Przywróć', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(restore).toBeHidden(untilPassword);
  await kronika.expectCount(50);
  await expect(page).toHaveTitle(`${new URL(office.server.baseUrl).host} – Kronika`);
});

test('a backup takes the place of the archive only when that was agreed to, and the one before stays beside', async () => {
  const file = join(elsewhere, 'kopia.kronika');
  const { app, page, kronika } = await open(office.dataDir);
  await kronika.expectCount(50);
  await willChoose(app, file);
  const settings = await kronika.openSettings();
  await settings.getByRole('button', { name: 'Zrób kopię teraz…' }).click();
  await page.getByRole('dialog', { name: 'Kopia zapasowa' }).getByRole('button', { name: 'Zapisz kopię…' }).click();
  await expect(page.getByRole('dialog').getByText(/^Kopia zapasowa jest zapisana i sprawdzona/)).toBeVisible();
  await page.keyboard.press('Escape');
  await kronika.openRow(0);
  await page.keyboard.press('s');
  const star = kronika.row(0).getByRole('button', { name: words('pl')('ownMarks.flags.star') });
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('dialog')).toBeHidden();

  // The menu of the application has it too.
  const inMenu = (): Promise<number> =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recentBackups')?.submenu?.items.length ?? 0);
  await expect.poll(inMenu).toBe(1);
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('recentBackups')?.submenu?.items[0]?.click();
  });
  const restore = page.getByRole('dialog', { name: 'Przywróć z kopii zapasowej' });
  await expect(restore.getByRole('button', { name: 'Sprawdź kopię' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(restore.getByText(/^To konto ma już archiwum na tym komputerze/)).toBeVisible();
  await expect(restore.getByRole('checkbox', { name: /^Zachowaj dotychczasowe archiwum/ })).toBeChecked();
  await expect(restore.getByRole('checkbox', { name: /^Zachowaj dotychczasowe archiwum/ })).toBeFocused();
  await expectAccessible(page, 'a backup that takes the place of an archive');
  const before = readdirSync(archivesFolder()).filter((name) => name.endsWith('.part'));
  expect(before).toHaveLength(1);
  await restore.getByRole('button', { name: 'Zastąp archiwum' }).click();
  await expect(restore).toBeHidden();
  await expect(page.getByText(/^Przywrócono archiwum konta .* Poprzednie leży obok/)).toBeVisible();
  await kronika.expectCount(50);
  // It came after the backup.
  await expect(star).not.toHaveAttribute('aria-pressed', 'true');
  const { baseUrl } = office.server;
  const path = archivePathOf(office.dataDir, { name: new URL(baseUrl).host, baseUrl });
  const kept = readdirSync(archivesFolder()).filter((name) => name.includes('.replaced-'));
  expect(existsSync(path)).toBe(true);
  expect(kept.filter((name) => !/-(?:wal|shm)$/.test(name))).toHaveLength(1);
  // Given up, nothing of it is left.
  await kronika.openSettings();
  await page.getByRole('button', { name: `Przywróć z kopii ${file}` }).click();
  await page.keyboard.press('Enter');
  await expect(restore.getByText('Kopia jest cała.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(restore).toBeHidden();
  await expect.poll(() => readdirSync(archivesFolder()).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('backups are made by themselves into the folder that was chosen; one that is away is told', async () => {
  const folder = join(elsewhere, 'Kopie z biura');
  mkdirSync(folder);
  const { app, page, kronika } = await open(office.dataDir);
  await kronika.expectCount(50);
  await willChoose(app, folder);
  const settings = await kronika.openSettings();
  const every = settings.getByLabel('Rób kopię zapasową');
  await expect(every).toHaveValue('never');
  await every.selectOption({ label: 'codziennie' });
  await expect(settings.getByText('Nie wybrano folderu, więc kopie jeszcze nie powstają.')).toBeVisible();
  await settings.getByRole('button', { name: 'Wybierz folder…' }).click();
  await expect(settings.getByText(/^Ostatnia: .* udana\. Następna: /)).toBeVisible();
  const [made = ''] = readdirSync(folder);
  expect(made).toMatch(/^kronika-.*-\d{4}-\d\d-\d\d-\d{4}\.kronika$/);
  await expect(settings.getByRole('list', { name: 'Ostatnie kopie' }).getByText(made)).toBeVisible();
  await expectAccessible(page, 'settings of backups by themselves');

  // Two days later, with the disk unplugged: the next start makes up for it, and tells why it cannot.
  await started?.close();
  started = undefined;
  rmSync(folder, { recursive: true });
  const memory = join(office.dataDir, 'backups.json');
  const noted = JSON.parse(readFileSync(memory, 'utf8')) as Record<string, Readonly<Record<string, unknown>>>;
  const madeAt = new Date(Date.now() - 2 * 86_400_000).toISOString();
  const earlier = Object.entries(noted).map(([baseUrl, entry]) => [baseUrl, { ...entry, madeAt }] as const);
  writeFileSync(memory, JSON.stringify(Object.fromEntries(earlier)));
  const later = await open(office.dataDir);
  const failed = later.kronika.statusBar.getByRole('button', { name: 'Kopia zapasowa nie powstała' });
  await expect(failed).toBeVisible();
  expect(existsSync(folder)).toBe(false);
  await expect(failed).toHaveAttribute('title', /Nie ma teraz folderu na kopie zapasowe/);
  await failed.click();
  const said = later.page.getByRole('dialog', { name: 'Ustawienia' });
  await expect(said.getByText(/^Ostatnia próba: .* nieudana\./)).toBeVisible();
  await expect(said.getByRole('button', { name: /^Przywróć z kopii .*kronika$/ })).toBeDisabled();
  await expectAccessible(later.page, 'settings after a backup that failed');
});

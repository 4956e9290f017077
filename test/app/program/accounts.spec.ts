import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { archivePathOf } from '../../../main/workspace/archive/archive-file';
import { takeSyncLock } from '../../../main/archive/file/sync-lock';
import { expectAccessible } from '../driver/axe';
import { runKronika } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

const office = downloadOnce(() => startOffice(50), officeDays);

let started: Started | undefined;
let elsewhere: string;

test.beforeEach(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'kronika-elsewhere-'));
});

test.afterEach(async () => {
  await started?.close();
  started = undefined;
  rmSync(elsewhere, { recursive: true, force: true });
});

async function open(): Promise<{ app: ElectronApplication; page: Page; kronika: KronikaWindow }> {
  started = await launch({ dataDir: office.dataDir });
  return { app: started.app, page: started.window, kronika: new KronikaWindow(started.window) };
}

function archivePath(): string {
  const { baseUrl } = office.server;
  return archivePathOf(office.dataDir, { name: new URL(baseUrl).host, baseUrl });
}

/** Stands in for the system's dialog in which a folder or an archive is chosen. */
async function willChoose(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

test('an account is called as its owner likes, everywhere; removed with its archive, nothing of it is left', async () => {
  const { page, kronika } = await open();
  await kronika.expectCount(50);
  const host = new URL(office.server.baseUrl).host;

  await kronika.statusBar.getByRole('button', { name: `Konto: ${host}` }).click();
  await expect(page.getByRole('menuitemradio', { name: host })).toBeChecked();
  await expectAccessible(page, 'the menu of accounts');
  await page.getByRole('menuitem', { name: 'Zmień nazwę konta…' }).click();
  const name = page.getByRole('dialog', { name: 'Nazwa konta' });
  await expect(name.getByRole('textbox')).toBeFocused();
  await expectAccessible(page, 'renaming an account');
  await page.keyboard.type('Biuro w Łodzi');
  await page.keyboard.press('Enter');
  await expect(name).toBeHidden();
  await expect(page).toHaveTitle('Biuro w Łodzi – Kronika');
  await expect(kronika.statusBar.getByRole('button', { name: 'Konto: Biuro w Łodzi' })).toBeVisible();
  for (const called of ['Biuro w Łodzi', office.server.baseUrl]) {
    const { code, stdout } = await runKronika(['status', '--account', called, '--data-dir', office.dataDir]);
    expect([code, stdout.includes(archivePath())]).toEqual([0, true]);
  }

  const settings = await kronika.openSettings();
  await settings.getByRole('button', { name: 'Usuń konto Biuro w Łodzi' }).click();
  const dialog = page.getByRole('dialog', { name: 'Usunąć konto Biuro w Łodzi?' });
  const remove = dialog.getByRole('button', { name: 'Usuń konto' });
  await expect(remove).toBeDisabled();
  await expect(dialog.getByText(archivePath())).toBeVisible();
  await dialog.getByRole('radio', { name: 'Usuń archiwum na zawsze' }).check();
  await expectAccessible(page, 'removing an account');
  const goes = dialog.getByRole('list', { name: 'Zostaną usunięte:' });
  await expect(goes.getByText(archivePath(), { exact: true })).toBeVisible();
  await remove.click();
  await expect(kronika.firstRunPane).toBeVisible();
  expect(readdirSync(join(office.dataDir, 'archives'))).toEqual([]);
});

test('kept, the archive of an account that was removed is found when the account comes back', async () => {
  const { page, kronika } = await open();
  await kronika.expectCount(50);
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Usuń konto / }).click();
  await page.getByRole('radio', { name: 'Zachowaj archiwum' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Usuń konto' }).click();
  await expect(kronika.firstRunPane).toBeVisible();
  expect(existsSync(archivePath())).toBe(true);
  await kronika.chooseLanguage();
  await page.getByRole('button', { name: 'Połącz z moim CRM' }).click();
  await kronika.enterAccount({ account: office.server.baseUrl, key: office.server.key });
  await kronika.choosePeriod(officeDays);
  await kronika.expectCount(50);
});

test('the archive moves to another folder, and is found there by window and commands; away, none is begun in its place', async () => {
  const { app, page, kronika } = await open();
  await kronika.expectCount(50);
  await kronika.search('faktura');
  const before = await kronika.grid.getAttribute('aria-rowcount');
  await willChoose(app, elsewhere);
  const settings = await kronika.openSettings();
  await expect(settings.getByText(archivePath(), { exact: true })).toBeVisible();
  await settings.getByRole('button', { name: 'Przenieś…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Przenieść archiwum?' });
  const moved = join(elsewhere, basename(archivePath()));
  await expect(dialog.getByText(moved, { exact: true })).toBeVisible();
  await expectAccessible(page, 'moving the archive');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Archiwum leży teraz tutaj: ${moved}`)).toBeVisible();
  expect([existsSync(moved), existsSync(archivePath())]).toEqual([true, false]);
  await expect(kronika.searchBox).toHaveValue('faktura');
  await kronika.search('faktur');
  await kronika.search('faktura');
  await expect(kronika.grid).toHaveAttribute('aria-rowcount', before ?? '');
  const { code, stdout } = await runKronika(['status', '--data-dir', office.dataDir]);
  expect([code, stdout.includes(moved)]).toEqual([0, true]);
  await started?.close();

  const drawer = `${elsewhere}-drawer`;
  renameSync(elsewhere, drawer);
  const away = await open();
  await expect(away.page.getByRole('alert')).toContainText('Dysk z archiwum nie jest podłączony');
  expect(existsSync(archivePath())).toBe(false);
  await willChoose(away.app, join(drawer, basename(moved)));
  await away.page.getByRole('button', { name: 'Wskaż archiwum…' }).click();
  await expect(away.kronika.searchBox).toHaveValue('faktura');
  await expect(away.kronika.grid).toHaveAttribute('aria-rowcount', before ?? '');
  await started?.close();
  renameSync(drawer, elsewhere);
  mkdirSync(drawer, { recursive: true });
  rmSync(drawer, { recursive: true });
});

test('an account into which another program downloads stays, and its archive stays open', async () => {
  const { page, kronika } = await open();
  await kronika.expectCount(50);
  const lock = takeSyncLock(archivePath(), 'another', Date.now());
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Usuń konto / }).click();
  const dialog = page.getByRole('dialog', { name: /^Usunąć konto / });
  await dialog.getByRole('radio', { name: 'Usuń archiwum na zawsze' }).check();
  await dialog.getByRole('button', { name: 'Usuń konto' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Archiwum jest teraz zajęte');
  await page.keyboard.press('Escape');
  await kronika.search('faktura');
  await kronika.search('');
  await kronika.expectCount(50);
  lock.release();
});

test('a folder that will not do is refused in words, and another one can be chosen', async () => {
  const { app, page, kronika } = await open();
  await kronika.expectCount(50);
  await willChoose(app, office.dataDir);
  const settings = await kronika.openSettings();
  await settings.getByRole('button', { name: 'Przenieś…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Przenieść archiwum?' });
  await expect(dialog.getByRole('alert')).toContainText('To folder programu Kronika albo jego danych');
  await willChoose(app, elsewhere);
  await dialog.getByRole('button', { name: 'Wybierz inny folder…' }).click();
  await expect(dialog.getByText(join(elsewhere, basename(archivePath())), { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(existsSync(archivePath())).toBe(true);
});

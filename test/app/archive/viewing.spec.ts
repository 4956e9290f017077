import { chmodSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../driver/axe';
import { runKronika } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { temporaryDataDir } from '../driver/temporary-data-dir';
import { KronikaWindow } from '../driver/window';
import { words } from '../../../preload/words/words';

const office = downloadOnce(() => startOffice(300), officeDays);
const t = words('pl');
const password = 'Zażółć gęślą jaźń';

/** Makes a backup of the office's archive. */
async function backUp(path: string, secret?: string): Promise<void> {
  const env = secret === undefined ? {} : { KRONIKA_BACKUP_PASSWORD: secret };
  const made = await runKronika(['backup', path, '--data-dir', office.dataDir], { env });
  expect(made.code, made.stderr).toBe(0);
}

test('a command reads a backup without an account, a key, or a file beside it', async () => {
  const [shared, empty] = [temporaryDataDir(), temporaryDataDir()];
  mkdirSync(shared.path, { recursive: true });
  await backUp(join(shared.path, 'kopia.kronika'));
  await backUp(join(shared.path, 'chroniona.kronika'), password);
  chmodSync(shared.path, 0o555);
  const before = readdirSync(shared.path);
  const of = (name: string) => ['--archive', join(shared.path, name), '--data-dir', empty.path];
  const status = await runKronika(['status', '--json', ...of('kopia.kronika')]);
  expect(JSON.parse(status.stdout)).toMatchObject({ interactions: 300 });
  const plain = await runKronika(['search', 'faktur', '--json', ...of('kopia.kronika')]);
  const own = await runKronika(['search', 'faktur', '--json', '--data-dir', office.dataDir]);
  expect(plain.stdout).toBe(own.stdout);
  const refused = await runKronika(['search', 'faktur', ...of('chroniona.kronika')]);
  expect(refused.stderr).toContain('KRONIKA_BACKUP_PASSWORD');
  const env = { KRONIKA_BACKUP_PASSWORD: password };
  const opened = await runKronika(['search', 'faktur', '--json', ...of('chroniona.kronika')], { env });
  expect(opened.stdout).toBe(own.stdout);
  const repaired = await runKronika(['verify', '--repair', ...of('kopia.kronika')]);
  expect([repaired.code, repaired.stderr]).toEqual([2, expect.stringContaining('tylko do odczytu')]);
  const nowhere = await runKronika(['status', ...of('nie-ma')]);
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('nie-ma')]);
  expect(readdirSync(shared.path)).toEqual(before);
  chmodSync(shared.path, 0o755);
  shared.remove();
  empty.remove();
});

test('a window looks into a folder of backups, cannot change anything, and goes over to a newer one', async () => {
  const [shared, empty] = [temporaryDataDir(), temporaryDataDir()];
  mkdirSync(shared.path, { recursive: true });
  await backUp(join(shared.path, 'kronika-1.kronika'));
  const { window, close } = await launch({ dataDir: empty.path, args: ['--archive', shared.path] });
  const kronika = new KronikaWindow(window);
  await kronika.search('');
  await kronika.expectCount(300);
  const readOnly = kronika.statusBar.getByText(/^Kopia z .*, tylko do odczytu$/);
  await expect(readOnly).toBeVisible();
  await expect(kronika.statusBar.getByRole('button', { name: t('downloads.fetchNew') })).toBeHidden();

  // What writes says why it does not.
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('s');
  await expect(window.getByText(/jest tylko do odczytu: niczego nie można w niej zmienić/)).toBeVisible();
  await window.keyboard.press('F5');
  await kronika.search('faktur');
  const before = await kronika.grid.getAttribute('aria-rowcount');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  const open = await kronika.record.getByRole('heading', { level: 2 }).first().textContent();

  // Somebody renews the backup: the search and the record stay, and the line says so once.
  await backUp(join(shared.path, 'kronika-2.kronika'));
  await expect(window.getByText(/^Jest nowsza kopia/)).toBeVisible();
  await expect(kronika.searchBox).toHaveValue('faktur');
  await expect(kronika.grid).toHaveAttribute('aria-rowcount', String(before));
  await expect(kronika.record.getByRole('heading', { level: 2 }).first()).toHaveText(String(open));

  // The share goes away and comes back.
  renameSync(shared.path, `${shared.path}-away`);
  await expect(kronika.statusBar.getByText(t('viewing.away'))).toBeVisible();
  renameSync(`${shared.path}-away`, shared.path);
  await expect(readOnly).toBeVisible();
  await kronika.search('');
  await kronika.expectCount(300);
  await close();
  expect(readdirSync(shared.path).sort()).toEqual(['kronika-1.kronika', 'kronika-2.kronika']);

  // The next start has it open again; a backup that the system brings is asked about.
  await backUp(join(shared.path, 'chroniona.kronika'), password);
  const next = await launch({ dataDir: empty.path, args: [join(shared.path, 'chroniona.kronika')] });
  const dialog = next.window.getByRole('dialog', { name: t('viewing.offeredTitle') });
  await expect(dialog.getByRole('button', { name: t('viewing.restore') })).toBeVisible();
  await dialog.getByRole('button', { name: t('viewing.look') }).click();
  await dialog.getByLabel(t('backup.password'), { exact: true }).fill(password);
  await dialog.getByRole('button', { name: t('viewing.look') }).click();
  await expect(dialog).toBeHidden();
  const second = new KronikaWindow(next.window);
  await second.search('');
  await second.expectCount(300);
  await next.close();
  shared.remove();
  empty.remove();
});

test('a backup that is opened while the program runs is offered in its window, however the system tells of it', async () => {
  const shared = temporaryDataDir();
  mkdirSync(shared.path, { recursive: true });
  const [first, second] = [join(shared.path, 'pierwsza.kronika'), join(shared.path, 'druga.kronika')];
  await backUp(first);
  await backUp(second);
  const { app, window, close } = await launch({ dataDir: office.dataDir });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  const dialog = window.getByRole('dialog', { name: t('viewing.offeredTitle') });

  // A double click starts the program once more, which tells the first one and ends.
  const again = await runKronika([first, '--data-dir', office.dataDir]);
  expect(again.code, again.stderr).toBe(0);
  await expect(dialog.getByText(first)).toBeVisible();
  await expectAccessible(window, 'a backup that is offered');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // Where nothing is agreed to, nothing is read.
  await kronika.expectCount(300);
  await expect(kronika.statusBar.getByText(/tylko do odczytu/)).toBeHidden();

  // macOS tells of it by an event instead.
  await app.evaluate(
    (electron, path) => electron.app.emit('open-file', { preventDefault: () => undefined }, path),
    second,
  );
  await expect(dialog.getByText(second)).toBeVisible();
  await dialog.getByRole('button', { name: t('viewing.look') }).click();
  await expect(dialog).toBeHidden();
  await expect(kronika.statusBar.getByText(/tylko do odczytu/)).toBeVisible();
  await kronika.expectCount(300);
  await close();
  shared.remove();
});

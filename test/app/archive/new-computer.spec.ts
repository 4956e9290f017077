import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { words } from '../../../preload/words/words';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { temporaryDataDir } from '../driver/temporary-data-dir';
import { KronikaWindow } from '../driver/window';

const t = words('pl');

// The steps of docs/pl/moving.md and docs/en/moving.md.
test('a data folder that was copied works on another computer, once the key is entered again', async () => {
  const server = await startOffice(300);
  const [old, fresh] = [temporaryDataDir(), temporaryDataDir()];
  const before = await launch({ dataDir: old.path });
  const kronika = new KronikaWindow(before.window);
  await kronika.firstRun({ account: server.baseUrl, key: 'a-key-that-must-not-leak' }, officeDays);
  await kronika.waitUntilComplete();
  await kronika.search('faktur');
  await before.window.keyboard.press('Control+d');
  await before.window.keyboard.press('Enter');
  await expect(before.window.getByRole('dialog')).toBeHidden();
  await before.close();

  cpSync(old.path, fresh.path, { recursive: true });
  // What the system of the old computer encrypted, that of the new one does not give out.
  const keys = join(fresh.path, 'keys.json');
  const stored = JSON.parse(readFileSync(keys, 'utf8')) as Readonly<Record<string, unknown>>;
  const encrypted = { encrypted: Buffer.from('of another user').toString('base64') };
  writeFileSync(keys, JSON.stringify(Object.fromEntries(Object.keys(stored).map((account) => [account, encrypted]))));

  const after = await launch({ dataDir: fresh.path });
  const moved = new KronikaWindow(after.window);
  await moved.search('');
  await moved.expectCount(300);
  await expect(moved.filters.getByRole('button', { name: 'faktur' }).first()).toBeVisible();
  const settings = await moved.openSettings();
  await expect(settings.getByText(t('settings.keyUnreadable'))).toBeVisible();
  await settings.getByRole('button', { name: t('settings.enterKey') }).click();
  await settings.getByLabel(t('settings.newKey'), { exact: true }).fill('a-key-that-must-not-leak');
  await settings.getByRole('button', { name: t('settings.saveKey') }).click();
  await expect(settings.getByText(t('settings.keySaved'))).toBeVisible();
  await settings.getByRole('button', { name: t('settings.testConnection') }).click();
  await expect(settings.getByText(/^Połączenie działa/)).toBeVisible();
  await after.close();
  await server.close();
  old.remove();
  fresh.remove();
});

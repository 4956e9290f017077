import { expect, test } from '@playwright/test';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from '../driver/axe';
import { runKronika } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

const downloaded = downloadOnce(() => startOffice(60), officeDays);

test('diagnostics tell versions, archive, downloads and log, and nobody; they are copied, saved, and printed by the command', async () => {
  const { dataDir } = downloaded;
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  // Names shorter than that are in many words, and stay.
  const longer = (name: string): string => (name.length < 3 ? 'a@b.pl' : name);
  const personal = [longer(userInfo().username), longer(hostname()), '127.0.0.1', '600 700 800', 'a@b.pl'];
  appendFileSync(
    join(dataDir, 'logs', 'kronika.log'),
    `met "umowa" of ${personal.join(', ')} in ${dataDir}/x.kronika\n`,
  );
  const started = await launch({ dataDir });
  const { app, window } = started;
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(60);
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('diagnostics')?.click();
  });
  const dialog = kronika.dialog('Diagnostyka');
  await expect(dialog.getByRole('region', { name: 'Wersje' })).toContainText(/SQLite 3\.\d+\.\d+, wydana .* temu/);
  await expect(dialog.getByRole('region', { name: 'Wersje' })).toContainText(
    await app.evaluate(() => process.versions.electron),
  );
  await expect(dialog.getByRole('region', { name: 'Historia pobierania' })).toContainText('+60');
  await expectAccessible(window, 'diagnostics');

  await dialog.getByRole('button', { name: 'Kopiuj' }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('== Wersje');
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  const file = join(dataDir, 'zapisana.txt');
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await dialog.getByRole('button', { name: 'Zapisz…' }).click();
  await expect(window.getByText('Zapisano zapisana.txt')).toBeVisible();
  await started.close();
  const printed = await runKronika(['diagnostics', '--data-dir', dataDir]);
  expect(printed.code, printed.stderr).toBe(0);
  for (const text of [copied, readFileSync(file, 'utf8'), printed.stdout]) {
    for (const name of ['127.0.0.1', '600 700 800', 'umowa', dataDir]) expect(text, name).not.toContain(name);
    const line = text.split('\n').find((one) => one.includes('met "…"'));
    expect(line).toMatch(/of (?:…(?:@…)?(?:, )?){5} in …\/x\.kronika$/);
    expect(text).toMatch(/Zapisy: 60/);
  }
});

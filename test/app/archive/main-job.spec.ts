import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { launch } from '../driver/launch';
import { countInOffice, officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

let folder: string;
let server: CrmServer;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-job-'));
  server = await startOffice(1200);
});

test.afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('connects, downloads, searches, reads, selects, exports, quits, and has it all without a network', async () => {
  const csv = join(folder, 'export.csv');
  const first = await launch({ dataDir: folder });
  const kronika = new KronikaWindow(first.window);
  await kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
  await kronika.waitUntilComplete();
  await kronika.expectCount(1200);

  // Search SMS by a word, and notes by another
  await kronika.filterBy('SMS-y');
  await kronika.search('faktur');
  await kronika.expectCount(countInOffice(server, 'faktur', 'SMS'));
  await expect(kronika.grid.locator('mark').first()).toHaveText(/faktur/i);

  // Open a record by keyboard, by mouse one with its notes
  await first.window.keyboard.press('ArrowDown');
  await first.window.keyboard.press('Enter');
  await expect(kronika.record).toContainText(/faktur/i);
  await kronika.filterBy('SMS-y', false);
  await kronika.filterBy('z notatkami');
  await kronika.openRow(0);
  await expect(kronika.record.getByRole('region', { name: 'Notatki' })).toContainText(/\p{L}{3,}/u);

  // Select two rows by mouse, export them
  await kronika.selectRows(0, 1);
  await kronika.expectSelected(2);
  await first.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, csv);
  await kronika.export(['uuid', 'callDate', 'notes']);
  await kronika.expectExported(2);
  const rows: string[][] = parse(readFileSync(csv, 'utf8'), { bom: true, delimiter: ';' });
  expect(rows).toHaveLength(3);
  expect(rows[1]?.[2]).toMatch(/\p{L}{3,}/u);
  await first.close();

  // Without the CRM, all of it is still there
  await server.close();
  const second = await launch({ dataDir: folder });
  const again = new KronikaWindow(second.window);
  await again.waitUntilComplete();
  // The search of the last time is there again
  await expect(again.searchBox).toHaveValue('faktur');
  await again.filterBy('z notatkami', false);
  await again.expectCount(countInOffice(server, 'faktur'));
  await again.search('');
  await again.expectCount(1200);
  await second.close();
});

test('shows the sample data from the first screen, with progress, and again without a download', async () => {
  // Ten thousand records, as slow as the machine is busy.
  const first = await launch({ dataDir: folder });
  const kronika = new KronikaWindow(first.window);
  // Looked for all the time: where the computer is fast it is soon over.
  await Promise.all([first.window.getByRole('progressbar').waitFor(), kronika.tryDemo()]);
  await kronika.waitUntilComplete();
  await kronika.expectCount(10_000);
  await first.close();

  const second = await launch({ dataDir: folder, args: ['--demo'] });
  const again = new KronikaWindow(second.window);
  await again.waitUntilComplete();
  await again.expectCount(10_000);
  await second.close();
});

test('says what is wrong with a key and an account, in words', async () => {
  const started = await launch({ dataDir: folder });
  const { window } = started;
  const kronika = new KronikaWindow(window);
  await kronika.chooseLanguage();
  await window.getByRole('button', { name: /Połącz z moim CRM/ }).click();
  const account = window.getByRole('textbox', { name: 'Jak nazywa się konto w CRM?' });
  await account.fill('http://example.com/');
  await account.press('Enter');
  await expect(window.getByText(/Nazwa konta ma tylko litery/)).toBeVisible();
  await account.fill(server.baseUrl);
  await account.press('Enter');
  await window.getByLabel('Klucz API', { exact: true }).fill('wrong');
  await window.getByRole('button', { name: 'Sprawdź połączenie' }).click();
  await expect(kronika.failure()).toContainText('panel.telecube.pl');
  await started.close();
});

import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { printedDialect } from '../crm-server/dialect';
import { generateOffice } from '../crm-server/office';
import { startCrmServer, type CrmServer } from '../crm-server/server';
import { launch } from './launch';
import { connectAndDownload, search, waitUntilComplete } from './main-job';

const key = 'a-key-of-the-window';
const days = { from: '2026-01-01', to: '2026-03-31' };
let folder: string;
let server: CrmServer;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-job-'));
  const data = generateOffice({ seed: 5, interactions: 1200, ...days });
  server = await startCrmServer({ data, key, dialect: printedDialect });
});

test.afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How many records hold a word that begins so, in a text, a name or a note, by a look at the CRM's own data. */
function countInData(beginning: string, service?: 'SMS'): number {
  const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])${beginning}`, 'iu');
  return Array.from({ length: server.data.count }, (_, index) => index).filter((index) => {
    const interaction = server.data.interactionAt(index);
    const text = JSON.stringify([interaction, server.data.notesAt(index)]).replaceAll('\\n', ' ');
    return (service === undefined || interaction.service === service) && pattern.test(text);
  }).length;
}

test('connects, downloads, searches, reads, selects, exports, quits, and has it all without a network', async () => {
  const csv = join(folder, 'export.csv');
  const first = await launch({ dataDir: folder });
  const { window } = first;
  await connectAndDownload(window, { account: server.baseUrl, key }, days);
  await waitUntilComplete(window);
  await expect(window.getByRole('grid')).toHaveAttribute('aria-rowcount', '1201');

  // Search: an SMS by one word, folded
  await window.getByRole('checkbox', { name: /SMS/ }).check();
  await search(window, 'faktur', countInData('faktur', 'SMS'));
  await expect(window.getByRole('grid').locator('mark').first()).toHaveText(/faktur/i);

  // Open a record by keyboard, with what it says
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('Szczegóły zapisu')).toContainText(/faktur/i);

  // Select two rows, export them
  await window.getByRole('grid').getByRole('checkbox').nth(1).click();
  await window.getByRole('grid').getByRole('checkbox').nth(2).click();
  await first.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, csv);
  await window.keyboard.press('Control+e');
  await window.getByRole('button', { name: 'Zapisz jako…' }).click();
  await expect(window.getByText('Zapisano 2 wiersze')).toBeVisible();
  const rows: string[][] = parse(readFileSync(csv, 'utf8'), { bom: true, delimiter: ';' });
  expect(rows).toHaveLength(3);
  await first.close();

  // Without the CRM
  await server.close();
  const second = await launch({ dataDir: folder });
  await expect(second.window.getByRole('grid')).toHaveAttribute('aria-rowcount', '1201');
  await search(second.window, 'faktur', countInData('faktur'));
  await expect(second.window.getByRole('contentinfo').getByText(/Archiwum kompletne do/)).toBeVisible();
  await second.close();
});

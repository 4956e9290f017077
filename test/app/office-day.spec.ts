import { expect, test, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildInteraction, dataOfRecords, type SampleRecord } from '../../main/sample-crm/data/records';
import { printedDialect } from '../../main/sample-crm/http/dialect';
import { startCrmServer, type CrmServer } from '../../main/sample-crm/http/server';
import { dayOfClock } from '../../preload/words/format';
import { download } from './driver/downloaded';
import { launch, type Started } from './driver/launch';
import { pdfLines } from './driver/pdf-lines';

/*
 * A day in the office, played by somebody who knows names and roles alone: what stands in the window, and the keys that its help
 * tells of. Each act is counted: a text typed, a key or keys pressed together, a click. Beside each task stand the acts that a good
 * mail client takes for the same (Outlook and Thunderbird, with their own shortcuts).
 */

/** Where the CRM's days begin. */
const crmZone = 'Europe/Warsaw';

const anna = { type: 'person', uuid: 'a', firstName: 'Anna', lastName: 'Wójcik' } as const;
const jan = { type: 'person', uuid: 'j', firstName: 'Jan', lastName: 'Mazur' } as const;
const numberOf = (number: string) => ({ number: `+48${number}`, formatted: `+48 ${number}`, type: 'person' }) as const;

const sms = (callDate: string, from: typeof anna | typeof jan, number: string, smsData: string): SampleRecord => ({
  interaction: buildInteraction({
    callDate,
    service: 'SMS',
    durationSeconds: 0,
    direction: 'in',
    from,
    externalNumber: numberOf(number),
    smsData,
  }),
});

const records: readonly SampleRecord[] = [
  sms('2026-04-14 09:12:00', anna, '600700800', 'Dzień dobry, czy faktura za marzec została już wysłana?'),
  sms('2026-04-15 10:00:00', jan, '601111222', 'Faktura opłacona, dziękuję.'),
  sms('2026-08-03 11:00:00', anna, '600700800', 'Faktura za lipiec dotarła.'),
  ...Array.from({ length: 30 }, (_, day) =>
    sms(`2026-04-${String(day + 1).padStart(2, '0')} 15:00:00`, jan, '601111222', 'Potwierdzam termin spotkania.'),
  ),
];

let folder: string;
let server: CrmServer;
let started: Started;
let acts = 0;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-day-'));
  server = await startCrmServer({ data: dataOfRecords(records), key: 'a-key', dialect: printedDialect });
  await download(server, { from: '2026-01-01', to: dayOfClock(new Date()) }, join(folder, 'data'));
  started = await launch({ dataDir: join(folder, 'data'), env: { KRONIKA_API_KEY: server.key } });
});

test.afterEach(async () => {
  await started.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function type(window: Page, text: string): Promise<void> {
  acts += 1;
  await window.keyboard.type(text);
}

async function press(window: Page, keys: string): Promise<void> {
  acts += 1;
  await window.keyboard.press(keys);
}

async function click(window: Page, name: string): Promise<void> {
  acts += 1;
  await window.getByRole('button', { name, exact: true }).filter({ visible: true }).click();
}

/** What a task took, against what it takes elsewhere. */
function expectActs(task: string, most: number): void {
  console.log(`    ${task}: ${String(acts)} acts (a mail client: ${String(most)})`);
  expect(acts, task).toBeLessThanOrEqual(most);
  acts = 0;
}

test('a day in the office takes no more acts than a good mail client', async () => {
  const { window, app } = started;
  const grid = window.getByRole('grid', { name: 'Wyniki' });
  const details = window.getByRole('complementary', { name: 'Szczegóły zapisu' });
  const saveAs = async (name: string): Promise<string> => {
    const path = join(folder, name);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    return path;
  };

  // Find what a client wrote last spring about an invoice. Elsewhere: into the search field, the words, the menu of dates, two dates,
  // Enter, the first mail.
  await expect(window.getByRole('combobox', { name: 'Szukaj' })).toBeFocused();
  await type(window, 'wójcik faktura w kwietniu 2026');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await press(window, 'Enter');
  await press(window, 'Enter');
  await expect(details).toContainText('czy faktura za marzec została już wysłana');
  expectActs('find', 6);

  // Mark it. Elsewhere: one key.
  await press(window, 's');
  await expect(details.getByRole('button', { name: 'Gwiazdka', pressed: true })).toBeVisible();
  expectActs('mark', 1);

  // Write a remark for colleagues. Elsewhere (a note or a category): open, write, save.
  await press(window, 'r');
  await type(window, 'Wysłać duplikat, ustalone z księgowością.');
  await press(window, 'Control+Enter');
  await expect(details.getByText('Wysłać duplikat, ustalone z księgowością.')).toBeVisible();
  expectActs('remark', 3);

  // Put it on paper. Elsewhere: Ctrl+P, the button.
  const paper = await saveAs('zapis.pdf');
  await press(window, 'Control+p');
  await click(window, 'Zapisz PDF…');
  await expect.poll(() => existsSync(paper)).toBe(true);
  expect(pdfLines(readFileSync(paper)).flat().join(' ')).toContain('czy faktura za marzec');
  expectActs('print', 2);

  // A workbook for the boss. Elsewhere (save the messages, attach them): more.
  const workbook = await saveAs('faktury.xlsx');
  await press(window, 'Control+e');
  await click(window, 'Zapisz jako…');
  await expect.poll(() => existsSync(workbook)).toBe(true);
  expect(readFileSync(workbook).subarray(0, 2).toString()).toBe('PK');
  await expect(window.getByRole('dialog').getByRole('button', { name: 'Pokaż w folderze' })).toBeVisible();
  await press(window, 'Escape');
  await expect(window.getByRole('dialog')).toBeHidden();
  expectActs('workbook', 4);

  // Who wrote while I was away. Elsewhere: F9, the folder of unread mails.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: crmZone }).format(new Date());
  server.addInteractions([sms(`${today} 00:00:01`, jan, '601111222', 'Proszę o telefon.')]);
  await press(window, 'F5');
  await click(window, 'Pokaż');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(grid).toContainText('Proszę o telefon.');
  expectActs('away', 2);
});

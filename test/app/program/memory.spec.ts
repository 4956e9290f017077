import { expect, test } from '@playwright/test';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { printedDialect } from '../../../main/sample-crm/http/dialect';
import { buildInteraction, dataOfRecords } from '../../../main/sample-crm/data/records';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { download } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { sizePage } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';

/** Typed by somebody, and in no record. */
const sought = 'niezwyklenazwisko';

let template: string;
let folder: string;
let started: Started;
let kronika: KronikaWindow;

async function open(): Promise<void> {
  started = await launch({ dataDir: folder });
  kronika = new KronikaWindow(started.window);
  await sizePage(started.window, { width: 1600, height: 800 });
  await expect(kronika.searchBox).toBeVisible();
}

/** Opens the other account; the settings close by themselves, and an Escape after that would clear its search. */
async function openOther(): Promise<void> {
  const settings = await kronika.openSettings();
  await settings.getByRole('button', { name: 'Otwórz', exact: true }).click();
  await expect(settings).toBeHidden();
}

/** Files of the data folder with a text in them, as Chromium writes texts. */
function filesWith(text: string): string[] {
  const spellings = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => spellings.some((spelling) => readFileSync(path).includes(spelling)))
    .map((path) => relative(folder, path));
}

function readKept(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as Record<string, unknown>;
}

/** Two accounts with three records each. */
test.beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'kronika-memory-'));
  for (const name of ['pierwsza', 'druga']) {
    const records = [1, 2, 3].map((day) => {
      const callDate = `2026-01-0${String(day)} 09:00:00`;
      return { interaction: buildInteraction({ callDate, service: 'SMS', smsData: `${name} ${String(day)}` }) };
    });
    const server = await startCrmServer({ data: dataOfRecords(records), key: 'a-key', dialect: printedDialect });
    await download(server, { from: '2026-01-01', to: '2026-01-31' }, template);
    await server.close();
  }
});

test.afterAll(() => {
  rmSync(template, { recursive: true, force: true });
});

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-remembered-'));
  cpSync(template, folder, { recursive: true });
  await open();
});

test.afterEach(async () => {
  await started.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what was searched for lies in no file but the settings, which are for their owner alone', async () => {
  await kronika.search(sought);
  await kronika.expectCount(0);
  await started.close();
  expect(filesWith(sought)).toEqual(['settings.json']);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);

  await open();
  await expect(kronika.searchBox).toHaveValue(sought);
  await kronika.search('');
  await kronika.expectCount(3);
  await started.close();
  expect(filesWith(sought)).toEqual([]);
});

test('what was typed in the last moment is there at the next start', async () => {
  await kronika.expectCount(3);
  await kronika.searchBox.focus();
  await started.window.keyboard.insertText(sought);
  await started.close();
  await open();
  await expect(kronika.searchBox).toHaveValue(sought);
});

test('the record that was open is open again, each account at its own place', async () => {
  await kronika.search('1 OR 3');
  await kronika.expectCount(2);
  await kronika.openRow(1);
  const read = (await kronika.record.innerText()).includes('pierwsza') ? 'pierwsza' : 'druga';
  await expect(kronika.record).toContainText(`${read} 1`);

  await openOther();
  await expect(kronika.searchBox).toHaveValue('');
  await kronika.search('2');
  await kronika.expectCount(1);
  await started.close();

  await open();
  await expect(kronika.searchBox).toHaveValue('2');
  await openOther();
  await expect(kronika.searchBox).toHaveValue('1 OR 3');
  await expect(kronika.record).toContainText(`${read} 1`);
});

test('what an earlier version kept in the page is taken over once, and nothing of it stays there', async () => {
  const archive = join(
    folder,
    'archives',
    readdirSync(join(folder, 'archives')).find((name) => name.endsWith('.kronika'))!,
  );
  await started.window.evaluate(
    ([place, panes]) => {
      localStorage.setItem('kronika.place', place);
      localStorage.setItem('kronika.panes', panes);
    },
    [
      JSON.stringify({
        ...{ archive, query: { text: sought, filters: {} }, sort: { by: 'date', descending: true } },
        ...{ anchor: null, open: null },
      }),
      JSON.stringify({
        filtersWidth: 300,
        recordWidth: null,
        density: 'compact',
        filtersOpen: true,
        recordOpen: false,
      }),
    ] as const,
  );
  await started.close();
  const { windowParts: _, places: __, ...before } = readKept();
  const accounts = before['accounts'] as { baseUrl: string; name: string }[];
  const mine = accounts.find(({ baseUrl }) => archive.includes(new URL(baseUrl).port));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...before, current: mine?.baseUrl }));
  expect(filesWith(sought)).not.toEqual([]);

  await open();
  await expect(kronika.searchBox).toHaveValue(sought);
  await expect(kronika.record).toBeHidden();
  await expect.poll(async () => (await kronika.filters.boundingBox())?.width).toBe(300);
  await expect.poll(() => started.window.evaluate(() => localStorage.length)).toBe(0);
  await started.close();

  await open();
  await expect(kronika.searchBox).toHaveValue(sought);
  await expect(kronika.record).toBeHidden();
  await started.close();
  expect(filesWith(sought)).toEqual(['settings.json']);
});

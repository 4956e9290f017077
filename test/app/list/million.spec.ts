import { expect, test, type Locator, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../build/setup/places.mjs';
import { launch, type Started } from '../driver/launch';
import { fillDataDir } from '../driver/large-archive';
import { sizePage } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';

const count = 1_000_000;
let folder: string;
let started: Started;
let window: Page;
let kronika: KronikaWindow;

/** The archive that the benches measure; made once for each version of what makes it. */
function makeArchive(): Promise<string> {
  return new Promise((resolve, reject) => {
    const making = spawn(process.execPath, [join(projectRoot, 'test/bench/make.mjs'), String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    making.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    making.on('error', reject);
    making.on('close', (code) => {
      if (code === 0) resolve(said.trim());
      else reject(new Error(`no archive: exit code ${String(code)}`));
    });
  });
}

async function open(): Promise<void> {
  started = await launch({ dataDir: folder });
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await sizePage(window, { width: 1600, height: 900 });
  await expect(kronika.rows().first()).toBeVisible();
}

test.beforeAll(async () => {
  // On a fresh machine it is made first.
  test.setTimeout(900_000);
  const archive = await makeArchive();
  folder = mkdtempSync(join(tmpdir(), 'kronika-million-'));
  await fillDataDir(folder, archive, 'http://127.0.0.1:9');
});

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.beforeEach(open);

test.afterEach(async () => {
  await started.close();
});

/** What the loaded rows in sight say. */
function said(): Promise<string[]> {
  return kronika.rows().and(window.locator('[aria-busy="false"]')).allInnerTexts();
}

/** The results as counted, with their heading; less than that until they are. */
async function counted(): Promise<number> {
  return Number(await kronika.grid.getAttribute('aria-rowcount'));
}

test('types over a million records: each letter has its rows, and the last one its count', async () => {
  await kronika.expectCount(count);
  await window.keyboard.press('Control+f');
  await window.keyboard.type('faktura', { delay: 60 });
  await kronika.expectUnderstood('faktura');
  await expect(kronika.row(0).locator('mark').first()).toBeVisible();
  await expect.poll(counted).toBeGreaterThan(10_000);
  const found = await counted();
  expect(found).toBeLessThan(count);
  await window.keyboard.type(' rabat', { delay: 60 });
  await kronika.expectUnderstood('faktura', 'rabat');
  await kronika.answered();
  await expect.poll(counted).toBeGreaterThan(1);
  await expect.poll(counted).toBeLessThan(found);
  await window.keyboard.press('Escape');
  await kronika.expectCount(count);
});

test('scrolls a million records: to the end, by the wheel, and by the scrollbar without an empty list', async () => {
  await kronika.expectCount(count);
  await kronika.grid.focus();
  await window.keyboard.press('End');
  await expect(kronika.row(count - 1)).toHaveAttribute('aria-busy', 'false');
  await window.keyboard.press('Home');
  await expect(kronika.row(0)).toHaveAttribute('aria-busy', 'false');

  const box = await kronika.grid.boundingBox();
  if (box === null) throw new Error('no list');
  await window.mouse.move(box.x + 200, box.y + 200);
  for (let turn = 0; turn < 10; turn += 1) await window.mouse.wheel(0, 720);
  await expect(kronika.row(200)).toHaveAttribute('aria-busy', 'false');

  const x = box.x + box.width - 5;
  await window.mouse.move(x, box.y + 22);
  await window.mouse.down();
  for (let part = 1; part <= 10; part += 1) {
    await window.mouse.move(x, box.y + 22 + (box.height * 0.6 * part) / 10);
    await expect.poll(async () => (await said()).length).toBeGreaterThan(0);
  }
  await expect
    .poll(async () => Number(await kronika.rows().first().getAttribute('aria-rowindex')))
    .toBeGreaterThan(400_000);
  await expect.poll(async () => (await said()).length).toBeGreaterThan(15);
  await window.mouse.up();
});

/** Where a row is in its list: a line above the list may come and go. */
async function placeOf(row: Locator): Promise<number> {
  const [place, list] = [await row.boundingBox(), await kronika.grid.boundingBox()];
  return (place?.y ?? NaN) - (list?.y ?? NaN);
}

test('comes back to the same place among a million records after a restart', async () => {
  await kronika.expectCount(count);
  await kronika.search('dostawa');
  await kronika.expectUnderstood('dostawa');
  await kronika.grid.focus();
  for (let page = 0; page < 12; page += 1) await window.keyboard.press('PageDown');
  await expect(kronika.record.getByRole('heading').first()).toBeVisible();
  await expect.poll(async () => (await said()).length).toBeGreaterThan(15);
  const row = await kronika.activeRow();
  const index = (await row.getAttribute('aria-rowindex')) ?? '';
  const text = await row.innerText();
  const place = await placeOf(row);
  expect(Number(index)).toBeGreaterThan(150);
  await started.close();
  await open();
  await expect(kronika.searchBox).toHaveValue('dostawa');
  const again = window.locator(`[role="row"][aria-rowindex="${index}"]`);
  await expect(again).toBeVisible();
  await expect.poll(() => again.innerText()).toBe(text);
  await expect.poll(() => placeOf(again)).toBe(place);
  await expect(kronika.record.getByRole('heading').first()).toBeVisible();
});

import { expect, test, type Locator, type Page } from '@playwright/test';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrmParty } from '../crm-server/data';
import { printedDialect } from '../crm-server/dialect';
import { buildInteraction, dataOfRecords, type CrmRecord } from '../crm-server/records';
import { startCrmServer } from '../crm-server/server';
import { runKronika } from './command-line';
import { launch, type Started } from './launch';
import { KronikaWindow } from './window';

const count = 1200;
const names = ['Łukasz', 'Paweł', 'Olga', 'Zofia', 'Ewa'];

/** An SMS about an invoice, then one of a client, in turn; the last one is the first of the list. */
function recordAt(index: number): CrmRecord {
  const minutes = new Date(Date.UTC(2026, 0, 1, 0, index * 30)).toISOString();
  const callDate = minutes.slice(0, 19).replace('T', ' ');
  const from: CrmParty = {
    type: 'person',
    uuid: `p${String(index % 50)}`,
    firstName: names[index % 5] ?? '',
    lastName: `Nowak${String(index % 50)}`,
  };
  const smsData = `${index % 2 === 0 ? 'Faktura' : 'Klient'} numer ${String(index)}`;
  return { interaction: buildInteraction({ callDate, from, service: 'SMS', smsData }) };
}

let template: string;
let folder: string;
let started: Started;
let window: Page;
let kronika: KronikaWindow;

async function open(): Promise<void> {
  started = await launch({ dataDir: folder });
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await window.setViewportSize({ width: 1280, height: 800 });
  await kronika.expectCount(count);
}

test.beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'kronika-keys-'));
  const data = dataOfRecords(Array.from({ length: count }, (_, index) => recordAt(index)));
  const server = await startCrmServer({ data, key: 'a-key', dialect: printedDialect });
  const period = ['--from', '2026-01-01', '--to', '2026-01-31'];
  const args = ['sync', '--account', server.baseUrl, ...period, '--data-dir', template];
  const synced = await runKronika(args, { env: { KRONIKA_API_KEY: server.key } });
  await server.close();
  expect(synced.code, synced.stderr).toBe(0);
});

test.afterAll(() => {
  rmSync(template, { recursive: true, force: true });
});

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-keyed-'));
  cpSync(template, folder, { recursive: true });
  await open();
});

test.afterEach(async () => {
  await started.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Presses keys as fast as they can be sent, as a person who knows the way does: nothing is waited for between them. */
async function burst(...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => window.keyboard.press(key)));
}

function repeated(key: string, times: number): string[] {
  return Array.from({ length: times }, () => key);
}

function letters(text: string): string[] {
  return Array.from(text);
}

/** The row that the keyboard is on. */
async function activeRow(): Promise<Locator> {
  await expect(kronika.grid).toHaveAttribute('aria-busy', 'false');
  const id = await kronika.grid.getAttribute('aria-activedescendant');
  return window.locator(`[id="${id ?? ''}"]`);
}

test.describe('while results come', () => {
  test('the keyboard goes as far as its keys say, and the record it comes to is in sight and open', async () => {
    await kronika.search('faktura');
    await kronika.expectCount(600);
    await kronika.searchBox.press('Control+a');
    const rowsSeen = Math.floor(((await kronika.grid.boundingBox())!.height - 28) / 36);
    await burst(...letters('klient'), 'ArrowDown', ...repeated('PageDown', 12));
    const index = 12 * rowsSeen;
    const row = kronika.row(index);
    await expect(row).toBeInViewport();
    await expect(row).toContainText(`Klient numer ${String(1199 - 2 * index)}`);
    await expect(kronika.grid).toHaveAttribute('aria-activedescendant', (await row.getAttribute('id'))!);
    await expect(kronika.record).toContainText(`Klient numer ${String(1199 - 2 * index)}`);
  });

  test('End goes to the last result, and the next arrow on from there', async () => {
    await kronika.search('faktura');
    await kronika.expectCount(600);
    await kronika.searchBox.press('Control+a');
    await burst(...letters('klient'), 'ArrowDown', 'End', 'ArrowUp');
    await expect(kronika.record).toContainText('Klient numer 3');
    expect(await (await activeRow()).getAttribute('aria-rowindex')).toBe('600');
    await expect(await activeRow()).toBeInViewport();
  });

  test('Space, Enter and T are about the results that come, not about those before', async () => {
    await kronika.search('faktura');
    await kronika.expectCount(600);
    await kronika.searchBox.press('Control+a');
    await burst(...letters('klient'), 'ArrowDown', 'Space');
    await expect(kronika.row(0)).toContainText('Klient numer 1199');
    await expect(kronika.row(0).getByRole('checkbox')).toBeChecked();
    expect(await kronika.selectedCount()).toBe('Zaznaczono 1');

    await window.keyboard.press('Control+f');
    await burst(...letters('faktura'), 'ArrowDown', 'Enter');
    await expect(kronika.record).toContainText('Faktura numer 1198');
    await expect(kronika.record).toBeFocused();

    await window.keyboard.press('Control+f');
    await burst(...letters('klient 1191'), 'ArrowDown', 't');
    await expect(window.getByRole('main', { name: 'Oś czasu' })).toContainText('Klient numer 1191');
  });

  test('keys wait for the list where the search before found nothing, and a search that finds nothing is typed on', async () => {
    await kronika.search('brontozaur');
    await kronika.expectCount(0);
    await kronika.searchBox.press('Control+a');
    await burst(...letters('klient'), 'ArrowDown', 'Space', 'PageDown');
    await expect(kronika.grid).toBeFocused();
    await expect(kronika.row(0).getByRole('checkbox')).toBeChecked();
    await expect(kronika.searchBox).toHaveValue('klient');
    await window.keyboard.press('Control+f');
    await burst(...letters('brontozaur'), 'ArrowDown');
    await kronika.expectCount(0);
    await expect(kronika.searchBox).toBeFocused();
  });
});

test('the first arrow of a new search opens its first result, whatever was open before', async () => {
  await kronika.openRow(3);
  await kronika.search('klient');
  await kronika.expectCount(600);
  await window.keyboard.press('ArrowDown');
  await expect(kronika.grid).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(kronika.record).toContainText('Klient numer 1199');
  await window.keyboard.press('ArrowDown');
  await expect(kronika.record).toContainText('Klient numer 1197');
});

test('after a timeline the search box leads to the list as before', async () => {
  await kronika.openRow(0);
  await window.keyboard.press('t');
  await expect(window.getByRole('main', { name: 'Oś czasu' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(kronika.grid).toBeFocused();
  await kronika.search('klient');
  await kronika.expectCount(600);
  await window.keyboard.press('Enter');
  await expect(kronika.grid).toBeFocused();
  await window.keyboard.press('Control+f');
  await window.keyboard.press('ArrowDown');
  await expect(kronika.grid).toBeFocused();
});

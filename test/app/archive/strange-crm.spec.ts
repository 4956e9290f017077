import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runKronika, type CommandOutcome } from '../driver/command-line';
import { launch } from '../driver/launch';
import { KronikaWindow } from '../driver/window';

let dataDir: string;
let http: Server;
let answer: (query: URLSearchParams, response: ServerResponse) => void;

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kronika-strange-'));
  http = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://crm').searchParams, response);
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
});

test.afterEach(() => {
  http.closeAllConnections();
  http.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const kronika = (...args: string[]): Promise<CommandOutcome> =>
  runKronika([...args, '--data-dir', dataDir], { env: { KRONIKA_API_KEY: 'x' } });
const sync = (): Promise<CommandOutcome> => {
  const address = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}/publicApi/`;
  return kronika('sync', '--account', address, '--from', '2025-03-03', '--to', '2025-03-03', '--json');
};

test('a record that cannot be read is counted, shown with harmless letters, and takes nothing with it', async () => {
  const record = (uuid: string): string => JSON.stringify({ uuid, callDate: '2025-03-03 10:00:00', service: 'CALL' });
  const deep = `{"uuid":"deep","callDate":"2025-03-03 11:00:00","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  const kept = `{"uuid":"kept","x":${'['.repeat(9000)}${']'.repeat(9000)}}`;
  const records = [record('a'), '{"text":"\u009b31m"}', record('b'), deep, kept];
  answer = (query, response) => {
    const isIn = (query.get('dateTo') ?? '') >= '2025-03-03' && (query.get('dateFrom') ?? '') < '2025-03-04';
    const list = isIn ? records : [];
    response.end(`{"success":true,"data":[${list.join()}],"otherData":{"totalCount":${String(list.length)}}}`);
  };
  const synced = await sync();
  expect(synced.code, synced.stderr).toBe(0);
  expect(JSON.parse(synced.stdout)).toMatchObject({ interactions: { new: 3 }, complete: true, unreadable: 2 });
  expect(synced.stderr).toContain('kronika unreadable');
  expect(JSON.parse((await kronika('status', '--json')).stdout)).toMatchObject({ interactions: 3, unreadable: 2 });
  const shown = await kronika('unreadable');
  expect(shown.code, shown.stderr).toBe(0);
  expect(shown.stdout).toContain('{"text":"[U+009B]31m"}');
  const days = await kronika('coverage', '--from', '2025-03-03', '--to', '2025-03-03');
  expect(days.code, days.stderr).toBe(0);
  expect(days.stdout).toMatch(/3 mar 2025 {2}zapisy: kompletne \(2\), nieodczytane: 2; notatki: kompletne/);
  const lines = (await kronika('unreadable', '--json')).stdout.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { reason: string }).reason)).toEqual(['tooDeep', 'noIdentity']);
  expect((JSON.parse(lines[0] ?? '') as { text: string }).text).toBe(deep);
  // What is nested as deep as can be is a record like any other.
  const file = join(dataDir, 'out.jsonl');
  expect((await kronika('export', file, 'uuid')).code).toBe(0);
  expect((await kronika('show', 'kept', '--json')).code).toBe(0);
});

test('bodies that would fill the memory end as gaps, and the program lives', async () => {
  const bomb = gzipSync(Buffer.alloc(300_000_000, '['), { level: 1 });
  const nested = Buffer.alloc(60_000_000, '[');
  answer = (query, response) => {
    const isIn = (query.get('dateTo') ?? '') >= '2025-03-03' && (query.get('dateFrom') ?? '') < '2025-03-04';
    if (!isIn) response.end('{"success":true,"data":[],"otherData":{"totalCount":0}}');
    else if ((query.get('dateFrom') ?? '') < '2025-03-03 06:00:00') response.end(nested);
    else response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  };
  const synced = await sync();
  expect(synced.code, synced.stderr).toBe(1);
  const { gaps } = JSON.parse(synced.stdout) as { gaps: { reason: string }[] };
  expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(['answerTooLarge']));
});

test('the window counts what could not be read, and shows it with its reason, no letter of it unseen', async () => {
  const records = ['{"uuid":"a","callDate":"2025-03-03 10:00:00"}', '{"text":"\u0085x\u202ey"}'];
  answer = (query, response) => {
    const isIn = (query.get('dateTo') ?? '') >= '2025-03-03' && (query.get('dateFrom') ?? '') < '2025-03-04';
    const list = isIn ? records : [];
    response.end(`{"success":true,"data":[${list.join()}],"otherData":{"totalCount":${String(list.length)}}}`);
  };
  expect((await sync()).code).toBe(0);
  const settings = join(dataDir, 'settings.json');
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), syncEveryHours: 0 }));
  const started = await launch({ dataDir, env: { KRONIKA_API_KEY: 'x' } });
  try {
    const { window } = started;
    await window.getByRole('button', { name: '1 nieodczytany zapis' }).click();
    const dialog = new KronikaWindow(window).dialog('Kompletność archiwum');
    await expect(dialog.getByText('CRM odpowiedział za wszystkie pobrane dni. 1 zapisu z tych dni')).toBeVisible();
    await dialog.getByRole('button', { name: /^2025/ }).click();
    const day = dialog.getByRole('gridcell', { name: /, 3 marca 2025/ });
    await expect(day).toHaveAccessibleName(/3 marca 2025: 1 nieodczytany zapis; 1 zapis; sprawdzone/);
    await day.click();
    await expect(dialog.getByText('1 zapis oprócz nieodczytanych')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Sprawdź ponownie: 3 mar 2025' })).toBeVisible();
    await expect(dialog.getByText('Niczego')).toHaveCount(0);
    const list = dialog.getByRole('region', { name: 'Zapisy, których nie dało się odczytać' });
    await expect(list.getByText('Zapis: 3 mar 2025', { exact: true })).toBeVisible();
    const reason = list.getByText('Nie ma identyfikatora, więc nie da się go odróżnić od innych.');
    await reason.focus();
    await window.keyboard.press('Enter');
    await expect(list.getByText('{"text":"[U+0085]x[U+202E]y"}')).toBeVisible();
  } finally {
    await started.close();
  }
});

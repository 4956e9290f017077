import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { CrmServer } from '../../main/sample-crm/http/server';
import { countInOffice, officeDays, startOffice } from '../app/driver/office';
import { addDrive, home, kronika, node, pathHere, startOnWindows } from './windows';

test.describe.configure({ mode: 'serial' });

let server: CrmServer;
let key: Readonly<Record<string, string>>;
const days = ['--from', officeDays.from, '--to', officeDays.to];
const ownFolder = `${home}\\AppData\\Local\\Kronika`;

test.beforeAll(async () => {
  server = await startOffice(2000);
  key = { KRONIKA_API_KEY: server.key };
});

test.afterAll(async () => {
  await server.close();
});

test('the command line does the main job for a person with a Polish name', async () => {
  expect((await kronika(['status'])).code).toBe(2);
  const synced = await kronika(['sync', '--account', server.baseUrl, ...days, '--json'], key);
  expect(synced.code, synced.stderr).toBe(0);
  expect(JSON.parse(synced.stdout)).toMatchObject({ interactions: { new: 2000 }, complete: true });
  expect(readdirSync(pathHere(`${ownFolder}\\archives`)).filter((name) => name.endsWith('.kronika'))).toHaveLength(1);

  const found = await kronika(['search', 'faktur', '--json', '--limit', '9999']);
  expect(found.stdout.trim().split('\n')).toHaveLength(countInOffice(server, 'faktur'));
  for (const name of ['wyniki ąę.csv', 'wyniki ąę.xlsx', 'wyniki ąę.jsonl']) {
    const file = `${home}\\${name}`;
    const exported = await kronika(['export', file]);
    expect(exported.code, exported.stderr).toBe(0);
    expect((await kronika(['verify-export', file])).code).toBe(0);
  }
  expect(readFileSync(pathHere(`${home}\\wyniki ąę.csv`), 'utf8').split('\r\n').length).toBeGreaterThan(2000);
  expect((await kronika(['verify'])).code).toBe(0);

  const again = await kronika(['sync', '--json'], key);
  expect(again.code, again.stderr).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ interactions: { new: 0 }, complete: true });
});

test('a copy is made while it is in use, also protected, and becomes an archive elsewhere', async () => {
  const there = ['--data-dir', `${home}\\Nowy komputer`];
  const copy = `${home}\\kopia.kronika`;
  expect((await kronika(['backup', copy])).code).toBe(0);
  const locked = { KRONIKA_BACKUP_PASSWORD: 'zażółć gęślą' };
  expect((await kronika(['backup', `${home}\\z hasłem.kronika`], locked)).code).toBe(0);
  const restored = await kronika(['restore', `${home}\\z hasłem.kronika`, ...there], locked);
  expect(restored.code, restored.stderr).toBe(0);
  const counted = await kronika(['status', '--json', ...there]);
  expect(JSON.parse(counted.stdout)).toMatchObject({ interactions: 2000 });
  expect(existsSync(pathHere(copy))).toBe(true);
});

test('data and files lie on another drive', async () => {
  addDrive('E');
  const data = ['--data-dir', 'E:\\Kronika'];
  const restored = await kronika(['restore', `${home}\\kopia.kronika`, ...data]);
  expect(restored.code, restored.stderr).toBe(0);
  expect((await kronika(['export', 'E:\\wyniki.csv', ...data])).code).toBe(0);
  expect(readdirSync(pathHere('E:\\')).sort()).toEqual(['Kronika', 'wyniki.csv', 'wyniki.csv.kronika.html']);
});

test('a file that another program has open is not replaced, and nothing is left beside it', async () => {
  const folder = `${home}\\Zestawienia`;
  mkdirSync(pathHere(folder));
  const target = `${folder}\\wyniki.csv`;
  writeFileSync(pathHere(target), 'jak było');
  const holder = startOnWindows(node, [
    '-e',
    `fs.openSync(process.argv[1], 'r'); console.log('open'); setInterval(() => {}, 1e6)`,
    target,
  ]);
  await expect.poll(holder.written).toContain('open');
  const exported = await kronika(['export', target]);
  holder.kill();
  await holder.ended;
  expect(exported.code).toBe(2);
  expect(exported.stderr).toContain('Excel');
  expect(readFileSync(pathHere(target), 'utf8')).toBe('jak było');
  expect(readdirSync(pathHere(folder))).toEqual(['wyniki.csv']);
});

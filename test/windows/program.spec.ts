import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { CrmServer } from '../../main/sample-crm/http/server';
import { countInOffice, officeDays, startOffice } from '../app/driver/office';
import { addDrive, home, kronika, node, pathHere, startKronika, startOnWindows } from './windows';

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

test('a file that another program has open is not replaced: the whole lies beside it', async () => {
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
  expect(exported.stderr).toContain('jest otwarty w innym programie');
  expect(readFileSync(pathHere(target), 'utf8')).toBe('jak było');
  const kept = `${folder}\\wyniki (2).csv`;
  expect(exported.stderr).toContain(kept);
  expect(readdirSync(pathHere(folder)).sort()).toEqual(['wyniki (2).csv', 'wyniki (2).csv.kronika.html', 'wyniki.csv']);
  expect((await kronika(['verify-export', kept])).code).toBe(0);
});

test('a name that Windows cannot have, or gives another meaning, is refused with its reason, and nothing is written', async () => {
  const folder = `${home}\\Nazwy`;
  mkdirSync(pathHere(folder));
  mkdirSync(pathHere(`${folder}\\zajęte.csv`));
  const refused: Readonly<Record<string, RegExp>> = {
    'co?.csv': /niedozwolone znaki \(\?\)/,
    'a:b.csv': /niedozwolone znaki \(:\)/,
    'CON.csv': /urządzenie: CON\.csv/,
    'kropka.csv.': /kropką ani spacją/,
    'spacja.csv ': /kropką ani spacją/,
    'zajęte.csv': /jest folder, a nie plik/,
  };
  for (const [name, reason] of Object.entries(refused)) {
    const exported = await kronika(['export', `${folder}\\${name}`, '--format', 'csv']);
    expect(exported.code, name).toBe(2);
    expect(exported.stderr).toMatch(reason);
    expect(exported.stderr, name).not.toMatch(/Excel|Nie ma folderu/);
  }
  const copied = await kronika(['backup', `${folder}\\aux.kronika`]);
  expect(copied.code).toBe(2);
  expect(copied.stderr).toContain('urządzenie');
  for (const data of [`${folder}\\dane.`, `${folder}\\NUL`, 'E:', `${folder}\\da?ne`]) {
    const asked = await kronika(['status', '--data-dir', data]);
    expect(asked.code, data).toBe(2);
    expect(asked.stderr).toContain('--data-dir');
  }
  expect(readdirSync(pathHere(folder))).toEqual(['zajęte.csv']);
});

test('letters without case: no file of the program’s own is written over under another spelling', async () => {
  const archives = `${ownFolder}\\archives`;
  const [archive = ''] = readdirSync(pathHere(archives)).filter((name) => name.endsWith('.kronika'));
  for (const path of [`${archives}\\${archive}`.toUpperCase(), `${ownFolder}\\SETTINGS.JSON`]) {
    const exported = await kronika(['export', path, '--format', 'csv']);
    expect(exported.code, path).toBe(2);
    expect(exported.stderr).toMatch(/Kronik/);
  }
  expect((await kronika(['verify'])).code).toBe(0);
});

test('paths of more than 260 letters are as good as others', async () => {
  const deep = `E:\\${Array.from({ length: 8 }, (_, at) => `bardzo długa nazwa folderu numer ${String(at)}`).join('\\')}`;
  expect(deep.length).toBeGreaterThan(260);
  const data = ['--data-dir', deep];
  const restored = await kronika(['restore', `${home}\\kopia.kronika`, ...data]);
  expect(restored.code, restored.stderr).toBe(0);
  const synced = await kronika(['sync', ...data], key);
  expect(synced.code, synced.stderr).toBe(0);
  const exported = await kronika(['export', `${deep}\\wyniki.csv`, ...data]);
  expect(exported.code, exported.stderr).toBe(0);
  expect((await kronika(['verify', ...data])).code).toBe(0);
  expect((await kronika(['backup', `${deep}\\kopia.kronika`, ...data])).code).toBe(0);
});

test('one download at a time, and one that was killed is taken up', async () => {
  const data = ['--data-dir', 'E:\\Przerwane'];
  const asked = ['sync', '--account', server.baseUrl, ...days, '--json', ...data];
  server.setFaults([{ kind: 'slow', delayMs: 300 }]);
  const before = server.requests.total;
  const running = startKronika(asked, key);
  await expect.poll(() => server.requests.total, { timeout: 60_000 }).toBeGreaterThan(before + 3);
  const second = await kronika(asked, key);
  expect(second.code, second.stderr).toBe(5);
  expect(second.stderr).toContain('zajęte');
  running.kill();
  await running.ended;
  server.setFaults([]);
  const again = await kronika(asked, key);
  expect(again.code, again.stderr).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ complete: true });
  expect(JSON.parse((await kronika(['status', '--json', ...data])).stdout)).toMatchObject({ interactions: 2000 });
  expect((await kronika(['verify', ...data])).code).toBe(0);
});

test('what administrators decided in the registry holds', async () => {
  expect((await kronika(['policy', '--json'])).code).toBe(0);
  const place = 'HKLM\\Software\\Policies\\Kronika';
  const added = ['add', place, '/v', 'DataFolder', '/t', 'REG_SZ', '/d', 'E:\\Dane firmy', '/f'];
  expect((await startOnWindows('reg', added).ended).code).toBe(0);
  const said = await kronika(['policy']);
  expect(said.code, said.stderr).toBe(0);
  expect(said.stdout).toContain('E:\\Dane firmy');
  const other = await kronika(['status', '--data-dir', 'E:\\Kronika']);
  expect(other.code).toBe(2);
  expect(other.stderr).toContain('administrator');
  expect((await startOnWindows('reg', ['delete', place, '/f']).ended).code).toBe(0);
});

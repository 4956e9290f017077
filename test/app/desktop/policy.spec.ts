import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bridge } from '../../../preload/contract';
import { words } from '../../../preload/words/words';
import { newKeys, signedNotice } from '../../../build/package/sign-notice.mjs';
import { projectRoot } from '../../../build/setup/places.mjs';
import { expectAccessible } from '../driver/axe';
import { runProgram, type CommandOutcome } from '../driver/command-line';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { canHavePolicy, underPolicy, type UnderPolicy } from '../driver/under-policy';
import { KronikaWindow } from '../driver/window';

test.skip(!canHavePolicy(), 'a policy is a file of root’s');

let folder: string;
const undoing: (() => void)[] = [];

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-policy-data-'));
});
test.afterEach(() => {
  for (const undo of undoing.splice(0)) undo();
  rmSync(folder, { recursive: true, force: true });
});

function decided(policy: object | string, mode?: string): UnderPolicy {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
  const program = underPolicy(text, mode);
  undoing.push(program.remove);
  return program;
}

const kronika = (program: UnderPolicy, args: readonly string[], env = {}): Promise<CommandOutcome> =>
  runProgram(program.any, [process.execPath, join(projectRoot, 'build/start.mjs'), ...args], { env });

test('what an administrator decided is asked of nobody, stands locked in the settings, and no record leaves', async () => {
  const server = await startOffice(60);
  const dataDir = join(folder, 'data');
  const program = decided({
    account: server.baseUrl,
    downloadFrom: officeDays.from,
    syncEveryHours: 8,
    dataFolder: dataDir,
    language: 'pl',
    exportsAllowed: false,
    retentionRules: 'sms=3y run=downloads',
    colour: 'blue',
  });
  const { window, close } = await launch({ electron: program.electron, namesNoFolder: true });
  const page = new KronikaWindow(window);

  // What cannot be followed is told once, at the start.
  await expect(window.getByRole('alert').filter({ hasText: 'nie da się zastosować w całości' })).toBeVisible();
  // Neither the language nor the account is asked for.
  await window.getByRole('button', { name: /Połącz z moim CRM/ }).click();
  await expect(window.getByRole('heading', { name: 'Klucz API' })).toBeVisible();
  await expect(
    window.getByText(`Połączę się z ${new URL(server.baseUrl).origin}. Ustawione przez administratora`),
  ).toBeVisible();
  await window.getByLabel('Klucz API', { exact: true }).fill(server.key);
  await window.getByRole('button', { name: 'Dalej' }).click();
  const keep = window.getByRole('radio', { name: /^Zapisz bez szyfrowania/ });
  const period = window.getByRole('heading', { name: 'Za jaki okres pobrać historię?' });
  await expect(keep.or(period)).toBeVisible();
  if (await keep.isVisible()) {
    await keep.check();
    await window.getByRole('button', { name: 'Dalej' }).click();
  }
  await expect(period).toBeVisible();
  await expect(window.getByRole('radio')).toHaveCount(0);
  await window.getByRole('button', { name: 'Pobierz' }).click();
  await page.expectCount(60);
  expect(readdirSync(join(dataDir, 'archives'))).not.toEqual([]);

  await window.keyboard.press('Control+,');
  const settings = window.getByRole('dialog', { name: 'Ustawienia' });
  await expect(settings.getByText('Eksport, wydruk i kopiowanie')).toBeVisible();
  await expect(settings.getByText('/etc/kronika/policy.json: nie ma zasady „colour”.')).toBeVisible();
  for (const name of ['Polski', 'English']) await expect(settings.getByRole('radio', { name })).toBeDisabled();
  await expect(settings.getByRole('combobox', { name: 'Pobieraj automatycznie' })).toBeDisabled();
  await expect(settings.getByRole('combobox', { name: 'Pobieraj automatycznie' })).toHaveValue('8');
  await expectAccessible(window, 'settings under a policy');
  for (const name of ['Dodaj konto', 'Przenieś…']) await expect(settings.getByRole('button', { name })).toBeDisabled();
  await window.keyboard.press('Escape');

  for (const act of [
    () => window.getByRole('button', { name: words('pl')('export.button'), exact: true }).click(),
    () => window.keyboard.press('Control+p'),
  ]) {
    await act();
    const told = window.getByRole('alert').filter({ hasText: 'wyłączył eksport' });
    await expect(told).toBeVisible();
    await expect(window.getByRole('dialog')).toHaveCount(0);
    await told
      .locator('..')
      .getByRole('button', { name: words('pl')('actions.dismiss') })
      .click();
  }

  await window.keyboard.press('Control+Shift+P');
  await window.keyboard.type('zostają zapisy');
  await window.keyboard.press('Enter');
  const rules = window.getByRole('dialog', { name: words('pl')('keeping.window.title') });
  await expect(rules.getByText('Ustawione przez administratora')).toBeVisible();
  await expect(rules.getByRole('spinbutton', { name: words('pl')('keeping.window.howLong') })).toHaveValue('3');
  for (const field of await rules.locator('select, input').all()) await expect(field).toBeDisabled();
  for (const name of ['add', 'save'] as const)
    await expect(rules.getByRole('button', { name: words('pl')(`keeping.window.${name}`) })).toBeDisabled();
  await expect(rules.getByRole('checkbox')).toBeChecked();
  await expectAccessible(window, 'rules of retention under a policy');
  await window.keyboard.press('Escape');

  // The window is not believed either.
  const kinds = await window.evaluate(async () => {
    const { kronika: bridge } = globalThis as unknown as { readonly kronika: Bridge };
    const query = { text: '', filters: {} };
    const sort = { by: 'date', descending: true } as const;
    const answers = [
      await bridge.ask('saveSettings', { language: 'en' }),
      await bridge.ask('saveSettings', { syncEveryHours: 1 }),
      await bridge.ask('beginPrint', { to: { kind: 'printer' } }),
      await bridge.ask('copyRows', { query, sort, selection: { kind: 'all' }, as: 'text' }),
      await bridge.ask('testConnection', { account: 'another', key: 'key' }),
      await bridge.ask('chooseArchiveFolder', {}),
      await bridge.ask('changeRetention', {
        keeping: { rules: [], vanished: { kind: 'keep' }, afterDownloads: false },
      }),
    ];
    return answers.map((answer) => (answer.ok ? 'done' : answer.failure.kind));
  });
  expect(kinds).toEqual([
    ...[
      'setByAdministrator',
      'setByAdministrator',
      'exportsOff',
      'exportsOff',
      'setByAdministrator',
      'setByAdministrator',
      'setByAdministrator',
    ],
  ]);
  await close();

  const file = join(folder, 'records.csv');
  const exported = await kronika(program, ['export', file]);
  expect(exported.code).toBe(2);
  expect(exported.stderr).toContain('wyłączył eksport');
  expect(existsSync(file)).toBe(false);
  expect((await kronika(program, ['search', '--json'])).code).toBe(2);
  expect((await kronika(program, ['search'])).stdout.trim().split('\n')).toHaveLength(60);
  const changed = await kronika(program, ['retention', 'set', 'none']);
  expect(changed.code).toBe(2);
  expect(changed.stderr).toContain('Ustalił to administrator');
  const elsewhere = await kronika(program, ['status', '--data-dir', folder]);
  expect(elsewhere.code).toBe(2);
  expect(elsewhere.stderr).toContain('Folder danych ustalił administrator');
  await server.close();
});

test('a first download without a window needs no more than the key', async () => {
  const server = await startOffice(60);
  const program = decided({ account: server.baseUrl, downloadFrom: officeDays.from, dataFolder: join(folder, 'data') });
  const synced = await kronika(program, ['sync', '--json'], { KRONIKA_API_KEY: server.key });
  expect(synced.code, synced.stderr).toBe(0);
  expect(JSON.parse(synced.stdout)).toMatchObject({ interactions: { new: 60 }, complete: true });
  await server.close();
});

test('a policy that others could have written is not followed, is told, and no record leaves', async () => {
  const program = decided({ language: 'en', exportsAllowed: true }, '666');
  const told = await kronika(program, ['policy', '--json']);
  expect(told.code).toBe(2);
  expect(JSON.parse(told.stdout)).toMatchObject({
    held: { exportsAllowed: false, retentionRules: 'none' },
    problems: [{ kind: 'changeable', place: '/etc/kronika/policy.json' }],
  });
  expect(told.stderr).toContain('nie tylko administratorzy');
});

test('nothing is decided on a computer without a policy', async () => {
  const told = await runProgram(process.execPath, [join(projectRoot, 'build/start.mjs'), 'policy', '--json']);
  test.skip(existsSync('/etc/kronika/policy.json'), 'this computer has a policy');
  expect(told.code).toBe(0);
  expect(JSON.parse(told.stdout)).toEqual({
    held: {},
    places: {},
    problems: [],
    searched: ['/etc/kronika/policy.json'],
  });
});

test('a newer version is looked for once a person wants that, and told once; the request says nothing of who asks', async () => {
  const { privateKey, publicKey } = newKeys();
  const release = { version: '99.0.0', date: '2026-11-29', where: '\\\\serwer\\instalacje' };
  const asked: IncomingHttpHeaders[] = [];
  const office = createServer(({ headers }, response) => {
    asked.push(headers);
    response.setHeader('Set-Cookie', 'who=you').end(signedNotice(release, privateKey));
  });
  await new Promise<void>((listening) => {
    office.listen(0, '127.0.0.1', listening);
  });
  undoing.push(() => void office.close());
  const port = String((office.address() as AddressInfo).port);
  const program = decided({ updateAddress: `http://127.0.0.1:${port}/kronika.json`, updateKey: publicKey });
  const start = { electron: program.electron, dataDir: join(folder, 'data'), args: ['--demo'] };
  const told = 'Jest nowsza wersja Kroniki: 99.0.0';

  const first = await launch(start);
  await new KronikaWindow(first.window).waitUntilComplete();
  await first.window.keyboard.press('Control+,');
  const settings = first.window.getByRole('dialog', { name: 'Ustawienia' });
  const looks = settings.getByRole('checkbox', { name: 'Sprawdzaj, czy jest nowsza wersja Kroniki' });
  await expect(looks).not.toBeChecked();
  expect(asked).toHaveLength(0);
  await looks.check();
  await expect(settings.getByText(`${told} z 29 lis 2026. Instalator: ${release.where}`)).toBeVisible();
  await first.close();

  const second = await launch(start);
  await expect(second.window.getByText(told)).toBeVisible();
  await second.window.getByRole('button', { name: words('pl')('actions.dismiss') }).click();
  await second.close();

  const third = await launch(start);
  await third.window.keyboard.press('Control+,');
  await expect(third.window.getByRole('dialog').getByText(told)).toBeVisible();
  await third.window.keyboard.press('Escape');
  await expect(third.window.getByText(told)).toHaveCount(0);
  await third.close();

  expect(asked.length).toBeGreaterThan(0);
  for (const headers of asked) {
    expect(headers['user-agent']).toBe('Kronika');
    for (const name of ['cookie', 'authorization', 'referer']) expect(headers[name], name).toBeUndefined();
    expect(JSON.stringify(headers)).not.toMatch(/Electron|Chrome|Linux|0\.1\.0/);
  }
});

import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../../build/setup/places.mjs';
import { buildInteraction } from '../../../main/sample-crm/data/records';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { dayOfClock } from '../../../preload/words/format';
import { runProgram } from '../driver/command-line';
import { beginDesktop, hasDesktop, hasNotifications } from '../driver/desktop/session';
import { countInOffice, officeDays, startOffice } from '../driver/office';
import { launchPackaged, type RunningPackage } from '../driver/packaged';

test.skip(process.platform !== 'linux', 'only the Linux package is built without downloads');

const program = join(projectRoot, 'release', 'linux-unpacked', 'kronika');
let folder: string;
let server: CrmServer;

test.beforeAll(async () => {
  const built = await runProgram(process.execPath, [join(projectRoot, 'build', 'dist.mjs'), '--dir']);
  expect(built.code, built.stderr).toBe(0);
  expect(existsSync(program)).toBe(true);
});

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-packaged-'));
  server = await startOffice(400);
});

test.afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The package as a folder, with this test's own data. */
function launchPackage(): Promise<RunningPackage> {
  return launchPackaged(program, ['--data-dir', folder]);
}

test('the packaged window connects, downloads, searches and reads, and has it all in the next run without the CRM', async () => {
  const first = await launchPackage();
  await first.kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
  await first.kronika.waitUntilComplete();
  await first.kronika.search('faktur');
  await first.kronika.expectCount(countInOffice(server, 'faktur'));
  await first.kronika.openRow(0);
  await expect(first.kronika.record).toContainText(/faktur/i);
  await first.quit();

  await server.close();
  const second = await launchPackage();
  await second.kronika.waitUntilComplete();
  // The search stands as it was left.
  await second.kronika.expectCount(countInOffice(server, 'faktur'));
  await second.kronika.search('');
  await second.kronika.expectCount(400);
  await second.quit();
});

test('the packaged window mirrors the sample data out of its own archive', async () => {
  const started = await launchPackage();
  await started.kronika.tryDemo();
  await started.kronika.waitUntilComplete();
  await started.kronika.expectCount(10_000);
  await started.quit();
});

test('the packaged program lets nobody drive it who has not said so by a variable', async () => {
  const elsewhere = `--user-data-dir=${join(folder, 'elsewhere')}`;
  for (const option of ['--remote-debugging-port=0', '--disable-web-security', elsewhere, '--no-sandbox']) {
    const outcome = await runProgram(program, [option, '--data-dir', folder]);
    expect(outcome.code, option).toBe(2);
    expect(outcome.stderr).toContain(option.split('=')[0]);
    expect(outcome.stderr).not.toContain('DevTools');
  }
});

test('the packaged program answers commands, without a screen too', async () => {
  const env = { KRONIKA_API_KEY: server.key, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const kronika = (...args: string[]) => runProgram(program, [...args, '--data-dir', folder], { env });
  const synced = await kronika(
    'sync',
    '--account',
    server.baseUrl,
    '--from',
    officeDays.from,
    '--to',
    officeDays.to,
    '--json',
  );
  expect(synced.code, synced.stderr).toBe(0);
  expect(JSON.parse(synced.stdout)).toMatchObject({ interactions: { new: 400 }, complete: true });
  await server.close();
  const found = await kronika('search', 'faktur', '--json', '--limit', '1000');
  expect(found.stdout.trim().split('\n')).toHaveLength(countInOffice(server, 'faktur'));
  const csv = join(folder, 'all.csv');
  expect((await kronika('export', csv)).code).toBe(0);
  expect(readFileSync(csv, 'utf8').split('\r\n').length).toBeGreaterThan(400);
  expect((await kronika('verify')).code).toBe(0);
});

test('the packaged program stays in a real tray, starts at log-on as its entry says, and ends by its menu', async () => {
  test.skip(!hasDesktop, 'no D-Bus here');
  const desktop = await beginDesktop(folder);
  const entry = join(folder, 'config', 'autostart', 'kronika.desktop');
  const env = { ...desktop.env, KRONIKA_API_KEY: server.key, XDG_CONFIG_HOME: join(folder, 'config') };
  try {
    const first = await launchPackaged(program, ['--data-dir', join(folder, 'data')], env);
    await first.kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
    await first.kronika.waitUntilComplete();
    const settings = await first.kronika.openSettings();
    await settings.getByRole('combobox', { name: 'Pobieraj automatycznie' }).selectOption('nigdy');
    await settings.getByRole('checkbox', { name: 'Uruchamiaj Kronikę po zalogowaniu' }).click();
    await settings.getByRole('checkbox', { name: /działaj dalej w zasobniku/ }).click();
    await expect.poll(desktop.icons).toBe(1);
    await expect.poll(() => existsSync(entry)).toBe(true);
    await desktop.choose('Zakończ');
    await first.left();

    // As the desktop starts it, at the next log-on.
    const exec = /^Exec=(.*)$/m.exec(readFileSync(entry, 'utf8'))?.[1] ?? '';
    const [command = '', ...args] = [...exec.matchAll(/"([^"]*)"/g)].map(([, argument]) => argument ?? '');
    expect(command).toBe(program);
    expect(args).toContain('--in-background');
    const second = await launchPackaged(command, args, env);
    await expect.poll(desktop.icons).toBe(2);
    const asked = server.requests.total;
    await desktop.choose('Pobierz nowe');
    await expect.poll(() => server.requests.total).toBeGreaterThan(asked);
    await desktop.choose('Otwórz Kronikę');
    await second.kronika.waitUntilComplete();
    const again = await second.kronika.openSettings();
    await again.getByRole('checkbox', { name: 'Uruchamiaj Kronikę po zalogowaniu' }).click();
    await expect.poll(() => existsSync(entry)).toBe(false);
    await desktop.choose('Zakończ');
    await second.left();
  } finally {
    await desktop.end();
  }
});

test('the packaged program tells of new records by the desktop, and a click leads to exactly those', async () => {
  test.skip(!hasNotifications, 'no libnotify here');
  const desktop = await beginDesktop(folder);
  const env = { ...desktop.env, KRONIKA_API_KEY: server.key, XDG_CONFIG_HOME: join(folder, 'config') };
  try {
    const first = await launchPackaged(program, ['--data-dir', join(folder, 'data')], env);
    await first.kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
    await first.kronika.waitUntilComplete();
    const settings = await first.kronika.openSettings();
    await settings.getByRole('combobox', { name: 'Pobieraj automatycznie' }).selectOption('nigdy');
    await settings.getByRole('checkbox', { name: /działaj dalej w zasobniku/ }).click();
    await expect.poll(desktop.icons).toBe(1);
    const { page } = first.kronika;
    await page.keyboard.press('Escape');
    await expect(settings).toBeHidden();
    await first.kronika.search('brontozaur');
    await first.kronika.expectCount(0);
    await page.keyboard.press('Control+d');
    await expect(page.getByRole('textbox', { name: 'Nazwa' })).toBeFocused();
    await page.keyboard.type('Gady');
    await page.keyboard.press('Enter');
    await first.kronika.showFilters();
    await page.getByRole('button', { name: 'Więcej: Gady' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Powiadamiaj o nowych' }).click();
    await first.kronika.search('');
    await first.kronika.expectCount(400);
    await desktop.choose('Zakończ');
    await first.left();

    // Nobody looks at the window: it is in the tray.
    const second = await launchPackaged(program, ['--in-background', '--data-dir', join(folder, 'data')], env);
    await expect.poll(desktop.icons).toBe(2);
    await second.kronika.expectCount(400);
    server.addInteractions([sms('00:00:01', 'Widziano brontozaura'), sms('00:00:02', 'Zwykła wiadomość')]);
    await desktop.choose('Pobierz nowe');
    await expect.poll(() => desktop.notified).toEqual([{ title: 'Gady', body: 'Nowe zapisy i notatki: 1' }]);
    desktop.clickLatest();
    await second.kronika.expectCount(1);
    await expect(second.kronika.searchBox).toHaveValue('brontozaur');
    await desktop.choose('Zakończ');
    await second.left();
  } finally {
    await desktop.end();
  }
});

/** A message of today. */
function sms(time: string, smsData: string) {
  const callDate = `${dayOfClock(new Date())} ${time}`;
  return { interaction: buildInteraction({ callDate, service: 'SMS', smsData }), notes: [] };
}

test('the package keeps its doors shut, and brings the licences of what is in it', async () => {
  const fuses = await getCurrentFuseWire(join(dirname(program), 'kronika-program'));
  const isOn = (option: FuseV1Options): boolean => String.fromCharCode(fuses[option] ?? 0) === '1';
  expect(isOn(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
  for (const option of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ])
    expect(isOn(option), FuseV1Options[option]).toBe(false);

  const licenses = join(dirname(program), 'resources', 'licenses');
  expect(readFileSync(join(licenses, 'Kronika.txt'), 'utf8')).toContain('MIT License');
  expect(readFileSync(join(licenses, 'program.md'), 'utf8')).toMatch(/i18next[^]*valibot/);
  expect(readFileSync(join(licenses, 'window.md'), 'utf8')).toMatch(/bits-ui[^]*svelte/);
  expect(existsSync(join(licenses, 'inflection.txt'))).toBe(true);
  for (const name of ['kronika.admx', 'pl-PL/kronika.adml', 'en-US/kronika.adml'])
    expect(existsSync(join(licenses, '../policies', name)), name).toBe(true);

  const started = await launchPackage();
  const refused = await started.kronika.page.evaluate(
    () =>
      new Promise<string>((heard) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          heard(event.originalPolicy);
        });
        document.body.append(Object.assign(document.createElement('img'), { src: 'https://kronika.invalid/x.png' }));
      }),
  );
  expect(refused).toContain("default-src 'none'");
  await started.quit();
});

import { expect, test, type ElectronApplication } from '@playwright/test';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildInteraction } from '../../../main/sample-crm/data/records';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { dayOfClock } from '../../../preload/words/format';
import { download } from '../driver/downloaded';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

let folder: string;
let server: CrmServer;
let env: Readonly<Record<string, string>>;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-background-'));
  server = await startOffice(300);
  env = {
    KRONIKA_API_KEY: server.key,
    // A desktop of the test's own: its bus, and where programs are named that start at log-on.
    DBUS_SESSION_BUS_ADDRESS: '',
    XDG_CONFIG_HOME: join(folder, 'config'),
  };
  await download(server, officeDays, join(folder, 'data'));
  const settings = join(folder, 'data', 'settings.json');
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), syncEveryHours: 0 }));
});

test.afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the program tells the system, kept where the test can see it. */
interface Told {
  readonly notifications: { readonly title: string; readonly body: string; readonly click: () => void }[];
  readonly menus: { readonly label: string; readonly click: () => void }[][];
}

/** This computer shows no notifications: from now on they are kept instead, as is the menu of the tray. */
async function keepWhatIsTold(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Notification, Tray }) => {
    const told: Told = { notifications: [], menus: [] };
    Object.assign(globalThis, { told });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      told.notifications.push({ title: this.title, body: this.body, click: () => void this.emit('click') });
    };
    Tray.prototype.setContextMenu = (menu) => {
      told.menus.push((menu?.items ?? []).map(({ label, click }) => ({ label, click: click as () => void })));
    };
  });
}

const notifications = (app: ElectronApplication) =>
  app.evaluate(() =>
    (globalThis as unknown as { told: Told }).told.notifications.map(({ title, body }) => ({ title, body })),
  );

test('a saved search that wants it is told of while the window is not looked at, and leads to exactly those', async () => {
  const { app, window, close } = await launch({ dataDir: join(folder, 'data'), env });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  await keepWhatIsTold(app);
  // The settings ask anew what the system can do.
  await kronika.openSettings();
  await expect(window.getByRole('checkbox', { name: /^W powiadomieniach/ })).not.toBeChecked();
  await window.keyboard.press('Escape');
  await kronika.search('brontozaur');
  await kronika.expectCount(0);
  await window.keyboard.press('Control+d');
  await expect(window.getByRole('textbox', { name: 'Nazwa' })).toBeFocused();
  await window.keyboard.type('Gady');
  await window.keyboard.press('Enter');
  await kronika.showFilters();
  await window.getByRole('button', { name: 'Więcej: Gady' }).click();
  await window.getByRole('menuitemcheckbox', { name: 'Powiadamiaj o nowych' }).click();
  await expect(window.getByText('powie o tym system', { exact: false })).toBeVisible();
  await kronika.search('');
  await kronika.expectCount(300);

  const sms = (time: string, smsData: string) => ({
    interaction: buildInteraction({ callDate: `${dayOfClock(new Date())} ${time}`, service: 'SMS', smsData }),
    notes: [],
  });
  server.addInteractions([sms('00:00:01', 'Widziano brontozaura'), sms('00:00:02', 'Zwykła wiadomość')]);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  await window.evaluate(() => self.kronika.ask('syncAgain', { newAlone: true }));
  await expect.poll(() => notifications(app)).toEqual([{ title: 'Gady', body: 'Nowe zapisy i notatki: 1' }]);
  await app.evaluate(() => {
    (globalThis as unknown as { told: Told }).told.notifications[0]?.click();
  });
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await kronika.expectCount(1);
  await expect(kronika.searchBox).toHaveValue('brontozaur');
  await close();
});

test('starts at log-on and stays in the tray once that is asked for, says once where it went, and ends by its menu', async () => {
  // A desktop with a tray, as the program asks the bus for it.
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'dbus-send'), '#!/bin/sh\necho "   boolean true"\n');
  chmodSync(join(programs, 'dbus-send'), 0o755);
  const withTray = {
    ...env,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'no-bus')}`,
    PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  const entry = join(folder, 'config', 'autostart', 'kronika.desktop');
  const { app, window } = await launch({ dataDir: join(folder, 'data'), env: withTray });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  await keepWhatIsTold(app);
  await kronika.openSettings();
  const atLogOn = window.getByRole('checkbox', { name: 'Uruchamiaj Kronikę po zalogowaniu' });
  await expect(atLogOn).not.toBeChecked();
  await atLogOn.click();
  await expect(atLogOn).toBeChecked();
  expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=.*"--in-background" "--data-dir" ".*data"$/m);
  await atLogOn.click();
  await expect(atLogOn).not.toBeChecked();
  expect(existsSync(entry)).toBe(false);
  const inTray = window.getByRole('checkbox', { name: /działaj dalej w zasobniku/ });
  await expect(inTray).not.toBeChecked();
  await inTray.click();
  await expect(inTray).toBeChecked();
  await window.keyboard.press('Escape');

  const isVisible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  const closeWindow = () =>
    app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
  const choose = (label: string) =>
    app.evaluate((_, wanted) => {
      (globalThis as unknown as { told: Told }).told.menus
        .at(-1)
        ?.find((item) => item.label === wanted)
        ?.click();
    }, label);
  await closeWindow();
  await expect.poll(isVisible).toBe(false);
  await expect.poll(() => notifications(app)).toMatchObject([{ title: 'Kronika działa dalej' }]);
  const asked = server.requests.total;
  await choose('Pobierz nowe');
  await expect.poll(() => server.requests.total).toBeGreaterThan(asked);
  await choose('Otwórz Kronikę');
  await expect.poll(isVisible).toBe(true);
  await kronika.waitUntilComplete();
  await closeWindow();
  await expect.poll(isVisible).toBe(false);
  expect(await notifications(app)).toHaveLength(1);
  const ended = app.waitForEvent('close');
  await choose('Zakończ');
  await ended;

  // Begun at log-on, it is there, and nothing comes to the front.
  const again = await launch({ dataDir: join(folder, 'data'), env: withTray, args: ['--in-background'] });
  await new KronikaWindow(again.window).expectCount(300);
  expect(await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(false);
  await again.close();
});

test('without a tray, and without notifications, neither is offered', async () => {
  const { app, window, close } = await launch({ dataDir: join(folder, 'data'), env });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  await app.evaluate(({ Notification }) => {
    Notification.isSupported = () => false;
  });
  await kronika.openSettings();
  await expect(window.getByRole('checkbox', { name: 'Uruchamiaj Kronikę po zalogowaniu' })).toBeVisible();
  await expect(window.getByRole('checkbox', { name: /zasobniku|powiadomieniach/ })).toBeHidden();
  await close();
});

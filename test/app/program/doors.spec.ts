import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Bridge } from '../../../preload/contract';
import { projectRoot } from '../../../build/setup/places.mjs';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

// What a page that a stranger took over would try.

const builtMain = join(projectRoot, 'dist/main');

let started: Started;
test.beforeEach(async () => {
  started = await launch();
  await new KronikaWindow(started.window).chooseLanguage();
});
test.afterEach(() => started.close());

test('the policy stands in the header, allows nothing but our own files, and no markup out of text', async () => {
  const { window } = started;
  const policy = await window.evaluate(async () => {
    const violation = new Promise<string>((heard) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        heard(event.originalPolicy);
      });
    });
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://kronika.invalid/x.png' }));
    return await violation;
  });
  for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'none'"])
    expect(policy).toContain(rule);
  // What development needs is in no build.
  expect(policy).not.toMatch(/unsafe|connect-src|127\.0\.0\.1/);
  for (const file of readdirSync(builtMain).filter((name) => name.endsWith('.cjs')))
    expect(readFileSync(join(builtMain, file), 'utf8'), file).not.toMatch(/connect-src|developmentServer/);
  const isRefused = await window.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<img src="x" onerror="alert(1)">';
      return false;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  expect(isRefused).toBe(true);
});

test('no permission is granted and none is said to be', async () => {
  const { window } = started;
  const states = await window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as const;
    const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
    return (await Promise.all(asked)).map((status) => status.state);
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
});

test('the page stays where it is, and opens no other', async () => {
  const { window, app } = started;
  await app.evaluate(({ BrowserWindow }) => {
    const left: string[] = [];
    Object.assign(globalThis, { left });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', ({ url }) => left.push(url));
  });
  await window.evaluate(() => {
    globalThis.open('https://kronika.invalid/');
    location.href = 'https://kronika.invalid/';
  });
  await window.evaluate(() => {
    document.body.append(document.createElement('webview'), document.createElement('iframe'));
  });
  // It was tried, and came to nothing.
  const tried = (): Promise<string[]> => app.evaluate(() => (globalThis as unknown as { left: string[] }).left);
  await expect.poll(tried).toEqual(['https://kronika.invalid/']);
  expect(window.url()).toMatch(/^app:\/\/kronika\//);
  expect(app.windows()).toHaveLength(1);
});

test('only a file that was written in this run is shown or opened', async () => {
  for (const name of ['showInFolder', 'openFile'] as const) {
    const result = await started.window.evaluate(async (asked) => {
      const { kronika } = globalThis as unknown as { readonly kronika: Bridge };
      return await kronika.ask(asked, { path: String.raw`\\kronika.invalid\share\x.exe` });
    }, name);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'wrongInput' } });
  }
});

test.describe('a record in a window of its own', () => {
  const downloaded = downloadOnce(() => startOffice(30), officeDays);

  /** Asks as a page that a stranger took over would: by the bridge, whatever the window itself ever asks. */
  const ask = (page: Page, name: string, input: object): Promise<unknown> =>
    page.evaluate(
      async ([asked, put]) => {
        const { kronika } = globalThis as unknown as { readonly kronika: Bridge };
        return await kronika.ask(asked as never, put as never);
      },
      [name, input] as const,
    );

  test('is as shut in as the main one, and may ask only what it needs', async () => {
    await started.close();
    started = await launch({ dataDir: downloaded.dataDir });
    const { app, window } = started;
    const kronika = new KronikaWindow(window);
    await kronika.answered();
    const [page] = await Promise.all([app.waitForEvent('window'), kronika.row(0).dblclick()]);
    await expect(page.getByRole('heading').first()).toBeVisible();

    const refused = { ok: false, failure: { kind: 'unexpected' } };
    const days = { from: '2026-01-01', to: '2026-01-02' };
    for (const [name, input] of [
      ['readSetup', {}],
      ['saveSettings', { language: 'en' }],
      ['forgetKey', {}],
      ['connectAccount', { account: 'evil', key: null, keepKey: 'thisRun' }],
      ['startSync', days],
      ['readMemory', {}],
      ['readSearches', {}],
      ['search', { query: { text: '', filters: {} }, sort: { by: 'date', descending: true }, offset: 0, limit: 10 }],
      ['openRecordWindow', { id: 1, query: { text: '', filters: {} }, sort: { by: 'date', descending: true } }],
      ['openLogFolder', {}],
    ] as const)
      expect(await ask(page, name, input), name).toMatchObject(refused);
    expect(await ask(page, 'showInFolder', { path: downloaded.dataDir })).toMatchObject({ ok: false });
    expect(await ask(page, 'openAddress', { address: 'file:///etc/passwd' })).toMatchObject({ ok: false });
    // What is a record's own is nothing of the main window's.
    for (const [name, input] of [
      ['readRecordWindow', {}],
      ['askMainWindow', { kind: 'text', text: 'x' }],
      ['tellRecordShown', { id: 1 }],
    ] as const)
      expect(await ask(window, name, input), name).toMatchObject(refused);
    const told = await ask(page, 'readRecordWindow', {});
    expect(Object.keys((told as { value: object }).value).toSorted()).toEqual([
      'account',
      'found',
      'isDemo',
      'isReadOnly',
      'language',
      'theme',
    ]);

    const [isLocked, states] = await page.evaluate(async () => {
      let isRefused = false;
      try {
        document.createElement('div').innerHTML = '<img src="x">';
      } catch {
        isRefused = true;
      }
      const { state } = await navigator.permissions.query({ name: 'notifications' });
      return [isRefused && !('require' in globalThis) && !('process' in globalThis), state] as const;
    });
    expect([isLocked, states]).toEqual([true, 'denied']);
    await page.evaluate(() => {
      globalThis.open('https://kronika.invalid/');
      location.href = 'https://kronika.invalid/';
    });
    // Asked after it was tried: what was to come of it would have come before the answer.
    expect(await ask(page, 'zoom', { step: null })).toMatchObject({ ok: true });
    expect(page.url()).toBe('app://kronika/record.html');
    expect(app.windows()).toHaveLength(2);
  });
});

import { expect, test, type ElectronApplication } from '@playwright/test';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../../build/setup/electron/electron.mjs';
import { projectRoot } from '../../../build/setup/places.mjs';
import { launch } from '../driver/launch';
import { KronikaWindow } from '../driver/window';

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-appearing-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** An Electron that runs a script before the program's own. */
function electronAfter(script: string): string {
  const around = join(folder, 'around');
  mkdirSync(around);
  const main = join(projectRoot, 'dist/main/main.cjs');
  writeFileSync(join(around, 'package.json'), JSON.stringify({ name: 'kronika', version: '0.0.0', main: 'main.cjs' }));
  writeFileSync(join(around, 'main.cjs'), `${script}\nrequire(${JSON.stringify(main)});\n`);
  const electron = join(folder, 'electron');
  const named = '[ "$word" = "$project" ] && word=$around; set -- "$@" "$word"; shift';
  writeFileSync(
    electron,
    `#!/bin/sh
project='${projectRoot}' around='${around}'
for word; do ${named}; done
exec '${findElectron()?.executable ?? ''}' "$@"
`,
  );
  chmodSync(electron, 0o755);
  return electron;
}

const visible = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));

test('windows are shown though Electron never says that they are drawn', async () => {
  const electron = electronAfter(`
    require('electron').app.on('browser-window-created', (_event, window) => {
      const { emit } = window;
      window.emit = (name, ...rest) => name !== 'ready-to-show' && emit.call(window, name, ...rest);
    });`);
  const { app, window, close } = await launch({ electron });
  await expect.poll(() => visible(app)).toEqual([true]);
  await new KronikaWindow(window).chooseLanguage();
  await window.keyboard.press('F1');
  await expect.poll(() => visible(app)).toEqual([true, true]);
  await close();
});

test('a window that was left maximized stays away at log-on, and is maximized once it is shown', async () => {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const left = { x: 0, y: 0, width: 1000, height: 700, isMaximized: true };
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ version: 1, language: 'pl', window: left }));
  // No window manager runs here: what would be asked of it is written down.
  const electron = electronAfter(`
    const { app, BrowserWindow } = require('electron');
    globalThis.asked = [];
    for (const name of ['maximize', 'minimize']) {
      const act = BrowserWindow.prototype[name];
      BrowserWindow.prototype[name] = function () { asked.push(name); return act.call(this); };
    }`);
  const { app, close } = await launch({ electron, dataDir, args: ['--in-background'] });
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await expect.poll(asked).toEqual(['minimize']);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.show();
  });
  await expect.poll(asked).toEqual(['minimize', 'maximize']);
  await close();
});

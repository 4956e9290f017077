import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCode } from '../../../main/cli/exit-code';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { runKronika } from '../driver/command-line';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

let folder: string;
let server: CrmServer;
let env: Readonly<Record<string, string>>;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-manners-'));
  server = await startOffice(1200);
  env = { KRONIKA_API_KEY: server.key };
});

test.afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The window, in the midst of its first download. */
async function downloading(): Promise<Started> {
  server.setFaults([{ kind: 'slow', delayMs: 40 }]);
  const started = await launch({ dataDir: folder, env });
  await new KronikaWindow(started.window).firstRun({ account: server.baseUrl, key: server.key }, officeDays);
  await expect.poll(() => server.requests.notes).toBeGreaterThan(20);
  return started;
}

test('started again, it shows the window that is there, and is not there twice', async () => {
  const { app, window, close } = await launch({ dataDir: folder, env });
  await new KronikaWindow(window).chooseLanguage();
  const isVisible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  await expect.poll(isVisible).toBe(false);
  const second = await runKronika(['--data-dir', folder]);
  expect(second.code, second.stderr).toBe(0);
  await expect.poll(isVisible).toBe(true);
  expect(app.windows()).toHaveLength(1);
  await close();
});

test('whose user logs off while it downloads, it keeps what it stored, and goes on at the next start', async () => {
  const { app } = await downloading();
  const child = app.process();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  const asked = server.requests.total;
  // Nothing holds the archive, and what it has is sound.
  const { code, stderr } = await runKronika(['verify', '--data-dir', folder]);
  expect(code, stderr).toBe(exitCode.incomplete);
  const status = await runKronika(['status', '--json', '--data-dir', folder]);
  const stored = (JSON.parse(status.stdout) as { readonly interactions: number }).interactions;
  expect(stored).toBeGreaterThan(0);

  server.setFaults([]);
  const again = await launch({ dataDir: folder, env });
  const kronika = new KronikaWindow(again.window);
  await kronika.waitUntilComplete();
  await kronika.expectCount(1200);
  expect(server.requests.total).toBeGreaterThan(asked);
  await again.close();
});

test('while the computer sleeps a download rests; it comes to its end after that', async () => {
  const { app, window, close } = await downloading();
  const kronika = new KronikaWindow(window);
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
  });
  // What was under way when it fell asleep is answered; then the archive stands as it is.
  await expect(kronika.statusBar.getByRole('progressbar')).toBeVisible();
  server.setFaults([]);
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('resume');
  });
  await kronika.waitUntilComplete();
  await kronika.expectCount(1200);
  await close();
});

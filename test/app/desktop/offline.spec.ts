import { expect, test } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../../build/setup/electron/electron.mjs';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { canTrace, traced } from '../driver/traced';
import { KronikaWindow } from '../driver/window';

/** How long somebody works in the window: the checks look at one round of it, `KRONIKA_OFFLINE_MINUTES=60` at an hour. */
const minutes = Number(process.env['KRONIKA_OFFLINE_MINUTES'] ?? 0);

test('nothing leaves the computer: no request at a start, and none while somebody types, reads and changes settings', async () => {
  test.setTimeout((minutes + 2) * 60_000);
  const heard: string[] = [];
  const proxy = createServer((request, response) => {
    heard.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    heard.push(`CONNECT ${request.url ?? ''}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const port = (proxy.address() as AddressInfo).port;
  const { window, app, close } = await launch({ args: [`--proxy-server=127.0.0.1:${String(port)}`] });
  try {
    const kronika = new KronikaWindow(window);
    await kronika.tryDemo();
    await kronika.waitUntilComplete();
    const end = Date.now() + minutes * 60_000;
    await useWindow(kronika);
    while (Date.now() < end) {
      // Somebody at a desk also does other things: the hour need not be a load test.
      await window.waitForTimeout(15_000);
      await useWindow(kronika);
    }
    // One request of the test's own shows that the others would have been heard.
    const answered = await app.evaluate(async ({ session }) => {
      const asked = await session.defaultSession.fetch('http://kronika.invalid/heard');
      return asked.status;
    });
    expect(answered).toBe(502);
    expect(heard).toEqual(['GET http://kronika.invalid/heard']);
  } finally {
    await close();
    await new Promise((closed) => proxy.close(closed));
  }
});

test('every connection is to the CRM of the account, from the start to the end', async () => {
  test.skip(!canTrace, 'no strace here');
  test.setTimeout((minutes + 3) * 60_000);
  const folder = mkdtempSync(join(tmpdir(), 'kronika-connections-'));
  const record = traced(findElectron()?.executable ?? '', folder);
  const server = await startOffice(400);
  const { window, close } = await launch({ electron: record.executable });
  try {
    const kronika = new KronikaWindow(window);
    await kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
    await kronika.waitUntilComplete();
    const end = Date.now() + minutes * 60_000;
    await useWindow(kronika, 400);
    while (Date.now() < end) {
      await window.waitForTimeout(15_000);
      await useWindow(kronika, 400);
    }
    // That it is among them shows that all would be.
    expect(record.addresses()).toEqual([new URL(server.baseUrl).host]);
  } finally {
    await close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** One round of what people do: words that a spell checker would mark, typed into fields; a record; settings. */
async function useWindow(kronika: KronikaWindow, count = 10_000): Promise<void> {
  const { page } = kronika;
  for (const text of ['fakturra zaległłość', 'wysłlaliśmy', 'faktur']) {
    await kronika.searchBox.fill('');
    await kronika.searchBox.pressSequentially(text);
    await expect(kronika.searchBox).toHaveValue(text);
  }
  await kronika.openRow(0);
  await expect(kronika.record).toContainText(/faktur/i);
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await kronika.search('');
  await kronika.expectCount(count);
}

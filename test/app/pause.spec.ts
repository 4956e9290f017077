import { expect, test } from '@playwright/test';
import type { CrmServer } from '../crm-server/server';
import { launch, type Started } from './launch';
import { officeDays, startOffice } from './office';
import { KronikaWindow } from './window';

let server: CrmServer;
let started: Started;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  server = await startOffice(1200);
  server.setFaults([{ kind: 'slow', delayMs: 40 }]);
  started = await launch();
  kronika = new KronikaWindow(started.window);
  await kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
});

test.afterEach(async () => {
  await started.close();
  await server.close();
});

test('pauses by mouse, asks nothing while it is paused, and comes to the end after it was resumed', async () => {
  const { window } = started;
  await expect.poll(() => server.requests.notes).toBeGreaterThan(20);
  await kronika.statusBar.getByRole('button', { name: 'Wstrzymaj' }).click();
  await expect(kronika.statusBar.getByText('Pobieranie wstrzymane')).toBeVisible();
  // Those under way may still be answered; afterwards none leaves.
  const settled = await steadyCount();
  const progress = window.getByRole('progressbar');
  const before = await progress.getAttribute('aria-valuenow');
  await expect(progress).toHaveAttribute('aria-valuetext', /zapytania do CRM: o zapisy \d+, o notatki około \d+/);
  expect(server.requests.total).toBe(settled);
  server.setFaults([]);
  await kronika.statusBar.getByRole('button', { name: 'Wznów' }).click();
  await kronika.waitUntilComplete();
  expect(server.requests.total).toBeGreaterThan(settled);
  expect(Number(before)).toBeGreaterThan(0);
  await kronika.expectCount(1200);
});

test('stops by mouse, says truthfully what is missing, and completes when it is downloaded again', async () => {
  await expect.poll(() => server.requests.notes).toBeGreaterThan(20);
  await kronika.statusBar.getByRole('button', { name: 'Zatrzymaj' }).click();
  await expect(started.window.getByRole('progressbar')).toBeHidden();
  await expect(kronika.failure()).toBeHidden();
  const noted = Array.from({ length: server.data.count }, (_, at) => server.data.noteCountAt(at)).filter(
    (count) => count > 0,
  ).length;
  const standing = await kronika.statusBar.getByRole('button').first().innerText();
  const owed = Number(/^Brakuje notatek do (\d+) zapis/.exec(standing.trim())?.[1]);
  expect(owed).toBeGreaterThan(0);
  expect(owed).toBeLessThan(noted);

  server.setFaults([]);
  const asked = server.requests.notes;
  const dialog = await kronika.openGaps();
  await expect(dialog).toContainText('notatek');
  await dialog.getByRole('button', { name: 'Pobierz wszystkie brakujące' }).click();
  await kronika.waitUntilComplete();
  // Of what was had, only what was under way is asked again.
  expect(server.requests.notes - asked).toBeLessThan(owed + 20);
  await kronika.expectCount(1200);
});

/** The number of requests, once it is the same a second later. */
async function steadyCount(): Promise<number> {
  for (;;) {
    const count = server.requests.total;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (server.requests.total === count) return count;
  }
}

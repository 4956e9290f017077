import { expect, test } from '@playwright/test';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

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
  const progress = window.getByRole('progressbar');
  await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await expect(progress).toHaveAttribute('aria-valuetext', /do pobrania .*zapis/);
  const settled = await answeredCount();
  await kronika.search('faktur');
  await kronika.openRow(0);
  await kronika.search('');
  expect(server.requests.total).toBe(settled);
  server.setFaults([]);
  await kronika.statusBar.getByRole('button', { name: 'Wznów' }).click();
  await kronika.waitUntilComplete();
  expect(server.requests.total).toBeGreaterThan(settled);
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
  const standing = kronika.statusBar.getByRole('button').first();
  await expect(standing).toHaveText(/^\s*Brakuje notatek do \d+ zapis/);
  const owed = Number(/\d+/.exec(await standing.innerText())?.[0]);
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

test('a download that comes to its end is said to be complete at once, with no alarm of a moment before', async () => {
  const { window } = started;
  await expect(window.getByRole('progressbar')).toBeVisible();
  const said = await window.evaluateHandle(() => {
    const lines: string[] = [];
    const bar = document.querySelector('footer');
    const note = (): void => {
      if (bar?.querySelector('[role="progressbar"]') === null) lines.push(bar.innerText);
    };
    if (bar !== null) new MutationObserver(note).observe(bar, { subtree: true, childList: true, characterData: true });
    return lines;
  });
  server.setFaults([]);
  await kronika.waitUntilComplete();
  await expect(window.getByRole('progressbar')).toBeHidden();
  const lines = await said.jsonValue();
  expect(lines).not.toEqual([]);
  expect(lines.filter((line) => /Brakuje|Dokończ|niekompletne/.test(line))).toEqual([]);
});

/** The number of requests, once each of them is answered. */
async function answeredCount(): Promise<number> {
  await expect.poll(() => server.requests.total - server.requests.log.length).toBe(0);
  return server.requests.total;
}

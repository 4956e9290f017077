import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archivePathOf } from '../../../main/workspace/archive/archive-file';
import { runKronika } from '../driver/command-line';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

let dataDir: string;

test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kronika-closed-'));
});

test.afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/** Downloads an office of 50 records; gives the archive's path. */
async function synced(): Promise<string> {
  const server = await startOffice(50);
  const { baseUrl } = server;
  const args = ['sync', '--account', baseUrl, '--from', officeDays.from, '--to', officeDays.to, '--data-dir', dataDir];
  const outcome = await runKronika(args, { env: { KRONIKA_API_KEY: server.key } });
  await server.close();
  expect(outcome.code, outcome.stderr).toBe(0);
  return archivePathOf(dataDir, { name: new URL(baseUrl).host, baseUrl });
}

const closed = {
  'is damaged': [
    (path: string) => {
      writeFileSync(path, 'no database, however long. '.repeat(300));
    },
    /jest uszkodzony/,
  ],
  'is a folder': [
    (path: string) => {
      mkdirSync(path);
    },
    /coś innego/,
  ],
  'was moved': [() => {}, /Nie ma pliku archiwum/],
} as const;

for (const [name, [spoil, sentence]] of Object.entries(closed)) {
  test(`a window whose archive ${name} says so, and opens it once that is mended`, async () => {
    const path = await synced();
    renameSync(path, `${path}.kept`);
    spoil(path);
    const { window, close } = await launch({ dataDir });
    try {
      await expect(window.getByRole('alert')).toContainText(sentence);
      await expect(window.getByText(/Nie wybrano konta|Archiwum jest puste/)).toHaveCount(0);
      await window.getByRole('button', { name: 'Otwórz ustawienia' }).click();
      await expect(window.getByRole('dialog')).toBeVisible();
      await window.keyboard.press('Escape');
      rmSync(path, { recursive: true, force: true });
      renameSync(`${path}.kept`, path);
      await window.getByRole('button', { name: 'Spróbuj ponownie' }).click();
      await new KronikaWindow(window).expectCount(50);
    } finally {
      await close();
    }
  });
}

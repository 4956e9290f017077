import { expect, test } from '@playwright/test';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../build/setup/places.mjs';
import { archivePathOf } from '../../../main/workspace/archive/archive-file';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

// What stands in for Windows' own program is started by its first line, which Windows does not read.
test.skip(process.platform === 'win32');

const office = downloadOnce(() => startOffice(50), officeDays);
const switchName = 'Szyfruj folder z archiwum dla mojego konta Windows (EFS)';

let started: Started | undefined;
let systemRoot: string;
let stateFile: string;

test.beforeEach(() => {
  systemRoot = mkdtempSync(join(tmpdir(), 'kronika-windows-'));
  stateFile = join(systemRoot, 'state.json');
  says({ marks: {}, refuses: [], mode: 'usual' });
  mkdirSync(join(systemRoot, 'System32'));
  const cipher = join(systemRoot, 'System32', 'cipher.exe');
  const script = join(projectRoot, 'build/stand-in/cipher.mjs');
  writeFileSync(cipher, `#!/bin/sh\nexec "${process.execPath}" "${script}" "${stateFile}" "$@"\n`);
  chmodSync(cipher, 0o755);
});

test.afterEach(async () => {
  await started?.close();
  started = undefined;
  rmSync(systemRoot, { recursive: true, force: true });
});

function says(state: object): void {
  writeFileSync(stateFile, JSON.stringify(state));
}

function marks(): Record<string, string> {
  return (JSON.parse(readFileSync(stateFile, 'utf8')) as { marks: Record<string, string> }).marks;
}

function archivePath(): string {
  const { baseUrl } = office.server;
  return archivePathOf(office.dataDir, { name: new URL(baseUrl).host, baseUrl });
}

async function open(asWindows: boolean): Promise<KronikaWindow> {
  started = await launch({ dataDir: office.dataDir, env: { SystemRoot: systemRoot } });
  const kronika = new KronikaWindow(started.window);
  await kronika.expectCount(50);
  if (asWindows) {
    // From here on the main process takes its system for Windows; the threads of the archive do not.
    await started.app.evaluate(() => {
      Object.defineProperty(process, 'platform', { value: 'win32' });
    });
  }
  return kronika;
}

test('a system without it shows no switch', async () => {
  const kronika = await open(false);
  const settings = await kronika.openSettings();
  await expect(settings.getByText(archivePath())).toBeVisible();
  // Asked after the window's own question, so that is answered by then.
  const answer = await kronika.page.evaluate(() => window.kronika.ask('readEncryption', {}));
  expect(answer).toMatchObject({ ok: true, value: { state: 'unoffered' } });
  await expect(settings.getByText('EFS')).toHaveCount(0);
});

test('one switch encrypts the folder by the keyboard, and the archive is open again after it', async () => {
  const kronika = await open(true);
  const { page } = kronika;
  const settings = await kronika.openSettings();
  const choice = settings.getByRole('checkbox', { name: switchName });
  await expect(choice).not.toBeChecked();
  await expect(choice).toHaveAccessibleDescription(/Eksportów i kopii zapasowych to nie obejmuje/);
  await expectAccessible(page, 'the encryption of the folder');
  await choice.focus();
  await page.keyboard.press('Space');
  // The archive is closed meanwhile: there is nothing to go back to yet.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+P');
  await expect(settings.getByText('Wszystko jest zaszyfrowane.')).toBeVisible();
  await expect(choice).toBeChecked();
  await expect(choice).toBeFocused();
  await expectAccessible(page, 'an encrypted folder');
  const own = [office.dataDir, join(office.dataDir, 'archives'), join(office.dataDir, 'settings.json'), archivePath()];
  expect(own.map((path) => marks()[path])).toEqual(['E', 'E', 'E', 'E']);
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await kronika.search('faktur');
  await kronika.openRow(0);

  const again = await kronika.openSettings();
  const setBefore = again.getByRole('checkbox', { name: switchName });
  await expect(setBefore).toBeChecked();
  await setBefore.focus();
  await page.keyboard.press('Space');
  await expect(setBefore).not.toBeChecked();
  await expect.poll(() => own.map((path) => marks()[path])).toEqual(['U', 'U', 'U', 'U']);
});

test('what stays readable is named, with what to do, and can be taken back', async () => {
  const name = archivePath().split('/').pop() ?? '';
  says({ marks: {}, refuses: [name], mode: 'usual' });
  const kronika = await open(true);
  const settings = await kronika.openSettings();
  const choice = settings.getByRole('checkbox', { name: switchName });
  await choice.click();
  const failure = settings.getByRole('alert');
  await expect(failure).toContainText(archivePath());
  await expect(failure).toContainText('Zamknij programy');
  const left = settings.getByRole('list', { name: /Nie wszystko jest zaszyfrowane/ });
  await expect(left.getByRole('listitem')).toHaveText([archivePath()]);
  await expect(choice).toBeChecked({ indeterminate: true });
  await expectAccessible(kronika.page, 'a folder that is encrypted in part');
  says({ marks: marks(), refuses: [], mode: 'usual' });
  await settings.getByRole('button', { name: 'Odszyfruj wszystko' }).click();
  await expect(left).toBeHidden();
  await expect(choice).not.toBeChecked();
  await expect.poll(() => marks()[office.dataDir]).toBe('U');
});

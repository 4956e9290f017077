import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Bridge } from '../../../preload/contract';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

test('leads back from the last step to the key, and forward again to a download', async () => {
  const server = await startOffice(60);
  const { window, close } = await launch();
  const kronika = new KronikaWindow(window);
  await kronika.chooseLanguage();
  await window.getByRole('button', { name: /Połącz z moim CRM/ }).click();
  await kronika.enterAccount({ account: server.baseUrl, key: server.key });
  await expect(window.getByRole('heading', { name: 'Za jaki okres pobrać historię?' })).toBeVisible();

  const key = window.getByRole('heading', { name: 'Klucz API' });
  const keep = window.getByRole('heading', { name: 'Gdzie trzymać klucz?' });
  const back = window.getByRole('button', { name: 'Wstecz' });
  await back.click();
  await expect(keep.or(key)).toBeVisible();
  // Not asked where the system has a safe place.
  if (await keep.isVisible()) await back.click();
  await expect(key).toBeVisible();
  await expect(window.getByLabel('Klucz API', { exact: true })).toHaveValue(server.key);
  await back.click();
  await expect(window.getByRole('textbox', { name: 'Jak nazywa się konto w CRM?' })).toHaveValue(server.baseUrl);

  await kronika.enterAccount({ account: server.baseUrl, key: server.key });
  await kronika.choosePeriod(officeDays);
  await kronika.waitUntilComplete();
  await kronika.expectCount(60);
  await close();
  await server.close();
});

test('begins no archive for an account that does not answer, and keeps no key of it', async () => {
  const server = await startOffice(60);
  const { window, dataDir, close } = await launch();
  const connect = (key: string): Promise<string> =>
    window.evaluate(
      async (input) => {
        const { kronika } = globalThis as unknown as { readonly kronika: Bridge };
        const answer = await kronika.ask('connectAccount', { ...input, keepKey: 'plain' });
        return answer.ok ? 'connected' : answer.failure.kind;
      },
      { account: server.baseUrl, key },
    );
  expect(await connect('mistyped')).toBe('unauthorised');
  for (const name of ['archives', 'keys.json']) expect(existsSync(join(dataDir, name)), name).toBe(false);
  expect(await connect(server.key)).toBe('connected');
  expect(existsSync(join(dataDir, 'archives'))).toBe(true);
  await close();
  await server.close();
});

test('is gone through by keyboard alone, and the search box has the keyboard at its end', async () => {
  const server = await startOffice(60);
  const { window, close } = await launch();
  const kronika = new KronikaWindow(window);
  await expect(window.getByRole('button', { name: 'Polski', exact: true })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('button', { name: /Połącz z moim CRM/ })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('textbox', { name: 'Jak nazywa się konto w CRM?' })).toBeFocused();
  await window.keyboard.type(server.baseUrl);
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('Klucz API', { exact: true })).toBeFocused();
  await window.keyboard.type(server.key);
  await window.keyboard.press('Enter');
  const radio = window.locator('input[type="radio"]:checked');
  const period = window.getByRole('heading', { name: 'Za jaki okres pobrać historię?' });
  const keep = window.getByRole('heading', { name: 'Gdzie trzymać klucz?' });
  await expect(keep.or(period)).toBeVisible();
  if (await keep.isVisible()) {
    await expect(radio).toBeFocused();
    await window.keyboard.press('Enter');
  }
  await expect(period).toBeVisible();
  await expect(radio).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(kronika.searchBox).toBeFocused();
  await close();
  await server.close();
});

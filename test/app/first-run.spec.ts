import { expect, test } from '@playwright/test';
import { launch } from './launch';
import { officeDays, startOffice } from './office';
import { KronikaWindow } from './window';

test('leads back from the last step to the key, and forward again to a download', async () => {
  const server = await startOffice(60);
  const { window, close } = await launch();
  const kronika = new KronikaWindow(window);
  await kronika.chooseLanguage();
  await window.getByRole('button', { name: /Połącz z moim CRM/ }).click();
  await kronika.enterAccount({ account: server.baseUrl, key: server.key });
  await expect(window.getByRole('heading', { name: 'Za jaki okres pobrać historię?' })).toBeVisible();

  const key = window.getByRole('heading', { name: 'Klucz API' });
  while (!(await key.isVisible())) await window.getByRole('button', { name: 'Wstecz' }).click();
  await expect(window.getByLabel('Klucz API', { exact: true })).toHaveValue(server.key);
  await window.getByRole('button', { name: 'Wstecz' }).click();
  await expect(window.getByRole('textbox', { name: 'Jak nazywa się konto w CRM?' })).toHaveValue(server.baseUrl);

  await kronika.enterAccount({ account: server.baseUrl, key: server.key });
  await kronika.choosePeriod(officeDays);
  await kronika.waitUntilComplete();
  await kronika.expectCount(60);
  await close();
  await server.close();
});

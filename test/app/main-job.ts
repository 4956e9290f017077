import { expect, type Page } from '@playwright/test';

/** An account as a person types it in. */
export interface Credentials {
  readonly account: string;
  readonly key: string;
}

/** Goes through the first run in Polish by mouse and keyboard, and starts a download of the days given. */
export async function connectAndDownload(
  window: Page,
  { account, key }: Credentials,
  days: { readonly from: string; readonly to: string },
): Promise<void> {
  await window.getByRole('button', { name: 'Polski' }).click();
  await window.getByRole('button', { name: /Połącz z moim CRM/ }).click();
  await window.getByLabel('Jak nazywa się konto w CRM?').fill(account);
  await window.keyboard.press('Enter');
  await window.getByLabel('Klucz API', { exact: true }).fill(key);
  await window.getByRole('button', { name: 'Sprawdź połączenie' }).click();
  await expect(window.getByText(/Połączenie działa/)).toBeVisible();
  await window.getByRole('button', { name: 'Dalej' }).click();
  await chooseKeepingWhereAsked(window);
  await window.getByRole('radio', { name: 'Wybrany okres' }).check();
  await window.getByLabel('Od dnia').fill(days.from);
  await window.getByLabel('Do dnia').fill(days.to);
  await window.getByRole('button', { name: 'Pobierz' }).click();
}

/** Where the system offers no safe storage (as on a test machine), the person decides: stored all the same. */
async function chooseKeepingWhereAsked(window: Page): Promise<void> {
  const keep = window.getByRole('radio', { name: /Zapisz bez szyfrowania/ });
  const period = window.getByRole('radio', { name: 'Wybrany okres' });
  await expect(keep.or(period)).toBeVisible();
  if (!(await keep.isVisible())) return;
  await keep.check();
  await window.getByRole('button', { name: 'Dalej' }).click();
}

/** Waits until the status bar calls the archive complete. */
export async function waitUntilComplete(window: Page): Promise<void> {
  await expect(window.getByRole('contentinfo').getByText(/Archiwum kompletne do/)).toBeVisible({ timeout: 60_000 });
}

/** Types a search as a person does, key by key, and waits for the count. */
export async function search(window: Page, text: string, count: number): Promise<void> {
  await window.keyboard.press('Control+f');
  await window.keyboard.press('Control+a');
  await window.keyboard.type(text);
  await expect(window.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1));
}

import { expect, test, type Locator, type Page } from '@playwright/test';
import { join } from 'node:path';
import type { SampleParty } from '../../../main/sample-crm/data/data';
import { buildInteraction, type SampleRecord } from '../../../main/sample-crm/data/records';
import { downloadRecordsOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { startOncePerFile } from '../driver/shared-start';
import { laidOut, sizePage } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';

const count = 1200;
const names = ['Łukasz', 'Paweł', 'Olga', 'Zofia', 'Ewa'];

/** An SMS about an invoice, then one of a client, in turn; the last one is the first of the list. */
function recordAt(index: number): SampleRecord {
  const minutes = new Date(Date.UTC(2026, 0, 1, 0, index * 30)).toISOString();
  const callDate = minutes.slice(0, 19).replace('T', ' ');
  const from: SampleParty = {
    type: 'person',
    uuid: `p${String(index % 50)}`,
    firstName: names[index % 5] ?? '',
    lastName: `Nowak${String(index % 50)}`,
  };
  const smsData = `${index % 2 === 0 ? 'Faktura' : 'Klient'} numer ${String(index)}`;
  return { interaction: buildInteraction({ callDate, from, service: 'SMS', smsData }) };
}

const records = Array.from({ length: count }, (_, index) => recordAt(index));
const downloaded = downloadRecordsOnce(records, { from: '2026-01-01', to: '2026-01-31' });
const shared = startOncePerFile(downloaded, { width: 1280, height: 800 });
let started: Started;
let window: Page;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await shared.open();
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await kronika.expectCount(count);
});

/** Presses single keys as fast as they can be sent, as a person who knows the way does: nothing is waited for between them. */
async function burst(...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => window.keyboard.press(key)));
}

function repeated(key: string, times: number): string[] {
  return Array.from({ length: times }, () => key);
}

function letters(text: string): string[] {
  return Array.from(text);
}

test.describe('while results come', () => {
  test('the keyboard goes as far as its keys say, and the record it comes to is in sight and open', async () => {
    await kronika.search('faktura');
    await kronika.expectCount(600);
    await kronika.searchBox.press('Control+a');
    await laidOut(window);
    const rowsSeen = Math.floor(((await kronika.grid.boundingBox())!.height - 28) / 36);
    await burst(...letters('klient'), 'ArrowDown', ...repeated('PageDown', 12));
    const index = 12 * rowsSeen;
    const row = kronika.row(index);
    await expect(row).toBeInViewport();
    await expect(row).toContainText(`Klient numer ${String(1199 - 2 * index)}`);
    await kronika.expectActive(index);
    await expect(kronika.record).toContainText(`Klient numer ${String(1199 - 2 * index)}`);
  });

  test('End goes to the last result, and the next arrow on from there', async () => {
    await kronika.search('faktura');
    await kronika.expectCount(600);
    await kronika.searchBox.press('Control+a');
    await burst(...letters('klient'), 'ArrowDown', 'End', 'ArrowUp');
    await expect(kronika.record).toContainText('Klient numer 3');
    await kronika.expectActive(598);
    await expect(kronika.row(598)).toBeInViewport();
  });

  test('Space, Enter and T are about the results that come, not about those before', async () => {
    await kronika.search('faktura');
    await kronika.expectCount(600);
    await kronika.searchBox.press('Control+a');
    await burst(...letters('klient'), 'ArrowDown', 'Space');
    await expect(kronika.row(0)).toContainText('Klient numer 1199');
    await expect(kronika.row(0).getByRole('checkbox')).toBeChecked();
    await kronika.expectSelected(1);

    await window.keyboard.press('Control+f');
    await burst(...letters('faktura'), 'ArrowDown', 'Enter');
    await expect(kronika.record).toContainText('Faktura numer 1198');
    await expect(kronika.record).toBeFocused();

    await window.keyboard.press('Control+f');
    await burst(...letters('klient 1191'), 'ArrowDown', 't');
    await expect(window.getByRole('main', { name: 'Historia' })).toContainText('Klient numer 1191');
  });

  test('keys wait for the list where the search before found nothing, and a search that finds nothing is typed on', async () => {
    await kronika.search('brontozaur');
    await kronika.expectCount(0);
    await kronika.searchBox.press('Control+a');
    await burst(...letters('klient'), 'ArrowDown', 'Space', 'PageDown');
    await expect(kronika.grid).toBeFocused();
    await expect(kronika.row(0).getByRole('checkbox')).toBeChecked();
    await expect(kronika.searchBox).toHaveValue('klient');
    await window.keyboard.press('Control+f');
    await burst(...letters('brontozaur'), 'ArrowDown');
    await kronika.expectCount(0);
    await expect(kronika.searchBox).toBeFocused();
  });
});

test('the first arrow of a new search opens its first result, whatever was open before', async () => {
  await kronika.openRow(3);
  await kronika.search('klient');
  await kronika.expectCount(600);
  await window.keyboard.press('ArrowDown');
  await expect(kronika.grid).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(kronika.record).toContainText('Klient numer 1199');
  await window.keyboard.press('ArrowDown');
  await expect(kronika.record).toContainText('Klient numer 1197');
});

test('after a timeline the search box leads to the list as before', async () => {
  await kronika.openRow(0);
  await window.keyboard.press('t');
  await expect(window.getByRole('main', { name: 'Historia' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(kronika.grid).toBeFocused();
  await kronika.search('klient');
  await kronika.expectCount(600);
  await window.keyboard.press('Enter');
  await expect(kronika.grid).toBeFocused();
  await window.keyboard.press('Control+f');
  await window.keyboard.press('ArrowDown');
  await expect(kronika.grid).toBeFocused();
});

function historyPane(): Locator {
  return window.getByRole('main', { name: 'Historia' });
}

/** What has the focus, as the page says it; nothing useful is the page itself. */
function focused(): Promise<string> {
  return window.evaluate(() => document.activeElement?.tagName ?? '');
}

test.describe('the focus is never nowhere', () => {
  test('at the start what is typed is a search, and the arrow leads to the list', async () => {
    await expect(kronika.searchBox).toBeFocused();
    await window.keyboard.type('faktura');
    await expect(kronika.searchBox).toHaveValue('faktura');
    await kronika.expectCount(600);
    await window.keyboard.press('ArrowDown');
    await expect(kronika.grid).toBeFocused();
  });

  test('letters without the focus go to the search box, and arrows to the list', async () => {
    await window.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await expect.poll(focused).toBe('BODY');
    await burst(...letters('t faktura'));
    await expect(kronika.searchBox).toHaveValue('t faktura');
    await expect(historyPane()).toBeHidden();
    await kronika.search('klient');
    await kronika.expectCount(600);
    await window.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await window.keyboard.press('ArrowDown');
    await expect(kronika.grid).toBeFocused();
    await expect(kronika.record).toContainText('Klient numer 1199');
  });

  test('after a dialog it is where it was, and after what had it is gone, beside it', async () => {
    await kronika.openRow(2);
    for (const open of ['Control+e', 'Control+,', '?', 'Control+e']) {
      await window.keyboard.press(open);
      await expect(window.getByRole('dialog')).toBeVisible();
      await expect.poll(focused).not.toBe('BODY');
      await window.keyboard.press('Escape');
      await expect(window.getByRole('dialog')).toBeHidden();
      await expect(kronika.grid).toBeFocused();
    }
    // The bar over the list goes with the last tick.
    await window.keyboard.press('Space');
    await window.getByRole('button', { name: 'Odznacz wszystko' }).focus();
    await window.keyboard.press('Enter');
    await expect(kronika.grid).toBeFocused();
  });

  test('a saved search that is deleted leaves it with its neighbour, the last one in the pane', async () => {
    await kronika.showFilters();
    for (const name of ['faktura', 'klient']) {
      await kronika.search(name);
      await kronika.expectCount(600);
      await window.keyboard.press('Control+d');
      await expect(window.getByRole('dialog').getByRole('textbox')).toBeFocused();
      await window.keyboard.press('Enter');
      await expect(window.getByRole('dialog')).toBeHidden();
    }
    const saved = kronika.filters.getByRole('region', { name: 'Zapisane wyszukiwania' });
    await saved.getByRole('button', { name: /^faktura/ }).focus();
    await window.keyboard.press('Delete');
    await expect(saved.getByRole('button', { name: /^klient/ })).toBeFocused();
    await window.keyboard.press('Delete');
    await expect(saved.getByRole('listitem')).toHaveCount(0);
    await expect.poll(focused).not.toBe('BODY');
    await window.keyboard.press('Control+z');
    await expect(saved.getByRole('button', { name: /^klient/ })).toBeVisible();
  });

  test('printing that fails gives it back to its button', async () => {
    await kronika.openRow(0);
    await window.keyboard.press('t');
    await expect(historyPane()).toContainText('24 zapisy');
    await window.keyboard.press('Control+p');
    const print = window.getByRole('dialog').getByRole('button', { name: 'Drukuj…' });
    await expect(print).toBeEnabled();
    await print.focus();
    await expect(print).toBeFocused();
    await started.app.evaluate(({ app }) => {
      app.on('web-contents-created', (_event, contents) => {
        contents.print = (_options, done) => done?.(false, 'no printer');
      });
    });
    await window.keyboard.press('Enter');
    await expect(kronika.failure()).toBeVisible();
    await expect(print).toBeFocused();
  });
});

test.describe('what Escape takes away comes back', () => {
  test('ticks, by the message and by Ctrl+Z', async () => {
    await kronika.search('faktura');
    await kronika.expectCount(600);
    await kronika.selectRows(0, 1);
    await kronika.search('klient');
    await expect(kronika.row(0)).toContainText('Klient');
    await kronika.selectRows(0);
    await kronika.expectSelected(3);
    await window.keyboard.press('Escape');
    await expect(window.getByText('Odznaczono 3 zapisy.')).toBeVisible();
    await kronika.expectSelected(0);
    await window.getByRole('button', { name: 'Przywróć zaznaczenie' }).click();
    await kronika.expectSelected(3);
    await expect(window.getByText('Odznaczono 3 zapisy.')).toBeHidden();
    await kronika.grid.focus();
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+z');
    await kronika.expectSelected(3);
    await expect(kronika.row(0).getByRole('checkbox')).toBeChecked();
  });

  test('the text in the search box, by Ctrl+Z there and by the way back', async () => {
    await window.keyboard.type('faktura');
    await kronika.expectCount(600);
    await window.keyboard.press('Escape');
    await kronika.expectCount(count);
    await expect(kronika.searchBox).toHaveValue('');
    await window.keyboard.press('Control+z');
    await expect(kronika.searchBox).toHaveValue('faktura');
    await kronika.expectCount(600);
    await burst('Escape', ...letters('klient'));
    await expect(kronika.row(0)).toContainText('Klient');
    await window.keyboard.press('Alt+ArrowLeft');
    await expect(kronika.searchBox).toHaveValue('faktura');
  });

  test('a half typed day, and not the history around it', async () => {
    await kronika.openRow(0);
    await window.keyboard.press('t');
    await expect(historyPane().locator('[aria-current="true"]')).toBeInViewport();
    const day = historyPane().getByRole('textbox');
    await expect(day).not.toHaveValue('');
    await laidOut(window);
    await window.keyboard.press('d');
    await expect(day).toBeFocused();
    const before = await day.inputValue();
    await window.keyboard.type('12');
    await expect(day).not.toHaveValue(before);
    await window.keyboard.press('Escape');
    await expect(day).toHaveValue(before);
    await window.keyboard.press('Escape');
    await expect(historyPane()).toBeVisible();
    await expect(day).not.toBeFocused();
    await window.keyboard.press('Escape');
    await expect(historyPane()).toBeHidden();
    await expect(kronika.grid).toBeFocused();
  });
});

test('a history is exported over the search that it was opened from, and is a step of the way', async () => {
  await kronika.search('faktura');
  await kronika.expectCount(600);
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('t');
  await expect(historyPane()).toContainText('24 zapisy');
  await expect(window.getByRole('button', { name: /^Eksportuj/ })).toHaveCount(1);
  await window.keyboard.press('Control+e');
  const dialog = kronika.dialog('Eksport do pliku');
  await expect(dialog).toContainText('24 zapisy');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(historyPane()).toBeVisible();
  await expect(kronika.searchBox).toHaveValue('faktura');

  await window.keyboard.press('Alt+ArrowLeft');
  await expect(historyPane()).toBeHidden();
  await kronika.expectCount(600);
  await window.keyboard.press('Alt+ArrowRight');
  await expect(historyPane()).toContainText('24 zapisy');
  await window.keyboard.press('Escape');
  await expect(historyPane()).toBeHidden();
  await window.keyboard.press('Alt+ArrowRight');
  await expect(historyPane()).toBeVisible();
  await window.keyboard.press('Control+f');
  await window.keyboard.type('klient');
  await expect(kronika.row(0)).toContainText('Klient');
  await expect(historyPane()).toBeHidden();
  await window.keyboard.press('Alt+ArrowLeft');
  await expect(historyPane()).toContainText('24 zapisy');
  await expect(kronika.searchBox).toHaveValue('faktura');
});

test('the export is saved by Ctrl+E and Enter, also pressed at once', async () => {
  const file = join(downloaded.dataDir, 'kronika.csv');
  await started.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
  await window.keyboard.press('Control+e');
  await expect(kronika.dialog('Eksport do pliku').getByRole('button', { name: 'Zapisz jako…' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toBeHidden();
  await burst(...letters('klient'), 'ArrowDown', 'Space');
  await window.keyboard.press('Control+e');
  await window.keyboard.press('Enter');
  await kronika.expectExported(1);
});

test('the list of shortcuts is read by keyboard alone, in groups', async () => {
  await sizePage(window, { width: 1024, height: 640 });
  await kronika.grid.focus();
  await window.keyboard.press('?');
  const dialog = kronika.dialog('Skróty klawiszowe');
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText([
    'Wyszukiwanie',
    'Lista wyników',
    'Zaznaczanie i zapis do pliku',
    'Historia kontaktu lub numeru',
    'Okno',
  ]);
  await expect(dialog.getByText('Zmień szerokość kolumny (w panelu kolumn)')).not.toBeInViewport();
  await expect(dialog.locator('> .body')).toBeFocused();
  await window.keyboard.press('PageDown');
  await window.keyboard.press('End');
  await expect(dialog.getByText('Zmień szerokość kolumny (w panelu kolumn)')).toBeInViewport();
});

test('a sign written with AltGr, which Windows reports as Ctrl and Alt, is no shortcut', async () => {
  await kronika.search('klient');
  await kronika.expectCount(600);
  await kronika.search('faktura');
  await kronika.expectCount(600);
  for (const sign of ['[', 'e', ',', 'd', 'b']) await window.keyboard.press(`Control+Alt+${sign}`);
  await window.keyboard.type(' 1198');
  await kronika.expectCount(1);
  await expect(kronika.searchBox).toHaveValue('faktura 1198');
  await expect(window.getByRole('dialog')).toBeHidden();
  await expect(kronika.filters).toBeVisible();
});

test('the filter by contact takes what it suggests, by Enter and by the arrows, and says what is no contact or number', async () => {
  await kronika.showFilters();
  const contact = kronika.filters.getByRole('combobox', { name: 'Kontakt' });
  await contact.focus();
  // Enter in the same breath: it waits for the suggestions.
  await burst(...letters('lukasz nowak45'), 'Enter');
  await kronika.expectUnderstood('Kontakt: Łukasz Nowak45');
  await kronika.expectCount(24);
  await expect(contact).toBeFocused();
  await kronika.filters.getByRole('button', { name: 'Wyczyść: Kontakt' }).click();
  await kronika.expectCount(count);
  await contact.focus();
  await window.keyboard.type('nowak1');
  const options = kronika.filters.getByRole('listbox').getByRole('option');
  // What is suggested for the letters before stays until these have come.
  await expect(options).toHaveText(Array.from({ length: 8 }, () => /nowak1/i));
  const third = await options.nth(2).locator('.name').innerText();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await expect(options.nth(2)).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('Enter');
  await kronika.expectUnderstood(`Kontakt: ${third}`);
  await window.keyboard.type('brontozaur');
  await window.keyboard.press('Enter');
  await expect(kronika.filters.getByText('Żaden kontakt w tych wynikach nie pasuje.')).toBeVisible();
  await kronika.expectUnderstood(`Kontakt: ${third}`);
  await window.keyboard.press('Escape');
  await expect(contact).toHaveValue('');
  await window.keyboard.press('Tab');
  const number = kronika.filters.getByRole('textbox', { name: 'Numer telefonu' });
  await expect(number).toBeFocused();
  await window.keyboard.type('abc');
  await expect(kronika.filters.getByText(/^To nie jest numer/)).toBeVisible();
  await expect(number).toHaveValue('abc');
  await kronika.expectUnderstood(`Kontakt: ${third}`);
});

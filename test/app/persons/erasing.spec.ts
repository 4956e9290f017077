import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { runKronika } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';
import { expectAccessible } from '../driver/axe';
import { words } from '../../../preload/words/words';

const office = downloadOnce(() => startOffice(300), officeDays);
const t = words('pl');
let started: Started;
let window: Page;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await launch({ dataDir: office.dataDir });
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
});

test.afterEach(() => started.close());

const dialog = (): Locator => window.getByRole('dialog');
const reason = (): Locator => dialog().getByRole('textbox', { name: t('erasing.reason') });
const word = (): Locator => dialog().getByRole('textbox', { name: /^Tego nie da się cofnąć/ });
const act = (): Locator => dialog().getByRole('button', { name: t('erasing.act') });

/** What would go, or is gone, by its name in the dialog. */
async function countOf(name: string): Promise<number> {
  const told = dialog().getByRole('term').filter({ hasText: name }).locator('+ dd');
  return Number(await told.innerText());
}

interface FoundRow {
  readonly uuid: string;
  readonly contact: { readonly name: string | null; readonly number: string | null };
}

async function found(...args: string[]): Promise<readonly FoundRow[]> {
  const { stdout } = await runKronika([...args, '--json', '--limit', '1000', '--data-dir', office.dataDir]);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as FoundRow);
}

/** Whether a text stands in any file of the data folder. */
function standsInFiles(text: string): boolean {
  const entries = readdirSync(office.dataDir, { recursive: true, withFileTypes: true });
  return entries.some((file) => file.isFile() && readFileSync(join(file.parentPath, file.name)).includes(text));
}

/** The first row whose contact has a name and a number. */
async function named(): Promise<{ readonly name: string; readonly number: string }> {
  const rows = await found('search', '');
  const { contact } = rows.find((row) => row.contact.name !== null && row.contact.number !== null)!;
  return { name: contact.name!, number: contact.number! };
}

test('all of a contact, by keyboard: looked at, agreed to, gone, and gone after the next download', async () => {
  const { name } = await named();
  const theirs = (await found('search', '', '--contact', name)).map(({ uuid }) => uuid);
  await kronika.search(`"${name}"`);
  await window.keyboard.press('Control+d');
  await window.keyboard.press('Enter');
  await expect(dialog()).toBeHidden();
  await kronika.grid.focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('Shift+F10');
  await window.keyboard.press('End');
  await expect(window.getByRole('menuitem', { name: 'Usuń na zawsze' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(dialog()).toHaveAccessibleName(t('erasing.title'));
  await expect.poll(() => countOf(t('erasing.records'))).toBe(1);
  await expect(dialog().getByRole('radio', { name: /^Tylko ten zapis/ })).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(dialog().getByRole('radio', { name: t('erasing.whats.contact', { who: name }) })).toBeChecked();
  await expect.poll(() => countOf(t('erasing.records'))).toBe(theirs.length);
  await expect(dialog()).toContainText(t('erasing.searchesGo', { names: `"${name}"` }));
  await expectAccessible(window, 'what would be erased');

  // Nothing is erased without a reason and the word for it.
  await window.keyboard.press('Tab');
  await expect(reason()).toBeFocused();
  await expect(act()).toBeDisabled();
  await word().fill('usuń');
  await expect(reason()).toHaveAccessibleDescription(new RegExp(`^${t('erasing.noReason')}`));
  await expect(act()).toBeDisabled();
  await word().fill('');
  await expect(dialog().getByText(t('erasing.noReason'))).toBeHidden();
  await reason().focus();
  await window.keyboard.type('wniosek z 3 marca');
  await window.keyboard.press('Tab');
  await window.keyboard.type('usu');
  await expect(act()).toBeDisabled();
  await window.keyboard.press('Enter');
  await expect(word()).toBeFocused();
  await window.keyboard.press('Control+a');
  await window.keyboard.type('USUŃ');
  await expect(act()).toBeEnabled();
  await window.keyboard.press('Enter');
  await expect(dialog()).toHaveAccessibleName(t('erasing.gone'));
  expect(await countOf(t('erasing.records'))).toBe(theirs.length);
  await expectAccessible(window, 'what was erased');
  await expect(
    dialog()
      .getByRole('button', { name: t('actions.close') })
      .last(),
  ).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(dialog()).toBeHidden();
  await expect(kronika.searchBox).toHaveValue('');
  await kronika.expectCount(300 - theirs.length);
  await expect(window.getByText(`"${name}"`)).toBeHidden();

  await window.keyboard.press('F5');
  await kronika.waitUntilComplete();
  await kronika.expectCount(300 - theirs.length);
  await started.close();
  for (const uuid of theirs) expect(standsInFiles(uuid)).toBe(false);
  expect(await found('search', '', '--contact', name)).toHaveLength(0);
  const register = await runKronika(['register', '--data-dir', office.dataDir]);
  expect(register.stdout).toContain('wniosek z 3 marca');
  expect((await runKronika(['verify', '--data-dir', office.dataDir])).code).toBe(0);
  started = await launch({ dataDir: office.dataDir });
});

test('from the window of a record, and from a saved search, which stays: the keyboard alone', async () => {
  await kronika.search('faktur');
  await window.keyboard.press('Control+d');
  await window.keyboard.type('Faktury');
  await window.keyboard.press('Enter');
  await expect(dialog()).toBeHidden();
  const total = (await found('search', 'faktur')).length;
  await kronika.search('');
  await kronika.showFilters();
  const saved = window.getByRole('button', { name: /^Faktury: / });
  await saved.focus();
  await window.keyboard.press('Shift+F10');
  await expect(window.getByRole('menuitem', { name: t('saved.remove') })).toBeVisible();
  await window.keyboard.press('End');
  await expect(window.getByRole('menuitem', { name: t('saved.eraseFound') })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(dialog().getByRole('radio', { name: /zapisane wyszukiwanie „Faktury”/ })).toBeFocused();
  await expect.poll(() => countOf(t('erasing.records'))).toBe(total);
  await window.keyboard.press('Escape');
  await expect(saved).toBeVisible();

  await kronika.grid.focus();
  await window.keyboard.press('Home');
  const opening = started.app.waitForEvent('window');
  await window.keyboard.press('Control+Enter');
  const page = await opening;
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  const erase = page.getByRole('button', { name: t('recordWindow.erase') });
  await expect(erase).toBeEnabled();
  await page.keyboard.press('Shift+Tab');
  await expect(erase).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog().getByRole('radio', { name: /^Tylko ten zapis/ })).toBeFocused();
  await expect.poll(() => countOf(t('erasing.records'))).toBe(1);
  expect(await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle())).toBe(
    await window.title(),
  );
  await reason().fill('wniosek');
  await word().fill('usuń');
  await window.keyboard.press('Enter');
  await expect(dialog()).toHaveAccessibleName(t('erasing.gone'));
  await window.keyboard.press('Enter');
  await kronika.expectCount(299);
});

test('what is only looked into says so, and the act is grey there', async () => {
  const copy = join(office.dataDir, 'kopia.kronika');
  expect((await runKronika(['backup', copy, '--data-dir', office.dataDir])).code).toBe(0);
  await started.close();
  started = await launch({ dataDir: office.dataDir, args: ['--archive', copy] });
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  await kronika.row(0).locator('.contact').click({ button: 'right' });
  await expect(window.getByRole('menuitem', { name: 'Usuń na zawsze' })).toBeDisabled();
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+Shift+P');
  await window.keyboard.type('usuń na zawsze');
  const option = dialog().getByRole('option').first();
  await expect(option).toContainText('Usuń na zawsze');
  await expect(option).toBeDisabled();
});

test('what somebody put a hold on meanwhile is no longer what was agreed to: nothing is erased, and it is told', async () => {
  const { number } = await named();
  await kronika.search(number.replaceAll(/\D/g, '').slice(-9));
  await kronika.grid.focus();
  await window.keyboard.press('Control+a');
  await window.keyboard.press('Control+Shift+P');
  await window.keyboard.type('wymaż');
  await expect(dialog().getByRole('option').first()).toContainText('Usuń na zawsze');
  await window.keyboard.press('Enter');
  await expect(dialog().getByRole('radio', { name: /^Zaznaczon/ })).toBeChecked();
  await expect.poll(() => countOf(t('erasing.records'))).toBeGreaterThan(0);
  const before = await countOf(t('erasing.records'));
  const hold = ['hold', 'add', '--number', number, '--reason', 'pozew', '--data-dir', office.dataDir];
  expect((await runKronika(hold)).code).toBe(0);
  await reason().fill('wniosek');
  await word().fill('usuń');
  await act().click();
  await expect(dialog()).toContainText(t('erasing.changed'));
  await expect(dialog()).toContainText(/wstrzymano (jego|ich) usuwanie/);
  if (await word().isVisible()) await expect(word()).toHaveValue('');
  await expect(act()).toBeDisabled();
  await window.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  expect(await found('search', '')).toHaveLength(300);
  expect(before).toBeGreaterThan(0);
});

import { expect, test, type Locator, type Page } from '@playwright/test';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { words } from '../../../preload/words/words';
import { dayOfClock, shiftDay } from '../../../preload/words/format';
import { expectAccessible } from '../driver/axe';
import { runKronika } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';

const today = dayOfClock(new Date());
const days = { from: shiftDay(today, -90), to: shiftDay(today, -1) };
const office = generateOffice({ seed: 43, interactions: 60, ...days });
const downloaded = downloadOnce(() => startCrmServer({ data: office, key: 'x' }), days);

let started: Started | undefined;

test.afterEach(async () => {
  await started?.close();
  started = undefined;
});

async function openDialog(): Promise<{ page: Page; dialog: Locator }> {
  started = await launch({ dataDir: downloaded.dataDir });
  const page = started.window;
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('zostają zapisy');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Jak długo zostają zapisy' });
  await expect(dialog.getByText('Nie ma zasad: wszystko zostaje.')).toBeVisible();
  return { page, dialog };
}

test('a rule is made by keyboard, counted, saved, and what is older is erased once the word was typed', async () => {
  const { page, dialog } = await openDialog();
  const add = dialog.getByRole('button', { name: 'Dodaj zasadę' });
  const save = dialog.getByRole('button', { name: 'Zapisz zasady' });
  await expect(save).toBeDisabled();
  await add.focus();
  await page.keyboard.press('Enter');
  const kind = dialog.getByRole('combobox', { name: 'Czego dotyczy zasada' });
  await expect(kind).toBeFocused();
  await kind.selectOption('Wszystkie zapisy');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const age = dialog.getByRole('spinbutton', { name: 'Jak długo zostają' });
  await expect(age).toBeFocused();
  const wrong = dialog.getByText(/^Podaj, jak długo/);
  const unit = dialog.getByRole('combobox', { name: 'Lata, miesiące albo dni' });
  for (const typed of ['0', 'trzy', '-4', '101', '1.5']) {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type(typed);
    await expect(wrong, typed).toBeVisible();
    await expect(age).toHaveAccessibleDescription(/^Podaj, jak długo/);
    await expect(save).toBeDisabled();
  }
  for (const [typed, said] of [
    ['1', 'rok'],
    ['3', 'lata'],
    ['45', 'lat'],
  ] as const) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(typed);
    await expect(unit.locator('option:checked')).toHaveText(said);
  }
  await expect(wrong).toBeHidden();
  await unit.selectOption('dni');
  const vanished = dialog.getByRole('combobox', { name: 'Czego CRM już nie ma' });
  await vanished.selectOption('Usuwaj po pewnym czasie');
  await dialog.getByRole('spinbutton', { name: 'Ile dni potem' }).fill('0');
  await expect(dialog.getByText('Podaj liczbę dni: od 1 do 3650.')).toBeVisible();
  await expect(save).toBeDisabled();
  await vanished.selectOption('Zostaje w archiwum');
  const counted = dialog.getByText(/^Starsze, sprzed .*: \d+ zapis/);
  await expect(counted).toBeVisible();
  const goes = Number(/(\d+) zapis/.exec((await counted.textContent()) ?? '')?.[1]);
  expect(goes).toBeGreaterThan(3);
  await expect(dialog.getByText(`Zapisy do usunięcia: ${String(goes)}, pojedyncze notatki: 0.`)).toBeVisible();
  await expectAccessible(page, 'rules of retention');
  await save.press('Enter');
  const eraseNow = dialog.getByRole('button', { name: 'Usuń teraz…' });
  await expect(eraseNow).toBeEnabled();
  await eraseNow.press('Enter');
  const sure = dialog.getByRole('button', { name: 'Usuń na zawsze' });
  await expect(dialog.getByLabel(/^Aby usunąć, wpisz/)).toBeFocused();
  await expect(sure).toBeDisabled();
  await expectAccessible(page, 'before an erasure by rules');
  // Escape leaves the question, and not the dialog.
  await page.keyboard.press('Escape');
  await expect(eraseNow).toBeVisible();
  await eraseNow.press('Enter');
  await page.keyboard.type('usuń');
  await expect(sure).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(`Usunięto na zawsze: zapisy: ${String(goes)}`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Zamknij', exact: true }).last().press('Enter');
  await started?.close();
  started = undefined;

  const { stdout } = await runKronika(['register', '--data-dir', downloaded.dataDir]);
  expect(stdout).toMatch(/zasad przechowywania|rules of retention/);
  const status = await runKronika(['status', '--json', '--data-dir', downloaded.dataDir]);
  expect(status.stdout).toContain(`"erased":${String(goes)}`);
});

test('what the rules erased by themselves after a download is told until it was read, and the register is at hand', async () => {
  const set = await runKronika(['retention', 'set', 'all=45d', 'run=downloads', '--data-dir', downloaded.dataDir]);
  expect(set.code, set.stderr).toBe(0);
  started = await launch({ dataDir: downloaded.dataDir, env: { KRONIKA_API_KEY: downloaded.server.key } });
  const page = started.window;
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('F5');
  const told = page.getByText(/^Po pobraniu usunięto na zawsze, co przewidują zasady przechowywania\. Zapisy: [1-9]/);
  await expect(told).toHaveCount(1);
  await expectAccessible(page, 'what the rules erased by themselves');
  await page.getByRole('button', { name: 'Pokaż rejestr' }).press('Enter');
  const register = page.getByRole('dialog', { name: 'Rejestr' });
  await expect(register.getByRole('row').filter({ hasText: 'usunięcie według zasad' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(register).toBeHidden();
  await expect(told).toBeVisible();
  const notice = page.locator('.stack > div').filter({ has: told });
  await notice.getByRole('button', { name: words('pl')('actions.dismiss') }).press('Enter');
  await expect(told).toHaveCount(0);
});

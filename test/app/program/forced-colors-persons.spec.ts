import { expect, test, type Locator } from '@playwright/test';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { fillRegister } from '../driver/register';
import { expectUnlike, systemColor } from '../driver/system-colors';
import { KronikaWindow } from '../driver/window';

/** The dialogs about persons in the system's own colours, where backgrounds go. */

const downloaded = downloadOnce(() => startOffice(300), officeDays);
let started: Started;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await launch({ dataDir: downloaded.dataDir });
  kronika = new KronikaWindow(started.window);
  await started.window.emulateMedia({ forcedColors: 'active', colorScheme: 'light', reducedMotion: 'reduce' });
  await kronika.expectCount(300);
});

test.afterEach(async () => {
  await started.close();
});

/** Opens what the application's menu calls so. */
async function fromMenu(act: 'erase' | 'retention' | 'holds' | 'register' | 'person'): Promise<Locator> {
  await started.app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, act);
  const dialog = started.window.getByRole('dialog').last();
  await expect(dialog).toBeVisible();
  return dialog;
}

async function closeDialogs(): Promise<void> {
  const dialogs = started.window.getByRole('dialog');
  while ((await dialogs.count()) > 0) {
    const before = await dialogs.count();
    await started.window.keyboard.press('Escape');
    await expect(dialogs).not.toHaveCount(before);
  }
}

/** Buttons and fields that nothing sets off from the paper around them. */
async function withoutEdge(dialog: Locator): Promise<readonly string[]> {
  const paper = await systemColor(started.window, 'Canvas');
  return await dialog.locator(':is(.button, .input):visible').evaluateAll(
    (controls, canvas) =>
      controls
        .filter((control) => {
          const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(control);
          return (borderTopWidth === '0px' || borderTopColor === canvas) && backgroundColor === canvas;
        })
        .map((control) => control.outerHTML),
    paper,
  );
}

test('what is asked before something is erased, kept or held has its edges, and what is chosen is seen', async () => {
  const { window } = started;
  await kronika.openRow(0);
  const erase = await fromMenu('erase');
  await expect(erase.getByRole('radio').first()).toBeVisible();
  await expect(erase.locator('.input:visible')).toHaveCount(2);
  expect(await withoutEdge(erase)).toEqual([]);
  const [chosen, other] = [erase.getByRole('radio', { checked: true }), erase.getByRole('radio', { checked: false })];
  await expectUnlike(started.window, chosen.first(), other.first());
  await closeDialogs();

  const retention = await fromMenu('retention');
  await retention.getByRole('button', { name: 'Dodaj zasadę' }).click();
  await expect(retention.getByRole('spinbutton', { name: 'Jak długo zostają' })).toBeVisible();
  expect(await withoutEdge(retention)).toEqual([]);
  await closeDialogs();

  const holds = await fromMenu('holds');
  await expect(holds.getByRole('radio').first()).toBeVisible();
  expect(await withoutEdge(holds)).toEqual([]);
  await closeDialogs();

  const person = await fromMenu('person');
  await person.getByRole('combobox').fill('a');
  const options = person.getByRole('option');
  await expect(options.nth(1)).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await expect(person.locator('[role="option"][aria-selected="true"]')).toHaveCSS('outline-style', 'solid');
  await window.keyboard.press('Enter');
  await expect(person.getByRole('button', { name: 'Pakiet danych…' })).toBeEnabled();
  expect(await withoutEdge(person)).toEqual([]);
  await person.getByRole('button', { name: 'Pakiet danych…' }).click();
  const packet = kronika.dialog('Pakiet danych osoby');
  await expect(packet.getByRole('textbox', { name: 'Czyje to dane' })).toBeVisible();
  expect(await withoutEdge(packet)).toEqual([]);
});

test('the entry of the register that is open, and the one that somebody changed, are told from the others', async () => {
  await started.close();
  fillRegister(downloaded.dataDir, 20, "UPDATE register SET person = 'nikt' WHERE id = 19");
  started = await launch({ dataDir: downloaded.dataDir });
  kronika = new KronikaWindow(started.window);
  await started.window.emulateMedia({ forcedColors: 'active', colorScheme: 'light', reducedMotion: 'reduce' });
  await kronika.expectCount(300);
  const register = await fromMenu('register');
  const rows = register.locator('[role="rowgroup"] [role="row"]');
  await expect(register.getByText(/nie zgadza|zmieni/).first()).toBeVisible();
  expect(await withoutEdge(register)).toEqual([]);
  const broken = rows.nth(1);
  const highlight = await systemColor(started.window, 'Highlight');
  await expect(rows.nth(0)).toHaveCSS('background-color', highlight);
  await expect(broken).not.toHaveCSS('background-color', highlight);
  await expect(broken).toHaveCSS('outline-style', 'dashed');
  await expect(rows.nth(2)).toHaveCSS('outline-style', 'none');
});

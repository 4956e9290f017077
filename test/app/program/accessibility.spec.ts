import { expect, test, type Locator } from '@playwright/test';
import { words } from '../../../preload/words/words';
import { mixedDialect } from '../../../main/sample-crm/http/dialect';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { expectAccessible } from '../driver/axe';
import { launch } from '../driver/launch';
import { KronikaWindow } from '../driver/window';

const days = { from: '2026-01-01', to: '2026-01-31' };
let server: CrmServer;

test.beforeEach(async () => {
  const data = generateOffice({ seed: 8, interactions: 200, ...days });
  server = await startCrmServer({ data, key: 'a-key', dialect: mixedDialect(8) });
});

test.afterEach(async () => {
  await server.close();
});

for (const language of ['pl', 'en'] as const) {
  test(`axe finds nothing on any screen, in ${language}`, async () => {
    // Two dozen looks of axe, each as long as the machine is slow.
    const { window, close } = await launch();
    const kronika = new KronikaWindow(window, language);
    await expect(kronika.page.getByRole('button', { name: 'Polski' })).toBeVisible();
    await expectAccessible(window, 'language');
    await kronika.firstRun({ account: server.baseUrl, key: 'a-key' }, days);
    await kronika.waitUntilComplete();
    await kronika.expectCount(200);
    await kronika.search('faktur');
    await kronika.openRow(0);
    await kronika.selectRows(0, 1);
    await expectAccessible(window, 'results with a record');
    await kronika.row(1).locator('.contact').click({ button: 'right' });
    await expect(window.getByRole('menu')).toBeVisible();
    await expectAccessible(window, 'the menu of the ticked rows');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('menu')).toBeHidden();
    await window.keyboard.press('Control+Shift+P');
    await expect(window.getByRole('dialog', { name: words(language)('palette.title') })).toBeVisible();
    await expectAccessible(window, 'the palette of commands');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
    await window.keyboard.press('Control+Shift+K');
    await expect(window.getByRole('dialog')).toBeVisible();
    await expectAccessible(window, 'columns');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
    await kronika.showFilters();
    const t = words(language);
    await window.keyboard.press('Control+d');
    await expect(window.getByRole('textbox', { name: t('saved.name') })).toBeFocused();
    await expectAccessible(window, 'naming a search');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('dialog')).toBeHidden();
    const more = window.getByRole('button', { name: t('saved.more', { name: 'faktur' }) });
    await more.click();
    await expect(window.getByRole('menu')).toBeVisible();
    await expectAccessible(window, 'a saved search and its menu');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('menu')).toBeHidden();
    await window.getByRole('button', { name: t('basket.copy') }).click();
    await expect(window.getByRole('menu')).toBeVisible();
    await expectAccessible(window, 'the menu of the selection');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('menu')).toBeHidden();
    await kronika.exactLetters().click();
    await expect(kronika.exactLetters()).toBeChecked();
    await kronika.answered();
    await kronika.bars().focus();
    await window.keyboard.press('ArrowLeft');
    await window.keyboard.press('Shift+ArrowLeft');
    await expectAccessible(window, 'filters, switches, a range of bars');
    await window.keyboard.press('Enter');
    await kronika.answered();
    await expectAccessible(window, 'a period');
    await window.keyboard.press('Escape');
    await kronika.exactLetters().click();
    await expect(kronika.exactLetters()).not.toBeChecked();
    await kronika.search('faktura');
    await window.getByRole('main').getByRole('button', { expanded: false, name: /fakt/ }).click();
    await expect(window.getByRole('main').getByRole('button', { expanded: true, name: /fakt/ })).toBeVisible();
    await expectAccessible(window, 'other forms');

    const dialog = await kronika.openExport();
    await expectAccessible(window, 'export');
    await window.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    const settings = await kronika.openSettings();
    await expect(settings).toBeVisible();
    await expectAccessible(window, 'settings');
    await window.keyboard.press('Escape');
    await expect(settings).toBeHidden();
    const gaps = await kronika.openGaps();
    await expect(gaps).toBeVisible();
    await expectAccessible(window, 'completeness');
    await gaps.getByRole('button', { name: t('downloads.history') }).click();
    await expect(kronika.dialog(t('downloads.history')).getByRole('table')).toBeVisible();
    await expectAccessible(window, 'the history of downloads');
    await window.keyboard.press('Escape');
    await expect(gaps).toBeHidden();

    await kronika.search('brontozaur faktur');
    await kronika.expectCount(0);
    await expect(kronika.wayOut(/brontozaur/)).toBeVisible();
    await expectAccessible(window, 'zero hits');
    await close();
  });

  test(`axe finds nothing on own marks, paper, a record's window, accounts and diagnostics, in ${language}`, async () => {
    const t = words(language);
    const { app, window, close } = await launch();
    const kronika = new KronikaWindow(window, language);
    await kronika.firstRun({ account: server.baseUrl, key: 'a-key' }, days);
    await kronika.waitUntilComplete();
    await kronika.expectCount(200);
    await kronika.openRow(0);
    await window.keyboard.press('s');
    await window.keyboard.press('w');
    await window.keyboard.press('r');
    const field = window.getByRole('textbox', { name: t('ownMarks.remarkText') });
    await expect(field).toBeFocused();
    await window.keyboard.type('x');
    await expectAccessible(window, 'a remark that is written');
    await window.keyboard.press('Control+Enter');
    await expect(field).toBeHidden();
    await kronika.openRow(1);
    await window.keyboard.press('u');
    await expect(kronika.row(1).getByRole('img', { name: t('ownMarks.is.unread') })).toBeVisible();
    await kronika.openRow(0);
    await expectAccessible(window, 'own marks in the list and in a record');
    await window.keyboard.press('t');
    await expect(
      window
        .getByRole('main', { name: t('timeline.label') })
        .locator('article')
        .first(),
    ).toBeVisible();
    await expectAccessible(window, 'own marks in a history');
    await window.keyboard.press('Escape');
    await expect(kronika.grid).toBeVisible();
    await window.keyboard.press('Control+p');
    await expect(kronika.dialog(t('print.title'))).toBeVisible();
    await expectAccessible(window, 'paper');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
    const account = kronika.statusBar.getByRole('button', { name: /127\.0\.0\.1/ });
    await account.click();
    await expect(window.getByRole('menu')).toBeVisible();
    await expectAccessible(window, 'the menu of accounts');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('menu')).toBeHidden();
    await kronika.grid.focus();
    const [record] = await Promise.all([app.waitForEvent('window'), window.keyboard.press('Control+Enter')]);
    await expect(record.getByRole('heading', { level: 2 })).toBeVisible();
    await expectAccessible(record, "a record's own window");
    await record.close();
    await window.keyboard.press('Control+Shift+P');
    await window.keyboard.type(t('acts.recordBelow.name'));
    await window.keyboard.press('Enter');
    await expect(window.getByRole('dialog')).toBeHidden();
    await expectAccessible(window, 'a record below the list');
    await window.keyboard.press('Control+Shift+P');
    await window.keyboard.type(t('acts.diagnostics.name'));
    await window.keyboard.press('Enter');
    await expect(kronika.dialog(t('diagnostics.title')).getByRole('region').first()).toBeVisible();
    await expectAccessible(window, 'diagnostics');
    await close();
  });

  test(`axe finds nothing where something is erased, kept, held, noted or given to a person, in ${language}`, async () => {
    const t = words(language);
    const { app, window, close } = await launch();
    const kronika = new KronikaWindow(window, language);
    await kronika.firstRun({ account: server.baseUrl, key: 'a-key' }, days);
    await kronika.waitUntilComplete();
    await kronika.expectCount(200);
    await kronika.openRow(0);
    const fromMenu = async (act: string, title: string): Promise<Locator> => {
      await app.evaluate(({ Menu }, id) => {
        Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
      }, act);
      await expect(kronika.dialog(title)).toBeVisible();
      return kronika.dialog(title);
    };
    const leave = async (dialog: Locator): Promise<void> => {
      await window.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    };
    const erase = await fromMenu('erase', t('erasing.title'));
    await expect(erase.getByRole('textbox', { name: t('erasing.reason') })).toBeVisible();
    await expectAccessible(window, 'what would be erased');
    await leave(erase);
    const retention = await fromMenu('retention', t('keeping.window.title'));
    await retention.getByRole('button', { name: t('keeping.window.add') }).click();
    await expect(retention.getByRole('spinbutton')).toBeVisible();
    await expectAccessible(window, 'rules of retention');
    await leave(retention);
    const holds = await fromMenu('holds', t('keeping.holding.title'));
    await expect(holds.getByText(t('keeping.holding.none'))).toBeVisible();
    await expectAccessible(window, 'holds');
    await leave(holds);
    const register = await fromMenu('register', t('register.title'));
    await expect(register.getByText(t('register.soundShort'))).toBeVisible();
    await expectAccessible(window, 'the register');
    await leave(register);
    const person = await fromMenu('person', t('personWindow.title'));
    await person.getByRole('combobox').fill('a');
    await expect(person.getByRole('option').first()).toBeVisible();
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    const packet = person.getByRole('button', { name: t('packet.open') });
    await expect(packet).toBeEnabled();
    await expectAccessible(window, 'the data of a person');
    await packet.press('Enter');
    await expect(kronika.dialog(t('packet.title'))).toBeVisible();
    await expectAccessible(window, 'the packet of a person');
    await close();
  });
}

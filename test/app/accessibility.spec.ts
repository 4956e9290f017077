import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { projectRoot } from '../../build/setup/places.mjs';
import { mixedDialect } from '../crm-server/dialect';
import { generateOffice } from '../crm-server/office';
import { startCrmServer, type CrmServer } from '../crm-server/server';
import { launch } from './launch';
import { KronikaWindow } from './window';

const axe = readFileSync(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');
const days = { from: '2026-01-01', to: '2026-01-31' };
let server: CrmServer;

declare global {
  interface Window {
    readonly axe: { run(context: Document): Promise<AxeResults> };
  }
}

test.beforeEach(async () => {
  const data = generateOffice({ seed: 8, interactions: 200, ...days });
  server = await startCrmServer({ data, key: 'a-key', dialect: mixedDialect(8) });
});

test.afterEach(async () => {
  await server.close();
});

/** Has axe look at the window in the light and in the dark. AxeBuilder cannot: it opens a page of its own. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document));
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
  }
}

for (const language of ['pl', 'en'] as const) {
  test(`axe finds nothing on any screen, in ${language}`, async () => {
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
    await kronika.showFilters();
    await kronika.exactLetters().click();
    await kronika.bars().focus();
    await window.keyboard.press('ArrowLeft');
    await window.keyboard.press('Shift+ArrowLeft');
    await expectAccessible(window, 'filters, switches, a range of bars');
    await window.keyboard.press('Enter');
    await expectAccessible(window, 'a period');
    await window.keyboard.press('Escape');
    await kronika.exactLetters().click();
    await kronika.search('faktura');
    await window.getByRole('button', { expanded: false, name: /fakt/ }).click();
    await expectAccessible(window, 'other forms');

    await window.keyboard.press('Control+e');
    await expectAccessible(window, 'export');
    await window.keyboard.press('Escape');
    const settings = await kronika.openSettings();
    await expect(settings).toBeVisible();
    await expectAccessible(window, 'settings');
    await window.keyboard.press('Escape');
    await expect(settings).toBeHidden();
    const gaps = await kronika.openGaps();
    await expect(gaps).toBeVisible();
    await expectAccessible(window, 'completeness');
    await window.keyboard.press('Escape');
    await expect(gaps).toBeHidden();

    await kronika.search('brontozaur faktur');
    await kronika.expectCount(0);
    await expect(kronika.wayOut(/brontozaur/)).toBeVisible();
    await expectAccessible(window, 'zero hits');
    await close();
  });
}

import { expect, test, type Locator, type Page } from '@playwright/test';
import type { SampleParty } from '../../../main/sample-crm/data/data';
import { buildInteraction, type SampleRecord } from '../../../main/sample-crm/data/records';
import { expectAccessible } from '../driver/axe';
import { downloadRecordsOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { ownStart, startOncePerFile } from '../driver/shared-start';
import { KronikaWindow } from '../driver/window';

const people: readonly (readonly [string, string])[] = [
  ['Anna', 'Kowalska'],
  ['Piotr', 'Kowalczyk'],
  ['Łucja', 'Żyła'],
];

function recordAt(index: number): SampleRecord {
  const callDate = `2026-01-${String(1 + (index % 28)).padStart(2, '0')} 1${String(index % 10)}:00:00`;
  const [firstName = '', lastName = ''] = people[index % people.length] ?? [];
  const from: SampleParty = { type: 'person', uuid: `p${String(index % people.length)}`, firstName, lastName };
  return { interaction: buildInteraction({ callDate, from, service: 'SMS', smsData: `Faktura ${String(index)}` }) };
}

const downloaded = downloadRecordsOnce(
  Array.from({ length: 60 }, (_, index) => recordAt(index)),
  { from: '2026-01-01', to: '2026-01-31' },
);
const shared = startOncePerFile(downloaded);
let started: Started;
let window: Page;
let kronika: KronikaWindow;
let box: Locator;
let offers: Locator;

async function open(): Promise<void> {
  started = await shared.open();
  ({ window } = started);
  kronika = new KronikaWindow(window);
  box = window.getByRole('combobox', { name: 'Szukaj w archiwum' });
  offers = window.getByRole('listbox', { name: 'Podpowiedzi' }).getByRole('option');
}

test.beforeEach(async () => {
  await open();
  await kronika.expectCount(60);
});

/** Types by single keys, and looks at what is offered before the next one, as a person does. */
async function type(text: string): Promise<void> {
  await box.focus();
  await window.keyboard.type(text);
}

/** The arrow of somebody who has seen the list. */
async function goDown(): Promise<void> {
  const seen = await window.evaluate(() => performance.now());
  await window.waitForFunction((since) => performance.now() - since > 200, seen);
  await window.keyboard.press('ArrowDown');
}

test('offers contacts by the beginnings of their names, and takes one by the arrows and Enter', async () => {
  await type('faktura zyla');
  await expect(offers).toHaveText(['Łucja Żyła kontakt']);
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await goDown();
  await expect(offers.first()).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', (await offers.first().getAttribute('id')) ?? '');
  await expectAccessible(window, 'suggestions');
  await window.keyboard.press('Enter');
  await expect(offers).toHaveCount(0);
  await expect(box).toHaveValue('faktura ');
  await kronika.expectUnderstood('faktura', 'Kontakt: Łucja Żyła');
  await kronika.expectCount(20);
});

test('takes what is clicked', async () => {
  await type('kowal');
  await expect(offers).toHaveText(['Anna Kowalska kontakt', 'Piotr Kowalczyk kontakt']);
  await offers.nth(1).click();
  await kronika.expectUnderstood('Kontakt: Piotr Kowalczyk');
  await expect(box).toBeFocused();
});

test('leaves what Enter does as it is, and goes when it is not wanted', async () => {
  await type('kowal');
  await expect(offers).toHaveCount(2);
  await window.keyboard.press('Escape');
  await expect(offers).toHaveCount(0);
  await expect(box).toHaveValue('kowal');
  await window.keyboard.type('s');
  await expect(offers).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(offers).toHaveCount(0);
  await expect(box).toHaveValue('kowals');
  await kronika.expectActive(0);
  await kronika.expectCount(20);
});

test(
  'offers in an empty box what was searched for, also after a new start, until it is cleared',
  { tag: ownStart },
  async () => {
    await type('faktura 7');
    await window.keyboard.press('Enter');
    await started.close();
    await open();
    await kronika.expectCount(1);
    await kronika.search('');
    await box.focus();
    await goDown();
    await expect(offers).toHaveText(['faktura 7 ostatnio szukane', 'Wyczyść ostatnie wyszukiwania']);
    await window.keyboard.press('Enter');
    await expect(box).toHaveValue('faktura 7');
    await window.keyboard.press('Escape');
    await goDown();
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    await goDown();
    await expect(offers).toHaveCount(0);
  },
);

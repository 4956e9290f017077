import { expect, test, type Locator, type Page } from '@playwright/test';
import { buildInteraction, buildNote, type SampleRecord } from '../../../main/sample-crm/data/records';
import { downloadRecordsOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { ownStart, startOncePerFile } from '../driver/shared-start';
import { KronikaWindow } from '../driver/window';

const person = (firstName: string, lastName: string) => ({ type: 'person', firstName, lastName });
const number = (formatted: string) => ({ number: formatted.replaceAll(' ', ''), formatted, type: 'person' }) as const;
const receivers = [{ internal: 107, uuid: 'a5e6a1a0-0000-4000-8000-000000000002', firstName: 'Ewa', lastName: 'Mak' }];

/** Newest last. */
const records: readonly SampleRecord[] = [
  {
    interaction: buildInteraction({
      ...{ callDate: '2026-03-01 09:01:00', direction: 'out', status: 'busy', cost: 1250 },
      to: person('Zofia', 'Adamska'),
      externalNumber: number('+48 600 000 001'),
      userTalk: { status: 'queue', receivers },
    }),
  },
  {
    interaction: buildInteraction({
      ...{ callDate: '2026-03-01 09:02:00', direction: 'internal', cost: 7 },
      to: person('Adam', 'Żak'),
      externalNumber: number('+48 600 000 002'),
      userTalk: { status: 'internal', receivers: [] },
    }),
    notes: [buildNote({ plain: 'Pierwsza' }), buildNote({ plain: 'Druga' })],
  },
  {
    interaction: buildInteraction({
      ...{ callDate: '2026-03-01 09:03:00', status: 'noAnswer', cost: 99 },
      from: person('Barbara', 'Łoś'),
      externalNumber: number('+48 600 000 003'),
    }),
    notes: [buildNote({ plain: 'Jedyna' })],
  },
  {
    interaction: buildInteraction({
      ...{ callDate: '2026-03-01 09:04:00', cost: 0 },
      from: person('Cezary', 'Lis'),
      externalNumber: number('+48 600 000 004'),
    }),
  },
];
const downloaded = downloadRecordsOnce(records, { from: '2026-03-01', to: '2026-03-01' });
const shared = startOncePerFile(downloaded, { width: 1900, height: 700 });
let started: Started;
let window: Page;
let kronika: KronikaWindow;

async function open(): Promise<void> {
  started = await shared.open();
  ({ window } = started);
  kronika = new KronikaWindow(window);
}

test.beforeEach(async () => {
  await open();
  await kronika.expectCount(records.length);
});

function heading(name: string): Locator {
  return kronika.grid.getByRole('columnheader', { name, exact: true });
}

async function show(...names: readonly string[]): Promise<void> {
  await window.keyboard.press('Control+Shift+K');
  const panel = window.getByRole('dialog', { name: 'Kolumny' });
  for (const name of names) await panel.getByRole('checkbox', { name, exact: true }).check();
  await window.keyboard.press('Escape');
  await expect(panel).toBeHidden();
}

/** What the rows say in a column, from above. */
async function said(name: string): Promise<string[]> {
  const names = await kronika.grid.getByRole('columnheader').allInnerTexts();
  const at = names.findIndex((each) => each.trim() === name);
  return (await kronika.cells(at + 1).allInnerTexts()).map((text) => text.trim());
}

test('shows direction, status, queue, cost and the number of notes, and orders by each heading: turned round, and back', async () => {
  const added = ['Kierunek', 'Stan', 'Kolejka', 'Koszt', 'Ile notatek'];
  for (const name of added) await expect(heading(name)).toHaveCount(0);
  await show(...added);
  await expect.poll(() => said('Kierunek')).toEqual(['przychodzące', 'przychodzące', 'wewnętrzne', 'wychodzące']);
  expect(await said('Stan')).toEqual(['odebrane', 'nieodebrane', 'odebrane', 'zajęte']);
  expect(await said('Kolejka')).toEqual(['bez kolejki', 'bez kolejki', 'wewnętrzne', 'przez kolejkę']);
  expect(await said('Koszt')).toEqual(['0', '99', '7', '1250']);
  expect(await said('Ile notatek')).toEqual(['', '1', '2', '']);
  await expect(kronika.row(3).getByTitle('1250 (w jednostkach CRM)')).toBeVisible();
  await expect(kronika.row(2).getByTitle('2 notatki').last()).toBeVisible();

  const orders: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['Koszt', ['1250', '99', '7', '0'], ['0', '7', '99', '1250']],
    ['Ile notatek', ['2', '1', '', ''], ['1', '2', '', '']],
    [
      'Kierunek',
      ['przychodzące', 'przychodzące', 'wychodzące', 'wewnętrzne'],
      ['wewnętrzne', 'wychodzące', 'przychodzące', 'przychodzące'],
    ],
    ['Stan', ['odebrane', 'odebrane', 'nieodebrane', 'zajęte'], ['zajęte', 'nieodebrane', 'odebrane', 'odebrane']],
    [
      'Kolejka',
      ['przez kolejkę', 'bez kolejki', 'bez kolejki', 'wewnętrzne'],
      ['wewnętrzne', 'bez kolejki', 'bez kolejki', 'przez kolejkę'],
    ],
    [
      'Kontakt',
      ['Zofia Adamska', 'Cezary Lis', 'Barbara Łoś', 'Adam Żak'],
      ['Adam Żak', 'Barbara Łoś', 'Cezary Lis', 'Zofia Adamska'],
    ],
  ];
  for (const [name, once, twice] of orders) {
    const isRight = ['Koszt', 'Ile notatek'].includes(name);
    await expect(heading(name)).toHaveAttribute('aria-sort', 'none');
    await heading(name).getByRole('button').click();
    await expect.poll(() => contactless(name)).toEqual(once);
    await expect(heading(name)).toHaveAttribute('aria-sort', isRight ? 'descending' : 'ascending');
    await heading(name).getByRole('button').click();
    await expect.poll(() => contactless(name)).toEqual(twice);
    await expect(heading(name)).toHaveAttribute('aria-sort', isRight ? 'ascending' : 'descending');
    await heading(name).getByRole('button').click();
    await expect(heading(name)).toHaveAttribute('aria-sort', 'none');
    await expect(window.getByRole('combobox', { name: 'Kolejność' })).toHaveValue('newest');
    await expect.poll(() => said('Godz.')).toEqual(['09:04', '09:03', '09:02', '09:01']);
  }
});

/** A contact's cell without the number beside the name. */
async function contactless(name: string): Promise<string[]> {
  return (await said(name)).map((text) => text.replace(/\s*\+48.*$/s, ''));
}

test('every column has its order, by its heading or by the menu; the text once something is searched for', async () => {
  await show('Numer', 'Flagi', 'Ile notatek');
  const headings = kronika.grid.getByRole('columnheader');
  const without = headings.filter({ hasNot: window.getByRole('button') });
  // The box for ticking, and the text.
  await expect(without).toHaveCount(2);
  await kronika.search('jedyna');
  await kronika.expectCount(1);
  await expect(without).toHaveCount(1);
  await heading('Treść').getByRole('button').click();
  await expect(window.getByRole('combobox', { name: 'Kolejność' })).toHaveValue('best');
  await heading('Treść').getByRole('button').click();
  await expect(window.getByRole('combobox', { name: 'Kolejność' })).toHaveValue('newest');
  await kronika.search('');
  await kronika.expectCount(records.length);

  await kronika.sortBy('contactAz');
  await expect.poll(async () => (await said('Numer')).map((text) => text.slice(-1))).toEqual(['2', '3', '4', '1']);
  await expect(heading('Kontakt')).toHaveAttribute('aria-sort', 'ascending');
  await kronika.sortBy('fewestNotes');
  await expect.poll(() => said('Ile notatek')).toEqual(['1', '2', '', '']);
  // The box of notes has the same order and stands further right: one heading says so.
  await expect(headings.and(window.locator('[aria-sort="ascending"]'))).toHaveText(['Ile notatek']);
  await heading('Godz.').getByRole('button').click();
  await heading('Godz.').getByRole('button').click();
  await expect.poll(() => said('Godz.')).toEqual(['09:01', '09:02', '09:03', '09:04']);
});

test('own marks have a column of their own, with an order, and stand in no other then', async () => {
  await kronika.openRow(2);
  await window.keyboard.press('w');
  await kronika.openRow(3);
  await window.keyboard.press('s');
  const marked = kronika
    .row(2)
    .getByRole('gridcell')
    .filter({ has: window.getByRole('img', { name: 'do wyjaśnienia' }) });
  await expect(marked).toHaveCount(1);
  await expect(heading('Własne')).toHaveCount(0);
  await show('Własne');
  await expect(marked).toHaveCount(1);
  await heading('Własne').getByRole('button').click();
  await expect.poll(() => said('Godz.')).toEqual(['09:01', '09:02', '09:04', '09:03']);
  await heading('Własne').getByRole('button').click();
  await expect.poll(() => said('Godz.')).toEqual(['09:02', '09:01', '09:04', '09:03']);
});

test('new columns keep their widths and places over a restart', { tag: ownStart }, async () => {
  await show('Koszt');
  const cost = await heading('Koszt').boundingBox();
  await window.keyboard.press('Control+Shift+K');
  await window.getByRole('checkbox', { name: 'Koszt', exact: true }).focus();
  await window.keyboard.press('Alt+ArrowRight');
  await window.keyboard.press('Escape');
  const widthNow = async (): Promise<number> => (await heading('Koszt').boundingBox())?.width ?? 0;
  await expect.poll(widthNow).toBeCloseTo((cost?.width ?? 0) + 16, 0);
  await heading('Koszt').getByRole('button').click();
  await started.close();
  await open();
  await expect.poll(widthNow).toBeCloseTo((cost?.width ?? 0) + 16, 0);
  await expect(heading('Koszt')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => said('Koszt')).toEqual(['1250', '99', '7', '0']);
});

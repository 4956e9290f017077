import { expect, test, type Locator } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { words } from '../../../preload/words/words';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { officeDays } from '../driver/office';
import { startOncePerFile } from '../driver/shared-start';
import { KronikaWindow } from '../driver/window';

/** The report lies over the list, says what the search finds, and each of its figures leads to the records that it counts. */

const office = generateOffice({ seed: 44, interactions: 900, ...officeDays });
const downloaded = downloadOnce(() => startCrmServer({ data: office, key: 'x' }), officeDays);
const shared = startOncePerFile(downloaded);
const t = words('pl');
let started: Started;
let kronika: KronikaWindow;
let report: Locator;

test.beforeEach(async () => {
  started = await shared.open();
  kronika = new KronikaWindow(started.window);
  await kronika.expectCount(900);
  report = started.window.getByRole('region', { name: t('report.title'), exact: true });
});

async function openReport(): Promise<void> {
  await started.window.keyboard.press('Control+r');
  await expect(report).toHaveAttribute('aria-busy', 'false');
}

/** The buttons of figures in a part of the page, by their names. */
async function figuresIn(part: Locator): Promise<readonly string[]> {
  const links = part.getByRole('button', { name: 'Pokaż te zapisy' });
  await expect(links.first()).toBeVisible();
  return links.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
}

/** The number that a figure's name says. */
function countIn(name: string): number {
  const said = /: ([\d\s]+)\./.exec(name)?.[1] ?? '';
  return Number(said.replace(/\s/gu, ''));
}

/** Clicks a figure, compares the rows with it, and goes back to the report as it was. */
async function expectRecordsOf(name: string): Promise<void> {
  await report.getByRole('button', { name, exact: true }).click();
  await expect(report).toBeHidden();
  await kronika.expectCount(countIn(name));
  await started.window.keyboard.press('Alt+ArrowLeft');
  await expect(report).toHaveAttribute('aria-busy', 'false');
}

test('each figure of the whole opens as many records as it says, and the way back leads to the report', async () => {
  await openReport();
  const totals = report.getByRole('table', { name: t('report.totals.title') });
  const names = await figuresIn(totals);
  expect(names.length).toBeGreaterThan(6);
  for (const name of names) await expectRecordsOf(name);
});

test('each figure of a month and of an agent opens as many records as it says', async () => {
  await openReport();
  await report.getByRole('button', { name: t('report.time.units.month') }).click();
  for (const table of [t('report.time.title'), t('report.by.kinds.agent')]) {
    const names = await figuresIn(report.getByRole('table', { name: table }));
    // Of the lines one in three: they are all of the same kind.
    for (const name of names.filter((_, at) => Math.floor(at / 4) % 3 === 0)) await expectRecordsOf(name);
  }
});

for (const by of ['queue', 'extension', 'number', 'destination', 'flag', 'contact'] as const) {
  test(`each figure by ${by} opens as many records as it says`, async () => {
    await openReport();
    const kind = t(`report.by.kinds.${by}`);
    await report
      .getByRole('group', { name: t('report.by.what') })
      .getByRole('button', { name: kind, exact: true })
      .click();
    const names = await figuresIn(report.getByRole('table', { name: kind, exact: true }));
    for (const name of [...names.slice(0, 4), ...names.slice(-2)]) await expectRecordsOf(name);
  });
}

test('hours and weekdays are a table of their own, whose sums are those of the whole', async () => {
  await openReport();
  const hours = report.getByRole('table', { name: t('report.heat.title') });
  for (const kind of ['calls', 'missed'] as const) {
    await report
      .getByRole('group', { name: t('report.heat.what') })
      .getByRole('button', { name: t(`report.counts.${kind}`) })
      .click();
    const cells = await hours.getByRole('row').last().getByRole('cell').allInnerTexts();
    const numbers = cells.map((text) => Number(text.replace(/\s/gu, '')));
    const whole = numbers.at(-1)!;
    expect(numbers.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(whole);
    const figure = t(`report.totals.figures.${kind}`);
    await expect(report.getByRole('button', { name: new RegExp(`^${figure}: ${String(whole)}\\.`) })).toBeVisible();
  }
});

test('is of the search, its filters and its period, and follows them', async () => {
  await openReport();
  const everything = report.getByRole('button', { name: /^Wszystkie zapisy/ });
  await expect(everything).toHaveText('900');
  await kronika.search('faktur');
  await expect(report).toHaveAttribute('aria-busy', 'false');
  const found = Number(await everything.innerText());
  expect(found).toBeLessThan(900);
  await kronika.filterBy('SMS-y');
  await expect(report.getByRole('row', { name: /^Połączenia 0/ })).toBeVisible();
  await expect(report).toHaveAttribute('aria-busy', 'false');
  await started.window.keyboard.press('Control+r');
  await expect(report).toBeHidden();
});

test('names who was not called back, and each opens its history, out of which the way leads back', async () => {
  await openReport();
  const list = report.getByRole('table', { name: t('report.waiting.list') });
  const first = list.getByRole('button').first();
  await expect(first).toBeVisible();
  await first.focus();
  await started.window.keyboard.press('Enter');
  const timeline = started.window.getByRole('main', { name: t('timeline.label') });
  await expect(timeline).toBeVisible();
  await started.window.keyboard.press('Escape');
  await expect(timeline).toBeHidden();
  await expect(first).toBeFocused();
  await started.window.keyboard.press('Escape');
  await expect(report).toBeHidden();
});

test('a number that is settled leaves the list, and comes back', async () => {
  await openReport();
  const list = report.getByRole('table', { name: t('report.waiting.list') });
  const rows = list.getByRole('row');
  const before = await rows.count();
  const settle = list.getByRole('button', { name: 'załatwione' });
  await settle.first().focus();
  await started.window.keyboard.press('Enter');
  await expect(rows).toHaveCount(before - 1);
  await expect(settle.first()).toBeFocused();
  await expect(report.getByText(t('report.waiting.settled', { n: 1 }))).toBeVisible();
  await started.window.getByRole('button', { name: t('ownMarks.undo') }).click();
  await expect(rows).toHaveCount(before);
});

test('says which of its days the archive does not have', async () => {
  await kronika.search('2001-03-01');
  await openReport();
  await expect(report.getByText(/Tych dni archiwum nie ma w całości.*1 mar 2001/)).toBeVisible();
});

test('is saved as what was chosen, and said where', async () => {
  const path = join(test.info().outputDir, 'raport.xlsx');
  mkdirSync(test.info().outputDir, { recursive: true });
  await started.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await openReport();
  await report.getByRole('button', { name: t('report.file.save'), exact: true }).click();
  await expect(started.window.getByText(t('report.file.saved', { path }))).toBeVisible();
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
});

test('axe finds nothing on it', async () => {
  await openReport();
  await expectAccessible(started.window, 'report');
});

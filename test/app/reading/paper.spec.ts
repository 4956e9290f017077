import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleInteraction, SampleParty } from '../../../main/sample-crm/data/data';
import { buildInteraction, buildNote, type SampleRecord } from '../../../main/sample-crm/data/records';
import { expectAccessible } from '../driver/axe';
import { downloadRecordsOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { pdfLines } from '../driver/pdf-lines';
import { KronikaWindow } from '../driver/window';

const mobile = { number: '+48600700800', formatted: '+48 600 700 800', type: 'person' } as const;
const anna: SampleParty = { type: 'person', uuid: 'a', firstName: 'Anna', lastName: 'Wójcik' };
const agent = { internal: 107, uuid: 'k', firstName: 'Ewa', lastName: 'Lis' };
const dayAt = (index: number): string => new Date(Date.UTC(2025, 11, 1 + index)).toISOString().slice(0, 10);
const days = 31;
/** Longer than two pages. */
const longDay = 16;
const longText = (words: number): string => Array.from({ length: words }, (_, index) => `słowo${index}`).join(' ');

/** From one record to a page and a half a day; on one day a message and a note that are longer than a page each. */
function recordsOf(index: number): SampleRecord[] {
  const day = dayAt(index);
  const of = (changes: Partial<SampleInteraction>): SampleInteraction =>
    buildInteraction({ from: anna, externalNumber: mobile, ...changes });
  const sms = (time: string, smsData: string): SampleRecord => ({
    interaction: of({ callDate: `${day} ${time}`, service: 'SMS', durationSeconds: 0, smsData }),
  });
  const many = (index * 7) % 29;
  const texts = Array.from({ length: many }, (_, nth) => longText(2 + (((index + nth) * 13) % 30)));
  const note = buildNote({ plain: longText(1200), created: `${day} 21:00:00`, uuid: `note-${day}` });
  const call = of({
    callDate: `${day} 20:00:00`,
    durationSeconds: 368,
    userTalk: { status: 'queue', receivers: [agent] },
  });
  return [
    ...texts.map((text, nth) => sms(`09:${String(nth).padStart(2, '0')}:00`, text)),
    ...(index === longDay ? [sms('19:00:00', longText(1500))] : []),
    { interaction: call, ...(index === longDay ? { notes: [note] } : {}) },
  ];
}

const records = Array.from({ length: days }, (_, index) => recordsOf(index)).flat();
const downloaded = downloadRecordsOnce(records, { from: '2025-12-01', to: '2025-12-31' });
let started: Started;
let window: Page;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await launch({ dataDir: downloaded.dataDir });
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await kronika.expectCount(records.length);
});

test.afterEach(() => started.close());

/** Where the next document is saved. */
async function choose(name: string): Promise<string> {
  const file = join(downloaded.dataDir, name);
  await started.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
  return file;
}

for (const { language, save, again } of [
  { language: 'pl', save: 'Zapisz PDF…', again: /^(\p{L}+, \d+ grudnia 2025)( \(c\.d\.\))?$/u },
  { language: 'en', save: 'Save PDF…', again: /^(\p{L}+,? \d+ December 2025)( \(continued\))?$/u },
] as const) {
  test(`every page of a long history says at its top which day it is (${language})`, async () => {
    await kronika.openRow(0);
    await kronika.grid.focus();
    await window.keyboard.press('t');
    await expect(window.locator('main.timeline [aria-current="true"]')).toBeVisible();
    if (language === 'en') {
      const settings = await kronika.openSettings();
      await settings.getByRole('radio', { name: 'English' }).check();
      await window.keyboard.press('Escape');
      await expect(window.getByRole('dialog')).toBeHidden();
    }
    await window.keyboard.press('Control+p');
    const file = await choose('anna.pdf');
    await window.getByRole('dialog').getByRole('button', { name: save }).click();
    await expect(window.getByText(/anna\.pdf/)).toBeVisible();

    const pages = pdfLines(readFileSync(file));
    expect(pages.length).toBeGreaterThan(12);
    const begun: string[] = [];
    for (const [index, [running, ...lines]] of pages.entries()) {
      const where = `page ${index + 1}`;
      expect(running, where).toContain('Anna Wójcik');
      const first = lines[0]!;
      if (index > 0) {
        expect(first, where).toMatch(again);
        // It goes on with the day that began last, or begins the next.
        const [, day, isMore] = again.exec(first)!;
        if (isMore !== undefined) expect(day, where).toBe(begun.at(-1));
      }
      const heads = lines.map((line) => again.exec(line)).filter((found) => found !== null);
      // Within a page days begin and are never gone on with, and none begins below its last record.
      expect(
        heads.slice(index === 0 ? 0 : 1).filter(([, , isMore]) => isMore !== undefined),
        where,
      ).toEqual([]);
      expect(lines.at(-2), where).not.toMatch(again);
      begun.push(...heads.filter(([, , isMore]) => isMore === undefined).map(([, day]) => day!));
    }
    expect(new Set(begun).size).toBe(days);
    expect(begun).toHaveLength(days);
    // What is longer than a page begins below what is before it.
    expect(pages.slice(0, -1).filter((lines) => lines.length < 12)).toEqual([]);
    // Nothing of what is longer than a page is lost.
    const all = pages.map((lines) => lines.join(' ')).join(' ');
    expect(all).toContain('słowo1499');
    expect(all.match(/słowo1199\b/g)).toHaveLength(2);
  });
}

const recordPaper = (): Locator => kronika.dialog('Drukuj lub zapisz ten zapis');

test('the open record is saved as PDF with all its text and its notes, and every page says whose it is', async () => {
  await kronika.search('słowo1199');
  await kronika.openRow(0);
  await kronika.grid.focus();
  await window.keyboard.press('Control+p');
  await expect(recordPaper().getByRole('status')).toContainText('Anna Wójcik, +48 600 700 800');
  await expect(recordPaper().getByRole('status')).toContainText('środa, 17 grudnia 2025, 20:00:00');
  await expectAccessible(window, 'paper of a record');
  const file = await choose('zapis.pdf');
  await recordPaper().getByRole('button', { name: 'Zapisz PDF…' }).click();
  await expect(window.getByText(/Zapisano zapis\.pdf/)).toBeVisible();
  await expect(recordPaper()).toBeHidden();

  const pages = pdfLines(readFileSync(file));
  expect(pages.length).toBeGreaterThan(2);
  for (const [running] of pages) expect(running).toBe('Anna Wójcik, +48 600 700 800 środa, 17 grudnia 2025, 20:00:00');
  const all = pages.map((lines) => lines.slice(1).join(' ')).join(' ');
  expect(all).toContain('Połączenie przychodzące, odebrane, 6 min 8 s');
  expect(all.match(/słowo\d+/g)).toEqual(longText(1200).split(' '));
  expect(all).toContain('17 gru 2025, 21:00');
  expect(all).toMatch(/Pracownik Ewa Lis {1,2}wewn\. 107 /);
  expect(all).toMatch(/Identyfikator w CRM: \S+ Sporządzono/);
  // What can only be pressed is not on paper.
  expect(all).not.toContain('Kopiuj');
});

test('the open record is printed and copied from wherever the keyboard is', async () => {
  await started.app.evaluate(({ BrowserWindow, clipboard }) => {
    clipboard.clear();
    BrowserWindow.getAllWindows()[0]!.webContents.print = (_options, printed) => {
      void clipboard.writeText('printed');
      printed?.(true, '');
    };
  });
  const copied = (): Promise<string> => started.app.evaluate(({ clipboard }) => clipboard.readText());
  await kronika.search('słowo1499');
  await kronika.openRow(0);
  await kronika.record.focus();
  await window.keyboard.press('Control+p');
  await recordPaper().getByRole('button', { name: 'Drukuj…' }).click();
  await expect(recordPaper()).toBeHidden();
  await expect.poll(copied).toBe('printed');

  await kronika.searchBox.focus();
  await window.keyboard.press('Control+p');
  await recordPaper().getByRole('button', { name: 'Kopiuj jako tekst' }).click();
  await expect(recordPaper()).toBeHidden();
  await expect.poll(copied).toMatch(/^Anna Wójcik, \+48 600 700 800\n(.|\n)*słowo1499\n/);

  await kronika.record.getByRole('button', { name: 'Drukuj, PDF' }).click();
  await expect(recordPaper()).toBeVisible();
});

test('where no record is open, Ctrl+P says what can be printed and leads there', async () => {
  await kronika.grid.focus();
  await window.keyboard.press('Control+p');
  await expect(window.getByText(/^Drukuje się otwarty zapis albo historię kontaktu\./)).toBeVisible();
  await window.getByRole('button', { name: 'Cała historia kontaktu' }).click();
  await expect(window.locator('main.timeline [aria-current="true"]')).toBeVisible();
  // The same key where nothing has the focus.
  await window.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
  });
  await window.keyboard.press('Control+p');
  await expect(kronika.dialog('Drukuj lub zapisz historię')).toBeVisible();
});

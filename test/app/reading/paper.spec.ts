import { expect, test, type Locator, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
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

const dialog = (): Locator => kronika.dialog('Drukuj lub zapisz PDF');

/** Saves what is chosen; the pages of the file. */
async function saved(name: string): Promise<string[][]> {
  const file = await choose(name);
  await window
    .getByRole('dialog')
    .getByRole('button', { name: /^(Zapisz PDF…|Save PDF…)$/ })
    .click();
  await expect(window.getByText(new RegExp(`${name.replace('.', '\\.')} \\(\\d+ (stron|page)`))).toBeVisible();
  await expect(window.getByRole('dialog')).toBeHidden();
  return pdfLines(readFileSync(file));
}

/** Each page has its head, and at its foot its number of how many. */
function expectHeads(pages: readonly (readonly string[])[], title: string, state: string): void {
  for (const [index, [running, second, ...lines]] of pages.entries()) {
    const where = `page ${index + 1}`;
    expect(running, where).toContain(title);
    expect(second, where).toContain(state);
    expect(second, where).toMatch(/\d{2}:\d{2}, archi(wum|ve) [„“]/);
    expect(lines.at(-1), where).toBe(`Kronika ${index + 1} / ${pages.length}`);
  }
}

/** Days are named in order, and again at the top of each page that one goes on to; the first page has a title before. */
function expectDays(pages: readonly (readonly string[])[], above: number, again: RegExp): string[] {
  const begun: string[] = [];
  for (const [index, lines] of pages.entries()) {
    const where = `page ${index + 1}`;
    const first = lines[above]!;
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
  return begun;
}

const polishDay = /^(\p{L}+, \d+ grudnia 2025)( \(c\.d\.\))?$/u;

for (const { language, again, complete } of [
  { language: 'pl', again: polishDay, complete: 'dni kompletne' },
  { language: 'en', again: /^(\p{L}+,? \d+ December 2025)( \(continued\))?$/u, complete: 'days complete' },
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
    const pages = await saved('anna.pdf');
    expect(pages.length).toBeGreaterThan(12);
    expectHeads(pages, 'Anna Wójcik', complete);
    const begun = expectDays(pages, 2, again);
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

test('the open record is saved as PDF with all its text and its notes, and every page says whose it is', async () => {
  await kronika.search('słowo1199');
  await kronika.openRow(0);
  await kronika.grid.focus();
  await window.keyboard.press('Control+p');
  await expect(dialog().getByRole('radio', { name: 'Ten zapis: Anna Wójcik' })).toBeChecked();
  await expect(dialog().getByRole('status')).toHaveText('1 zapis');
  await expectAccessible(window, 'paper of a record');
  const pages = await saved('zapis.pdf');
  expect(pages.length).toBeGreaterThan(2);
  for (const [running] of pages) expect(running).toBe('Anna Wójcik, +48 600 700 800 środa, 17 grudnia 2025, 20:00:00');
  const all = pages.map((lines) => lines.slice(2).join(' ')).join(' ');
  expect(all).toContain('Połączenie przychodzące, odebrane, 6 min 8 s');
  // The number of the page at its foot is no word of the text.
  expect(all.match(/słowo\d+/g)).toEqual(longText(1200).split(' '));
  expect(all).toContain('17 gru 2025, 21:00');
  expect(all).toMatch(/Pracownik Ewa Lis {1,2}wewn\. 107 /);
  expect(all).toMatch(/Identyfikator w CRM: \S+ Sporządzono/);
  // What can only be pressed is not on paper.
  expect(all).not.toContain('Kopiuj');
});

test('the list as it is filtered is saved line by line, in the order of the screen, days again on each page', async () => {
  await kronika.search('słowo3');
  await window.keyboard.press('Control+p');
  const whole = dialog().getByRole('radio', { name: /^Cała lista: \d+ zapis/ });
  await expect(whole).toBeChecked();
  const found = /(\d+) zapis/.exec((await dialog().locator('label').allTextContents()).join(' '))![1];
  await expect(dialog().locator('figure')).toContainText('Wyniki wyszukiwania: „słowo3”');
  await expectAccessible(window, 'paper of a list');
  const pages = await saved('lista.pdf');
  expectHeads(pages, 'Wyniki wyszukiwania: „słowo3”', 'dni kompletne');
  for (const page of pages) expect(page[2]).toMatch(/^Godz\S* .*Kontakt .*Treść/);
  const begun = expectDays(pages, 3, polishDay);
  // Newest first.
  const numbers = begun.map((day) => Number(/\d+/.exec(day)![0]));
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
  const lines = pages.flat().filter((line) => /^\d{2}:\d{2} /.test(line));
  expect(lines).toHaveLength(Number(found));
  expect(lines.every((line) => line.includes('Anna Wójcik'))).toBe(true);
});

test('ticked rows are saved in full, or as lines; hits are marked only where that is wanted', async () => {
  await kronika.search('słowo1');
  await kronika.selectRows(0, 2);
  /** How often a mark was drawn into the document; asked in the page that is printed. */
  await started.app.evaluate(({ app }) => {
    const marks: number[] = [];
    Object.assign(globalThis, { marks });
    app.on('web-contents-created', (_event, contents) => {
      const toPdf = contents.printToPDF.bind(contents);
      contents.printToPDF = async (options) => {
        const { session } = contents;
        const page = await (await session.fetch(contents.getURL())).text();
        marks.push(page.split('<mark>').length - 1);
        return await toPdf(options);
      };
    });
  });
  const marks = (): Promise<number[]> =>
    started.app.evaluate(() => (globalThis as unknown as { marks: number[] }).marks);
  await window.keyboard.press('Control+p');
  await expect(dialog().getByRole('radio', { name: 'Zaznaczone: 2 zapisy' })).toBeChecked();
  const pages = await saved('zaznaczone.pdf');
  expectHeads(pages, 'Zaznaczone zapisy', 'dni kompletne');
  const all = pages.flat().join(' ');
  expect(all.match(/Identyfikator w CRM/g)).toHaveLength(2);
  expect(await marks()).toEqual([0]);

  await window.keyboard.press('Control+p');
  await dialog()
    .getByRole('radio', { name: /^Lista:/ })
    .check();
  await dialog().getByRole('checkbox', { name: 'Wyróżnij znalezione słowa' }).check();
  const list = await saved('zaznaczone2.pdf');
  expect(list.flat().filter((line) => /^\d{2}:\d{2} /.test(line))).toHaveLength(2);
  expect((await marks())[1]).toBeGreaterThan(1);
});

test('the open record is printed and copied from wherever the keyboard is', async () => {
  await started.app.evaluate(({ app, clipboard }) => {
    clipboard.clear();
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, printed) => {
        void clipboard.writeText(`printed ${contents.getTitle()}`);
        printed?.(true, '');
      };
    });
  });
  const copied = (): Promise<string> => started.app.evaluate(({ clipboard }) => clipboard.readText());
  await kronika.search('słowo1499');
  await kronika.openRow(0);
  await kronika.record.focus();
  await window.keyboard.press('Control+p');
  await dialog().getByRole('button', { name: 'Drukuj…' }).click();
  await expect(dialog()).toBeHidden();
  await expect.poll(copied).toBe('printed Anna Wójcik, +48 600 700 800, środa, 17 grudnia 2025, 19:00:00');

  await kronika.searchBox.focus();
  await window.keyboard.press('Control+p');
  await dialog().getByRole('button', { name: 'Kopiuj jako tekst' }).click();
  await expect(dialog()).toBeHidden();
  await expect.poll(copied).toMatch(/^Anna Wójcik, \+48 600 700 800\n(.|\n)*słowo1499\n/);

  await kronika.record.getByRole('button', { name: 'Drukuj, PDF' }).click();
  await expect(dialog()).toBeVisible();
});

test('a document that is stopped leaves no file and no window behind', async () => {
  const file = await choose('przerwany.pdf');
  await started.app.evaluate(({ app }) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.printToPDF = () => new Promise(() => {});
    });
  });
  await window.keyboard.press('Control+p');
  await dialog().getByRole('button', { name: 'Zapisz PDF…' }).click();
  await expect(dialog().getByRole('status')).toHaveText('Układam strony…');
  // The window is free meanwhile.
  await dialog().getByRole('button', { name: 'Przerwij' }).click();
  await expect(dialog().getByRole('button', { name: 'Zapisz PDF…' })).toBeEnabled();
  await expect.poll(() => started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(existsSync(file)).toBe(false);
});

test('an own remark stands on paper only where that is wanted', async () => {
  await kronika.search('słowo1199');
  await kronika.openRow(0);
  await kronika.grid.focus();
  await window.keyboard.press('r');
  await expect(kronika.record.getByRole('textbox', { name: 'Treść uwagi' })).toBeFocused();
  await window.keyboard.type('uważać na termin');
  await window.keyboard.press('Control+Enter');
  await expect(kronika.record.getByText('uważać na termin')).toBeVisible();
  for (const isWanted of [false, true]) {
    await window.keyboard.press('Control+p');
    const remarks = dialog().getByRole('checkbox', { name: 'Drukuj też własne uwagi, które są tylko w tym archiwum' });
    await expect(remarks).not.toBeChecked();
    if (isWanted) await remarks.check();
    const pages = await saved(isWanted ? 'z-uwaga.pdf' : 'bez-uwagi.pdf');
    expect(pages.flat().join(' ').includes('uważać na termin')).toBe(isWanted);
  }
});

import { expect, test, type Locator, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleInteraction, SampleParty } from '../../../main/sample-crm/data/data';
import { buildInteraction, buildNote, type SampleRecord } from '../../../main/sample-crm/data/records';
import { expectAccessible } from '../driver/axe';
import { downloadRecordsOnce } from '../driver/downloaded';
import type { Started } from '../driver/launch';
import { ownStart, startOncePerFile } from '../driver/shared-start';
import { KronikaWindow } from '../driver/window';

const mobile = { number: '+48600700800', formatted: '+48 600 700 800', type: 'person' } as const;
const office = { number: '+48221234567', formatted: '+48 22 123 45 67', type: 'person' } as const;
const anna: SampleParty = { type: 'person', uuid: 'a', firstName: 'Anna', lastName: 'Wójcik' };
const jan: SampleParty = { type: 'person', uuid: 'j', firstName: 'Jan', lastName: 'Nowak' };
const piotr: SampleParty = { type: 'person', uuid: 'p', firstName: 'Piotr', lastName: 'Zając' };
const agent = { internal: 107, uuid: 'k', firstName: 'Ewa', lastName: 'Lis' };
const byEwa: SampleInteraction['userTalk'] = { status: 'queue', receivers: [agent] };
const dayAt = (index: number): string => new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10);

/** Four records a day for a year: she writes, is answered, calls in vain, is called; Jan once a day between them. */
function recordsOf(index: number): SampleRecord[] {
  const day = dayAt(index);
  const faktura = index % 50 === 0 ? ' W sprawie faktury.' : '';
  const of = (time: string, changes: Partial<SampleInteraction>): SampleInteraction =>
    buildInteraction({ callDate: `${day} ${time}`, from: anna, externalNumber: mobile, ...changes });
  const note = buildNote({ plain: `Ustalono termin ${day}.`, created: `${day} 12:20:00`, uuid: `note-${day}` });
  const sms = { service: 'SMS', durationSeconds: 0 } as const;
  return [
    { interaction: of('09:00:00', { ...sms, smsData: `Dzień dobry, pytanie ${index}.${faktura}` }) },
    {
      interaction: of('09:30:00', {
        ...{ ...sms, direction: 'out', from: null, to: anna, userTalk: byEwa },
        smsData: `Odpowiedź ${index} jest w drodze.\nPozdrawiam`,
      }),
    },
    { interaction: of('11:00:00', { status: 'noAnswer', durationSeconds: 0, externalNumber: office }) },
    { interaction: of('11:30:00', { from: jan, externalNumber: office, durationSeconds: 33 }) },
    {
      interaction: of('12:00:00', { durationSeconds: 368, userTalk: byEwa }),
      ...(index % 5 === 0 ? { notes: [note] } : {}),
    },
  ];
}

/** Five records of somebody else, one of each kind. */
const few: readonly SampleRecord[] = (
  [
    { callDate: '2025-12-31 13:00:00', service: 'SMS', smsData: 'Proszę o zaliczkę 500 zł, tel. 600 700 800.' },
    {
      callDate: '2025-12-31 13:10:00',
      service: 'SMS',
      direction: 'out',
      from: null,
      to: piotr,
      smsData: 'Zaliczka poszła.',
    },
    { callDate: '2025-12-31 13:20:00', status: 'noAnswer', durationSeconds: 0 },
    { callDate: '2025-12-31 13:30:00', service: 'FAX' },
    { callDate: '2025-12-31 13:40:00', flags: [{ name: 'Pilne', uuid: 'f', color: '#c2185b', relUuid: 'r' }] },
  ] as const
).map((changes) => ({
  interaction: buildInteraction({ from: piotr, userTalk: byEwa, ...changes }),
  notes: [buildNote({ plain: 'Zaliczka ustalona.', created: changes.callDate, uuid: `few-${changes.callDate}` })],
}));
const records = [...Array.from({ length: 365 }, (_, index) => recordsOf(index)).flat(), ...few];
const downloaded = downloadRecordsOnce(records, { from: '2025-01-01', to: '2025-12-31' });
const shared = startOncePerFile(downloaded);
let started: Started;
let window: Page;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await shared.open();
  ({ window } = started);
  kronika = new KronikaWindow(window);
  await kronika.expectCount(records.length);
});

const timeline = (): Locator => window.getByRole('main', { name: 'Historia' });
const entries = (): Locator => timeline().locator('article[data-id]');
const scroller = (): Locator => timeline().getByRole('group', { name: 'Historia' });

/** What each entry in the window says, without the spaces between its parts. */
async function seen(): Promise<string[]> {
  const texts = await scroller().evaluate((box) => {
    const { top, bottom } = box.getBoundingClientRect();
    return [...box.querySelectorAll<HTMLElement>('article[data-id]')]
      .filter((entry) => entry.getBoundingClientRect().top >= top && entry.getBoundingClientRect().bottom <= bottom)
      .map((entry) => entry.innerText);
  });
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

test('a timeline opens by mouse from the record and by keyboard from a row, and the way back leads to the same place', async () => {
  await kronika.search('pytanie 2');
  await expect(kronika.row(3)).toContainText('pytanie 2');
  await kronika.openRow(3);
  const [before, text] = [await kronika.cells(7).allInnerTexts(), await kronika.row(3).innerText()];

  await kronika.record.getByRole('button', { name: 'Cała historia kontaktu' }).click();
  await expect(timeline().getByRole('heading', { level: 1 })).toHaveText('Anna Wójcik');
  await expect(timeline()).toContainText('1460 zapisów');
  await expect(timeline()).toContainText('Numery: +48 600 700 800, +48 22 123 45 67');
  const current = timeline().locator('[aria-current="true"]');
  await expect(current).toBeInViewport();
  await expect(current.locator('mark').first()).toHaveText('pytanie');
  await window.keyboard.press('Escape');
  await expect(timeline()).toBeHidden();
  await expect.poll(() => kronika.cells(7).allInnerTexts()).toEqual(before);
  await expect.poll(() => kronika.row(3).innerText()).toBe(text);

  await kronika.grid.focus();
  await window.keyboard.press('t');
  await expect(timeline()).toBeVisible();
  await timeline().getByRole('button', { name: 'Wyniki' }).click();
  await expect(kronika.grid).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(kronika.record).toContainText(/pytanie 2/);
  await kronika.record.getByRole('button', { name: 'Cała historia numeru' }).click();
  await expect(timeline().getByRole('heading', { level: 1 })).toHaveText('+48 600 700 800');
  await expect(timeline()).toContainText('W CRM: Anna Wójcik');
  await expect(timeline()).toContainText('1095 zapisów');
});

test('it reads as a conversation, newest at the bottom, with notes under what they are about', async () => {
  await kronika.search('pytanie 364');
  await kronika.openRow(0);
  await kronika.grid.focus();
  await window.keyboard.press('t');
  await window.keyboard.press('End');
  await expect(entries().last()).toContainText('12:00');
  await expect(entries().last()).toBeInViewport();
  await expect
    .poll(async () => (await seen()).slice(-4))
    .toEqual([
      expect.stringMatching(/^Dzień dobry, pytanie 364\. .*09:00 Anna Wójcik/),
      expect.stringMatching(/^Odpowiedź 364 jest w drodze\. Pozdrawiam .*09:30 Ewa Lis/),
      expect.stringMatching(/^11:00 Połączenie nieodebrane .*22 123 45 67/),
      expect.stringMatching(/^12:00 Połączenie przychodzące, odebrane, 6 min 8 s Ewa Lis/),
    ]);
  const [left, right] = [entries().nth(-4).locator('.bubble'), entries().nth(-3).locator('.bubble')];
  const distance = async (): Promise<number> => (await right.boundingBox())!.x - (await left.boundingBox())!.x;
  await expect.poll(distance).toBeGreaterThan(0);
  await expect(timeline().getByRole('heading', { level: 2 }).last()).toHaveText('środa, 31 grudnia 2025');

  const day = timeline().getByLabel('Przejdź do dnia');
  await day.fill('2025-03-02');
  const noted = timeline().locator('section[data-day="2025-03-02"]');
  await expect(noted).toBeInViewport();
  await expect(noted.getByRole('group', { name: 'Notatka' })).toContainText('Ustalono termin 2025-03-02.');
  await expect(noted.getByRole('heading')).toBeInViewport();
  await expect.poll(async () => (await seen())[0]).toContain('pytanie 60.');
});

test('older records come in above without moving what is read, to the very first', async () => {
  // Every turn waits for two drawings, and there a drawing takes as long as the machine is busy.
  await kronika.search('pytanie 364');
  await expect(kronika.row(0)).toContainText('pytanie 364');
  await kronika.grid.focus();
  await window.keyboard.press('t');
  await window.keyboard.press('End');
  await expect(entries().last()).toBeInViewport();
  const place = await scroller().evaluate(async (box) => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const worst = { moved: 0, loads: 0, most: 0 };
    const isAtBeginning = (): boolean => box.scrollTop === 0 && box.querySelector('.beginning') !== null;
    for (let turn = 0; turn < 2000 && !isAtBeginning(); turn += 1) {
      const middle = box.getBoundingClientRect().top + box.clientHeight / 2;
      const all = [...box.querySelectorAll('article[data-id]')];
      const held = all.find((entry) => entry.getBoundingClientRect().bottom > middle)!;
      const was = held.getBoundingClientRect().top;
      const step = Math.min(1400, box.scrollTop);
      box.scrollTop -= step;
      await frame();
      await frame();
      worst.moved = Math.max(worst.moved, Math.abs(held.getBoundingClientRect().top - was - step));
      if (box.querySelector('article[data-id]') !== all[0]) worst.loads += 1;
      worst.most = Math.max(worst.most, all.length);
    }
    return worst;
  });
  expect(place.loads).toBeGreaterThan(5);
  expect(place.moved).toBeLessThanOrEqual(2);
  expect(place.most).toBeLessThanOrEqual(500);
  await expect(timeline()).toContainText('Tu zaczyna się historia w archiwum.');
  await expect(entries().first()).toContainText('pytanie 0.');
});

test('hits are gone through, newer and older', async () => {
  await kronika.search('faktury');
  await kronika.expectCount(8);
  await kronika.openRow(4);
  await kronika.grid.focus();
  await window.keyboard.press('t');
  const current = timeline().locator('[aria-current="true"]');
  await expect(current).toContainText('pytanie 150.');
  await expect(timeline().getByText('Trafienia: 8')).toBeVisible();
  await window.keyboard.press('n');
  await expect(current).toContainText('pytanie 200.');
  await expect(timeline().getByText('Trafienie 5 z 8')).toBeVisible();
  await timeline().getByRole('button', { name: 'Poprzednie trafienie' }).click();
  await timeline().getByRole('button', { name: 'Poprzednie trafienie' }).click();
  await expect(current).toContainText('pytanie 100.');
  await expect(timeline().getByText('Trafienie 3 z 8')).toBeVisible();
  await expect(current.locator('mark')).toHaveText('faktury');
  await expect(current).toBeInViewport();
});

test('the day that stays in sight covers no text, and the number of records is read whole at 200 %', async () => {
  await kronika.search('faktury');
  await kronika.openRow(4);
  await kronika.grid.focus();
  await window.keyboard.press('t');
  await expect(timeline().locator('[aria-current="true"]')).toBeInViewport();
  const day = timeline().locator('section h2').first();
  const isWide = (): Promise<boolean> =>
    day.evaluate((heading) => {
      const { left, right } = heading.getBoundingClientRect();
      const entries = [...(heading.closest('section')?.querySelectorAll('article') ?? [])].map((entry) =>
        entry.getBoundingClientRect(),
      );
      return entries.length > 0 && entries.every((entry) => left <= entry.left && entry.right <= right);
    });
  await expect.poll(isWide).toBe(true);
  await expect(day).toHaveCSS('background-color', /^rgb\(/);

  for (const size of [
    { width: 1280, height: 800 },
    { width: 760, height: 480 },
  ]) {
    await shared.sizeWindow(size, 2);
    const total = timeline().locator('header strong');
    await expect(total).toHaveText('1460 zapisów');
    const isWhole = (): Promise<boolean> =>
      total.evaluate((element) => {
        const [own, line] = [element.getBoundingClientRect(), element.parentElement!.getBoundingClientRect()];
        return own.right <= line.right && line.right <= innerWidth;
      });
    await expect.poll(isWhole).toBe(true);
    // What is read keeps room below its head.
    await expect.poll(async () => (await scroller().boundingBox())!.height).toBeGreaterThan(60);
  }
});

test(
  'it is saved as PDF as shown, copied as text, and exported without touching the search',
  { tag: ownStart },
  async () => {
    await kronika.search('pytanie 364');
    await expect(kronika.row(0)).toContainText('pytanie 364');
    await kronika.grid.focus();
    await window.keyboard.press('t');
    await expect(timeline()).toContainText('1460 zapisów');
    const file = join(downloaded.dataDir, 'anna.pdf');
    await started.app.evaluate(({ dialog, clipboard, shell }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
      clipboard.clear();
      shell.openPath = (opened) => {
        void clipboard.writeText(`opened ${opened}`);
        return Promise.resolve('');
      };
    }, file);
    await window.keyboard.press('Control+p');
    const paper = kronika.dialog('Drukuj lub zapisz PDF');
    await expect(paper.getByRole('status')).toHaveText('1460 zapisów');
    await paper.getByRole('radio', { name: 'Wybrane dni historii' }).check();
    await paper.getByLabel('Od', { exact: true }).fill('2025-12-01');
    await expect(paper.getByRole('status')).toHaveText('124 zapisy');
    await paper.getByRole('button', { name: 'Zapisz PDF…' }).click();
    await expect(window.getByText(/Zapisano anna\.pdf/)).toBeVisible();
    await expect(window.getByRole('button', { name: 'Pokaż w folderze' })).toBeVisible();
    await window.getByRole('button', { name: 'Otwórz', exact: true }).click();
    await expect.poll(() => started.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(`opened ${file}`);
    const pdf = readFileSync(file, 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThanOrEqual(3);
    expect(readdirSync(downloaded.dataDir).filter((name) => name.endsWith('.part'))).toEqual([]);
    await expect(paper).toBeHidden();

    await timeline().getByRole('button', { name: 'Drukuj, PDF, kopiuj' }).click();
    await expect(paper.getByRole('status')).toHaveText('1460 zapisów');
    await paper.getByRole('button', { name: 'Kopiuj jako tekst' }).click();
    await expect(paper).toBeHidden();
    const copiedText = (): Promise<string> => started.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copiedText).toContain('Cała historia kontaktu');
    const copied = await copiedText();
    expect(copied).toContain('Cała historia kontaktu: Anna Wójcik\nNumery: +48 600 700 800');
    expect(copied).toContain('1 sty 2025 – 31 gru 2025, 1460 zapisów\nZ tych dni archiwum ma wszystkie zapisy.');
    expect(copied.indexOf('Ustalono termin 2025-01-01.')).toBeLessThan(copied.indexOf('Odpowiedź 1 jest w drodze.'));

    await window.getByRole('button', { name: 'Eksportuj' }).click();
    await expect(kronika.dialog('Eksport do pliku')).toContainText(/1460/);
    // The search that it was opened from is not touched by it.
    await window.keyboard.press('Escape');
    await expect(timeline()).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(timeline()).toBeHidden();
    await expect(kronika.row(0)).toContainText('pytanie 364');
  },
);

test('axe finds nothing on a timeline and its paper, in both languages and themes', async () => {
  await kronika.search('zaliczka');
  await kronika.openRow(0);
  await kronika.grid.focus();
  await window.keyboard.press('t');
  for (const language of ['pl', 'en'] as const) {
    await expect(window.locator('main.timeline [aria-current="true"] mark').first()).toBeVisible();
    await expectAccessible(window, `timeline, ${language}`);
    await window.keyboard.press('Control+p');
    await expect(window.getByRole('dialog').getByRole('status')).toHaveText(/^5 /);
    await expectAccessible(window, `paper, ${language}`);
    await window.keyboard.press('Escape');
    if (language === 'en') break;
    const settings = await kronika.openSettings();
    await settings.getByRole('radio', { name: 'English' }).check();
    await window.keyboard.press('Escape');
  }
});

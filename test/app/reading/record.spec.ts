import { expect, test } from '@playwright/test';
import type { SampleNote } from '../../../main/sample-crm/data/data';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

const downloaded = downloadOnce(startNotedOffice, officeDays);
let started: Started;
let kronika: KronikaWindow;

async function startNotedOffice(): Promise<CrmServer> {
  const server = await startOffice(120);
  const [uuid = ''] = server.uuidsBetween(officeDays.from, officeDays.to);
  server.addNote(uuid, talkingNote);
  return server;
}

test.beforeEach(async () => {
  started = await launch({ dataDir: downloaded.dataDir });
  kronika = new KronikaWindow(started.window);
  await kronika.search('brontozaur');
  await kronika.expectCount(1);
  await kronika.openRow(0);
  await started.app.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: [] });
    shell.openExternal = (address: string) => {
      (globalThis as unknown as { opened: string[] }).opened.push(address);
      return Promise.resolve();
    };
  });
});

test.afterEach(() => started.close());

const opened = (): Promise<string[]> =>
  started.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
const copied = (): Promise<string> => started.app.evaluate(({ clipboard }) => clipboard.readText());

test('numbers, amounts and addresses in a note are searched for or copied, by mouse and by keyboard', async () => {
  const { window } = started;
  await kronika.record.getByRole('button', { name: 'BRN/2026/02/777' }).click();
  await window.getByRole('menuitem', { name: 'Kopiuj numer' }).click();
  await expect.poll(copied).toBe('BRN/2026/02/777');

  const amount = kronika.record.getByRole('button', { name: '7 734,50 zł' });
  await amount.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('menuitem', { name: 'Szukaj tej kwoty' })).toBeFocused();
  await expectAccessible(window, 'the menu of an amount');
  await window.keyboard.press('Escape');
  await expect(amount).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('menuitem', { name: 'Szukaj tej kwoty' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(kronika.searchBox).toHaveValue('7 734,50 zł');
  await kronika.expectCount(1);
  await expect(kronika.record.locator('mark')).toHaveText(['7 734,50 zł']);

  await kronika.record.getByRole('button', { name: 'biuro@brontozaur.pl' }).click();
  await window.getByRole('menuitem', { name: 'Napisz e-mail' }).click();
  expect(await opened()).toEqual([]);
  await window.getByRole('button', { name: 'Napisz e-mail' }).click();
  await expect.poll(opened).toEqual(['mailto:biuro@brontozaur.pl']);
});

test('a link asks first, with its whole address, and opens in the browser only then', async () => {
  const { window } = started;
  const dialog = kronika.dialog('Otworzyć tę stronę w przeglądarce?');
  const link = kronika.record.getByRole('button', { name: 'www.bank.pl' });
  await link.click();
  await expect(dialog).toContainText('https://evil.example/bank.pl?x=1');
  await expect(dialog.getByRole('alert')).toContainText('prowadzi gdzie indziej');
  await expectAccessible(window, 'the question about an address');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await opened()).toEqual([]);

  await link.click();
  await dialog.getByRole('button', { name: 'Otwórz w przeglądarce' }).click();
  await expect.poll(opened).toEqual(['https://evil.example/bank.pl?x=1']);
});

test('everything of the record is copied as text', async () => {
  await expect(kronika.record).toContainText('umowa.pdf');
  await expect(kronika.record.getByText('jego API ich nie udostępnia')).toHaveCount(1);
  await kronika.record.getByRole('button', { name: 'Kopiuj cały zapis' }).click();
  await expect.poll(copied).toContain('Załącznik: umowa.pdf (PDF, 48 kB, przesłano');
  expect(await copied()).toContain('Brontozaur: faktura BRN/2026/02/777 na 7 734,50 zł');
});

const noteText = 'Brontozaur: faktura BRN/2026/02/777 na 7 734,50 zł, biuro@brontozaur.pl, www.bank.pl';

const talkingNote: SampleNote = {
  uuid: '4f2f6c1e-3d4a-4f5b-8c6d-000000000001',
  plain: noteText,
  draft: {
    blocks: [
      {
        key: 'a1b2c',
        text: noteText,
        type: 'unstyled',
        depth: 0,
        inlineStyleRanges: [{ offset: 0, length: 10, style: 'BOLD' }],
        entityRanges: [{ offset: noteText.indexOf('www'), length: 11, key: 0 }],
        data: {},
      },
    ],
    entityMap: { '0': { type: 'LINK', mutability: 'MUTABLE', data: { url: 'https://evil.example/bank.pl?x=1' } } },
  },
  created: '2026-02-03 11:31:00',
  user: { firstName: 'Jan', lastName: 'Kowalski', uuid: '2d2f6c1e-3d4a-4f5b-8c6d-000000000002' },
  status: 'exist',
  organisation: null,
  person: null,
  isPinned: true,
  isEdited: false,
  files: [
    {
      uuid: '5f2f6c1e-3d4a-4f5b-8c6d-000000000003',
      uploadedAt: '2026-02-03 11:30:00',
      relatedTo: 'note',
      mimeType: 'application/pdf',
      fileExtension: 'pdf',
      fileSize: 48_200,
      fileDescription: null,
      fileName: 'umowa.pdf',
    },
  ],
};

import { expect, test } from '@playwright/test';
import type { SampleNote } from '../../../main/sample-crm/data/data';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

let started: Started;
let kronika: KronikaWindow;

const block = { key: 'a', type: 'unstyled', depth: 0, inlineStyleRanges: [], entityRanges: [], data: {} };

const note: SampleNote = {
  uuid: '4f2f6c1e-3d4a-4f5b-8c6d-000000000011',
  plain: '',
  draft: {
    blocks: [
      {
        ...block,
        text: '😀 Zapłać tutaj',
        inlineStyleRanges: [{ offset: 2, length: 6, style: 'BOLD' }],
        entityRanges: [{ offset: 9, length: 5, key: 0 }],
      },
      { ...block, type: 'ordered-list-item', text: 'pierwszy' },
      { ...block, type: 'ordered-list-item', depth: 1, text: 'zagnieżdżony' },
      { ...block, type: 'ordered-list-item', text: 'drugi' },
      { ...block, type: 'atomic', text: ' ', entityRanges: [{ offset: 0, length: 1, key: 1 }] },
    ],
    entityMap: {
      '0': { type: 'LINK', mutability: 'MUTABLE', data: { url: 'platnosci.brontozaur.pl/faktura' } },
      '1': { type: 'IMAGE', mutability: 'IMMUTABLE', data: { src: 'https://crm.pl/pieczatka.png' } },
    },
  },
  created: '2026-02-03 11:31:00',
  user: { firstName: 'Jan', lastName: 'Kowalski', uuid: '2d2f6c1e-3d4a-4f5b-8c6d-000000000002' },
  status: 'exist',
  organisation: null,
  person: null,
  isPinned: false,
  isEdited: false,
  files: [
    {
      uuid: '5f2f6c1e-3d4a-4f5b-8c6d-000000000003',
      uploadedAt: '2026-02-03 11:30:00',
      relatedTo: 'note',
      mimeType: 'image/jpeg',
      fileExtension: 'jpg',
      fileSize: 48_200,
      fileDescription: null,
      fileName: 'skan_megalodon.jpg',
    },
  ],
};

/** What froze reading for minutes, and what makes many pieces of a page. */
const giants = [
  `gigant https://a${'.'.repeat(500_000)}x koniec`,
  `gigant ${'a@b.pl 1,00 '.repeat(40_000)}`,
  `gigant\n${'wiersz 600 700 800\n'.repeat(20_000)}`,
];

async function startNotedOffice(): Promise<CrmServer> {
  const server = await startOffice(120);
  const [uuid = '', ...others] = server.uuidsBetween(officeDays.from, officeDays.to);
  server.addNote(uuid, note);
  giants.forEach((plain, at) => {
    const giant = { ...note, uuid: `4f2f6c1e-3d4a-4f5b-8c6d-00000000002${String(at)}`, plain, draft: null, files: [] };
    server.addNote(others[at] ?? '', giant);
  });
  return server;
}

const downloaded = downloadOnce(startNotedOffice, officeDays);

test.beforeEach(async () => {
  started = await launch({ dataDir: downloaded.dataDir });
  kronika = new KronikaWindow(started.window);
});

test.afterEach(() => started.close());

test('a note is found by a link and a picture, shows its lists as the CRM does, and is copied with all of it', async () => {
  const { window } = started;
  await kronika.search('pieczatka');
  await kronika.expectCount(1);
  await kronika.openRow(0);
  const picture = kronika.record.locator('.embedded');
  await expect(picture).toContainText('Obraz');
  await expect(picture.locator('mark')).toHaveText('pieczatka');
  await expect(kronika.record.locator('.bold')).toHaveText('Zapłać');
  await expect(kronika.record.locator('.text li')).toHaveText(['1. pierwszy', 'a. zagnieżdżony', '2. drugi']);
  await expectAccessible(window, 'a note with a list, a link and a picture');
  // By its class: on paper the pane itself is left out.
  const address = window.locator('aside .beside');
  await expect(address).toBeHidden();
  await window.emulateMedia({ media: 'print' });
  await expect(address).toHaveCSS('display', 'inline');
  await window.emulateMedia({ media: null });

  await kronika.search('note:brontozaur.pl');
  await kronika.expectCount(1);
  await expect(kronika.grid.getByRole('row').nth(1)).toContainText('…brontozaur.pl/faktura');
  await expect(address).toHaveText(' (https://platnosci.brontozaur.pl/faktura)');
  await expect(address).toBeVisible();
  await kronika.record.getByRole('button', { name: 'tutaj' }).click();
  await expect(kronika.dialog('Otworzyć tę stronę w przeglądarce?')).toContainText('platnosci.brontozaur.pl');
  await window.keyboard.press('Escape');

  await kronika.record.getByRole('button', { name: 'Kopiuj cały zapis' }).click();
  const text = [
    '😀 Zapłać tutaj (https://platnosci.brontozaur.pl/faktura)',
    '1. pierwszy',
    '  a. zagnieżdżony',
    '2. drugi',
    '[obraz: pieczatka.png]',
  ].join('\n');
  await expect.poll(() => started.app.evaluate(({ clipboard }) => clipboard.readText())).toContain(text);
});

test('notes of half a megabyte open, their rest on request', async () => {
  await kronika.search('gigant');
  await kronika.expectCount(3);
  for (const [position, words] of ['wiersz', 'a@b.pl', 'https://a'].entries()) {
    await kronika.openRow(position);
    await expect(kronika.record).toContainText(words);
    await expect(kronika.record.getByRole('button', { name: 'Pokaż resztę tekstu' })).toBeVisible();
  }
  await kronika.search('koniec');
  await kronika.expectCount(1);
  await kronika.openRow(0);
  await expect(kronika.record.locator('mark')).toHaveCount(0);
  await kronika.record.getByRole('button', { name: 'Pokaż resztę tekstu (1 trafienie)' }).click();
  await expect(kronika.record.locator('mark')).toHaveText('koniec');
});

test('a row says why it was found where no cell shows it', async () => {
  await kronika.search('megalodon');
  await kronika.expectCount(1);
  const reason = kronika.grid.locator('.reason');
  await expect(reason).toHaveText(/^plik: /);
  await expect(reason.locator('mark')).toHaveText('megalodon');
  await kronika.search('zagnieżdżony');
  await kronika.expectCount(1);
  await expect(reason).toHaveCount(0);
});

test('the record that stays open says that the search does not find it, also after a restart', async () => {
  await kronika.search('megalodon');
  await kronika.expectCount(1);
  await kronika.openRow(0);
  const outside = kronika.record.getByText('Tego zapisu nie ma wśród wyników.');
  await expect(kronika.record).toContainText('pierwszy');
  await expect(outside).toHaveCount(0);
  await kronika.search('czegoś takiego nie ma');
  await expect(outside).toBeVisible();
  await expectAccessible(started.window, 'a record that the search does not find');

  await started.close();
  started = await launch({ dataDir: downloaded.dataDir });
  kronika = new KronikaWindow(started.window);
  await expect(kronika.record.getByText('Tego zapisu nie ma wśród wyników.')).toBeVisible();
  await kronika.record.getByRole('button', { name: 'Zamknij zapis' }).click();
  await expect(kronika.record).toContainText('Wybierz zapis z listy');
});

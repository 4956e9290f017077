import { expect, test } from 'vitest';
import type { InteractionRecord } from '../../../../preload/model';
import { factsOf } from '../../../../renderer/state/record/record-facts';
import { recordText } from '../../../../renderer/state/record/record-text';
import { Locale } from '../../../../renderer/state/common/locale.svelte';
import { rowOf } from '../memory-archive';

const locale = new Locale(new Date(2022, 11, 30));
const anna = { type: 'person', uuid: null, name: 'Anna Wójcik', number: '+48 600 700 800' };

const block = {
  ...{ type: 'unstyled', depth: 0, marker: null, embedded: null },
  ...{ styles: [], links: [], hits: [], entities: [] },
};

const record: InteractionRecord = {
  ...rowOf(1, '2022-12-29 11:24:57'),
  service: 'call',
  durationSeconds: 368,
  contact: anna,
  agents: [{ uuid: null, name: 'Jan Kowalski', extension: '107' }],
  flags: [{ uuid: null, name: 'Windykacja', color: null }],
  queueStatus: 'queue',
  destination: null,
  destinationHits: [],
  cost: 12,
  from: { ...anna, number: '48600700800' },
  to: { type: 'unknown', uuid: null, name: null, number: '107' },
  smsText: null,
  smsHits: [],
  smsEntities: [],
  notesOwed: false,
  vanishedAt: null,
  otherFields: [],
  ownMarks: [],
  notes: [
    {
      uuid: 'n',
      created: '2022-12-29 11:31:00',
      author: 'Jan Kowalski',
      authorHits: [],
      blocks: [
        { ...block, text: 'Prosi o:' },
        { ...block, type: 'ordered-list-item', marker: '1.', text: 'korektę' },
        { ...block, type: 'ordered-list-item', depth: 1, marker: 'a.', text: 'pilnie' },
        {
          ...block,
          text: 'Zobacz tutaj',
          links: [{ start: 7, length: 5, url: 'https://a.pl/x', opens: true, hits: [] }],
        },
        { ...block, type: 'atomic', embedded: 'image', text: 'skan.jpg' },
        { ...block, type: 'atomic', embedded: 'other', text: '' },
      ],
      pinned: true,
      edited: false,
      deleted: false,
      unknownStatus: null,
      organisation: null,
      person: null,
      attachments: [
        { name: 'umowa.pdf', mimeType: 'application/pdf', sizeBytes: 1_200_000, uploadedAt: null, description: null },
      ],
      attachmentHits: [],
      vanishedAt: null,
      earlierVersions: [],
      otherFields: [],
    },
  ],
};

test('tells a whole record as text, in the order of the pane', () => {
  expect(recordText(record, locale).split('\n')).toEqual([
    'Anna Wójcik, +48 600 700 800',
    'Połączenie przychodzące, odebrane, 6 min 8 s',
    'czwartek, 29 grudnia 2022, 11:24:57',
    '',
    'Jan Kowalski, czwartek, 29 grudnia 2022, 11:31:00, przypięta',
    'Prosi o:',
    '1. korektę',
    '  a. pilnie',
    'Zobacz tutaj (https://a.pl/x)',
    '[obraz: skan.jpg]',
    '[osadzony element]',
    'Załącznik: umowa.pdf (PDF, 1,2 MB)',
    '',
    'Pracownik: Jan Kowalski (wewn. 107)',
    'Flagi: Windykacja',
    'Kolejka: przez kolejkę',
    'Do: 107',
    'Rodzaj kontaktu: osoba',
    'Koszt: 12 (w jednostkach CRM)',
    'Identyfikator w CRM: uuid-1',
  ]);
});

test('says values that Kronika has no words for as they came', () => {
  const odd = { ...record, service: 'CHAT', direction: 'sideways', status: 'melted', queueStatus: 'lost' };
  const facts = Object.fromEntries(factsOf(odd, locale).map(({ name, value }) => [name, value]));
  expect(facts).toMatchObject({ Kierunek: 'sideways', Stan: 'melted', Kolejka: 'lost', 'Czas trwania': '6 min 8 s' });
});

test('says which way a busy call went, which its kind does not', () => {
  const names = factsOf({ ...record, status: 'busy', direction: 'out' }, locale).map(({ name }) => name);
  expect(names).toContain('Kierunek');
  expect(names).not.toContain('Stan');
});

test('a text that is read some other day calls no day today or yesterday', () => {
  const [note] = record.notes;
  const vanishedAt = new Date(2022, 11, 30, 9, 15).toISOString();
  const attachments = [{ ...note!.attachments[0]!, uploadedAt: '2022-12-29 11:30:00' }];
  const recent = { ...record, notes: [{ ...note!, attachments, vanishedAt }] };
  const text = recordText(recent, locale.lasting);
  expect(text).toContain('przypięta, niewidoczna w CRM od 30 gru 2022, 09:15');
  expect(text).toContain('umowa.pdf (PDF, 1,2 MB, przesłano 29 gru 2022, 11:30)');
  expect(recordText(recent, locale)).toMatch(/od dziś 09:15(.|\n)*przesłano wczoraj 11:30/);
});

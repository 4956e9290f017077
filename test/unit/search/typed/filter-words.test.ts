import { describe, expect, test } from 'vitest';
import type { Filters } from '../../../../preload/model';
import { filterWordsIn } from '../../../../main/search/typed/filter-words';
import { growsWithText } from '../../doubling';
import { cases, fc } from '../../random-cases';

const names = {
  agents: ['Anna Kowalska', 'Marek Wójcik', 'Zofia Maria Lis', 'Recepcja', 'Jan Nowak', 'Janina Nowak', 'Paweł Zięba'],
  flags: ['Pilne', 'Do oddzwonienia', 'VIP', 'Reklamacja 2'],
  extensions: ['105', '205', 'sekretariat'],
};

/** The words of each reading with its filters. */
function read(text: string): [string, Filters][] {
  return filterWordsIn(text, names).map(({ start, length, filters }) => [text.slice(start, start + length), filters]);
}

const missed: Filters = { statuses: ['noAnswer'] };
const calls: Filters = { services: ['call'] };

const rows: readonly (readonly [text: string, filters: Filters])[] = [
  ['nieodebrane', missed],
  ['nieodebranych', missed],
  ['nie odebrane', missed],
  ['bez odpowiedzi', missed],
  ['not answered', missed],
  ['missed', { statuses: ['noAnswer'], directions: ['in'] }],
  ['missed outgoing', { statuses: ['noAnswer'], directions: ['out'] }],
  ['missed calls', { statuses: ['noAnswer'], directions: ['in'], services: ['call'] }],
  ['odebrane', { statuses: ['answered'] }],
  ['answered', { statuses: ['answered'] }],
  ['odebrane sms-y', { services: ['sms'], directions: ['in'] }],
  ['odebrane rozmowy', { services: ['call'], statuses: ['answered'] }],
  ['wysłane smsy', { services: ['sms'], directions: ['out'] }],
  ['sent faxes', { services: ['fax'], directions: ['out'] }],
  ['zajęte', { statuses: ['busy'] }],
  ['busy', { statuses: ['busy'] }],
  ['wychodzące', { directions: ['out'] }],
  ['outgoing', { directions: ['out'] }],
  ['przychodzące', { directions: ['in'] }],
  ['incoming', { directions: ['in'] }],
  ['wewnętrzne', { directions: ['internal'] }],
  ['internal calls', { directions: ['internal'], services: ['call'] }],
  ['rozmowy', calls],
  ['połączenia', calls],
  ['telefony', calls],
  ['calls', calls],
  ['sms', { services: ['sms'] }],
  ['smsy', { services: ['sms'] }],
  ['sms-y', { services: ['sms'] }],
  ['texts', { services: ['sms'] }],
  ['faks', { services: ['fax'] }],
  ['faksy', { services: ['fax'] }],
  ['fax', { services: ['fax'] }],
  ['sms i faksy', { services: ['sms', 'fax'] }],
  ['nieodebrane i zajęte', { statuses: ['noAnswer', 'busy'] }],
  ['nieodebrane połączenia wychodzące', { ...missed, ...calls, directions: ['out'] }],
  ['nieodebrany telefon', { ...missed, ...calls }],
  ['rozmowa telefoniczna odebrana', { ...calls, statuses: ['answered'] }],
  ['z załącznikiem', { hasAttachment: true }],
  ['with an attachment', { hasAttachment: true }],
  ['bez załącznika', { hasAttachment: false }],
  ['z notatkami', { hasNotes: true }],
  ['with notes', { hasNotes: true }],
  ['bez notatki', { hasNotes: false }],
  ['without notes', { hasNotes: false }],
  ['z przypiętą notatką', { hasPinnedNote: true }],
  ['with a pinned note', { hasPinnedNote: true }],
  ['z notatką i załącznikiem', { hasNotes: true, hasAttachment: true }],
  ['rozmowy z notatką bez załącznika', { ...calls, hasNotes: true, hasAttachment: false }],
  ['bez gwiazdki', { withoutMarks: ['star'] }],
  ['z uwagą bez gwiazdki', { marks: ['remark'], withoutMarks: ['star'] }],
  ['nieprzeczytane', { marks: ['unread'] }],
  ['nie przeczytane', { marks: ['unread'] }],
  ['przeczytane SMS-y', { services: ['sms'], withoutMarks: ['unread'] }],
  ['without a star', { withoutMarks: ['star'] }],
  ['dłuższe niż 5 min', { minSeconds: 300 }],
  ['dłuższe od pięciu minut', { minSeconds: 300 }],
  ['powyżej 10 minut', { minSeconds: 600 }],
  ['ponad godzinę', { minSeconds: 3600 }],
  ['longer than 5min', { minSeconds: 300 }],
  ['over half an hour', { minSeconds: 1800 }],
  ['krótsze niż 30 s', { maxSeconds: 30 }],
  ['krócej niż 30s', { maxSeconds: 30 }],
  ['poniżej 1,5 minuty', { maxSeconds: 90 }],
  ['shorter than 1:30', { maxSeconds: 90 }],
  ['dłuższe niż 1 min 30 s', { minSeconds: 90 }],
  ['od 2 do 5 minut', { minSeconds: 120, maxSeconds: 300 }],
  ['między 30 s a 2 min', { minSeconds: 30, maxSeconds: 120 }],
  ['from 2 to 5 minutes', { minSeconds: 120, maxSeconds: 300 }],
  ['nieodebrane dłuższe niż 30 s', { ...missed, minSeconds: 30 }],
  ['wewn. 105', { extensions: ['105'] }],
  ['wewn 105', { extensions: ['105'] }],
  ['wewnętrzny 105', { extensions: ['105'] }],
  ['nr wewn. 105', { extensions: ['105'] }],
  ['ext. 105', { extensions: ['105'] }],
  ['rozmowy wewnętrzne wewn. 205', { ...calls, directions: ['internal'], extensions: ['205'] }],
  ['Anna Kowalska', { agents: ['Anna Kowalska'] }],
  ['Kowalska Anna', { agents: ['Anna Kowalska'] }],
  ['Anny Kowalskiej', { agents: ['Anna Kowalska'] }],
  ['Markiem Wójcikiem', { agents: ['Marek Wójcik'] }],
  ['Pawła Zięby', { agents: ['Paweł Zięba'] }],
  ['Jana Nowaka', { agents: ['Jan Nowak'] }],
  ['Janiny Nowak', { agents: ['Janina Nowak'] }],
  ['Zofia Maria Lis', { agents: ['Zofia Maria Lis'] }],
  ['Recepcja', { agents: ['Recepcja'] }],
  ['do oddzwonienia', { flags: ['Do oddzwonienia'] }],
  ['reklamacja 2', { flags: ['Reklamacja 2'] }],
  ['nieodebrane Anny Kowalskiej', { ...missed, agents: ['Anna Kowalska'] }],
];

test.each(rows)('reads %s', (text, filters) => {
  expect(read(text)).toEqual([[text, filters]]);
});

test.each([
  ['umowa nieodebrane Kowalski', [['nieodebrane', missed]]],
  [
    'nieodebrane wczoraj, z notatką',
    [
      ['nieodebrane', missed],
      ['z notatką', { hasNotes: true }],
    ],
  ],
  ['telefon Anna Kowalska', [['Anna Kowalska', { agents: ['Anna Kowalska'] }]]],
  ['Anna Kowalska telefon', [['Anna Kowalska', { agents: ['Anna Kowalska'] }]]],
  [
    'z notatką bez notatki',
    [
      ['z notatką', { hasNotes: true }],
      ['bez notatki', { hasNotes: false }],
    ],
  ],
  ['sms:awaria nieodebrane', [['nieodebrane', missed]]],
  ['od:Anna LUB od:Jan nieodebrane', [['nieodebrane', missed]]],
  ['nieodebrane od:Anna | "Jan"', [['nieodebrane', missed]]],
  ['"z notatką" rozmowy', [['rozmowy', calls]]],
] as const)('takes only the words of the filters: %s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ...[
    'faktura',
    'telefon',
    'rozmowa',
    'wysłane',
    'sent',
    'notatka',
    'załącznik',
    'z notatki',
    'wewn. 999',
    'wewn.',
    '105',
  ],
  ...[
    '"nieodebrane"',
    '„z notatką”',
    '-nieodebrane',
    'sms:awaria',
    'note:sms',
    'nieodebrane OR faktura',
    'sms|faktura',
    'od:Anna LUB nieodebrane',
    'nieodebrane | od:Anna',
  ],
  ...[
    'nie wychodzące',
    'bez faksów',
    'not internal',
    'e-sms',
    'sms/1',
    'nieodebrane-x',
    'Anna',
    'Kowalska',
    'Nowak',
    '',
  ],
  ...[
    'dłuższe niż',
    'dłuższe niż 5',
    'powyżej 10 zł',
    'powyżej 10 m',
    'od 2 do 5',
    'od 5 do 2 minut',
    'od 8:30 do 9:15',
  ],
  ...['5 minut', 'over 5', 'zofia lis', 'do', 'oddzwonienia'],
])('is no filter: %s', (text) => {
  expect(read(text)).toEqual([]);
});

test('does not read a name that an agent and a flag share', () => {
  const both = { agents: ['Serwis'], flags: ['serwis'], extensions: [] };
  expect(filterWordsIn('Serwis', both)).toEqual([]);
});

describe('however it is typed', () => {
  const withoutMarks = (text: string): string => text.replaceAll('ł', 'l').normalize('NFD').replaceAll(/\p{M}/gu, '');

  test.each([
    ['in capitals', (text: string) => text.toUpperCase()],
    ['without Polish letters', withoutMarks],
    ['with marks apart from their letters', (text: string) => text.normalize('NFD')],
    ['with other spaces', (text: string) => text.replaceAll(' ', ' \u00a0')],
    ['with invisible marks in its words', (text: string) => text.replaceAll(/(?<=\S)(?=\S)/gu, '\u00ad')],
    ['with other dashes', (text: string) => text.replaceAll('-', '\u2011')],
  ])('%s', (_, change) => {
    for (const [text, filters] of rows) {
      const typed = change(text);
      expect(read(typed)).toEqual([[typed, filters]]);
    }
  });
});

test('its places lie in the text, one after another', () => {
  const words =
    'nieodebrane sms -y z notatką bez i od 2 do 5 minut dłuższe niż Anny Kowalskiej wewn. 105 telefon | OR "a';
  const texts = fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 12 }).map((row) => row.join(' '));
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0;
      for (const { start, length, filters } of filterWordsIn(text, names)) {
        expect(start).toBeGreaterThanOrEqual(end);
        expect(Object.keys(filters).length).toBeGreaterThan(0);
        end = start + length;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: cases(1000) },
  );
});

/** A text of at most 10,000 characters, which is all that is read of one: often, so that it takes a while. */
function readOften(text: string): void {
  for (let times = 0; times < 8; times += 1) filterWordsIn(text, names);
}

test.each(['sms ', 'sms i ', 'telefon ', 'z notatką i ', 'od 2 ', 'Anna ', 'wewn. ', '"', '-', 'a:', '| '])(
  'reads twice as many of %j in about twice the time',
  (piece) => {
    expect(growsWithText((length) => piece.repeat(length / 16 / piece.length), readOften)).toBe(true);
  },
);

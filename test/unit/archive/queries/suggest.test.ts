import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { readRecords } from '../../../../main/archive/queries/read';
import { suggest } from '../../../../main/archive/queries/suggest';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import type { Json } from '../../../../main/crm/json/wire';
import type { Suggestion } from '../../../../preload/search/suggestions';
import { temporaryArchive } from '../../temp-archive';

const asked = { language: 'pl', today: '2026-03-18' } as const;
const always = (): void => undefined;
const policy = { maxPending: 1, minPending: 1, maxAtOnce: 4, maxPerSegment: 4 };

const people = [
  ['Anna', 'Kowalska', '+48 600 700 801'],
  ['Piotr', 'Kowalczyk', '+48 600 700 802'],
  ['Łucja', 'Żyła', '+48 512 345 678'],
  ['Jan', 'Kowal', '+48 600 700 804'],
] as const;

/** Sixteen records of four people in turn, the newest of Jan Kowal, taken by one of two agents, under one of two flags. */
function wireAt(n: number): Json {
  const [firstName, lastName, number] = people[n % people.length] ?? people[0];
  return {
    ...{ uuid: `u${String(n)}`, callDate: `2026-01-${String(n + 10)} 10:00:00`, service: 'CALL', callDirection: 'IN' },
    from: { type: 'person', uuid: `p${String(n % people.length)}`, firstName, lastName, number },
    userTalk: {
      status: 'agent',
      receivers: [
        { internal: 101 + (n % 2), uuid: `a${String(n % 2)}`, firstName: 'Ola', lastName: ['Mak', 'Żak'][n % 2] ?? '' },
      ],
    },
    flags: [
      {
        name: ['Pilne', 'Reklamacja'][n % 2] ?? '',
        uuid: `f${String(n % 2)}`,
        color: '#fa702e',
        reluuid: `r${String(n)}`,
      },
    ],
  };
}

function suggestIn(inSegments: boolean, text: string): readonly Suggestion[] {
  const archive = temporaryArchive();
  const records = Array.from({ length: 16 }, (_, n) => toInteraction(wireAt(n)));
  archive.transaction(() => storeInteractions(archive, records));
  if (inSegments) flushPending(archive, 'nearlyAll', policy);
  return suggest(archive, readRecords(archive), { ...asked, text }, always);
}

const said = ({ kind, value, start }: Suggestion): string => `${String(start)} ${kind} ${value}`;

test.each([
  [
    'the beginning of a surname',
    'kowal',
    ['0 contact Jan Kowal', '0 contact Piotr Kowalczyk', '0 contact Anna Kowalska'],
  ],
  ['letters without their marks', 'zyla', ['0 contact Łucja Żyła']],
  ['both names, in any order', 'kowals an', ['0 contact Anna Kowalska']],
  ['a name after another word', 'faktura łuc', ['8 contact Łucja Żyła']],
  ['an agent', 'ola mak', ['0 agent Ola Mak']],
  ['a name after its preposition, which goes with it', 'faktura od żył', ['8 contact Łucja Żyła']],
  ['an extension after its sign', 'wewn. 10', ['0 extension 101', '0 extension 102']],
  ['a filter by its whole beginning alone', 'z załą', ['0 filter z załącznikiem']],
  ['a flag', 'rekl', ['0 flag Reklamacja']],
  ['an extension', '101', ['0 extension 101']],
  ['the end of a number', '345 678', ['0 contact Łucja Żyła']],
  ['the beginning of a number', '512 34', ['0 number 512345678']],
  ['a number after a mark that is not seen', '\u200e512 34', ['0 number 512345678']],
  ['a number with dashes that break no line', '512\u201134', ['0 number 512345678']],
  ['a number in wide digits', '５１２３４', ['0 number 512345678']],
  ['a period', 'wcz', ['0 period wczoraj']],
  [
    'a period after another word',
    'faktura zesz',
    [
      '8 period w zeszłym tygodniu',
      '8 period w zeszłym miesiącu',
      '8 period w zeszłym kwartale',
      '8 period w zeszłym roku',
    ],
  ],
  ['a whole period', 'wczoraj', []],
  ['a filter', 'nieod', ['0 filter nieodebrane']],
  ['one letter', 'k', []],
  ['what is excluded', '-kowal', []],
  ['a word with a field', 'od:kowal', []],
  ['within quotes', '"kowal', []],
  ['nothing', '  ', []],
])('%s (%j) suggests %j', (_, text, expected) => {
  for (const inSegments of [false, true]) expect(suggestIn(inSegments, text).map(said)).toEqual(expected);
});

test('what is chosen asks for what was suggested', () => {
  expect(suggestIn(true, 'żyła').map(({ filters }) => filters)).toEqual([{ contacts: ['Łucja Żyła'] }]);
  expect(suggestIn(true, 'ola m').map(({ filters }) => filters)).toEqual([{ agents: ['Ola Mak'] }]);
  expect(suggestIn(true, '512 34').map(({ filters }) => filters)).toEqual([{ number: '512345678' }]);
});

test.each(['2022-12', 'FV 2022/12', 'faktura FV 2022/12'])('pieces of a code or a day (%j) are no number', (text) => {
  const archive = temporaryArchive();
  const record = {
    ...{ uuid: 'u', callDate: '2026-01-10 10:00:00', service: 'SMS', callDirection: 'IN' },
    smsData: 'Faktura FV/2022-12/07',
  };
  archive.transaction(() => storeInteractions(archive, [toInteraction(record)]));
  expect(suggest(archive, readRecords(archive), { ...asked, text: '202212' }, always).map(said)).toEqual([
    '0 number 20221207',
  ]);
  const kinds = suggest(archive, readRecords(archive), { ...asked, text }, always).map(({ kind }) => kind);
  expect(kinds).not.toContain('number');
});

test('gives up as soon as nobody waits', () => {
  const archive = temporaryArchive();
  archive.transaction(() => storeInteractions(archive, [toInteraction(wireAt(0))]));
  flushPending(archive, 'nearlyAll', policy);
  const giveUp = (): void => {
    throw new Error('given up');
  };
  expect(() => suggest(archive, readRecords(archive), { ...asked, text: 'kowal' }, giveUp)).toThrow('given up');
});

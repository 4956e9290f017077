import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { hitsIn } from '../../../../main/search/query/hits';
import { parseQuery } from '../../../../main/search/typed/query-parser';
import { timelineFilters } from '../../../../preload/search/timeline';
import type { Filters } from '../../../../preload/model';
import { temporaryArchive } from '../../temp-archive';

/** Spellings of one number each; every one finds every other. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  mobile: [
    '600700800',
    '600 700 800',
    '600-700-800',
    '600.700.800',
    '600/700/800',
    '60 070 08 00',
    '60 07 00 800',
    '600 70-08-00',
    '(600) 700-800',
    '0 600 700 800',
    '+48600700800',
    '+48 600 700 800',
    '+48-600-700-800',
    '+48.600.700.800',
    '(+48) 600 700 800',
    '+48 (600) 700 800',
    '48600700800',
    '48 600 700 800',
    '0048600700800',
    '0048 600 700 800',
    '048 600 700 800',
    '\u2068+48 600 700 800\u2069',
    '600\u2011700\u2011800',
    '６００ ７００ ８００',
    '600\u00a0700\u00a0800',
    '600\u2009700\u202f800',
    'tel:+48600700800',
    'tel:600-700-800',
    'tel:+48-600-700-800;phone-context=example.com',
    'tel:%2B48600700800',
    'callto:+48600700800',
    'callto://600700800',
    'sip:600700800@pbx',
    'sip:+48600700800@10.0.0.1;transport=udp',
    'sips:600700800@pbx.example.com',
    'tel.600700800',
    'tel. 600 700 800',
    'tel: 600 700 800',
    'Tel.: +48 600 700 800',
    'kom. 600-700-800',
    'Telefon: 600 700 800',
    'telefon:600 700 800',
    'tel 600 700 800',
    'nr 600 700 800',
    'numer: 600 700 800',
    'numer telefonu: +48 600 700 800',
    'komórka 600 700 800',
    'tel.kom. 600 700 800',
    'Nr tel.: 600 700 800',
    '[600 700 800]',
    '[+48 600 700 800]',
    '600 700 800,',
    '+48 600 700 800;',
  ],
  landline: [
    '221234567',
    '22 123 45 67',
    '(22) 123-45-67',
    '(22) 123 45 67',
    '22/123-45-67',
    '22.123.45.67',
    '0 22 123 45 67',
    '0221234567',
    '(0-22) 123 45 67',
    '0-22 123-45-67',
    '(0) 22 123 45 67',
    '+48 22 123 45 67',
    '+48 (22) 123 45 67',
    '+48 (0) 22 123 45 67',
    '+48 (0)22 123-45-67',
    '+48 022 123 45 67',
    '0048 (0) 22 123 45 67',
    '48 (0) 22 123 45 67',
    'tel./fax: 22 123 45 67',
    'fax 22 123 45 67',
    'faks 22 123 45 67',
    'tel 22 123 45 67 wew. 105',
    '22 123 45 67 wew. 105',
    '22 123 45 67 wewn. 105',
    '22 123 45 67 wewnętrzny 105',
    '22 123 45 67 nr wewn. 105',
    '22 123 45 67 wew.105',
    '22 123 45 67 (wew. 105)',
    '22 123 45 67, wew. 105',
    '22 123 45 67 w. 12',
    '22 123 45 67 w.12',
    '22 123 45 67 ext. 105',
    '22 123 45 67 ext 105',
    '22 123 45 67 x105',
    '221234567x105',
    '22 123 45 67 #105',
    '+48221234567;ext=105',
    'tel:+48-22-123-45-67;ext=105',
  ],
  radom: ['486287061', '48 628 70 61', '(48) 628-70-61', '+48 48 628 70 61', '0 48 628 70 61', '48486287061'],
  german: [
    '+49 30 123456',
    '+4930123456',
    '+49 (0)30 123456',
    '+49 (0) 30 123456',
    '+49 030 123456',
    '0049 30 123456',
    '0049 (0)30 123456',
    '004930123456',
    '49 30 123456',
    'tel:+49-30-123456',
    '+49 30 123456 ext. 7',
  ],
  italian: ['+39 06 12345678', '0039 06 12345678', '+39 (0)6 12345678', '+390612345678'],
  british: ['+44 20 7946 0958', '+44 (0)20 7946 0958', '0044 20 7946 0958', '+442079460958'],
  american: ['+1 (201) 555-0123', '+1-201-555-0123', '0012015550123', '+12015550123'],
  icelandic: ['+354 611 1234', '00354 611 1234', '+3546111234'],
  premium: ['700 123 456', '+48 700 123 456', '0 700 123 456'],
  tollFree: ['800 123 456', '0-800 123 456', '+48800123456'],
};

interface Stored {
  readonly as: 'caller' | 'text';
  readonly name: string;
  readonly written: string;
}
const stored: readonly Stored[] = (['caller', 'text'] as const).flatMap((as) =>
  Object.entries(spellings).flatMap(([name, each]) => each.map((written): Stored => ({ as, name, written }))),
);
/** Numbers that none of the others may be taken for. */
const others = ['601700800', '22 123 45 68', '628 70 62', '+49 30 123457', '+39 6 12345679', '105', 'mBank', 'INFO24'];

const said = ({ as, written }: Stored): string => `${as} ${written}`;

function searching(records: readonly Stored[], inSegments: boolean) {
  const archive = temporaryArchive();
  const wires = records.map(({ as, written }, n) => ({
    ...{ uuid: `u${String(n)}`, service: 'SMS', callDirection: 'in' },
    callDate: new Date(Date.UTC(2022, 11, 1, 0, n)).toISOString().slice(0, 19).replace('T', ' '),
    ...(as === 'text'
      ? { smsData: `Proszę dzwonić: ${written}.` }
      : { from: { type: 'unknown', number: written }, smsData: 'Bez numeru' }),
  }));
  const ids = archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)).ids);
  if (inSegments) {
    flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 1000, maxPerSegment: 1000 });
  }
  const found = (text: string, filters: Filters = {}): string[] =>
    searcherOf(archive)
      .page(planSearch({ text, filters }), newestFirst, 0, 1000)
      .map((id) => said(records[ids.indexOf(id)]!))
      .sort();
  return { found };
}

const withOthers = [...stored, ...others.map((written): Stored => ({ as: 'caller', name: 'other', written }))];

test.each([false, true])(
  'finds every spelling of a number by every other, and no other number (in segments: %s)',
  (inSegments) => {
    const { found } = searching(withOthers, inSegments);
    for (const [name, each] of Object.entries(spellings)) {
      const all = withOthers
        .filter((one) => one.name === name)
        .map(said)
        .sort();
      const called = all.filter((one) => one.startsWith('caller'));
      for (const typed of each) {
        expect(found(typed), `typed: ${typed}`).toEqual(all);
        expect(found('', { number: typed }), `filter: ${typed}`).toEqual(all);
        expect(found('', timelineFilters({ kind: 'number', number: typed })), `timeline: ${typed}`).toEqual(called);
      }
    }
  },
);

test('marks a number in the text in every spelling', () => {
  for (const each of Object.values(spellings)) {
    for (const typed of each) {
      for (const written of each) {
        const text = `Proszę dzwonić: ${written}.`;
        const marks = hitsIn(text, parseQuery(typed), 'sms', { exactLetters: false });
        expect(marks.length, `${typed} in ${written}`).toBeGreaterThan(0);
      }
    }
  }
});

test.each([
  ['600 700 800 601 702 803', ['number(600 700 800)', 'number(601 702 803)']],
  ['+48 600 700 800 48 601 702 803', ['number(+48 600 700 800)', 'number(48 601 702 803)']],
  ['600700800 faktura', ['number(600700800)', 'word(faktura)']],
  ['tel. faktura', ['word(tel.)', 'word(faktura)']],
  ['tel. 105', ['word(tel.)', 'number(105)']],
  ['22 123 45 67 w lipcu', ['number(22 123 45 67)', 'word(w)', 'word(lipcu)']],
  ['wew. 105', ['word(wew.)', 'number(105)']],
  ['600700800 -wew. 105', ['number(600700800)', 'word(wew.)', 'number(105)']],
  ['12-12-2022 600 700 800', ['word(12-12-2022)', 'number(600 700 800)']],
  ['123456@firma.pl', ['word(123456@firma.pl)']],
])('reads "%s" as several things', (typed, read) => {
  expect(parseQuery(typed).flatMap(({ anyOf }) => anyOf.map(({ kind, text }) => `${kind}(${text})`))).toEqual(read);
});

test.each<[string, string, readonly string[]]>([
  ['the extension does not narrow', '22 123 45 67 wew. 999', ['22 123 45 67 wew. 105', '221234567']],
  ['nor is it a number of its own', '105', ['105']],
  ['a short number', '19115', ['19115']],
  ['a sender that is a name', 'mbank', ['mBank']],
  ['a name with digits', 'INFO24', ['INFO24']],
  ['digits of a name are no number', '24', []],
  ['a number in a name', '600700800', ['Serwis 600 700 800']],
])('of callers: %s', (_, typed, expected) => {
  const callers = ['22 123 45 67 wew. 105', '221234567', '105', '19115', 'mBank', 'INFO24', 'Serwis 600 700 800'];
  const records = callers.map((written): Stored => ({ as: 'caller', name: '', written }));
  for (const inSegments of [false, true]) {
    const { found } = searching(records, inSegments);
    const wanted = expected.map((written) => `caller ${written}`).sort();
    expect(found(typed)).toEqual(wanted);
    expect(found('', { number: typed })).toEqual(wanted);
  }
});

test('a timeline of a sender that is a name holds just what it sent', () => {
  const records = ['mBank', 'mBank Info', 'INFO24'].map((written): Stored => ({ as: 'caller', name: '', written }));
  const { found } = searching(records, true);
  expect(found('', timelineFilters({ kind: 'number', number: 'mBank' }))).toEqual(['caller mBank']);
  expect(found('', timelineFilters({ kind: 'number', number: 'INFO24' }))).toEqual(['caller INFO24']);
});

test('a filter by a number that has no letter and no digit finds nothing', () => {
  const { found } = searching([{ as: 'caller', name: '', written: '600700800' }], false);
  expect(found('', { number: '---' })).toEqual([]);
  expect(found('', { number: ' ' })).toEqual(['caller 600700800']);
});

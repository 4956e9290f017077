import { expect, test } from 'vitest';
import { flushPending } from '../../../../../main/archive/index/index-build';
import { daysOf, withoutWords } from '../../../../../main/archive/queries/understanding/plan';
import { searcherOf } from '../../../../../main/archive/queries/search';
import { understand } from '../../../../../main/archive/queries/understanding/understand';
import { storeInteractions } from '../../../../../main/archive/store/store';
import { toInteraction } from '../../../../../main/crm/interaction';
import type { Filters, Query } from '../../../../../preload/model';
import { temporaryArchive } from '../../../temp-archive';

const today = '2026-03-18';
const always = (): void => undefined;
const policy = { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 };

const userTalk = { status: 'queue', receivers: [{ internal: 105, uuid: 'a', firstName: 'Ola', lastName: 'Mak' }] };

/** A call that was missed and an SMS on each of the last days; `texts` of the SMS, in turn. */
function office(texts: readonly string[]) {
  const archive = temporaryArchive();
  const days = ['2026-03-18', '2026-03-17', '2026-03-10', '2026-02-20', '2025-03-05'];
  const wires = days.flatMap((day, n) => [
    {
      ...{ uuid: `c${String(n)}`, callDate: `${day} 09:00:00`, service: 'CALL' },
      callDirection: 'IN',
      status: 'NO ANSWER',
      userTalk,
    },
    {
      ...{ uuid: `s${String(n)}`, callDate: `${day} 10:00:00`, service: 'SMS' },
      smsData: texts[n % texts.length] ?? '',
    },
  ]);
  archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
  flushPending(archive, 'nearlyAll', policy);
  const plan = (query: Partial<Query>) => understand(archive, { text: '', filters: {}, ...query }, always, today);
  const count = (query: Partial<Query>): number => searcherOf(archive).count(plan(query));
  return { archive, plan, count };
}

const said = (text: string, texts: readonly string[] = ['Faktura']): readonly (readonly [string, Filters])[] =>
  office(texts)
    .plan({ text })
    .inWords.map(({ words, filters }) => [words, filters]);

test('a period in words is asked for, wherever it stands, and is no word', () => {
  const { plan, count } = office(['Faktura']);
  expect(count({ text: 'faktura wczoraj' })).toBe(1);
  expect(count({ text: 'w zeszłym tygodniu' })).toBe(2);
  expect(count({ text: 'w marcu faktura' })).toBe(3);
  expect(count({ text: 'faktura przed 2026' })).toBe(1);
  expect(plan({ text: 'wczoraj faktura' }).understood.map(({ anyOf }) => anyOf.map(({ text }) => text))).toEqual([
    ['faktura'],
  ]);
  expect(said('Wczoraj faktura')).toEqual([['Wczoraj', { from: '2026-03-17', to: '2026-03-17' }]]);
});

test('in quotes it is words', () => {
  const { count } = office(['Było wczoraj', 'Dziś']);
  expect(count({ text: '"wczoraj"' })).toBe(3);
  expect(count({ text: 'wczoraj' })).toBe(2);
});

test('the same words mean other days tomorrow, also for what is at hand', () => {
  const { archive } = office(['Faktura']);
  const query = { text: 'dziś', filters: {} };
  const countOn = (day: string): number => searcherOf(archive).count(understand(archive, query, always, day));
  expect(['2026-03-18', '2026-03-19', '2026-03-18'].map(countOn)).toEqual([2, 0, 2]);
});

test('a filter in words is one where its words stand for nothing else in the archive', () => {
  expect(said('nieodebrane wczoraj')).toEqual([
    ['nieodebrane', { statuses: ['noAnswer'] }],
    ['wczoraj', { from: '2026-03-17', to: '2026-03-17' }],
  ]);
  expect(office(['Faktura']).count({ text: 'nieodebrane wczoraj' })).toBe(1);
  const texts = ['Masz nieodebrane połączenie'];
  expect(said('nieodebrane', texts)).toEqual([]);
  expect(office(texts).count({ text: 'nieodebrane' })).toBe(5);
});

test('an extension is one that the archive has', () => {
  expect(said('wewn. 105')).toEqual([['wewn. 105', { extensions: ['105'] }]]);
  expect(said('wewn. 106')).toEqual([]);
});

test('filters in words and others are asked for together', () => {
  const { plan, count } = office(['Faktura']);
  expect(count({ text: 'nieodebrane', filters: { services: ['sms'] } })).toBe(0);
  expect(count({ text: 'sms', filters: { services: ['sms', 'call'] } })).toBe(5);
  expect(count({ text: 'w marcu', filters: { from: '2026-03-11' } })).toBe(4);
  expect(daysOf(plan({ text: 'w marcu', filters: { from: '2026-03-11' } }))).toEqual({
    ...{ from: '2026-03-11', to: '2026-03-31' },
  });
});

test('where nothing is found, it is told what leaving the words out would find', () => {
  const { archive, plan } = office(['Faktura']);
  const searched = plan({ text: 'faktura w styczniu' });
  const reason = searcherOf(archive).explainEmpty(searched, today);
  expect(reason.without).toEqual([{ part: { kind: 'words', at: 0 }, count: 5 }]);
  expect(searcherOf(archive).count(withoutWords(searched, 0))).toBe(5);
});

test.each(['nieodebrane, w marcu', 'w marcu: nieodebrane!', '(nieodebrane) w marcu ;', '"" w marcu nieodebrane'])(
  'signs beside words that are all filters demand nothing: %s',
  (text) => {
    expect(office(['Faktura']).count({ text })).toBe(3);
  },
);

test('words that stand scattered over a record are no text of several words', () => {
  const texts = ['Wewnętrzny spis, pozycja 105', 'W załączniku, ale bez uwag'];
  expect(said('wewn. 105', texts)).toEqual([['wewn. 105', { extensions: ['105'] }]]);
  expect(said('bez załącznika', texts)).toEqual([['bez załącznika', { hasAttachment: false }]]);
  expect(said('bez załącznika', ['Przyszło bez załącznika'])).toEqual([]);
});

test('where nothing is found, it is told what the same words would find as words', () => {
  const { archive, plan } = office(['Umowa na styczeń, w styczniu']);
  const reason = searcherOf(archive).explainEmpty(plan({ text: 'umowa w styczniu' }), today);
  expect(reason.asWords).toEqual([{ at: 0, count: 5 }]);
});

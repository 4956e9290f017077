import { expect, test } from 'vitest';
import { entitiesIn, offeredWithin } from '../../../../main/search/analysis/entities';
import { hitsIn } from '../../../../main/search/query/hits';
import { parseQuery } from '../../../../main/search/typed/query-parser';
import { searchFor } from '../../../../renderer/state/texts/written-entity';
import { fc } from '../../random-cases';

const written = (text: string): string[] =>
  entitiesIn(text).map(({ kind, start, length }) => `${kind} ${text.slice(start, start + length)}`);

test.each([
  ['Proszę dzwonić: +48 600 700 800, albo 22 123-45-67.', ['number +48 600 700 800', 'number 22 123-45-67']],
  ['Faktura FV/2022/12/07 na 1 234,50 zł', ['code FV/2022/12/07', 'amount 1 234,50 zł']],
  ['FV 2022/12/07; zam-2026-0012; VIII GNc 45/21', ['code FV 2022/12/07', 'code zam-2026-0012', 'code VIII GNc 45/21']],
  ['anna.nowak+biuro@firma.com.pl.', ['email anna.nowak+biuro@firma.com.pl']],
  ['(zob. https://firma.pl/a?b=1), www.firma.pl!', ['web https://firma.pl/a?b=1', 'web www.firma.pl']],
  ['https://pl.wikipedia.org/wiki/Kronika_(film).', ['web https://pl.wikipedia.org/wiki/Kronika_(film)']],
  ['konto PL61 1090 1014 0000 0712 1981 2874', ['account PL61 1090 1014 0000 0712 1981 2874']],
  ['konto 61109010140000071219812874', ['account 61109010140000071219812874']],
  ['NIP 525-21-09-878', ['number 525-21-09-878']],
  [
    'tel. \u2068600\u2011700\u2011800\u2069 i ６００７００８０１',
    ['number 600\u2011700\u2011800', 'number ６００７００８０１'],
  ],
  [
    '1\u202f234,50\u00a0zł za FV\u20132022\u201312\u201307',
    ['amount 1\u202f234,50\u00a0zł', 'code FV\u20132022\u201312\u201307'],
  ],
  ['https://firma.pl/a\u2013b', ['web https://firma.pl/a\u2013b']],
])('finds in "%s"', (text, expected) => {
  expect(written(text)).toEqual(expected);
});

test.each([
  '2022-12-29 11:24',
  '2022-12-29T11:24:57',
  'od 01.12.2022 10:30 do 29/12/2022',
  '5-letni, 100-procentowy, 24/7, A4',
  'abc123456def',
  'https://',
  'ul. Długa 12/14',
])('finds nothing in "%s"', (text) => {
  expect(written(text)).toEqual([]);
});

test('an address is left without whatever marks stand after it', () => {
  expect(written(`https://a.pl${'.,;'.repeat(99)}`)).toEqual(['web https://a.pl']);
  expect(written(`(https://a.pl${').'.repeat(99)}`)).toEqual(['web https://a.pl']);
  expect(written(`https://a.pl/(x)${'.'.repeat(99)}`)).toEqual(['web https://a.pl/(x)']);
});

test('only so much of a text is looked through, and nothing at its edge is half', () => {
  const text = 'tel. 600 700 800 i www.firma.pl/cennik';
  expect(entitiesIn(text, 16)).toEqual([{ kind: 'number', start: 5, length: 11 }]);
  expect(entitiesIn(text, 15)).toEqual([]);
  const notes = 'tel. 600700800 '.repeat(20_000);
  expect(entitiesIn(notes).at(-1)?.start).toBeLessThan(offeredWithin);
});

const pieces = fc.constantFrom(
  ...['FV/2022/12/07', '+48 600 700 800', '1 234,50 zł', 'a@firma.pl', 'https://firma.pl/x', 'Łódź', '29.12.2022', ' '],
  ...['61 1090 1014 0000 0712 1981 2874', ',', '\n', '/', '-', '.', '🙂', '12', 'PL'],
);

test('gives places in order, inside the text, that do not overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      let end = 0;
      for (const { start, length } of entitiesIn(text)) {
        expect(start).toBeGreaterThanOrEqual(end);
        expect(length).toBeGreaterThan(0);
        end = start + length;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('what a click searches for is found where it was clicked', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join(' ');
      for (const { kind, start, length } of entitiesIn(text)) {
        const query = parseQuery(searchFor({ kind, text: text.slice(start, start + length) }));
        const hits = hitsIn(text, query, 'sms', { exactLetters: false });
        expect(hits.some((hit) => hit.start <= start + length && start <= hit.start + hit.length)).toBe(true);
      }
    }),
  );
});

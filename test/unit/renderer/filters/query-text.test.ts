import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../main/search/query/query-parser';
import { withoutGroup, withWords, writeGroups } from '../../../../renderer/state/filters/query-text';

describe('a search as text', () => {
  it.each([
    'faktura "po terminie" -zapłacona',
    'oferta LUB wycena LUB "nowa cena"',
    'sms:faktura notatka:"pilne sprawy" od:nowak agent:ewa flaga:vip autor:jan plik:umowa cel:sklep',
    '-sms:600 700 800 FV/2026/03/014 1 234,50',
  ])('is understood again as it was: %s', (text) => {
    const groups = parseQuery(text);
    for (const language of ['pl', 'en'] as const) expect(parseQuery(writeGroups(groups, language))).toEqual(groups);
  });

  it('loses the one part that is taken away, and only that', () => {
    const groups = parseQuery('faktura -zapłacona sms:oferta');
    expect(withoutGroup(groups, 1, 'pl')).toBe('faktura sms:oferta');
  });

  it('takes whole words in place of a part of a word', () => {
    const groups = parseQuery('pilne sms:orygu');
    expect(withWords(groups, 'orygu', ['korygujaca', 'skoryguj'], 'pl')).toBe(
      'pilne sms:"korygujaca" LUB sms:"skoryguj"',
    );
    const numbers = withWords(parseQuery('pilne 881 0078'), '881 0078', ['881007891', '881007800'], 'pl');
    expect(numbers).toBe('pilne 881007891 LUB 881007800');
    expect(parseQuery(numbers)[1]?.anyOf.map(({ kind }) => kind)).toEqual(['number', 'number']);
  });
});

import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../main/search/typed/query-parser';
import {
  asWords,
  withoutGroup,
  withoutInWords,
  withWord,
  withWords,
  writeGroups,
} from '../../../../renderer/state/filters/query-text';

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
    const understood = parseQuery('faktura -zapłacona sms:oferta');
    expect(withoutGroup({ understood, inWords: [] }, 1, 'pl')).toBe('faktura sms:oferta');
    const inWords = [{ start: 0, length: 7, words: 'wczoraj', filters: { from: '2026-01-01' } }];
    expect(withoutGroup({ understood, inWords }, 0, 'pl')).toBe('-zapłacona sms:oferta wczoraj');
  });

  it('takes whole words in place of a part of a word', () => {
    const of = (text: string) => ({ understood: parseQuery(text), inWords: [] });
    expect(withWords(of('pilne sms:orygu'), 'orygu', ['korygujaca', 'skoryguj'], 'pl')).toBe(
      'pilne sms:"korygujaca" LUB sms:"skoryguj"',
    );
    const numbers = withWords(of('pilne 881 0078'), '881 0078', ['881007891', '881007800'], 'pl');
    expect(numbers).toBe('pilne 881007891 LUB 881007800');
    expect(parseQuery(numbers)[1]?.anyOf.map(({ kind }) => kind)).toEqual(['number', 'number']);
  });

  it('loses words that stand for filters, or has them in quotes, where they still are', () => {
    const text = 'faktura wczoraj pilne';
    const inWords = { start: 8, length: 7, words: 'wczoraj', filters: {} };
    expect(withoutInWords(text, inWords)).toBe('faktura pilne');
    expect(asWords(text, inWords)).toBe('faktura "wczoraj" pilne');
    expect(withoutInWords('faktura dzisiaj', inWords)).toBe('faktura dzisiaj');
    expect(asWords('faktura dzisiaj', inWords)).toBe('faktura dzisiaj');
  });

  it('has the word that was meant in the place of the one that was typed', () => {
    expect(withWord('sms:Fakutra -pilne', 'fakutra', 'faktura')).toBe('sms:faktura -pilne');
    expect(withWord('coś innego', 'fakutra', 'faktura')).toBe('coś innego');
  });
});

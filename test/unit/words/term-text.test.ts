import { describe, expect, test } from 'vitest';
import type { TermGroup } from '../../../preload/model';
import { formsOf, groupText } from '../../../preload/words/texts/term-text';
import { words } from '../../../preload/words/words';

const groupOf = (text: string, forms: readonly string[], excluded = false): TermGroup => ({
  excluded,
  anyOf: [{ kind: 'word', text, field: null, isPrefix: true, forms }],
});

describe('the forms of a word', () => {
  test('begin with the most usual, and leave out a vocative that is not written', () => {
    const forms = ['faktur', 'fakturo', 'fakturom', 'fakturze', 'fakturą', 'fakturę', 'faktury'];
    expect(formsOf([groupOf('faktura', forms)])).toEqual([
      'faktury',
      'fakturę',
      'fakturą',
      'faktur',
      'fakturom',
      'fakturze',
    ]);
  });

  test('keep a neuter noun in -o', () => {
    expect(formsOf([groupOf('miastem', ['miasta', 'miasto', 'miastu'])])).toEqual(['miasta', 'miastu', 'miasto']);
  });

  test('are those of each word, each once, and none of what is left out', () => {
    expect(
      formsOf([groupOf('sad', ['sadu']), groupOf('sady', ['sadu', 'sadom']), groupOf('pies', ['psa'], true)]),
    ).toEqual(['sadu', 'sadom']);
  });
});

describe('a word on its chip', () => {
  const t = words('pl');
  const said = (text: string, kind: 'word' | 'phrase' = 'word'): string =>
    groupText({ excluded: false, anyOf: [{ kind, text, field: null, isPrefix: kind === 'word', forms: [] }] }, t);

  test('stands without the comma of the sentence it was pasted with', () => {
    expect(['dobry,', 'pilne!', 'faktura...', 'Sp.', 'dobry'].map((text) => said(text))).toEqual([
      'dobry',
      'pilne',
      'faktura',
      'Sp',
      'dobry',
    ]);
  });

  test('stands as it was typed where it is quoted', () => {
    expect(said('Dzień dobry,', 'phrase')).toContain('Dzień dobry,');
  });
});

import { describe, expect, test } from 'vitest';
import type { TermGroup } from '../../../preload/model';
import { formsOf } from '../../../preload/words/term-text';

const groupOf = (text: string, forms: readonly string[], excluded = false): TermGroup => ({
  excluded,
  anyOf: [{ kind: 'word', text, field: null, isPrefix: true, forms }],
});

describe('the forms of a word', () => {
  test('begin with the most usual, and leave out a vocative that nobody writes', () => {
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

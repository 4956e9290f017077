import { expect, test } from 'vitest';
import type { Spelling, WordField } from '../../../../../main/search/index/terms';
import { codesBeginning, numberTerm, wordTerm } from '../../../../../main/search/index/terms';
import { ordered } from '../../../../../main/search/query/order/ordering';
import { parseQuery } from '../../../../../main/search/typed/query-parser';
import { textCondition } from '../../../../../main/search/query/query-tree';
import { relevanceOf } from '../../../../../main/search/query/order/relevance';
import { Results } from '../../../../../main/search/query/results';
import type { TermGroup } from '../../../../../preload/model';
import { always, noPhrases, recordOf, segmentsOf, snapshotOf } from '../../stored-segments';

const word = (field: WordField, text: string): string => wordTerm(field, { text, exact: text } satisfies Spelling);

/** The terms of each record, by its id. */
function inOrder(typed: string, records: Readonly<Record<number, readonly string[]>>, forms: readonly string[] = []) {
  const groups = parseQuery(typed).map((group): TermGroup => ({
    ...group,
    anyOf: group.anyOf.map((term) => (term.kind === 'word' ? { ...term, forms } : term)),
  }));
  const all = Object.entries(records).map(([id, terms]) => recordOf(Number(id), [...terms].sort()));
  const condition = textCondition(groups, false);
  const orders = [0, 1, 2].map((pendingEach) => {
    const isPending = (_: unknown, at: number): boolean => pendingEach > 0 && at % pendingEach === 0;
    const stored = all.filter((each, at) => !isPending(each, at));
    const pending = all.filter(isPending).reverse();
    const results = new Results(snapshotOf(segmentsOf(stored, 2), { pending }), condition, noPhrases);
    const ordering = ordered(results, { by: 'relevance', descending: true }, always, () => relevanceOf(groups, false));
    const ids = ordering.page(0, 100, always);
    expect(ids.map((_, at) => ordering.page(at, 1, always)).flat()).toEqual(ids);
    expect(ids.map((id) => ordering.positionOf(id, always).position)).toEqual(ids.map((_, at) => at));
    return ids;
  });
  // Whether records lie in segments or are pending makes no difference.
  expect(orders[1]).toEqual(orders[0]);
  expect(orders[2]).toEqual(orders[0]);
  return orders[0];
}

test('a word: in a name of a contact or flag, whole, in another form, as a beginning; equal ones newest first', () => {
  const records = {
    1: [word('from', 'faktura')],
    2: [word('flag', 'faktura')],
    3: [word('sms', 'faktura')],
    4: [word('note', 'faktura'), word('sms', 'fakturze')],
    5: [word('sms', 'fakturze')],
    6: [word('sms', 'fakturant')],
    7: [word('from', 'fakturant')],
    8: [word('agent', 'faktura')],
    9: [word('sms', 'inne')],
  };
  expect(inOrder('faktura', records, ['fakturze'])).toEqual([2, 1, 8, 4, 3, 5, 7, 6]);
  expect(inOrder('faktur', records, [])).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
});

test('several words: the points of each are added', () => {
  const records = {
    1: [word('from', 'anna'), word('from', 'nowak')],
    2: [word('from', 'anna'), word('sms', 'nowakowi')],
    3: [word('sms', 'anna'), word('sms', 'nowak')],
    4: [word('sms', 'anna'), word('sms', 'nowakowi')],
    5: [word('sms', 'annalise'), word('sms', 'nowakowi')],
  };
  expect(inOrder('anna nowak', records)).toEqual([1, 3, 2, 4, 5]);
  expect(inOrder('anna OR nowak', records)).toEqual([2, 1, 4, 3, 5]);
});

test('a number: of the caller, of a caller whose number ends so, in a text', () => {
  const records = {
    1: [numberTerm('from', '700800')],
    2: [numberTerm('to', '600700800')],
    3: [numberTerm('sms', '600700800')],
    4: [numberTerm('note', '700800')],
  };
  expect(inOrder('700 800', records)).toEqual([1, 2, 4, 3]);
  expect(inOrder('600 700 800', records)).toEqual([2, 3]);
});

test('a code: whole, then as a beginning', () => {
  const code = (squeezed: string): string => `${codesBeginning(squeezed).from}\u0001s`;
  expect(inOrder('FV/2022/1', { 1: [code('fv20221')], 2: [code('fv202212')] })).toEqual([1, 2]);
});

test('a field, and what is left out', () => {
  const records = {
    1: [word('from', 'anna')],
    2: [word('sms', 'anna'), word('from', 'anna')],
    3: [word('sms', 'anna'), word('flag', 'pilne')],
  };
  expect(inOrder('sms:anna', records)).toEqual([3, 2]);
  expect(inOrder('anna -pilne', records)).toEqual([2, 1]);
});

test('many parts in many segments are the same counted one by one', () => {
  const typed = 'a b c d e f g h';
  const parts = typed.split(' ');
  const fields: readonly WordField[] = ['from', 'sms', 'flag', 'note'];
  const records = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [
      at + 1,
      parts.map((part, place) => {
        const drawn = (at * 7919 + place * 104_729 + at * at * place) % 11;
        return word(fields[drawn % 4]!, drawn < 8 ? part : `${part}x`);
      }),
    ]),
  );
  const pointsOf = (id: number): number =>
    records[id]!.reduce((sum, term) => sum + (term.includes('x\u0001') ? 0 : /[fl]$/.test(term) ? 3 : 2), 0);
  const wanted = Object.keys(records)
    .map(Number)
    .sort((a, b) => pointsOf(b) - pointsOf(a) || b - a);
  expect(inOrder(typed, records)).toEqual(wanted.slice(0, 100));
});

test('nothing that is searched for: newest first', () => {
  expect(inOrder('', { 1: [], 2: [word('sms', 'anna')], 3: [] })).toEqual([3, 2, 1]);
});

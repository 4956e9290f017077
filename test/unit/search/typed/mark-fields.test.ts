import { expect, test } from 'vitest';
import { markFieldsIn } from '../../../../main/search/typed/mark-fields';

test.each([
  ['gwiazdka:', ['star']],
  ['faktura Gwiazdka:tak i star:yes', ['star', 'star']],
  ['uwaga: remark:', ['remark', 'remark']],
  ['wyjaśnienie: nieprzeczytane:', ['clarify', 'unread']],
  // Quoted, excluded, or one side of an OR.
  ['"gwiazdka: uwaga: pilne" „to uwaga: x” -gwiazdka: -"a uwaga: b"', []],
  ['faktura OR gwiazdka:', []],
  ['uwaga: | faktura', []],
  // Words that are looked for in remarks, or are no field of a mark.
  ['uwaga:tak uwaga:faktura "gwiazdka:" xgwiazdka: notatka: gwiazdka:nie', []],
])('%s', (text, marks) => {
  expect(markFieldsIn(text).flatMap((field) => field.marks)).toEqual(marks);
});

test('says where they stand', () => {
  expect(markFieldsIn('a star:yes b')).toEqual([{ start: 2, length: 8, marks: ['star'] }]);
});

test('fields that an OR joins ask for any of their marks', () => {
  expect(markFieldsIn('a gwiazdka: LUB uwaga: | unread: b clarify:')).toEqual([
    { start: 2, length: 30, marks: ['star', 'remark', 'unread'] },
    { start: 35, length: 8, marks: ['clarify'] },
  ]);
});

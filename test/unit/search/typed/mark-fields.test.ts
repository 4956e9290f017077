import { expect, test } from 'vitest';
import { markFieldsIn } from '../../../../main/search/typed/mark-fields';

test.each([
  ['gwiazdka:', ['star']],
  ['faktura Gwiazdka:tak i star:yes', ['star', 'star']],
  ['uwaga: remark:', ['remark', 'remark']],
  ['wyjaśnienie: nieprzeczytane:', ['clarify', 'unread']],
  // Quoted, excluded, or one side of an OR.
  ['"gwiazdka: uwaga: pilne" „to uwaga: x” -"a uwaga: b" "a -gwiazdka: b" -uwaga:faktura', []],
  ['faktura OR gwiazdka:', []],
  ['uwaga: | faktura', []],
  // Words that are looked for in remarks, or are no field of a mark.
  ['uwaga:tak uwaga:faktura "gwiazdka:" xgwiazdka: notatka: gwiazdka:może uwaga:nie', []],
])('%s', (text, marks) => {
  expect(markFieldsIn(text).flatMap((field) => field.marks)).toEqual(marks);
});

test.each([
  ['gwiazdka:nie', ['star']],
  ['faktura -gwiazdka: star:no -Uwaga:', ['star', 'star', 'remark']],
  ['-wyjaśnienie:tak unread:nie', ['clarify', 'unread']],
  // Twice no is yes; what an OR joins is no filter.
  ['-gwiazdka:nie', []],
  ['gwiazdka:nie OR uwaga:', []],
  ['-uwaga: | -gwiazdka:', []],
])('without: %s', (text, marks) => {
  expect(markFieldsIn(text).flatMap((field) => (field.isWithout ? field.marks : []))).toEqual(marks);
});

test('says where they stand', () => {
  expect(markFieldsIn('a star:yes b')).toEqual([{ start: 2, length: 8, marks: ['star'], isWithout: false }]);
});

test('an exclusion begins with its minus', () => {
  expect(markFieldsIn('a -star: b')).toEqual([{ start: 2, length: 6, marks: ['star'], isWithout: true }]);
});

test('fields that an OR joins ask for any of their marks', () => {
  expect(markFieldsIn('a gwiazdka: LUB uwaga: | unread: b clarify:')).toEqual([
    { start: 2, length: 30, marks: ['star', 'remark', 'unread'], isWithout: false },
    { start: 35, length: 8, marks: ['clarify'], isWithout: false },
  ]);
});

import { expect, test } from 'vitest';
import { markFieldsIn } from '../../../../main/search/typed/mark-fields';

test.each([
  ['gwiazdka:', ['star']],
  ['faktura Gwiazdka:tak i star:yes', ['star', 'star']],
  ['uwaga: remark:', ['remark', 'remark']],
  ['wyjaśnienie: nieprzeczytane:', ['clarify', 'unread']],
  // Words that are looked for in remarks, or are no field of a mark.
  ['uwaga:tak uwaga:faktura "gwiazdka:" xgwiazdka: notatka: gwiazdka:nie', []],
])('%s', (text, marks) => {
  expect(markFieldsIn(text).map(({ mark }) => mark)).toEqual(marks);
});

test('says where they stand', () => {
  expect(markFieldsIn('a star:yes b')).toEqual([{ start: 2, length: 8, mark: 'star' }]);
});

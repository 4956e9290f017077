import { expect, test } from 'vitest';
import { planSearch, withGroups, type AddForms } from '../../../../../main/archive/queries/understanding/plan';
import { firstIdOf } from '../../../../../main/search/index/ids';
import type { Filters, Query } from '../../../../../preload/model';
import { at } from '../../ledger/window-of';

const query = (text: string, more: Partial<Query> = {}): Query => ({ text, filters: {}, ...more });
const addForms: AddForms = (groups) =>
  groups.map((group) => ({ ...group, anyOf: group.anyOf.map((term) => ({ ...term, forms: ['faktur'] })) }));

test.each([
  ['a word', query('faktura'), ['faktur']],
  ['a word in exactly this form', query('faktura', { exactForms: true }), []],
  ['a word in exactly these letters, whose forms count', query('faktura', { exactLetters: true }), ['faktur']],
])('%s is understood with the forms it asks for', (_, asked, forms) => {
  const plan = planSearch(asked, addForms);
  expect(plan).toMatchObject({ query: asked, exactLetters: asked.exactLetters === true });
  expect(plan.understood).toMatchObject([{ excluded: false, anyOf: [{ kind: 'word', text: 'faktura', forms }] }]);
});

test('a search for nothing demands nothing', () => {
  const { understood, tree } = planSearch(query('  '));
  expect([understood, tree.text, [...tree.filters]]).toEqual([[], null, []]);
});

test.each(['!!!', '---', '…', '""', '-"!"'])('what cannot be searched (%s) finds nothing', (typed) => {
  const { understood, tree } = planSearch(query(typed));
  expect([understood, tree.text]).toEqual([[], { kind: 'any', of: [] }]);
});

test('what is not seen is nothing typed', () => {
  expect(planSearch(query('\u2068\u200b \ufeff')).tree.text).toBe(null);
});

const last = Number.MAX_SAFE_INTEGER - 1;
test.each([
  ['a day', { from: '2022-12-10', to: '2022-12-10' }, firstIdOf(at('2022-12-10')), firstIdOf(at('2022-12-11')) - 1],
  ['a beginning', { from: '2022-12-10' }, firstIdOf(at('2022-12-10')), last],
  ['an end', { to: '2022-12-31' }, 0, firstIdOf(at('2023-01-01')) - 1],
])('a period with %s is that of the ids of its days', (_, filters: Filters, firstId, lastId) => {
  expect([...planSearch({ text: '', filters }).tree.filters]).toEqual([['from', { kind: 'period', firstId, lastId }]]);
});

test.each([{ from: '2022-02-30' }, { to: '10.12.2022' }, { from: '' }])('%j is no period', (filters) => {
  expect(() => planSearch({ text: '', filters })).toThrow('wrongInput');
});

test('the search for other groups keeps the filters, and goes by no name that can be typed', () => {
  const plan = planSearch(query('oferta', { filters: { hasNotes: true } }));
  const { understood } = planSearch(query('faktura'));
  const other = withGroups(plan, understood);
  expect(other.understood).toBe(understood);
  expect(other.tree.filters).toBe(plan.tree.filters);
  expect(JSON.stringify(other.tree.text)).toBe(JSON.stringify(planSearch(query('faktura')).tree.text));
  expect(other.query).toEqual({ text: `\0${JSON.stringify(understood)}`, filters: { hasNotes: true } });
});

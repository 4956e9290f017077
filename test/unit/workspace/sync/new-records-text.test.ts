import { expect, test } from 'vitest';
import type { NewRecords } from '../../../../main/workspace/sync/new-records';
import { noticesOf } from '../../../../main/workspace/sync/new-records-text';

const came = (name: string, count: number, more: Partial<NewRecords> = {}): NewRecords => ({
  search: {
    id: `id-${name}`,
    name,
    query: { text: name, filters: {} },
    sort: { by: 'date', descending: true },
    seen: null,
  },
  ...{ count, isAtLeast: false, ids: [count], contacts: [], ...more },
});

test('says the name of each search and how many came, and nothing of what stands in them', () => {
  expect(noticesOf([came('Reklamacje', 3), came('Faktury', 2, { isAtLeast: true })], 'pl')).toEqual([
    { title: 'Reklamacje', body: 'Nowe zapisy i notatki: 3', leadsTo: { search: 'id-Reklamacje', ids: [3] } },
    { title: 'Faktury', body: 'Nowe zapisy i notatki: 2+', leadsTo: { search: 'id-Faktury', ids: [2] } },
  ]);
});

test('names whom they are with where that was allowed, and that there are more', () => {
  const contacts = ['Anna Wójcik', 'ŻABKA'];
  expect(noticesOf([came('A', 2, { contacts }), came('B', 9, { contacts })], 'en').map(({ body }) => body)).toEqual([
    'New records and notes: 2\nAnna Wójcik, ŻABKA',
    'New records and notes: 9\nAnna Wójcik, ŻABKA…',
  ]);
});

test('makes one of many, which leads to each record once', () => {
  const found = [came('A', 1), came('B', 2), came('C', 3), came('D', 4, { ids: [1, 4] })];
  expect(noticesOf(found, 'pl')).toEqual([
    {
      title: 'Nowe w zapisanych wyszukiwaniach: 4',
      body: 'A: 1, B: 2, C: 3, D: 4',
      leadsTo: { search: null, ids: [1, 2, 3, 4] },
    },
  ]);
});

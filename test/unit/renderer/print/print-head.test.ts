import { expect, test } from 'vitest';
import type { Query } from '../../../../preload/model';
import type { PrintPlan } from '../../../../preload/print';
import { Locale } from '../../../../renderer/state/common/locale.svelte';
import type { PrintChoice } from '../../../../renderer/state/print/print-choices';
import { headOfPrint, missingLines } from '../../../../renderer/state/print/print-head';

const locale = new Locale(new Date(2026, 4, 20, 12, 0));
const office = { account: { name: 'biuro', baseUrl: '' }, isDemo: false };
const plan: PrintPlan = {
  ...{ ids: [1, 2], total: 2, firstDay: '2026-05-01', lastDay: '2026-05-04', inWords: [], rewriting: null },
  ...{ gaps: [], missingDays: [], notesOwed: 0, unreadable: { count: 0, dayUnknown: 0 } },
};
const listOf = (query: Query): PrintChoice => ({
  ...{ what: 'list', query, marks: query, selection: { kind: 'all' }, sort: { by: 'date', descending: true } },
  ...{ count: 2, who: null, timeline: null },
});
const all = listOf({ text: '', filters: {} });
const headOf = (choice: PrintChoice, changes: Partial<PrintPlan> = {}) =>
  headOfPrint(choice, { ...plan, ...changes }, null, office, locale);

test('a list is called by its search in words, filters included, and says its days and its number of records', () => {
  const { title, extent, lines } = headOf(
    listOf({ text: ' faktura ', filters: { from: '2026-05-01', services: ['sms'], hasNotes: true } }),
    { inWords: [{ words: 'wczoraj', start: 0, length: 7, filters: { from: '2026-05-19', to: '2026-05-19' } }] },
  );
  expect(title).toBe('Wyniki wyszukiwania: „faktura”, Rodzaj: SMS-y, Tylko zapisy: z notatkami');
  expect(extent).toBe('1 maj 2026 – 4 maj 2026, 2 zapisy');
  expect(lines).toEqual([
    '„wczoraj”: 19 maj 2026',
    '1 maj 2026 – 4 maj 2026, 2 zapisy',
    'Z tych dni archiwum ma wszystkie zapisy.',
    'Sporządzono 20 maj 2026, 12:00 w programie Kronika z archiwum „biuro”.',
  ]);
  expect(headOf(all).title).toBe('Wszystkie zapisy');
});

test('a history is called by whom it is of, with what is known of them', () => {
  const summary = {
    ...{ total: 2, firstDay: '2026-05-01', lastDay: '2026-05-02', numbers: ['1', '2'], names: [], contacts: 2 },
    ...{ areAllRead: true, missingDays: [], unreadable: { count: 0, dayUnknown: 0 } },
  };
  const { kind, title, lines } = headOf({
    ...all,
    ...{ what: 'timeline', timeline: { of: { kind: 'contact', name: 'Anna' }, summary } },
  });
  expect([kind, title]).toEqual(['Cała historia kontaktu', 'Anna']);
  expect(lines.slice(0, 2)).toEqual(['Numery: 1, 2', 'Tę nazwę noszą w CRM 2 kontakty: ich zapisy są tu razem.']);
});

test('every page says how many days, notes and records are missing, each stretch of days once', () => {
  expect(headOf(all)).toMatchObject({ completeness: 'dni kompletne', made: '20 maj 2026, 12:00, archiwum „biuro”' });
  const lacking: Partial<PrintPlan> = {
    missingDays: [{ from: '2026-05-02', to: '2026-05-03' }],
    gaps: [
      {
        ...{ kind: 'events', from: '2026-05-02 00:00:00', to: '2026-05-05 00:00:00' },
        ...{ reason: { kind: 'notAsked' }, crmCount: null, ourCount: null },
      } as unknown as PrintPlan['gaps'][number],
    ],
    notesOwed: 12,
    unreadable: { count: 3, dayUnknown: 0 },
  };
  const head = headOf(all, lacking);
  expect(head.completeness).toBe('brakujące dni: 3, zapisy bez pobranych notatek: 12, nieodczytane zapisy: 3');
  expect(head.lines).not.toContain('Z tych dni archiwum ma wszystkie zapisy.');
  expect(head.lines).toEqual(expect.arrayContaining(missingLines({ ...plan, ...lacking }, locale)));
  expect(missingLines({ ...plan, ...lacking }, locale)).toHaveLength(3);
});

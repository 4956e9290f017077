import { expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { copyRows, type CopyJob } from '../../../main/export/clipboard-rows';
import { storeInteractions } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import type { Json } from '../../../main/crm/json/wire';
import { documentedInteraction } from '../records';
import { temporaryArchive } from '../temp-archive';

const sms = (n: number, smsData: string): Json => ({
  ...documentedInteraction,
  ...{ uuid: `u${String(n)}`, callDate: `2026-03-0${String(n)} 10:00:00`, smsData, service: 'SMS', note: 0 },
  ...{ callDirection: 'in', from: { type: 'person', name: 'Anna <Wójcik>' } },
  externalNumber: { numberNotFormatted: '0048600700800', numberFormatted: '0048600700800', type: 'unknown' },
});

function begin(...texts: string[]): {
  copy: (change?: Partial<CopyJob>) => ReturnType<typeof copyRows>;
  ids: readonly number[];
} {
  const archive = temporaryArchive();
  const wires = texts.map((text, index) => toInteraction(sms(index + 1, text)));
  const { ids } = archive.transaction(() => storeInteractions(archive, wires));
  const usual: CopyJob = {
    query: { text: '', filters: {} },
    sort: { by: 'date', descending: true },
    selection: { kind: 'all' },
    as: 'table',
    language: 'pl',
  };
  return { ids, copy: (change = {}) => copyRows(archive, { ...usual, ...change }, () => false) };
}

const cells = (text: string): string[][] => parse(text, { delimiter: '\t', record_delimiter: '\r\n' });

test('makes a table for spreadsheets: guarded, in the order on the screen, numbers as texts', () => {
  const { copy } = begin('=1+1', 'dwa\nwiersze i\ttabulator "x"');
  const { rows, text, html } = copy({ sort: { by: 'date', descending: false } });
  expect(rows).toBe(2);
  const [titles, first, second] = cells(text);
  const at = (title: string): number => titles!.indexOf(title);
  expect(first?.[at('Treść SMS-a')]).toBe("'=1+1");
  expect(second?.[at('Treść SMS-a')]).toBe('dwa\nwiersze i\ttabulator "x"');
  expect(first?.[at('Numer')]).toBe('0048600700800');
  expect(html).toContain(`<td style="mso-number-format:'\\@'" sdnum="1045;0;@">0048600700800</td>`);
  expect(html).toContain('<td>2026-03-01 10:00:00</td>');
  expect(html).toContain('Anna &lt;Wójcik&gt;');
  expect(html).toContain('dwa<br style="mso-data-placement:same-cell">wiersze');
});

test('copies a row alone without titles, the selected ones of any search, and all but some', () => {
  const { copy, ids } = begin('raz', 'dwa', 'trzy');
  const texts = (change: Partial<CopyJob>): string[] => cells(copy(change).text).map((row) => row.at(-2) ?? '');
  expect(texts({ selection: { kind: 'ids', ids: [ids[1]!] } })).toEqual(['dwa']);
  const nothing = { text: 'nic takiego', filters: {} };
  expect(texts({ query: nothing, selection: { kind: 'ids', ids: ids.slice(0, 2) } }).slice(1)).toEqual(['dwa', 'raz']);
  expect(texts({ selection: { kind: 'all', except: [ids[1]!] } }).slice(1)).toEqual(['trzy', 'raz']);
});

test('puts what is copied in the order of what fits best, also rows that the search does not find', () => {
  const { copy, ids } = begin('faktura', 'fakturant', 'nic');
  const texts = (change: Partial<CopyJob>): string[] =>
    cells(copy({ sort: { by: 'relevance', descending: true }, ...change }).text)
      .slice(1)
      .map((row) => row.at(-2) ?? '');
  const query = { text: 'faktura', filters: {} };
  expect(texts({ query })).toEqual(['faktura', 'fakturant']);
  expect(texts({ query, selection: { kind: 'ids', ids } })).toEqual(['faktura', 'nic', 'fakturant']);
  expect(texts({})).toEqual(['nic', 'fakturant', 'faktura']);
});

test('writes records as text one under another', () => {
  const { copy } = begin('Pierwszy', 'Drugi');
  const { text, html } = copy({ as: 'text' });
  expect(html).toBeNull();
  const [first, second] = text.split('\n\n');
  expect(first).toMatch(/^2026-03-02 10:00:00 · SMS odebrany · Anna <Wójcik> · 0048600700800.*\nDrugi$/);
  expect(second).toMatch(/\nPierwszy$/);
});

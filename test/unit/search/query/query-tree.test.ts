import { expect, test } from 'vitest';
import { parseQuery } from '../../../../main/search/typed/query-parser';
import { allOf, filterConditions, textCondition, type Condition } from '../../../../main/search/query/query-tree';
import type { Filters } from '../../../../preload/model';

/** A condition in short: what it asks for, with `*` behind a beginning and `^` in front of an ending. */
function spell(condition: Condition | null): string {
  if (condition === null) return 'anything';
  switch (condition.kind) {
    case 'terms': {
      const asked = condition.ranges.map(({ from, to }) => `${shown(from)}${to === `${from}\uffff` ? '*' : ''}`);
      return `${asked.join('|')}${condition.accepts === null ? '' : ' in fields'}`;
    }
    case 'all':
    case 'any':
    case 'none':
      return `${condition.kind}(${condition.of.map(spell).join(', ')})`;
    case 'phrase':
      return `${condition.field}"${condition.words.map(({ text }) => text).join(' ')}${condition.lastIsPrefix ? '*' : ''}"`;
    case 'column':
      return `${condition.column} ${String(condition.min)}..${String(condition.max)}`;
    case 'period':
      return `period ${String(condition.firstId)}..${String(condition.lastId)}`;
    case 'ids':
      return `ids ${[...condition.ids].join(' ')}`;
  }
}

const shown = (term: string): string => term.replaceAll('\0', '~').replaceAll('\u0001', '@');
const ofText = (typed: string, exactLetters = false): string => spell(textCondition(parseQuery(typed), exactLetters));
const ofFilters = (filters: Filters): string[] =>
  [...filterConditions(filters, null)].map(([name, condition]) => `${name}: ${spell(condition)}`);

test.each([
  ['', 'anything'],
  ['Faktur', 'wfaktur*'],
  ['sms:faktur', 'wfaktur* in fields'],
  ['faktur -zwrot', 'all(wfaktur*, none(wzwrot*))'],
  ['jan OR ewa', 'any(wjan*, wewa*)'],
  ['"po terminie"', 'any(wpo terminie in fields, sms"po terminie", note"po terminie")'],
])('"%s" asks for %s', (typed, asked) => {
  expect(ofText(typed)).toBe(asked);
});

test('Polish letters that count are asked for by one spelling', () => {
  expect(ofText('łódź')).toBe('wlodz*');
  expect(ofText('"łódź"', true)).toContain('in fields');
});

test.each<[Filters, string[]]>([
  [{}, []],
  [{ services: ['call', 'SMS'] }, ['services: Acall|ASMS']],
  [{ flags: ['Pilne'] }, ['flags: HPilne']],
  [{ only: [30, 10, 20] }, ['only: ids 10 20 30']],
  [{ hasNotes: false }, ['hasNotes: none(Inotes)']],
  [{ withoutMarks: [] }, []],
])('filters ask for their values: %j', (filters, asked) => {
  expect(ofFilters(filters)).toEqual(asked);
});

test('the cheapest and rarest is asked first, exclusions last', () => {
  const [rare, frequent] = [textCondition(parseQuery('windykacyjny'), false), textCondition(parseQuery('a'), false)];
  const excluded: Condition = { kind: 'none', of: [rare!] };
  const period: Condition = { kind: 'period', firstId: 1, lastId: 2 };
  expect(allOf([excluded, frequent!, rare!, period])).toEqual({ kind: 'all', of: [period, rare, frequent, excluded] });
  expect(allOf([rare!])).toBe(rare);
});

import { describe, expect, test } from 'vitest';
import { agentRows, breakdownRows, timeRows, unitsOf, usualUnit } from '../../../../renderer/state/report/counts-rows';
import { madeReport } from './made-report';

const day = (day: string, calls: number) => ({ day, calls, answered: calls, missed: 0, sms: 1, talkSeconds: 60 });
const period = { from: '2026-03-28', to: '2026-04-07' };
const report = madeReport({ period, byDay: [day('2026-03-28', 2), day('2026-03-31', 3), day('2026-04-07', 5)] });

describe('timeRows', () => {
  test('has every day, those without records as well', () => {
    const rows = timeRows(report, 'day', 'monday');
    expect(rows).toHaveLength(11);
    expect(rows.map(({ calls }) => calls)).toEqual([2, 0, 0, 3, 0, 0, 0, 0, 0, 0, 5]);
  });

  test('weeks and months are cut to the period, and their sums are those of the days', () => {
    expect(timeRows(report, 'week', 'monday')).toMatchObject([
      { days: { from: '2026-03-28', to: '2026-03-29' }, calls: 2 },
      { days: { from: '2026-03-30', to: '2026-04-05' }, calls: 3, sms: 1, talkSeconds: 60 },
      { days: { from: '2026-04-06', to: '2026-04-07' }, calls: 5 },
    ]);
    expect(timeRows(report, 'week', 'sunday')[0]).toMatchObject({ days: { from: '2026-03-28', to: '2026-03-28' } });
    expect(timeRows(report, 'month', 'monday')).toMatchObject([
      { days: { from: '2026-03-28', to: '2026-03-31' }, calls: 5, sms: 2 },
      { days: { from: '2026-04-01', to: '2026-04-07' }, calls: 5 },
    ]);
  });
});

test('a long period is told by no more lines than are read', () => {
  expect(unitsOf(period)).toEqual(['day', 'week', 'month']);
  expect(unitsOf({ from: '2016-01-01', to: '2026-01-01' })).toEqual(['month']);
  expect(usualUnit(period)).toBe('day');
  expect(usualUnit({ from: '2026-01-01', to: '2026-03-31' })).toBe('week');
  expect(usualUnit({ from: '2025-01-01', to: '2026-03-31' })).toBe('month');
});

test('agents stand as they are told', () => {
  const counts = { calls: 2, answered: 1, missed: 1, sms: 0, talkSeconds: 5 };
  expect(agentRows({ byAgent: [{ agent: 'Anna', ...counts }] })).toEqual([
    { name: 'Anna', days: null, narrowing: { agents: ['Anna'] }, ...counts },
  ]);
});

test('what a search is broken down by is narrowed to by its own filter, and all the others by none', () => {
  const counts = { calls: 2, answered: 1, missed: 1, sms: 0, talkSeconds: 5 };
  const rest = { names: 7, ...counts };
  expect(breakdownRows({ by: 'number', rows: [{ name: '600', ...counts }], rest, isPartial: false })).toMatchObject([
    { name: '600', narrowing: { ownNumber: '600' } },
    { narrowing: null, ...counts },
  ]);
});

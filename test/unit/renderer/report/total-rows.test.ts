import { describe, expect, test } from 'vitest';
import { changeText, comparesWith, figureText, totalRows } from '../../../../renderer/state/report/total-rows';
import { Locale } from '../../../../renderer/state/common/locale.svelte';
import { madeReport, madeTotals } from './made-report';

const locale = new Locale(new Date(2026, 3, 20));

const rowOf = (report: ReturnType<typeof madeReport>, name: string) =>
  totalRows(report).find((row) => row.name === name);

describe('totalRows', () => {
  test('the share that was missed is of incoming calls alone', () => {
    const report = madeReport({
      totals: madeTotals({ missed: 3, answered: 90 }),
      answeredIn: { now: 9, before: 0 },
    });
    expect(rowOf(report, 'missedShare')).toEqual({ name: 'missedShare', now: 0.25, before: null });
  });

  test('the mean is of answered calls, and of none there is none', () => {
    expect(rowOf(madeReport({ totals: madeTotals({ talkSeconds: 90, answered: 3 }) }), 'meanTalk')?.now).toBe(30);
    expect(rowOf(madeReport(), 'meanTalk')?.now).toBeNull();
  });

  test('compares with nothing that the archive lacks more of than it has', () => {
    const period = { from: '2026-03-30', to: '2026-04-05' };
    const report = madeReport({ previous: { period, gaps: [{ from: '2026-01-01', to: '2026-04-02' }] } });
    expect(comparesWith(report)).toBe('nothing');
    expect(totalRows(report).every(({ before }) => before === null)).toBe(true);
    expect(comparesWith(madeReport({ previous: { period, gaps: [{ from: '2026-04-03', to: '2026-04-05' }] } }))).toBe(
      'some',
    );
    expect(comparesWith(madeReport())).toBe('all');
    expect(comparesWith(madeReport({ previous: null }))).toBe('nothing');
  });
});

describe('changeText', () => {
  test('is a percentage of the figure before, of shares the difference in points', () => {
    expect(changeText({ name: 'calls', now: 15, before: 12 }, locale)).toBe('+25%');
    expect(changeText({ name: 'calls', now: 9, before: 12 }, locale)).toBe('−25%');
    expect(changeText({ name: 'missedShare', now: 0.25, before: 0.2 }, locale)).toBe('+5 pkt proc.');
    expect(changeText({ name: 'calls', now: 12, before: 12 }, locale)).toBe('0%');
  });

  test('says nothing where there was nothing before', () => {
    expect(changeText({ name: 'calls', now: 15, before: 0 }, locale)).toBe('');
    expect(changeText({ name: 'missedShare', now: null, before: 0.5 }, locale)).toBe('');
  });
});

test('figures are read as people read them', () => {
  expect(figureText('calls', 12_345, locale)).toBe('12\u00a0345');
  expect(figureText('missedShare', 0.126, locale)).toBe('13%');
  expect(figureText('talkSeconds', 3900, locale)).toBe('1 godz. 5 min');
  expect(figureText('meanTalk', null, locale)).toBe('–');
});

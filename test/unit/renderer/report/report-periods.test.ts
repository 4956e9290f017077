import { expect, test } from 'vitest';
import { reportPeriods } from '../../../../renderer/state/report/report-periods';

const daysOf = (today: string, weekStart: 'monday' | 'sunday') =>
  Object.fromEntries(reportPeriods(today, weekStart).map(({ name, days }) => [name, days]));

test('weeks begin on the day on which those of the person do', () => {
  // A Sunday.
  expect(daysOf('2026-04-19', 'monday')).toMatchObject({
    thisWeek: { from: '2026-04-13', to: '2026-04-19' },
    lastWeek: { from: '2026-04-06', to: '2026-04-12' },
  });
  expect(daysOf('2026-04-19', 'sunday')['thisWeek']).toEqual({ from: '2026-04-19', to: '2026-04-25' });
  expect(daysOf('2023-01-02', 'monday')['thisWeek']).toEqual({ from: '2023-01-02', to: '2023-01-08' });
});

test('months are whole', () => {
  expect(daysOf('2024-03-15', 'monday')).toMatchObject({
    thisMonth: { from: '2024-03-01', to: '2024-03-31' },
    lastMonth: { from: '2024-02-01', to: '2024-02-29' },
  });
});

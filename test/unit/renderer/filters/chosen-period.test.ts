import { describe, expect, it } from 'vitest';
import { ChosenPeriod } from '../../../../renderer/state/filters/chosen-period.svelte';

describe('ChosenPeriod', () => {
  it('counts whole days, today among them', () => {
    const period = new ChosenPeriod('2026-03-01');
    period.kind = 'last30';
    expect(period.days).toEqual({ from: '2026-01-31', to: '2026-03-01' });
    period.kind = 'lastYear';
    expect(period.days).toEqual({ from: '2025-03-02', to: '2026-03-01' });
  });

  it('is none while its days are half typed or turned round', () => {
    const period = new ChosenPeriod('2026-03-01');
    period.kind = 'everything';
    period.since = '';
    expect(period.days).toBeNull();
    period.since = '2019-02-29';
    expect(period.days).toBeNull();
    period.since = '2019-02-28';
    expect(period.days).toEqual({ from: '2019-02-28', to: '2026-03-01' });
    period.kind = 'custom';
    period.from = '2026-02-02';
    period.to = '2026-02-01';
    expect(period.days).toBeNull();
  });
});

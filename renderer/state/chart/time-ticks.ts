import type { HistogramBar, ResultSummary } from '../../../preload/model';

/** A label under a bar. */
export interface Tick {
  /** Place of the bar. */
  readonly at: number;
  readonly kind: 'year' | 'month' | 'day';
  readonly day: string;
}

/** Room that a label takes, in pixels; the first one may say its year besides. */
const labelPx = 64;
const firstLabelPx = 96;

/** Labels under the bars where a year, a month or a week begins, as many as have room; always the first. */
export function ticksOf(bars: readonly HistogramBar[], unit: ResultSummary['barUnit'], width: number): Tick[] {
  const barPx = width / Math.max(1, bars.length);
  const ticks: Tick[] = [];
  for (const [at, { from }] of bars.entries()) {
    const kind = kindOf(from, bars[at - 1]?.from, unit);
    if (kind === null) continue;
    const last = ticks.at(-1);
    if (last === undefined || (at - last.at) * barPx >= roomOf(last)) ticks.push({ at, kind, day: from });
    // A year is worth more than the month before it.
    else if (kind === 'year' && last.kind !== 'year') ticks[ticks.length - 1] = { at, kind, day: from };
  }
  return ticks.filter(({ at }) => (bars.length - at) * barPx >= labelPx * 0.75);
}

function roomOf({ at, kind }: Tick): number {
  return at === 0 && kind === 'day' ? firstLabelPx : labelPx;
}

function kindOf(day: string, before: string | undefined, unit: ResultSummary['barUnit']): Tick['kind'] | null {
  if (unit === 'year') return 'year';
  if (before === undefined) return unit === 'day' ? 'day' : 'month';
  if (before.slice(0, 4) !== day.slice(0, 4)) return 'year';
  if (unit === 'month' || before.slice(0, 7) !== day.slice(0, 7)) return 'month';
  return unit === 'day' ? 'day' : null;
}

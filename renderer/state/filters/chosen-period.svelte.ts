import type { DayRange } from '../../../preload/ranges';
import { isDay, shiftDay } from '../../../preload/words/format';

export const periodKinds = ['last30', 'lastYear', 'everything', 'custom'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** The period to download, as it is being chosen. `today` is `YYYY-MM-DD`. */
export class ChosenPeriod {
  readonly #today: string;
  kind = $state<PeriodKind>('lastYear');
  since = $state('');
  from = $state('');
  to = $state('');

  /** The chosen days; null while they make no period. */
  readonly days = $derived.by((): DayRange | null => {
    const chosen = this.#chosen();
    return isDay(chosen.from) && isDay(chosen.to) && chosen.from <= chosen.to ? chosen : null;
  });

  /** `since`: the day that it begins on, where that is not for the person to choose. */
  constructor(today: string, since?: string) {
    this.#today = today;
    if (since !== undefined) this.kind = 'everything';
    this.since = since ?? `${String(Number(today.slice(0, 4)) - 5)}-01-01`;
    this.from = shiftDay(today, -89);
    this.to = today;
  }

  #chosen(): DayRange {
    const to = this.#today;
    switch (this.kind) {
      case 'last30':
        return { from: shiftDay(to, -29), to };
      case 'lastYear':
        return { from: shiftDay(to, -364), to };
      case 'everything':
        return { from: this.since, to };
      case 'custom':
        return { from: this.from, to: this.to };
    }
  }
}

import { entryOf } from './act-entry';
import type { Workbench } from '../app/workbench.svelte';
import type { Menu, MenuEntry } from '../common/opened-menu.svelte';

/** A day, `YYYY-MM-DD`, and where it is said: in the list it is about the search on show, elsewhere about everything. */
export interface DayThing {
  readonly day: string;
  readonly where: 'list' | 'timeline' | 'calendar';
}

/** Of a day. */
export function dayMenu(bench: Workbench, thing: DayThing): Menu {
  const ofCalendar = thing.where === 'calendar' ? downloadEntry(bench, thing.day) : coverageEntry(bench, thing.day);
  return { label: bench.locale.dayLong(thing.day), groups: [dayEntries(bench, thing), [ofCalendar]] };
}

/** The records of a day, and of all before and after it; the first is of the day alone. */
export function dayEntries(bench: Workbench, { day, where }: DayThing): readonly MenuEntry[] {
  const { t } = bench.locale;
  const entry = (label: string, days: { readonly from?: string; readonly to?: string }): MenuEntry => ({
    label,
    run: () => {
      showDays(bench, { from: undefined, to: undefined, ...days }, where);
    },
  });
  return [
    entry(t('contextMenu.onlyDay', { day: bench.locale.date(day) }), { from: day, to: day }),
    entry(t('contextMenu.fromDay'), { from: day }),
    entry(t('contextMenu.toDay'), { to: day }),
  ];
}

function showDays(
  { dialogs, search: { asked } }: Workbench,
  days: { readonly from: string | undefined; readonly to: string | undefined },
  where: DayThing['where'],
): void {
  if (where === 'list') {
    asked.filterBy(days);
    return;
  }
  if (where === 'calendar') dialogs.close();
  asked.clear();
  asked.filterBy(days);
}

function coverageEntry({ coverage, dialogs, locale }: Workbench, day: string): MenuEntry {
  return {
    label: locale.t('contextMenu.coverage'),
    run: () => {
      dialogs.show('gaps');
      coverage.choice.goTo(day);
    },
  };
}

function downloadEntry({ coverage, locale, sync }: Workbench, day: string): MenuEntry {
  const lacks = coverage.isMissing({ from: day, to: day });
  return {
    label: locale.t(lacks ? 'contextMenu.downloadDay' : 'contextMenu.checkDay'),
    isDisabled: sync.isRunning,
    run: () => {
      coverage.download({ from: day, to: day });
    },
  };
}

/** Of a bar of the chart. */
export function barMenu(bench: Workbench, at: number): Menu {
  const { locale, search, timeBars } = bench;
  const { t } = locale;
  const bar = timeBars.bars[at];
  if (bar === undefined) return { label: '', groups: [] };
  const entry = (label: string, run: () => void): MenuEntry => ({ label, run });
  return {
    label: locale.period(bar.from, bar.to),
    groups: [
      [
        entry(t('contextMenu.onlyPeriod'), () => {
          timeBars.moveTo(at, false);
          timeBars.choose();
        }),
        entry(t('contextMenu.fromPeriod'), () => {
          search.asked.filterBy({ from: bar.from });
        }),
        entry(t('contextMenu.toPeriod'), () => {
          search.asked.filterBy({ to: bar.to });
        }),
        entry(t('contextMenu.allOfPeriod'), () => {
          bench.navigation.showDays(bar);
        }),
      ],
      [
        {
          label: t('timeBars.back'),
          isDisabled: !timeBars.canGoBack,
          run: () => {
            timeBars.back();
          },
        },
        entryOf(bench, 'bars'),
      ],
    ],
  };
}

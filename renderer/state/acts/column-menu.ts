import type { Workbench } from '../app/workbench.svelte';
import type { Menu, MenuEntry } from '../common/opened-menu.svelte';
import type { ColumnName } from '../results/columns/column-layout';
import { columnSorts } from '../results/columns/column-sorts';
import { entryOf } from './act-entry';
import { dayEntries } from './day-menus';

/** Of the heading of a column; `day`: the one that it says. */
export function columnMenu(bench: Workbench, name: ColumnName, day: string | null): Menu {
  const { columns, locale } = bench;
  const { t } = locale;
  const { order } = columns;
  const entry = (label: string, isDisabled: boolean, run: () => void): MenuEntry => ({ label, isDisabled, run });
  return {
    label: t(`columnNames.${name}`),
    groups: [
      day === null ? [] : dayEntries(bench, { day, where: 'list' }),
      sortEntries(bench, name),
      [
        entry(t('contextMenu.columnLeft'), order[0] === name, () => {
          columns.step(name, -1);
        }),
        entry(t('contextMenu.columnRight'), order.at(-1) === name, () => {
          columns.step(name, 1);
        }),
        entry(t('contextMenu.usualWidth'), false, () => {
          columns.resize(name, null);
        }),
        entry(t('contextMenu.hideColumn'), columns.layout.columns.length === 1, () => {
          columns.show(name, false);
        }),
      ],
      [entryOf(bench, 'columns')],
    ],
  };
}

function sortEntries({ locale, search: { asked } }: Workbench, name: ColumnName): readonly MenuEntry[] {
  const { by } = columnSorts[name];
  // Nothing fits better than anything else where nothing was typed.
  if (by === 'relevance') return [];
  return [false, true].map((descending) => ({
    label: locale.t(descending ? 'contextMenu.descending' : 'contextMenu.ascending'),
    isOneOf: true,
    isOn: asked.sort.by === by && asked.sort.descending === descending,
    run: () => {
      asked.sort = { by, descending };
    },
  }));
}

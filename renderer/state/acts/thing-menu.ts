import type { Contact, Filters, FiltersInWords, TermGroup } from '../../../preload/model';
import type { AnyWindow } from '../app/any-window';
import type { RecordWindow } from '../app/record-window.svelte';
import type { Menu } from '../common/opened-menu.svelte';
import type { ColumnName } from '../results/columns/column-layout';
import type { WrittenEntity } from '../texts/written-entity';
import { barMenu, dayMenu, type DayThing } from './day-menus';
import { columnMenu } from './column-menu';
import { filterMenu, inWordsMenu, termMenu } from './chip-menus';
import { contactInWindow, noMenu, numberInWindow } from './record-window-menu';
import { rowMenu, selectedMenu } from './row-menus';
import { savedMenu, type SavedThing } from './saved-menu';
import { contactMenu, entityMenu, numberMenu, valueMenu, type FilterValue } from './value-menus';

/** Something in the window that has a menu of its own; `id`: the record that says it, where one does. */
export type Thing =
  /** A row by its place in the list; where it is one of several ticked ones, these. */
  | { readonly kind: 'row'; readonly position: number }
  | { readonly kind: 'contact'; readonly contact: Contact; readonly id: number | null }
  | { readonly kind: 'number'; readonly number: string; readonly id: number | null }
  | ({ readonly kind: 'value' } & FilterValue)
  | { readonly kind: 'entity'; readonly entity: WrittenEntity }
  | { readonly kind: 'filter'; readonly name: keyof Filters }
  | { readonly kind: 'inWords'; readonly words: FiltersInWords }
  | { readonly kind: 'term'; readonly group: TermGroup; readonly at: number }
  | ({ readonly kind: 'saved' } & SavedThing)
  | ({ readonly kind: 'day' } & DayThing)
  | { readonly kind: 'bar'; readonly at: number }
  /** `day`: the one that its heading says just now. */
  | { readonly kind: 'column'; readonly name: ColumnName; readonly day: string | null };

/** What can be done with a thing. */
export function menuFor(bench: AnyWindow, thing: Thing): Menu {
  if (!bench.isMain) return recordWindowMenu(bench, thing);
  switch (thing.kind) {
    case 'row': {
      const row = bench.search.list.rowAt(thing.position);
      if (row === undefined) return { label: '', groups: [] };
      const isOneOfSeveral = bench.selection.has(row.id) && bench.selection.count(bench.search.list.known) > 1;
      return isOneOfSeveral ? selectedMenu(bench) : rowMenu(bench, row, thing.position);
    }
    case 'contact':
      return contactMenu(bench, thing.contact, thing.id);
    case 'number':
      return numberMenu(bench, thing.number, thing.id);
    case 'value':
      return valueMenu(bench, thing);
    case 'entity':
      return entityMenu(bench, thing.entity);
    case 'filter':
      return filterMenu(bench, thing.name);
    case 'inWords':
      return inWordsMenu(bench, thing.words);
    case 'term':
      return termMenu(bench, thing.group, thing.at);
    case 'saved':
      return savedMenu(bench, thing);
    case 'day':
      return dayMenu(bench, thing);
    case 'bar':
      return barMenu(bench, thing.at);
    case 'column':
      return columnMenu(bench, thing.name, thing.day);
  }
}

/** The same in a record's own window: of what stands in a record, some has a menu there. */
function recordWindowMenu(bench: RecordWindow, thing: Thing): Menu {
  if (thing.kind === 'entity') return entityMenu(bench, thing.entity);
  if (thing.kind === 'contact') return contactInWindow(bench, thing.contact);
  return thing.kind === 'number' ? numberInWindow(bench, thing.number) : noMenu;
}

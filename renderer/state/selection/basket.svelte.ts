import type { Archive } from '../../archive';
import { maxCopied, type Query, type Sort } from '../../../preload/model';
import { idsOf, type Ids } from '../common/ids';
import type { Notices } from '../common/notices.svelte';
import type { Undo } from '../common/undo.svelte';
import type { Search } from '../results/search.svelte';
import type { Selection } from './selection.svelte';
import type { Locale } from '../common/locale.svelte';

/** So many results of "all" are kept as single ones when another search begins; more would be too many to tick one by one. */
const maxKept = 200_000;

/** What the basket needs of the window. */
interface Surroundings {
  readonly archive: Archive;
  readonly search: Search;
  readonly selection: Selection;
  readonly notices: Notices;
  readonly locale: Locale;
  readonly undo: Undo;
}

/** The selection as people gather it over several searches: rows are added and taken out, and shown as a list of their own. */
export class Basket {
  readonly #in: Surroundings;
  /** The search that "all" was said about. */
  #query: Query | null = null;
  #isShowing = false;

  constructor(surroundings: Surroundings) {
    this.#in = surroundings;
  }

  /** True while the list shows the selected records and no others, by their own numbers or by those that are left out. */
  get isShown(): boolean {
    const { selection, search } = this.#in;
    if (selection.meansAll) return selection.except.size === 0;
    const only = search.asked.filters.only;
    return only?.length === selection.ids.size && only.every((id) => selection.has(id));
  }

  /** Ticks or unticks the row at a position. */
  toggleAt(position: number): void {
    const { selection, search } = this.#in;
    const row = search.list.rowAt(position);
    if (row === undefined) return;
    search.list.activate(position);
    this.#step(selection.has(row.id) ? 'unticked' : 'ticked', () => {
      selection.toggle(row.id, position);
      if (search.list.total !== null && selection.count(search.list.total) === 0) selection.clear();
    });
  }

  /** Grows the selection to a position, from where it was begun. */
  async extendTo(position: number): Promise<void> {
    const { selection, search, notices } = this.#in;
    const target = Math.min(Math.max(0, position), Math.max(0, search.list.view.rows - 1));
    if (selection.meansAll) this.clear();
    if (selection.isEmpty) selection.anchorAt(search.list.active);
    const before = this.#way();
    search.list.activate(target);
    try {
      await selection.extendTo(target, (from, to) => search.idsBetween(from, to));
      this.#push('ticked', before, `range from ${String(selection.anchor)}`);
    } catch (thrown) {
      notices.failed(thrown);
    }
  }

  /** Adds all results, or takes them out when they all are selected. */
  async toggleAll(): Promise<void> {
    const { selection, search, notices, locale, undo } = this.#in;
    if (selection.isAll) {
      this.#step('unticked', () => {
        selection.removeAll();
      });
      return;
    }
    if (search.list.known === 0) return;
    this.#query = search.asked.query;
    const picked = selection.ids.size;
    if (picked === 0) {
      this.#step('ticked', () => {
        selection.selectAll();
      });
      return;
    }
    const ids = await this.#askIds(this.#query);
    // Another search began meanwhile: "all" would mean that one.
    if (this.#query !== search.asked.query) return;
    if (ids !== null) {
      this.#step('ticked', () => {
        selection.addAll(ids);
      });
      return;
    }
    const putBack = this.#wayBack();
    selection.selectAll();
    notices.undoable(undo, locale.t('basket.replaced', { count: picked }), locale.t('basket.putBack'), {
      what: locale.t('undo.what.ticked'),
      undo: putBack,
      redo: this.#way(),
    });
  }

  /** Takes everything out, with a way back. */
  clear(): void {
    const { selection, search, notices, locale, undo } = this.#in;
    if (selection.isEmpty) return;
    const count = selection.count(search.list.known);
    const putBack = this.#wayBack();
    selection.clear();
    notices.undoable(undo, locale.t('basket.cleared', { count }), locale.t('basket.putBack'), {
      what: locale.t('undo.what.clearedTicks', { count }),
      undo: putBack,
      redo: () => {
        selection.clear();
      },
    });
  }

  /** Changes what is selected, in a way that can be taken back. */
  #step(what: 'ticked' | 'unticked', change: () => void): void {
    const before = this.#way();
    change();
    this.#push(what, before);
  }

  #push(what: 'ticked' | 'unticked', before: () => void, mergesAs?: string): void {
    const { undo, locale } = this.#in;
    const named = mergesAs === undefined ? {} : { mergesAs };
    undo.push({ what: locale.t(`undo.what.${what}`), undo: before, redo: this.#way(), ...named });
  }

  /** The way back to what is selected now, and nothing else. */
  #way(): () => void {
    const { selection, search } = this.#in;
    const { meansAll, except, ids } = selection;
    const [query, sort] = [this.#query, search.sorted];
    return () => {
      if (meansAll && query !== null) this.#selectAllOf(query, sort, except);
      else selection.restore(ids);
    };
  }

  /** Selects again what is selected now, beside single ones that were ticked meanwhile. */
  #wayBack(): () => void {
    const { selection, search } = this.#in;
    const { meansAll, except, ids } = selection;
    const [query, sort] = [this.#query, search.sorted];
    return () => {
      if (!meansAll || query === null) selection.putBack(ids);
      else this.#selectAllOf(query, sort, except);
    };
  }

  #selectAllOf(query: Query, sort: Sort, except: Ids): void {
    const { selection, search } = this.#in;
    if (search.asked.query !== query) search.asked.take(query, sort);
    this.#query = search.asked.query;
    selection.selectAll(except);
  }

  /** Shows the selected records as a list. */
  show(): void {
    const { selection, search } = this.#in;
    const { asked } = search;
    this.#isShowing = true;
    if (selection.meansAll) {
      // However many there are: the same search without those that were unticked.
      const except = idsOf(asked.filters.except ?? [], selection.except);
      asked.filterBy({ except: [...except] });
      this.#query = asked.query;
      selection.selectAll();
    } else asked.take({ text: '', filters: { only: [...selection.ids] } }, asked.sort);
    this.#isShowing = false;
  }

  /** Puts the selected records onto the clipboard, or the row that the keyboard is on where none are; `only`: that one. */
  async copy(as: 'table' | 'text', only?: number): Promise<void> {
    const { archive, search, selection, notices, locale } = this.#in;
    const active = search.list.rowAt(search.list.active);
    const isOne = only !== undefined || selection.isEmpty;
    const one = only ?? active?.id;
    if (isOne && one === undefined) return;
    const { t } = locale;
    if (!isOne && selection.count(search.list.known) > maxCopied) {
      notices.done(t('basket.tooManyToCopy', { n: maxCopied }));
      return;
    }
    const ids = one === undefined ? [] : [one];
    const picked = isOne ? ({ kind: 'ids', ids } as const) : selection.asked;
    try {
      const question = { query: search.asked.query, sort: search.asked.sort, selection: picked, as };
      const { rows } = await archive.ask('copyRows', question);
      notices.done(t(as === 'table' ? 'basket.copiedTable' : 'basket.copiedText', { count: rows }));
    } catch (thrown) {
      notices.failed(thrown);
    }
  }

  /** Another search was begun; what "all" meant stays selected. */
  searchChanged(): void {
    const { selection, search } = this.#in;
    const known = search.list.known;
    const before = selection.searchChanged();
    if (before !== null && !this.#isShowing && this.#query !== null) void this.#keep(this.#query, before.except, known);
  }

  async #keep(query: Query, except: Ids, known: number): Promise<void> {
    const { selection, search, notices, locale } = this.#in;
    const sort = search.sorted;
    const take = known > maxKept ? null : selection.await(known - except.size);
    const ids = take === null ? null : await this.#askIds(query);
    take?.((ids ?? []).filter((id) => !except.has(id)));
    if (ids !== null) return;
    const { undo } = this.#in;
    notices.undoable(undo, locale.t('basket.tooLarge', { count: known - except.size }), locale.t('basket.goBack'), {
      what: locale.t('undo.what.clearedTicks', { count: known - except.size }),
      undo: () => {
        this.#selectAllOf(query, sort, except);
      },
      redo: this.#way(),
    });
  }

  /** The ids of all results of a search; null where they are too many, or cannot be had. */
  async #askIds(query: Query): Promise<readonly number[] | null> {
    const { archive, search, notices } = this.#in;
    try {
      const sort = search.sorted;
      const ids = await archive.ask('findIds', { query, sort, offset: 0, limit: maxKept + 1 });
      return ids.length > maxKept ? null : ids;
    } catch (thrown) {
      notices.failed(thrown);
      return [];
    }
  }
}

import type { Chord } from '../../common/chord';
import type { Workbench } from '../workbench.svelte';

type Bench = { readonly navigation: Pick<Workbench['navigation'], 'openAt'> } & Pick<
  Workbench,
  'basket' | 'layout' | 'record' | 'search' | 'selection'
>;

/** Where the keyboard leaves the list to. */
interface Ways {
  /** Enter was pressed: the reader goes on to the record of a row. */
  readonly onopen: (position: number) => void;
  /** The first row is left upwards. */
  readonly onsearch: () => void;
}

/** A key press as the list gets it. */
interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** The keys of the list. Each waits for the rows that it is about, and none acts on a row that is out of sight. */
export class ListKeys {
  readonly #bench: Bench;
  readonly #ways: Ways;

  constructor(bench: Bench, ways: Ways) {
    this.#bench = bench;
    this.#ways = ways;
  }

  /** True when the key meant something here. */
  press(event: Press, chord: Chord): boolean {
    switch (chord) {
      case 'alone':
        return this.#pressAlone(event);
      case 'main':
      case 'mainShift':
        return this.#pressWithMain(event);
      case 'alt':
      case 'text':
        return false;
    }
  }

  #pressWithMain({ key, shiftKey }: Press): boolean {
    const { basket, search, selection } = this.#bench;
    switch (key.toLowerCase()) {
      case 'c':
        search.actions.do({ kind: 'row', run: () => basket.copy(shiftKey ? 'text' : 'table') });
        return true;
      case 'a':
        search.actions.do({ kind: 'all', run: () => (selection.isAll ? undefined : basket.toggleAll()) });
        return true;
      default:
        return false;
    }
  }

  #pressAlone({ key, shiftKey }: Press): boolean {
    const { search } = this.#bench;
    const moves: Readonly<Record<string, () => number>> = {
      ArrowDown: () => (this.#isFirstLook && !shiftKey ? search.list.active : search.list.active + 1),
      ArrowUp: () => search.list.active - 1,
      PageDown: () => search.list.active + search.list.view.rowsSeen,
      PageUp: () => search.list.active - search.list.view.rowsSeen,
      Home: () => 0,
    };
    const to = moves[key];
    if (key === 'ArrowUp' && search.list.active === 0 && !search.actions.areWaiting) this.#ways.onsearch();
    else if (to !== undefined) this.#move(to, shiftKey);
    else if (key === 'End') this.#move(() => search.list.view.rows - 1, shiftKey, true);
    else return this.#pressForRow(key);
    return true;
  }

  #pressForRow(key: string): boolean {
    const { basket, search, selection } = this.#bench;
    switch (key) {
      case ' ':
        this.#withRow(() => {
          basket.toggleAt(search.list.active);
        });
        return true;
      case 'Enter':
        this.#withRow(() => {
          this.#ways.onopen(search.list.active);
        });
        return true;
      case 'Escape':
        if (selection.isEmpty && !search.actions.areWaiting) return false;
        search.actions.forget();
        if (!selection.isEmpty) basket.clear();
        return true;
      default:
        return false;
    }
  }

  /** The first arrow in a new search opens the row that is marked, unless that is the one being read. */
  get #isFirstLook(): boolean {
    const { record, search } = this.#bench;
    return search.list.isUntouched && search.list.rowAt(search.list.active)?.id !== record.id;
  }

  #withRow(run: () => void): void {
    const { search } = this.#bench;
    search.actions.do({
      kind: 'row',
      run: () => {
        if (search.list.isActiveSeen) run();
        else search.list.activate(search.list.active);
      },
    });
  }

  #move(to: () => number, isExtending: boolean, toEnd = false): void {
    const { basket, layout, search, selection } = this.#bench;
    if (isExtending) search.actions.do({ kind: 'extend', toEnd, run: () => basket.extendTo(to()) });
    else
      search.actions.do({
        kind: 'move',
        toEnd,
        run: () => {
          search.list.activate(to());
          selection.anchorAt(search.list.active);
          if (layout.recordOpen && !layout.recordOverlays) this.#bench.navigation.openAt(search.list.active, 'passing');
        },
      });
  }
}

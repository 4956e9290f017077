import { tick } from 'svelte';
import type { Layout, Reading } from '../../common/layout.svelte';
import type { OpenRecord } from '../../record/open-record.svelte';
import type { Keyboard } from './keyboard';
import type { Navigation } from './navigation.svelte';

/** The panes beside the results, which in a narrow window lie over them. */
export class PaneActions {
  readonly #layout: Layout;
  readonly #record: OpenRecord;
  readonly #keyboard: Keyboard;
  readonly #navigation: Pick<Navigation, 'openAt' | 'openWindowAt' | 'readActive'>;

  constructor(
    layout: Layout,
    record: OpenRecord,
    keyboard: Keyboard,
    navigation: Pick<Navigation, 'openAt' | 'openWindowAt' | 'readActive'>,
  ) {
    this.#layout = layout;
    this.#record = record;
    this.#keyboard = keyboard;
    this.#navigation = navigation;
  }

  /** Shows or hides the filters: what lies over them goes first. */
  toggleFilters(): void {
    const isCovered = this.#isRecordOver;
    if (isCovered) this.#record.close();
    if (!isCovered || !this.#layout.filtersOpen) this.#layout.toggleFilters();
  }

  /** Takes away what lies over the results in a narrow window; false where nothing does. */
  uncover(): boolean {
    const { filtersOverlay, filtersOpen } = this.#layout;
    if (this.#isRecordOver) this.#record.close();
    else if (filtersOverlay && filtersOpen) this.#layout.toggleFilters();
    else return false;
    return true;
  }

  /** Takes the record's pane away, or brings it back to where it was. */
  toggleRecord(): void {
    const { recordBelow, recordOpen } = this.#layout;
    this.read(recordOpen ? 'off' : recordBelow ? 'below' : 'right');
  }

  /** Gives the record its place; the row that the keyboard is on is read there. */
  read(reading: Reading): void {
    this.#layout.read(reading);
    const { hasRecordPlace, recordOverlays } = this.#layout;
    if (!hasRecordPlace) this.#record.close();
    else if (!recordOverlays && this.#record.id === null) this.#navigation.readActive();
  }

  /** The person goes on to the record of a row: to its pane, or to a window of its own where there is none. */
  readAt(position: number): void {
    if (!this.#layout.hasRecordPlace) {
      this.#navigation.openWindowAt(position);
      return;
    }
    this.#navigation.openAt(position);
    void tick().then(() => this.#keyboard.to('record'));
  }

  get #isRecordOver(): boolean {
    return this.#layout.recordOverlays && this.#record.id !== null;
  }
}

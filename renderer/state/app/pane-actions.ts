import { tick } from 'svelte';
import type { Layout } from '../common/layout.svelte';
import type { OpenRecord } from '../record/open-record.svelte';
import type { Keyboard } from './keyboard';

/** The panes beside the results, which in a narrow window lie over them. */
export class PaneActions {
  readonly #layout: Layout;
  readonly #record: OpenRecord;
  readonly #keyboard: Keyboard;

  constructor(layout: Layout, record: OpenRecord, keyboard: Keyboard) {
    this.#layout = layout;
    this.#record = record;
    this.#keyboard = keyboard;
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

  /** The person goes on to the record, wherever it has its place. */
  readRecord(): void {
    this.#layout.showRecord();
    void tick().then(() => this.#keyboard.to('record'));
  }

  get #isRecordOver(): boolean {
    return this.#layout.recordOverlays && this.#record.id !== null;
  }
}

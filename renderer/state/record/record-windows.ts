import type { Archive } from '../../archive';
import { maxRecordWindows, type FoundRecord } from '../../../preload/record-window';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';

/** Opens records in windows of their own. */
export class RecordWindows {
  readonly #archive: Archive;
  readonly #notices: Notices;
  readonly #locale: Locale;

  constructor(archive: Archive, notices: Notices, locale: Locale) {
    this.#archive = archive;
    this.#notices = notices;
    this.#locale = locale;
  }

  /** Opens a record as a search found it, or brings its window to front. */
  async open(found: FoundRecord): Promise<void> {
    const isOpen = await this.#notices.attempt(this.#archive.ask('openRecordWindow', found));
    if (isOpen === false) this.#notices.done(this.#locale.t('recordWindow.tooMany', { count: maxRecordWindows }));
  }
}

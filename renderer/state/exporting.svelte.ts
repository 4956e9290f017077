import type { Archive } from '../archive';
import type { Failure } from '../../preload/failure';
import { failureOf } from '../../preload/failure';
import {
  choose,
  recordColumns,
  styles,
  usualColumns,
  type ExportColumn,
  type ExportReport,
} from '../../preload/export-model';
import type { Language, Query, Selection, Sort } from '../../preload/model';
import { recall, remember } from './remembered';

export type Delimiter = ';' | ',' | '\t';

interface Choices {
  readonly columns: readonly ExportColumn[];
  readonly delimiter: Delimiter;
}

/** The export as chosen in its dialog, and how it went. */
export class Exporting {
  readonly #archive: Archive;
  #choices = $state.raw<Choices>(recall('export', readChoices, { columns: usualColumns.records, delimiter: ';' }));
  #progress = $state.raw<{ readonly rows: number; readonly total: number } | null>(null);
  #areAllMeant = $state(false);
  #isRunning = $state(false);
  #report = $state.raw<ExportReport | null>(null);
  #failure = $state.raw<Failure | null>(null);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get columns(): readonly ExportColumn[] {
    return this.#choices.columns;
  }

  get delimiter(): Delimiter {
    return this.#choices.delimiter;
  }

  set delimiter(delimiter: Delimiter) {
    this.#choose({ delimiter });
  }

  get progress(): { readonly rows: number; readonly total: number } | null {
    return this.#progress;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  get report(): ExportReport | null {
    return this.#report;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Adds or removes a column; the file has them in the catalogue's order. */
  toggleColumn(column: ExportColumn): void {
    const has = this.columns.includes(column);
    this.takeColumns(recordColumns.filter((each) => (each === column ? !has : this.columns.includes(each))));
  }

  takeColumns(columns: readonly ExportColumn[]): void {
    this.#choose({ columns });
  }

  /** True when all results are meant, whatever is selected. */
  get areAllMeant(): boolean {
    return this.#areAllMeant;
  }

  set areAllMeant(areMeant: boolean) {
    this.#areAllMeant = areMeant;
  }

  /** The dialog was opened: what was before is over. */
  begin(): void {
    this.#report = null;
    this.#failure = null;
    this.#progress = null;
  }

  progressed(progress: { readonly rows: number; readonly total: number }): void {
    if (this.#isRunning) this.#progress = progress;
  }

  /** Asks where to, and writes; the report is null when the person changed their mind. */
  async run(query: Query, selection: Selection, sort: Sort, language: Language): Promise<void> {
    if (this.#isRunning) return;
    this.begin();
    this.#isRunning = true;
    try {
      this.#report = await this.#archive.ask('exportRows', {
        query,
        selection,
        sort,
        profile: { kind: 'byHand' },
        shape: {
          format: 'csv',
          style: { ...styles.excelPl, delimiter: this.delimiter },
          rows: 'records',
          columns: choose(this.columns),
          words: language,
        },
      });
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.#failure = failure.kind === 'cancelled' ? null : failure;
    } finally {
      this.#isRunning = false;
    }
  }

  #choose(change: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...change };
    remember('export', this.#choices);
  }
}

function readChoices(stored: unknown): Choices | null {
  if (typeof stored !== 'object' || stored === null || !('columns' in stored) || !('delimiter' in stored)) return null;
  const { columns, delimiter } = stored;
  if (!Array.isArray(columns) || (delimiter !== ';' && delimiter !== ',' && delimiter !== '\t')) return null;
  return { columns: recordColumns.filter((column) => columns.includes(column)), delimiter };
}

import type { ExportGaps } from './export/export-model';
import type { FiltersInWords, Rewriting } from './model';

/** How records stand on paper: a line of each, or each with its texts and notes. */
export const printForms = ['list', 'full'] as const;
export type PrintForm = (typeof printForms)[number];

/** How a document has its records: lines of a list, records one after another, a conversation. */
export type PrintKind = 'list' | 'full' | 'timeline';

/** As many records make one document, of some 150 to 350 pages: Chromium takes four times as long for twice as many. More are for the export. */
export const maxPrinted: Readonly<Record<PrintKind, number>> = { list: 5000, full: 1000, timeline: 3000 };

/** So many records are read for paper at once. */
export const maxReadForPrint = 500;

/** What a document is made of, and what the archive lacks of its days: the same as the sheet of an export says. */
export interface PrintPlan extends ExportGaps {
  /** In the order of the document; empty where there are more than fit. */
  readonly ids: readonly number[];
  readonly total: number;
  /** Days that were asked for, else of the oldest and the newest record, `YYYY-MM-DD`; null where there is none. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** What of the search stands for filters. */
  readonly inWords: readonly FiltersInWords[];
  /** What of it is not what was typed. */
  readonly rewriting: Rewriting | null;
}

/** What became of a document. */
export type PrintReport =
  | { readonly kind: 'printed' }
  /** `pages`: null where the file does not say. */
  | { readonly kind: 'saved'; readonly path: string; readonly sizeBytes: number; readonly pages: number | null };

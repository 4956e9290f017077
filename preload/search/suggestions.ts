import type { Filters } from '../model';

/** Of each kind at most so many are offered. */
export const maxSuggested = 5;

/** Something that the end of a typed text may stand for. */
export interface Suggestion {
  /**
   * `contact`: somebody with a name, by the name; `number`: a phone number; `filter`: a filter in words; `period`: days in words,
   * which stay in the text, since they are others tomorrow.
   */
  readonly kind: 'contact' | 'number' | 'agent' | 'flag' | 'extension' | 'filter' | 'period';
  /** As the window shows it. */
  readonly value: string;
  /** Where in the text begins what it stands for, in UTF-16 units. */
  readonly start: number;
  /** What it asks for. */
  readonly filters: Filters;
}

/** So many searches are remembered, no longer ones than this. */
export const maxRecent = 20;
export const recentTextLength = 200;

/** What was searched for lately. */
export interface RecentSearches {
  /** False: nothing is remembered. */
  readonly areKept: boolean;
  /** As typed, the newest first. */
  readonly texts: readonly string[];
}

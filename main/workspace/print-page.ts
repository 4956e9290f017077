/** How a page stands on paper. */
export interface Paper {
  /** The words at the foot of each page, beside its number. */
  readonly foot: string;
  readonly isLandscape: boolean;
}

/** Lays out a page without scripts as a PDF on A4; Electron brings it. Throws `cancelled` and `printFailed`. */
export type PrintPage = (page: string, paper: Paper, signal: AbortSignal) => Promise<Uint8Array>;

import type { TextRange } from '../../../preload/model';

/** A bank account or another long row of digits written inside a text. */
export interface WrittenAccount extends TextRange {
  /** Without a country's letters and without what stands between the groups. */
  readonly digits: string;
}

/** One row, or groups of four: at most two digits before them (`61 1090 1014 ...`), at most three after; perhaps a country's letters. */
const writtenAccount =
  /(?<![\p{L}\p{N}])(?:[A-Za-z]{2} ?)?(\d{16,34}|(?:\d{2}[ -])?\d{4}(?:[ -]\d{4}){3,7}(?:[ -]\d{1,3})?)(?![\p{L}\p{N}])/gu;

/** The accounts written inside a filtered text: 16 to 34 digits, whatever stands between their groups. */
export function accountsIn(text: string): WrittenAccount[] {
  return Array.from(text.matchAll(writtenAccount), (match) => ({
    digits: (match[1] ?? '').replaceAll(/\D/g, ''),
    start: match.index,
    length: match[0].length,
  }));
}

/** The digits of a typed account, of which the last may be missing; null for what is none. */
export function accountDigits(squeezed: string): string | null {
  return /^(?:[a-z]{2})?(\d{16,34})$/.exec(squeezed)?.[1] ?? null;
}

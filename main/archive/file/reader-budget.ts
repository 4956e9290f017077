import { totalmem } from 'node:os';

/** How many bytes a reader keeps at hand of an archive; what is not at hand is read again, mostly out of the system's own memory. */
export interface ReaderBudget {
  /** Of the search index: term blocks, ids and columns, as they are read. */
  readonly segments: number;
  /** Of SQLite's pages. */
  readonly pages: number;
  /** Of what reports follow missed calls by; ten million records have 90 MB of it. */
  readonly events: number;
}

const megabyte = 2 ** 20;

/** What a computer with so much memory has for it: 4 GB give 85, 32 and 42 MB, 8 GB 160, 32 and 85. */
export function readerBudget(total: number = totalmem()): ReaderBudget {
  const part = (divisor: number, least: number, most: number): number =>
    Math.floor(Math.min(most, Math.max(least, total / megabyte / divisor))) * megabyte;
  return { segments: part(48, 48, 160), pages: part(128, 16, 32), events: part(96, 24, 128) };
}

import type { Query, Setup } from '../model';

/** What to erase: records by their uuids, all that a search finds, or single notes by theirs, whose records stay. */
export type ErasureChoice =
  | { readonly kind: 'uuids'; readonly uuids: readonly string[] }
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'notes'; readonly uuids: readonly string[] };

/** So long a reason may be, in the register. */
export const maxReasonLength = 500;

/** What an erasure takes away, or would. */
export interface ErasureCounts {
  readonly interactions: number;
  readonly notes: number;
  /** Earlier texts of notes. */
  readonly versions: number;
  /** Answers of the CRM that could not be read. */
  readonly setAside: number;
  readonly ownMarks: number;
}

/** What is told of an erasure, before it and after it. */
export interface ErasureReport extends ErasureCounts {
  /** Other records in which the names or numbers stand; they stay. */
  readonly mentions: number;
  /** Records that were chosen and stay, because of holds. */
  readonly held: number;
  /** Copies of the archive from before updates and repairs: they go as well. */
  readonly copies: number;
  /** Names of the saved searches that name the person, and go as well. */
  readonly searches: readonly string[];
  /** Whether the reason names the person: in the register it stands without that. */
  readonly isReasonBlackened?: boolean;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** What would be erased, as it is shown before a person agrees to it. */
export interface ErasureOffer extends ErasureReport {
  /** By this it is known again: what was agreed to is erased, and nothing else. */
  readonly fingerprint: string;
  /** So much room the disk lacks for writing the file anew; null where there is enough. */
  readonly bytesShort: number | null;
  /** Whether a file is being written out of the archive, which would be ended. */
  readonly stopsExport: boolean;
}

/** What came of an agreement: the archive may have changed since it was looked at, and then nothing was erased yet. */
export type ErasureOutcome =
  | { readonly kind: 'changed'; readonly offer: ErasureOffer }
  | { readonly kind: 'done'; readonly report: ErasureReport; readonly setup: Setup };

/** How far an erasure is: what is erased leaves the rows, then the index, then the file is written anew. `share` from 0 to 1. */
export interface ErasureProgress {
  readonly part: 'rows' | 'index' | 'compact';
  readonly share: number | null;
}

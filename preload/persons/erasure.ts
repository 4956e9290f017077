import type { Query } from '../model';

/** What to erase: records by their uuids, all that a search finds, or single notes by theirs, whose records stay. */
export type ErasureChoice =
  | { readonly kind: 'uuids'; readonly uuids: readonly string[] }
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'notes'; readonly uuids: readonly string[] };

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

/** How far an erasure is: what is erased leaves the rows, then the index, then the file is written anew. `share` from 0 to 1. */
export interface ErasureProgress {
  readonly part: 'rows' | 'index' | 'compact';
  readonly share: number | null;
}

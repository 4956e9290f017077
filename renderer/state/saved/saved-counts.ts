import type { SavedCount } from '../../../preload/model';

/** The counts of saved searches by their ids. Never changed: a count more is another value. */
export type SavedCounts = ReadonlyMap<string, SavedCount>;

export const noCounts: SavedCounts = new Map();

export function withCount(counts: SavedCounts, id: string, count: SavedCount): SavedCounts {
  return new Map(counts).set(id, count);
}

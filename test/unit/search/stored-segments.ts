import { Segment, SegmentParts, type EncodedSegment, type IndexedRecord } from '../../../main/search/index/segment';
import { SegmentBuilder } from '../../../main/search/index/segment-builder';
import { emptyBitmap } from '../../../main/search/index/bitmap';
import type { PhraseReader } from '../../../main/search/query/evaluate';
import type { IndexSnapshot } from '../../../main/search/query/results';

/** Segments as they were stored, read again; with little room at hand, so that parts are let go of and read anew. */
export function reopen(encoded: readonly EncodedSegment[], maxBytes = 20_000): Segment[] {
  const parts = new SegmentParts(
    {
      head: (number) => encoded[number] ?? null,
      ids: (number) => encoded[number]?.ids ?? null,
      columns: (number) => encoded[number]?.columns ?? null,
      termBlock: (number, place) => encoded[number]?.termBlocks[place] ?? null,
    },
    maxBytes,
  );
  return encoded.map((stored, number) => new Segment({ number, ...stored }, parts));
}

/** A record of the index with these terms, and no value where none is given. */
export function recordOf(id: number, terms: readonly string[], values: Partial<IndexedRecord> = {}): IndexedRecord {
  return { id, terms: [...terms].sort(), durationSeconds: null, cost: null, ...values };
}

/** Segments of records whose ids ascend, at most `max` in each, oldest first. */
export function segmentsOf(records: readonly IndexedRecord[], max?: number): Segment[] {
  const builder = new SegmentBuilder(max);
  for (const record of records) builder.add(record);
  return reopen(builder.build());
}

/** An index of some segments (oldest first) and pending records (newest first), none of them deleted. */
export function snapshotOf(
  segments: readonly Segment[],
  more: Partial<Omit<IndexSnapshot, 'segments'>> = {},
): IndexSnapshot {
  return { segments: [...segments].reverse(), pending: [], deleted: new Map(), isOutdated: false, ...more };
}

/** For searches without phrases that only a text could settle. */
export const noPhrases: PhraseReader = {
  inSegment: () => emptyBitmap(),
  inRecord: () => false,
};

export const always = (): void => undefined;

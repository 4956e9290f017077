import { maxRecords } from '../../search/index/segment';

/** When pending records are worth taking into segments, and how large segments get. */
export interface MergePolicy {
  /** As many pending records are left to the reader, which indexes them in its memory. */
  readonly maxPending: number;
  /** Fewer are not worth writing a segment anew. */
  readonly minPending: number;
  /** Pending records taken into segments in one transaction. */
  readonly maxAtOnce: number;
  readonly maxPerSegment: number;
}

export const usualMergePolicy: MergePolicy = {
  maxPending: 8192,
  minPending: 1024,
  maxAtOnce: 65_536,
  maxPerSegment: maxRecords,
};

/** This part of a segment is a full one. */
const fullShare = 0.75;
/** A larger part of a segment is not joined to its neighbours. */
const joinedShare = 0.5;
/** Where every candidate has few pending records, so many of them are taken at once. */
const maxSmallMerges = 8;

/** What is taken in: during a download only what is too much for the reader, at its end also what could have waited for more. */
export type FlushExtent = 'most' | 'nearlyAll';

/** What the policy has to know of a segment. */
export interface SegmentExtent {
  readonly firstId: number;
  readonly lastId: number;
  readonly records: number;
}

/** Pending records and segments that become new segments together; their times do not overlap those of others. */
export interface MergeCandidate<Extent extends SegmentExtent> {
  readonly segments: readonly Extent[];
  /** Ascending. */
  readonly pending: readonly number[];
}

/** What to write now, of all segments (oldest first) and of some pending records (ascending). */
export function chooseMerges<Extent extends SegmentExtent>(
  segments: readonly Extent[],
  pending: readonly number[],
  which: FlushExtent,
  policy: MergePolicy,
): readonly MergeCandidate<Extent>[] {
  return worthwhile(joinSmall(candidatesOf(segments, pending), which, policy), pending.length, policy);
}

/** Each segment with the pending records of its time, and the pending records between segments; in order of time. */
export function candidatesOf<Extent extends SegmentExtent>(
  segments: readonly Extent[],
  pending: readonly number[],
): MergeCandidate<Extent>[] {
  const candidates: MergeCandidate<Extent>[] = [];
  let taken = 0;
  const take = (isWanted: (id: number) => boolean): number[] => {
    const from = taken;
    while (taken < pending.length && isWanted(pending[taken] as number)) taken += 1;
    return pending.slice(from, taken);
  };
  for (const segment of segments) {
    const before = take((id) => id < segment.firstId);
    if (before.length > 0) candidates.push({ segments: [], pending: before });
    candidates.push({ segments: [segment], pending: take((id) => id <= segment.lastId) });
  }
  const after = take(() => true);
  if (after.length > 0) candidates.push({ segments: [], pending: after });
  return candidates;
}

/**
 * Neighbours that fit one segment become one: when they fill it, so that a long download writes each record twice at most,
 * and at the end of a download in any case.
 */
function joinSmall<Extent extends SegmentExtent>(
  candidates: readonly MergeCandidate<Extent>[],
  which: FlushExtent,
  { minPending, maxPerSegment }: MergePolicy,
): MergeCandidate<Extent>[] {
  const joined: MergeCandidate<Extent>[] = [];
  let group: MergeCandidate<Extent>[] = [];
  const close = (): void => {
    const whole: MergeCandidate<Extent> = {
      segments: group.flatMap(({ segments }) => segments),
      pending: group.flatMap(({ pending }) => pending),
    };
    const isWorth =
      which === 'nearlyAll' ? whole.pending.length >= minPending : sizeOf(whole) >= maxPerSegment * fullShare;
    if (group.length > 1 && whole.pending.length > 0 && isWorth) joined.push(whole);
    else joined.push(...group);
    group = [];
  };
  for (const candidate of candidates) {
    if (sizeOf(candidate) > maxPerSegment * joinedShare) {
      close();
      joined.push(candidate);
      continue;
    }
    if (group.reduce((size, one) => size + sizeOf(one), sizeOf(candidate)) > maxPerSegment) close();
    group.push(candidate);
  }
  close();
  return joined;
}

function sizeOf({ segments, pending }: MergeCandidate<SegmentExtent>): number {
  return pending.length + segments.reduce((size, segment) => size + segment.records, 0);
}

/** The candidates with enough pending records; where all have few, those with the most. */
function worthwhile<Extent extends SegmentExtent>(
  candidates: readonly MergeCandidate<Extent>[],
  pending: number,
  { minPending, maxPending }: MergePolicy,
): readonly MergeCandidate<Extent>[] {
  const large = candidates.filter((candidate) => candidate.pending.length >= minPending);
  if (large.length > 0 || pending < maxPending) return large;
  return candidates
    .filter((candidate) => candidate.pending.length > 0)
    .sort((a, b) => b.pending.length - a.pending.length)
    .slice(0, maxSmallMerges);
}

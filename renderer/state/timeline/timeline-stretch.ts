import type { TimelinePage, TimelinePlace } from '../../../preload/search/timeline';

/** Records of a timeline that follow each other, oldest first, as far as they are read; and what changed them last. */
export interface TimelineStretch extends Omit<TimelinePage, 'at'> {
  readonly change: 'older' | 'newer' | 'refresh' | 'other';
}

export const nothingRead: TimelineStretch = { records: [], hasOlder: false, hasNewer: false, change: 'other' };

/** As many records are kept at most: what is far out of sight is let go at the other end, and read anew when it is met. */
const maxKept = 500;
/** One question brings at most this many. */
const maxAsked = 1000;

/** The stretch with older records before it. */
export function joinOlder(stretch: TimelineStretch, page: TimelinePage): TimelineStretch {
  const records = [...page.records, ...stretch.records];
  const kept = records.slice(0, maxKept);
  return {
    records: kept,
    hasOlder: page.hasOlder,
    hasNewer: stretch.hasNewer || kept.length < records.length,
    change: 'older',
  };
}

/** The stretch with newer records after it. */
export function joinNewer(stretch: TimelineStretch, page: TimelinePage): TimelineStretch {
  const records = [...stretch.records, ...page.records];
  const kept = records.slice(-maxKept);
  return {
    records: kept,
    hasOlder: stretch.hasOlder || kept.length < records.length,
    hasNewer: page.hasNewer,
    change: 'newer',
  };
}

/** Reads a stretch again as it is now, with what has come after its end. */
export function readAgain(
  { records }: TimelineStretch,
  read: (place: TimelinePlace, limit: number) => Promise<TimelinePage>,
): Promise<TimelinePage> {
  const [oldest] = records;
  if (oldest === undefined) return read({ kind: 'newest' }, 100);
  return read({ kind: 'after', id: Math.max(0, oldest.id - 1) }, Math.min(maxAsked, records.length + 100));
}

/** A day of a timeline. */
export interface TimelineDay<One> {
  /** The day; numbered where it comes again, as dates that could not be read may. */
  readonly key: string;
  /** `YYYY-MM-DD`, or as it came where it is no date. */
  readonly day: string;
  readonly records: readonly One[];
}

/** Neighbours of one day together. */
export function daysOf<One extends { readonly callDate: string }>(records: readonly One[]): TimelineDay<One>[] {
  const days: { key: string; day: string; records: One[] }[] = [];
  const seen = new Map<string, number>();
  for (const record of records) {
    const day = record.callDate.slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.records.push(record);
    else {
      const times = seen.get(day) ?? 0;
      seen.set(day, times + 1);
      days.push({ key: times === 0 ? day : `${day} ${String(times)}`, day, records: [record] });
    }
  }
  return days;
}

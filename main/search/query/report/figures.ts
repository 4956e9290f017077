import { countBits, docIdsOf, rangeBitmap, type Bitmap } from '../../index/bitmap';
import { columnValue } from '../../index/columns';
import { firstIdOf, secondsOfId } from '../../index/ids';
import type { Segment } from '../../index/segment';
import type { PendingRecord } from '../evaluate';
import type { Results, StillWanted } from '../results';
import { addRecord, addSegment, countsOfRecord, plainNames } from './breakdown';
import { add, nothing, storedValue, sumOf, valueIn, type Counted } from './counted';
import { addMarked, marksOf, type Marks } from './marks';
import { isOfKind, RecordSets, type RecordKind } from './record-sets';

const secondsPerDay = 86_400;
const secondsPerHour = 3600;

const summed = ['call', 'sms', 'fax', 'incoming', 'outgoing', 'internal', 'answered', 'answeredIn', 'missed'] as const;

/** The figures of what a search found. */
export interface Figures {
  readonly interactions: number;
  readonly of: Readonly<Record<(typeof summed)[number], number>>;
  readonly talkSeconds: number;
  readonly cost: number;
  /** By days since 1970. */
  readonly byDay: ReadonlyMap<number, Counted>;
  /** By the hour of the week, Monday's first hour first. */
  readonly byHourOfWeek: readonly Counted[];
  readonly byAgent: ReadonlyMap<string, Counted>;
}

/** What is known of segments for figures, whichever search they are of: worked out once, for a segment never changes. */
export class FiguresOfSegments {
  readonly #whole = new WeakMap<Segment, Figures>();
  readonly #hours = new WeakMap<Segment, SegmentHours>();

  /** The figures of all of its records. */
  whole(segment: Segment): Figures {
    return memoizedOf(this.#whole, segment, () => {
      const counting = new Counting(this);
      counting.addSegment(segment, rangeBitmap(0, segment.records));
      return counting;
    });
  }

  hours(segment: Segment): SegmentHours {
    return memoizedOf(this.#hours, segment, () => hoursOf(segment));
  }
}

function memoizedOf<Value>(known: WeakMap<Segment, Value>, segment: Segment, make: () => Value): Value {
  const before = known.get(segment);
  if (before !== undefined) return before;
  const value = make();
  known.set(segment, value);
  return value;
}

/** The hours of a segment that have records, oldest first: those from one's start to the next one's. */
interface SegmentHours {
  /** The docId of the first record of each, and behind them that of none. */
  readonly starts: Uint32Array;
  /** Hours since 1970. */
  readonly hours: Int32Array;
}

function hoursOf(segment: Segment): SegmentHours {
  const starts: number[] = [];
  const hours: number[] = [];
  let end = -Infinity;
  segment.ids.forEach((id, docId) => {
    if (id < end) return;
    const hour = Math.floor(secondsOfId(id) / secondsPerHour);
    starts.push(docId);
    hours.push(hour);
    end = firstIdOf((hour + 1) * secondsPerHour);
  });
  return { starts: Uint32Array.from([...starts, segment.records]), hours: Int32Array.from(hours) };
}

/** Counts what a search found, segment by segment, out of posting lists and columns. */
export function countFigures(results: Results, known: FiguresOfSegments, check: StillWanted): Figures {
  const counting = new Counting(known);
  for (let at = 0; at < results.segmentCount; at += 1) {
    check();
    const { segment, bits, pending } = results.segmentHits(at);
    for (const record of pending) counting.addPending(record);
    if (segment === null || bits === null) continue;
    if (countBits(bits) === segment.records) counting.add(known.whole(segment));
    else counting.addSegment(segment, bits);
  }
  return counting;
}

type SummedSets = Readonly<Record<(typeof summed)[number], Bitmap>>;

class Counting implements Figures {
  interactions = 0;
  readonly of = {
    call: 0,
    sms: 0,
    fax: 0,
    incoming: 0,
    outgoing: 0,
    internal: 0,
    answered: 0,
    answeredIn: 0,
    missed: 0,
  };
  talkSeconds = 0;
  cost = 0;
  readonly byDay = new Map<number, Counted>();
  readonly byHourOfWeek = Array.from({ length: 168 }, nothing);
  readonly byAgent = new Map<string, Counted>();
  readonly #known: FiguresOfSegments;

  constructor(known: FiguresOfSegments) {
    this.#known = known;
  }

  addSegment(segment: Segment, found: Bitmap): void {
    const all = new RecordSets(segment);
    const sets = Object.fromEntries(summed.map((kind) => [kind, all.among(kind, found)])) as SummedSets;
    this.interactions += countBits(found);
    for (const kind of summed) this.of[kind] += countBits(sets[kind]);
    this.cost += sumOf(segment.column('cost'), docIdsOf(found));
    const marks = marksOf(segment.records, found, sets);
    this.#addTimes(segment, found, marks);
    addSegment(this.byAgent, segment, 'agent', marks, plainNames);
  }

  add(more: Figures): void {
    this.interactions += more.interactions;
    for (const kind of summed) this.of[kind] += more.of[kind];
    this.talkSeconds += more.talkSeconds;
    this.cost += more.cost;
    for (const [day, counts] of more.byDay) add(this.#dayOf(day), counts);
    more.byHourOfWeek.forEach((counts, at) => {
      add(this.byHourOfWeek[at] as Counted, counts);
    });
    for (const [agent, counts] of more.byAgent) add(valueIn(this.byAgent, agent), counts);
  }

  addPending(record: PendingRecord): void {
    const isOf = (kind: RecordKind): boolean => isOfKind(record, kind);
    this.interactions += 1;
    for (const kind of summed) if (isOf(kind)) this.of[kind] += 1;
    this.cost += storedValue(columnValue(record.cost));
    const counts = countsOfRecord(record);
    this.talkSeconds += counts.talkSeconds;
    const seconds = secondsOfId(record.id);
    const day = Math.floor(seconds / secondsPerDay);
    add(this.#dayOf(day), counts);
    add(this.#hourOf(day, Math.floor((seconds % secondsPerDay) / secondsPerHour)), counts);
    addRecord(this.byAgent, record, 'agent', plainNames);
  }

  /** Records lie in the order of time, as hours do. */
  #addTimes(segment: Segment, found: Bitmap, marks: Marks): void {
    const { starts, hours } = this.#known.hours(segment);
    const talk = segment.column('durationSeconds');
    const docIds = docIdsOf(found);
    for (let at = 0, place = 0; at < docIds.length; place += 1) {
      const end = starts[place + 1] as number;
      if ((docIds[at] as number) >= end) continue;
      const counts = nothing();
      for (; at < docIds.length && (docIds[at] as number) < end; at += 1) {
        const docId = docIds[at] as number;
        addMarked(counts, marks[docId] as number, talk[docId] as number);
      }
      this.talkSeconds += counts.talkSeconds;
      const hour = hours[place] as number;
      const day = Math.floor(hour / 24);
      add(this.#dayOf(day), counts);
      add(this.#hourOf(day, hour - day * 24), counts);
    }
  }

  #dayOf(day: number): Counted {
    return valueIn(this.byDay, day);
  }

  #hourOf(day: number, hour: number): Counted {
    return this.byHourOfWeek[weekdayOf(day) * 24 + hour] as Counted;
  }
}

/** Of days since 1970, which began on a Thursday; Monday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

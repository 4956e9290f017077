import { countBits, countRange, docIdsOf, type Bitmap } from '../../index/bitmap';
import { columnValue, type ColumnValues } from '../../index/columns';
import { firstIdOf, secondsOfId } from '../../index/ids';
import type { Segment } from '../../index/segment';
import { partitionPoint } from '../../partition';
import type { PendingRecord } from '../evaluate';
import type { Results, StillWanted } from '../results';
import { addRecord, addSegment, countsOfRecord, plainNames } from './breakdown';
import { add, nothing, storedValue, sumOf, valueIn, type Counted } from './counted';
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

/** Counts what a search found, segment by segment, out of posting lists and columns. */
export function countFigures(results: Results, check: StillWanted): Figures {
  const counting = new Counting();
  for (let at = 0; at < results.segmentCount; at += 1) {
    check();
    const { segment, bits, pending } = results.segmentHits(at);
    for (const record of pending) counting.addPending(record);
    if (segment !== null && bits !== null) counting.addSegment(segment, bits);
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

  addSegment(segment: Segment, found: Bitmap): void {
    const all = new RecordSets(segment);
    const sets = Object.fromEntries(summed.map((kind) => [kind, all.among(kind, found)])) as SummedSets;
    this.interactions += countBits(found);
    for (const kind of summed) this.of[kind] += countBits(sets[kind]);
    this.cost += sumOf(segment.column('cost'), docIdsOf(found));
    const talk = segment.column('durationSeconds');
    this.#addTimes(segment, found, sets, talk);
    addSegment(this.byAgent, segment, 'agent', found, sets, plainNames);
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

  /** Records lie in the order of time: a day or an hour of a segment is a range of docIds. */
  #addTimes(segment: Segment, found: Bitmap, sets: SummedSets, talk: ColumnValues): void {
    const answered = docIdsOf(sets.answered);
    let next = 0;
    segment.days.forEach(({ day, start }, place) => {
      const end = segment.days[place + 1]?.start ?? segment.records;
      if (countRange(found, start, end) === 0) return;
      const counts = this.#dayOf(day);
      while (next < answered.length && (answered[next] as number) < start) next += 1;
      const from = next;
      while (next < answered.length && (answered[next] as number) < end) next += 1;
      const talkSeconds = sumOf(talk, answered.subarray(from, next));
      this.talkSeconds += talkSeconds;
      add(counts, { ...callsIn(sets, start, end), sms: countRange(sets.sms, start, end), talkSeconds });
      this.#addHours(segment, sets, day, start, end);
    });
  }

  #addHours(segment: Segment, sets: SummedSets, day: number, start: number, end: number): void {
    const { ids } = segment;
    let begin = start;
    for (let hour = 0; hour < 24 && begin < end; hour += 1) {
      const nextHour = firstIdOf(day * secondsPerDay + (hour + 1) * secondsPerHour);
      const next =
        hour === 23 ? end : begin + partitionPoint(end - begin, (place) => (ids[begin + place] as number) < nextHour);
      if (next > begin) add(this.#hourOf(day, hour), { ...callsIn(sets, begin, next), sms: 0, talkSeconds: 0 });
      begin = next;
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

function callsIn(sets: SummedSets, start: number, end: number): Pick<Counted, 'calls' | 'answered' | 'missed'> {
  return {
    calls: countRange(sets.call, start, end),
    answered: countRange(sets.answered, start, end),
    missed: countRange(sets.missed, start, end),
  };
}

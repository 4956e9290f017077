import { countBits, countRange, docIdsOf, hasBit, type Bitmap } from '../../index/bitmap';
import { columnValue, type ColumnValues } from '../../index/columns';
import { firstIdOf, secondsOfId } from '../../index/ids';
import type { Segment } from '../../index/segment';
import { everyTermOf, valueOfTerm, type ValueField } from '../../index/terms';
import { partitionPoint } from '../../partition';
import type { PendingRecord } from '../evaluate';
import type { Results, StillWanted } from '../results';
import { isOfKind, RecordSets, type RecordKind } from './record-sets';

const secondsPerDay = 86_400;
const secondsPerHour = 3600;

/** Calls and SMS of a day, or of what has a name. */
export interface Counted {
  calls: number;
  answered: number;
  missed: number;
  sms: number;
  talkSeconds: number;
}

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
    this.#addAgents(segment, found, sets, talk);
  }

  addPending(record: PendingRecord): void {
    const isOf = (kind: RecordKind): boolean => isOfKind(record, kind);
    this.interactions += 1;
    for (const kind of summed) if (isOf(kind)) this.of[kind] += 1;
    this.cost += storedValue(columnValue(record.cost));
    const talk = isOf('answered') ? storedValue(columnValue(record.durationSeconds)) : 0;
    this.talkSeconds += talk;
    const counts: Counted = {
      ...{ calls: Number(isOf('call')), answered: Number(isOf('answered')), missed: Number(isOf('missed')) },
      ...{ sms: Number(isOf('sms')), talkSeconds: talk },
    };
    const seconds = secondsOfId(record.id);
    const day = Math.floor(seconds / secondsPerDay);
    add(this.#dayOf(day), counts);
    add(this.#hourOf(day, Math.floor((seconds % secondsPerDay) / secondsPerHour)), counts);
    const { from, to } = everyTermOf('agent');
    for (const agent of new Set(record.terms.filter((term) => term >= from && term < to)))
      add(valueIn(this.byAgent, valueOfTerm('agent', agent)), counts);
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

  #addAgents(segment: Segment, found: Bitmap, sets: SummedSets, talk: ColumnValues): void {
    eachValue(segment, 'agent', (agent, docIds) => {
      const counts = nothing();
      let isFound = false;
      for (let at = 0; at < docIds.length; at += 1) {
        const docId = docIds[at] as number;
        if (!hasBit(found, docId)) continue;
        isFound = true;
        if (hasBit(sets.sms, docId)) counts.sms += 1;
        if (!hasBit(sets.call, docId)) continue;
        counts.calls += 1;
        if (hasBit(sets.answered, docId)) {
          counts.answered += 1;
          counts.talkSeconds += storedValue(talk[docId] as number);
        } else if (hasBit(sets.missed, docId)) counts.missed += 1;
      }
      if (isFound) add(valueIn(this.byAgent, agent), counts);
    });
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

/** Nothing of anything. */
export function nothing(): Counted {
  return { calls: 0, answered: 0, missed: 0, sms: 0, talkSeconds: 0 };
}

/** Adds counts to others. */
export function add(target: Counted, more: Counted): void {
  target.calls += more.calls;
  target.answered += more.answered;
  target.missed += more.missed;
  target.sms += more.sms;
  target.talkSeconds += more.talkSeconds;
}

function valueIn<Name>(all: Map<Name, Counted>, name: Name): Counted {
  const known = all.get(name) ?? nothing();
  all.set(name, known);
  return known;
}

function callsIn(sets: SummedSets, start: number, end: number): Pick<Counted, 'calls' | 'answered' | 'missed'> {
  return {
    calls: countRange(sets.call, start, end),
    answered: countRange(sets.answered, start, end),
    missed: countRange(sets.missed, start, end),
  };
}

function eachValue(segment: Segment, field: ValueField, visit: (value: string, docIds: Uint16Array) => void): void {
  const { from, to } = everyTermOf(field);
  segment.eachTerm(from, to, (term, postings) => {
    visit(valueOfTerm(field, term), postings.docIds());
  });
}

/** A column's value as it is; nothing where there is none. */
function storedValue(value: number): number {
  return value === 0 ? 0 : value - 1;
}

function sumOf(values: ColumnValues, docIds: Uint16Array): number {
  let sum = 0;
  for (let at = 0; at < docIds.length; at += 1) sum += storedValue(values[docIds[at] as number] as number);
  return sum;
}

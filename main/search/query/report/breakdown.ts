import type { BreakdownKind } from '../../../../preload/search/report';
import { andInto, countBits, countCommon, docIdsOf, type Bitmap } from '../../index/bitmap';
import { columnValue } from '../../index/columns';
import { compareTexts, type Segment } from '../../index/segment';
import { everyTermOf, valueOfTerm, type ValueField } from '../../index/terms';
import type { PendingRecord } from '../evaluate';
import { filterConditions, type Condition } from '../query-tree';
import type { Results, StillWanted } from '../results';
import { add, nothing, storedValue, sumOf, valueIn, type Counted } from './counted';
import { significantDigitsOf } from './parties';
import { addMarked, marksOf, type CountedSets, type Marks } from './marks';
import { isOfKind, RecordSets } from './record-sets';

/** The property that holds what a search is broken down by. */
const fieldOf: Readonly<Record<BreakdownKind, ValueField>> = {
  queue: 'queueStatus',
  extension: 'extension',
  number: 'contactNumber',
  destination: 'destination',
  flag: 'flag',
  contact: 'contact',
};

/** A line of a breakdown: the counts of what has a name, or of all that have no line of their own. */
export interface BrokenDown {
  /** The most calls first. */
  readonly named: readonly Line[];
  /** What the others have together, and how many they are. */
  readonly rest: { readonly names: number; readonly counts: Counted };
}

/** Breaks down what a search found by one property; the names with the most calls get a line each, `max` at the most. */
export function breakDown(results: Results, by: BreakdownKind, max: number, check: StillWanted): BrokenDown {
  const counts = new Map<string, Counted>();
  const names = by === 'number' ? new NumberNames() : plainNames;
  for (let at = 0; at < results.segmentCount; at += 1) {
    check();
    const { segment, bits, pending } = results.segmentHits(at);
    for (const record of pending) addRecord(counts, record, fieldOf[by], names);
    if (segment === null || bits === null) continue;
    addSegment(counts, segment, fieldOf[by], marksOf(segment.records, bits, setsOf(segment, bits)), names);
  }
  const all = [...counts].sort(mostCallsFirst);
  const rest = nothing();
  for (const [, more] of all.slice(max)) add(rest, more);
  const named = all.slice(0, max);
  return {
    named:
      by === 'number'
        ? countNumbers(
            results,
            named.map(([name]) => name),
            check,
          ).toSorted(mostCallsFirst)
        : named,
    rest: { names: Math.max(0, all.length - max), counts: rest },
  };
}

type Line = readonly [name: string, counts: Counted];

function mostCallsFirst([name, one]: Line, [otherName, other]: Line): number {
  return other.calls - one.calls || compareTexts(name, otherName);
}

/** What the values of a property are called; null for one that has no line. */
export interface Names {
  of(value: string): string | null;
}

export const plainNames: Names = { of: (value) => value };

/** Numbers by their digits, each as it was first met: what is withheld is none. */
class NumberNames implements Names {
  readonly #byKey = new Map<string, string>();
  /** Numbers come again from segment to segment, and what tells them apart takes a while to be found. */
  readonly #byValue = new Map<string, string | null>();

  of(value: string): string | null {
    const known = this.#byValue.get(value);
    if (known !== undefined) return known;
    const key = significantDigitsOf(value);
    const name = key === null ? null : (this.#byKey.get(key) ?? value);
    if (key !== null && name !== null) this.#byKey.set(key, name);
    this.#byValue.set(value, name);
    return name;
  }
}

/** Adds what was found of a segment, by the values of a property. */
export function addSegment(
  all: Map<string, Counted>,
  segment: Segment,
  field: ValueField,
  marks: Marks,
  names: Names,
): void {
  const talk = segment.column('durationSeconds');
  const { from, to } = everyTermOf(field);
  segment.eachTerm(from, to, (term, postings) => {
    const docIds = postings.docIds();
    let counts: Counted | null = null;
    for (let at = 0; at < docIds.length; at += 1) {
      const docId = docIds[at] as number;
      const mark = marks[docId] as number;
      if (mark === 0) continue;
      counts ??= nothing();
      addMarked(counts, mark, talk[docId] as number);
    }
    if (counts === null) return;
    const name = names.of(valueOfTerm(field, term));
    if (name !== null) add(valueIn(all, name), counts);
  });
}

/** Adds a pending record to each of its values of a property. */
export function addRecord(all: Map<string, Counted>, record: PendingRecord, field: ValueField, names: Names): void {
  const counts = countsOfRecord(record);
  const { from, to } = everyTermOf(field);
  for (const term of new Set(record.terms.filter((one) => one >= from && one < to))) {
    const name = names.of(valueOfTerm(field, term));
    if (name !== null) add(valueIn(all, name), counts);
  }
}

/** What a pending record counts as. */
export function countsOfRecord(record: PendingRecord): Counted {
  const isAnswered = isOfKind(record, 'answered');
  return {
    ...{ calls: Number(isOfKind(record, 'call')), answered: Number(isAnswered) },
    ...{ missed: Number(isOfKind(record, 'missed')), sms: Number(isOfKind(record, 'sms')) },
    talkSeconds: isAnswered ? storedValue(columnValue(record.durationSeconds)) : 0,
  };
}

/** A number stands on either side of a record, and is counted as the search for it finds it. */
function countNumbers(results: Results, names: readonly string[], check: StillWanted): readonly Line[] {
  const wanted = names.map((ownNumber) => ({
    name: ownNumber,
    condition: filterConditions({ ownNumber }, null).get('ownNumber') ?? nobody,
    counts: nothing(),
  }));
  for (let at = 0; at < results.segmentCount; at += 1) {
    check();
    const { segment, bits, pending } = results.segmentHits(at);
    const sets = segment === null || bits === null ? null : setsOf(segment, bits);
    for (const { condition, counts } of wanted) {
      for (const record of pending) if (results.isMet(record, condition)) add(counts, countsOfRecord(record));
      const met = results.among(at, condition);
      if (segment !== null && sets !== null && met !== null) add(counts, countsIn(segment, sets, met));
    }
  }
  return wanted.map(({ name, counts }) => [name, counts]);
}

const nobody: Condition = { kind: 'any', of: [] };

function setsOf(segment: Segment, found: Bitmap): CountedSets {
  const all = new RecordSets(segment);
  return {
    ...{ call: all.among('call', found), sms: all.among('sms', found) },
    ...{ answered: all.among('answered', found), missed: all.among('missed', found) },
  };
}

/** What some of the counted records of a segment count as. */
function countsIn(segment: Segment, sets: CountedSets, some: Bitmap): Counted {
  const answered = some.slice();
  andInto(answered, sets.answered);
  return {
    ...{ calls: countCommon(some, sets.call), answered: countBits(answered) },
    ...{ missed: countCommon(some, sets.missed), sms: countCommon(some, sets.sms) },
    talkSeconds: sumOf(segment.column('durationSeconds'), docIdsOf(answered)),
  };
}

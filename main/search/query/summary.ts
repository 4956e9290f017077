import { andNotInto, countBits, rangeBitmap, type Bitmap } from '../index/bitmap';
import type { Segment } from '../index/segment';
import { findInSegment, isMetBy, type PendingRecord, type PhraseReader } from './evaluate';
import { everyTermOf, valueOfTerm, type ValueField } from '../index/terms';
import { allOf, type Condition, type FilterName, type QueryTree } from './query-tree';
import type { Results, StillWanted } from './results';

/** The properties that are counted, each with the filters that ask for it: a value is counted under all other filters. */
const counted: readonly { readonly field: ValueField; readonly value: string | null; readonly filter: FilterName }[] = [
  { field: 'service', value: null, filter: 'services' },
  { field: 'direction', value: null, filter: 'directions' },
  { field: 'status', value: null, filter: 'statuses' },
  { field: 'queueStatus', value: null, filter: 'queueStatuses' },
  { field: 'agent', value: null, filter: 'agents' },
  { field: 'extension', value: null, filter: 'extensions' },
  { field: 'flag', value: null, filter: 'flags' },
  { field: 'mark', value: null, filter: 'marks' },
  { field: 'has', value: 'notes', filter: 'hasNotes' },
  { field: 'has', value: 'pinnedNote', filter: 'hasPinnedNote' },
  { field: 'has', value: 'attachment', filter: 'hasAttachment' },
];

/** How often each value of each property occurs. */
export type Counts = ReadonlyMap<ValueField, ReadonlyMap<string, number>>;

/** The condition of a whole search; null where it demands nothing. */
export function wholeCondition(tree: QueryTree, without: FilterName | null = null): Condition | null {
  const parts = [...tree.filters].filter(([name]) => name !== without).map(([, condition]) => condition);
  if (tree.text !== null) parts.push(tree.text);
  return parts.length === 0 ? null : allOf(parts);
}

/** Counts every value of every property in what a search finds, each under the filters of the other properties. */
export function countValues(results: Results, tree: QueryTree, phrases: PhraseReader, check: StillWanted): Counts {
  const counts = new Map<ValueField, Map<string, number>>();
  const { segments, pending, deleted } = results.snapshot;
  const active = [...tree.filters.keys()];
  const without = new Map(active.map((name) => [name, wholeCondition(tree, name)]));
  segments.forEach((segment, at) => {
    check();
    const sets = new Map<FilterName | null, Bitmap | null>([[null, results.segmentHits(at).bits]]);
    for (const [name, condition] of without) {
      if (counted.some(({ filter }) => filter === name)) {
        sets.set(name, setWithout(segment, condition, deleted.get(segment.number), phrases));
      }
    }
    // All of a segment: what a term stands on need not be compared.
    const whole = new Set<Bitmap>();
    for (const set of sets.values()) if (set !== null && countBits(set) === segment.records) whole.add(set);
    for (const [field, wanted] of countedByField) countInSegment(counts, segment, field, wanted, { sets, whole });
  });
  countPending(counts, pending, tree, without, phrases);
  return counts;
}

/** Counts the contacts of what was found. */
export function countContacts(results: Results, check: StillWanted): ReadonlyMap<string, number> {
  const counts = new Map<ValueField, Map<string, number>>([['contact', new Map()]]);
  const { from, to } = everyTermOf('contact');
  for (let at = 0; at < results.segmentCount; at += 1) {
    check();
    const { segment, bits, pending } = results.segmentHits(at);
    if (segment !== null && bits !== null) {
      segment.eachTerm(from, to, (term, postings) => {
        add(counts, 'contact', valueOfTerm('contact', term), postings.countIn(bits));
      });
    }
    for (const record of pending) {
      for (const term of record.terms)
        if (term >= from && term < to) add(counts, 'contact', valueOfTerm('contact', term), 1);
    }
  }
  return counts.get('contact') ?? new Map<string, number>();
}

type Wanted = (typeof counted)[number];
const countedByField = new Map<ValueField, readonly Wanted[]>(
  [...new Set(counted.map(({ field }) => field))].map((field) => [field, counted.filter((one) => one.field === field)]),
);

const countedByLetter = new Map<number, readonly Wanted[]>(
  [...countedByField].map(([field, wanted]) => [everyTermOf(field).from.charCodeAt(0), wanted]),
);

function setWithout(
  segment: Segment,
  condition: Condition | null,
  deleted: Bitmap | undefined,
  phrases: PhraseReader,
): Bitmap | null {
  const bits = condition === null ? rangeBitmap(0, segment.records) : findInSegment(segment, condition, phrases);
  if (bits !== null && deleted !== undefined) andNotInto(bits, deleted);
  return bits;
}

/** What was found in a segment under all filters (null), and under all but one; which of it is all of the segment. */
interface FoundSets {
  readonly sets: ReadonlyMap<FilterName | null, Bitmap | null>;
  readonly whole: ReadonlySet<Bitmap>;
}

function countInSegment(
  counts: Map<ValueField, Map<string, number>>,
  segment: Segment,
  field: ValueField,
  wanted: readonly Wanted[],
  { sets, whole }: FoundSets,
): void {
  const setOf = ({ filter }: Wanted): Bitmap | null => sets.get(sets.has(filter) ? filter : null) ?? null;
  if (wanted.every((one) => setOf(one) === null)) return;
  const { from, to } = everyTermOf(field);
  segment.eachTerm(from, to, (term, postings) => {
    const value = valueOfTerm(field, term);
    for (const one of wanted) {
      if (one.value !== null && one.value !== value) continue;
      const set = setOf(one);
      if (set === null) continue;
      add(counts, field, value, whole.has(set) ? postings.length : postings.countIn(set));
    }
  });
}

/** Counts pending records one by one. */
function countPending(
  counts: Map<ValueField, Map<string, number>>,
  records: readonly PendingRecord[],
  tree: QueryTree,
  without: ReadonlyMap<FilterName, Condition | null>,
  phrases: PhraseReader,
): void {
  const everything = wholeCondition(tree);
  const isMet = (record: PendingRecord, condition: Condition | null): boolean =>
    condition === null || isMetBy(record, condition, phrases);
  for (const record of records) {
    const isFound = isMet(record, everything);
    const isFoundWithout = new Map<FilterName, boolean>();
    for (const [name, condition] of without) isFoundWithout.set(name, isMet(record, condition));
    for (const term of record.terms) {
      for (const { field, value, filter } of countedByLetter.get(term.charCodeAt(0)) ?? []) {
        const found = valueOfTerm(field, term);
        const isCounted = (value === null || value === found) && (isFoundWithout.get(filter) ?? isFound);
        if (isCounted) add(counts, field, found, 1);
      }
    }
  }
}

function add(counts: Map<ValueField, Map<string, number>>, field: ValueField, value: string, count: number): void {
  if (count === 0) return;
  const ofField = counts.get(field) ?? new Map<string, number>();
  counts.set(field, ofField);
  ofField.set(value, (ofField.get(value) ?? 0) + count);
}

import { sortKey } from '../../analysis/collation';
import { lastNameFirst } from '../../analysis/last-name';
import { bitmapSize } from '../../index/bitmap';
import { columnValue, type Column } from '../../index/columns';
import { compareTexts } from '../../index/segment';
import type { Postings } from '../../index/term-block';
import { everyTermOf, onlyTerm, valueOfTerm, valueTerm, type ValueField } from '../../index/terms';
import type { IndexSnapshot } from '../results';
import type { RecordValues } from './value-ranking';

/** A number that segments have a column of. */
export function storedValues(column: Column): RecordValues {
  return {
    ofSegment: (segment) => segment.column(column),
    ofPending: (record) => columnValue(record[column]),
  };
}

/** Values that the CRM's documents name, in their order there, before all others. */
export function knownFirst(values: readonly string[], known: readonly string[]): readonly string[] {
  return [...known, ...bySortKey(values.filter((value) => !known.includes(value)))];
}

/** As a Polish list has them. */
export function bySortKey(values: readonly string[]): readonly string[] {
  return by(values, sortKey);
}

/** Names of persons by their last names; numbers in the place of names last. */
export function byLastName(names: readonly string[]): readonly string[] {
  return by(names, (name) => (/^\d+$/.test(name) ? `\uffff${name}` : sortKey(lastNameFirst(name))));
}

function by(values: readonly string[], keyOf: (value: string) => string): readonly string[] {
  return values
    .map((value) => ({ value, key: keyOf(value) }))
    .sort((a, b) => compareTexts(a.key, b.key) || compareTexts(a.value, b.value))
    .map(({ value }) => value);
}

/** The place of each record's value among all values of a property; of several the first. */
export function termValues(field: ValueField, arranged: readonly string[]): RecordValues {
  const { from, to } = everyTermOf(field);
  const placeOf = new Map(arranged.map((value, at) => [valueTerm(field, value), at + 1]));
  const room = roomFor(arranged.length);
  return {
    ofSegment(segment) {
      const found: { readonly place: number; readonly postings: Postings }[] = [];
      segment.eachTerm(from, to, (term, postings) => {
        const place = placeOf.get(term);
        if (place !== undefined) found.push({ place, postings });
      });
      // The first value is written last, over others of the same record.
      found.sort((a, b) => b.place - a.place);
      const values = room.fill(0).subarray(0, segment.records);
      for (const { place, postings } of found) write(values, postings, place);
      return values;
    },
    ofPending: ({ terms }) =>
      terms.reduce((least, term) => {
        const place = placeOf.get(term) ?? 0;
        return least === 0 || (place > 0 && place < least) ? place : least;
      }, 0),
  };
}

const hasNotes = valueTerm('has', 'notes');
/** More notes of one record count as so many. */
const maxNotes = 65_535;

/** How many notes each record has; one where only the CRM says that there are any. */
export function noteValues(): RecordValues {
  const room = roomFor(maxNotes);
  const countOf = (term: string): number => Math.min(maxNotes, Number(valueOfTerm('noteCount', term)));
  const counts = everyTermOf('noteCount');
  return {
    ofSegment(segment) {
      const values = room.fill(0).subarray(0, segment.records);
      const { from, to } = onlyTerm(hasNotes);
      segment.eachTerm(from, to, (_, postings) => {
        write(values, postings, 1);
      });
      segment.eachTerm(counts.from, counts.to, (term, postings) => {
        write(values, postings, countOf(term));
      });
      return values;
    },
    ofPending({ terms }) {
      const count = terms.find((term) => term >= counts.from && term < counts.to);
      return count === undefined ? Number(terms.includes(hasNotes)) : countOf(count);
    },
  };
}

/** Every value of a property that some record has, in no order. */
export function valuesIn({ segments, pending }: IndexSnapshot, field: ValueField): readonly string[] {
  const { from, to } = everyTermOf(field);
  const found = new Set<string>();
  const find = (term: string): void => {
    // A value without a letter is none: nothing is seen of it.
    if (term.length > from.length) found.add(valueOfTerm(field, term));
  };
  for (const segment of segments) segment.eachTerm(from, to, find);
  for (const { terms } of pending) for (const term of terms) if (term >= from && term < to) find(term);
  return [...found];
}

type Room = Uint16Array | Uint32Array;

function write(values: Room, postings: Postings, value: number): void {
  const docIds = postings.docIds();
  for (let at = 0; at < docIds.length; at += 1) values[docIds[at] as number] = value;
}

function roomFor(largest: number): Room {
  return largest < 65_536 ? new Uint16Array(bitmapSize) : new Uint32Array(bitmapSize);
}

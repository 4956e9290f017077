import { columnValue, encodeColumns, encodeIds } from './columns';
import { dayOfId } from './ids';
import { Int32List } from './int32-list';
import { maxRecords, type EncodedSegment, type IndexedRecord, type Segment, type SegmentDay } from './segment';
import { TermBlockWriter } from './term-block';
import { TermDictionary } from './term-dictionary';

/**
 * Gathers records and whole segments, and makes segments of them. Terms of records are numbers of a dictionary; segments are
 * read once, term by term, all at the same time, so that only what is written is held in memory.
 */
export class SegmentBuilder {
  readonly #max: number;
  readonly #dictionary: TermDictionary;
  readonly #ids: number[] = [];
  readonly #durations: number[] = [];
  readonly #costs: number[] = [];
  readonly #posted: Posted[] = [];
  readonly #segments: { readonly segment: Segment; readonly places: Int32Array }[] = [];

  /** At most `max` records in each segment. */
  constructor(max = maxRecords, dictionary = new TermDictionary()) {
    this.#max = max;
    this.#dictionary = dictionary;
  }

  /** Adds a record; ids must ascend. */
  add({ id, terms, durationSeconds, cost }: IndexedRecord): void {
    this.begin(id, durationSeconds, cost);
    this.post(Int32Array.from(terms, (term) => this.#dictionary.number(term)));
  }

  /** Begins a record, whose terms `post` gives; ids must ascend. */
  begin(id: number, durationSeconds: number | null, cost: number | null): void {
    this.#place(id, columnValue(durationSeconds), columnValue(cost));
  }

  /** Puts terms, by their numbers, on the record that was begun last; the list must stay as it is until the end. */
  post(terms: Int32Array): void {
    this.#posted.push({ place: this.#ids.length - 1, terms });
  }

  /** Adds the records of a segment that `isWanted`; `before` is told each id first, to add what belongs in front of it. */
  addSegment(segment: Segment, isWanted: (id: number) => boolean, before: (id: number) => void): void {
    const places = new Int32Array(segment.records).fill(-1);
    const durations = segment.column('durationSeconds');
    const costs = segment.column('cost');
    segment.ids.forEach((id, docId) => {
      before(id);
      if (isWanted(id)) places[docId] = this.#place(id, durations[docId] as number, costs[docId] as number);
    });
    this.#segments.push({ segment, places });
  }

  /** The segments of everything added, oldest first: as few as hold it, and evenly full. */
  build(): EncodedSegment[] {
    const records = this.#ids.length;
    const count = Math.ceil(records / this.#max);
    if (count === 0) return [];
    const perSegment = Math.ceil(records / count);
    const writers = Array.from({ length: Math.ceil(records / perSegment) }, () => new TermBlockWriter());
    const posted = new PostedTerms(this.#posted, this.#dictionary);
    eachTerm([posted, ...this.#segments.map((one) => new SegmentTerms(one))], (term, places) => {
      spread(term, places, perSegment, writers);
    });
    return writers.map((writer, at) => {
      const [from, to] = [at * perSegment, (at + 1) * perSegment];
      const ids = this.#ids.slice(from, to);
      return {
        firstId: ids[0] ?? 0,
        lastId: ids.at(-1) ?? 0,
        records: ids.length,
        ids: encodeIds(ids),
        columns: encodeColumns([this.#durations.slice(from, to), this.#costs.slice(from, to)]),
        days: daysOf(ids),
        ...writer.end(),
      };
    });
  }

  #place(id: number, duration: number, cost: number): number {
    this.#ids.push(id);
    this.#durations.push(duration);
    this.#costs.push(cost);
    return this.#ids.length - 1;
  }
}

/** Terms of a record by their numbers, perhaps more than once. */
interface Posted {
  readonly place: number;
  readonly terms: Int32Array;
}

/** Terms in order, each with the places of its records. */
interface TermSource {
  /** Null after the last one. */
  readonly term: string | null;
  addTo(places: Int32List): void;
  next(): void;
}

/** The terms of records that come one by one. */
class PostedTerms implements TermSource {
  readonly #dictionary: TermDictionary;
  /** Sorted by UTF-16 units, as `<` compares. */
  readonly #terms: readonly string[];
  /** Where the places of a term begin, by its number. */
  readonly #starts: Int32Array;
  readonly #places: Int32Array;
  #at = 0;

  constructor(posted: readonly Posted[], dictionary: TermDictionary) {
    this.#dictionary = dictionary;
    const { size } = dictionary;
    this.#starts = new Int32Array(size + 1);
    eachPosting(posted, size, (term) => {
      this.#starts[term + 1] = (this.#starts[term + 1] as number) + 1;
    });
    const terms: string[] = [];
    for (let term = 0; term < size; term += 1) {
      const count = this.#starts[term + 1] as number;
      if (count > 0) terms.push(dictionary.term(term));
      this.#starts[term + 1] = (this.#starts[term] as number) + count;
    }
    this.#places = new Int32Array(this.#starts[size] as number);
    const ends = this.#starts.slice(0, size);
    eachPosting(posted, size, (term, place) => {
      const end = ends[term] as number;
      this.#places[end] = place;
      ends[term] = end + 1;
    });
    // Faster than with a function of our own.
    this.#terms = terms.sort();
  }

  get term(): string | null {
    return this.#terms[this.#at] ?? null;
  }

  addTo(places: Int32List): void {
    const number = this.#dictionary.number(this.#terms[this.#at] as string);
    const end = this.#starts[number + 1] as number;
    for (let at = this.#starts[number] as number; at < end; at += 1) places.push(this.#places[at] as number);
  }

  next(): void {
    this.#at += 1;
  }
}

/** Visits each term of each record once, records in order. */
function eachPosting(posted: readonly Posted[], terms: number, visit: (term: number, place: number) => void): void {
  const last = new Int32Array(terms).fill(-1);
  for (const { place, terms: numbers } of posted) {
    for (let at = 0; at < numbers.length; at += 1) {
      const term = numbers[at] as number;
      if (last[term] === place) continue;
      last[term] = place;
      visit(term, place);
    }
  }
}

/** The terms of a segment that is taken in. */
class SegmentTerms implements TermSource {
  readonly #cursor;
  /** By docId; -1 for a record that is left out. */
  readonly #places: Int32Array;

  constructor({ segment, places }: { readonly segment: Segment; readonly places: Int32Array }) {
    this.#cursor = segment.cursor();
    this.#places = places;
  }

  get term(): string | null {
    return this.#cursor.term;
  }

  addTo(places: Int32List): void {
    const docIds = this.#cursor.docIds();
    for (let at = 0; at < docIds.length; at += 1) {
      const place = this.#places[docIds[at] as number] as number;
      if (place >= 0) places.push(place);
    }
  }

  next(): void {
    this.#cursor.next();
  }
}

/** Visits the terms of all sources in order, each with its places, ascending. */
function eachTerm(sources: readonly TermSource[], visit: (term: string, places: Int32Array) => void): void {
  const places = new Int32List();
  for (;;) {
    const term = leastOf(sources);
    if (term === null) return;
    places.truncate(0);
    for (const source of sources) {
      if (source.term !== term) continue;
      source.addTo(places);
      source.next();
    }
    visit(term, ascending(places.view()));
  }
}

function leastOf(sources: readonly TermSource[]): string | null {
  let least: string | null = null;
  for (const { term } of sources) if (term !== null && (least === null || term < least)) least = term;
  return least;
}

/** Records of several sources may lie between each other. */
function ascending(places: Int32Array): Int32Array {
  for (let at = 1; at < places.length; at += 1) {
    if ((places[at] as number) < (places[at - 1] as number)) return places.sort();
  }
  return places;
}

/** Puts a term into each segment that has records of it. */
function spread(term: string, places: Int32Array, perSegment: number, writers: readonly TermBlockWriter[]): void {
  for (let from = 0; from < places.length;) {
    const segment = Math.floor((places[from] as number) / perSegment);
    const first = segment * perSegment;
    let to = from + 1;
    while (to < places.length && (places[to] as number) < first + perSegment) to += 1;
    // Most terms stand on one record only: no list for these.
    const docIds = to - from === 1 ? (places[from] as number) - first : listOf(places, from, to, first);
    writers[segment]?.add(term, docIds);
    from = to;
  }
}

/** DocIds of places; a loop, which is many times faster than `Uint16Array.from` with a function. */
function listOf(places: Int32Array, from: number, to: number, first: number): Uint16Array {
  const docIds = new Uint16Array(to - from);
  for (let at = from; at < to; at += 1) docIds[at - from] = (places[at] as number) - first;
  return docIds;
}

function daysOf(ids: readonly number[]): SegmentDay[] {
  const days: SegmentDay[] = [];
  ids.forEach((id, start) => {
    const day = dayOfId(id);
    if (days.at(-1)?.day !== day) days.push({ day, start });
  });
  return days;
}

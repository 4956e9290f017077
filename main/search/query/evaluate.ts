import { andInto, andNotInto, emptyBitmap, isEmpty, orInto, rangeBitmap, setBit, type Bitmap } from '../index/bitmap';
import { lowerBound } from '../partition';
import type { Segment, IndexedRecord } from '../index/segment';
import { columnValue } from '../index/columns';
import type { TermRange } from '../index/terms';
import type { Condition, Phrase } from './query-tree';

/** Whether words really follow each other; only the texts themselves know. */
export interface PhraseReader {
  /** Those of the candidates in whose text the words follow each other. */
  inSegment(segment: Segment, candidates: Bitmap, phrase: Phrase): Bitmap;
  inRecord(id: number, phrase: Phrase): boolean;
}

/** The records of a segment that meet a condition; null for none. */
export function findInSegment(segment: Segment, condition: Condition, phrases: PhraseReader): Bitmap | null {
  switch (condition.kind) {
    case 'terms':
      return withTerms(segment, condition.ranges, condition.accepts);
    case 'period': {
      const found = rangeBitmap(segment.docIdFrom(condition.firstId), segment.docIdFrom(condition.lastId + 1));
      return isEmpty(found) ? null : found;
    }
    case 'ids':
      return withIds(segment, condition.ids);
    case 'column':
      return withColumn(segment, condition);
    case 'any':
      return meetingAny(segment, condition.of, phrases);
    case 'all':
      return meetingAll(segment, condition.of, phrases);
    case 'none':
      return without(rangeBitmap(0, segment.records), segment, condition.of, phrases);
    case 'phrase': {
      const candidates = findInSegment(segment, condition.candidates, phrases);
      return candidates === null ? null : phraseAmong(segment, candidates, condition, phrases);
    }
  }
}

/** The candidates with a phrase: those that a term vouches for, and of the others those whose text does. */
function phraseAmong(segment: Segment, candidates: Bitmap, phrase: Phrase, phrases: PhraseReader): Bitmap | null {
  const certain = phrase.certain === null ? null : findInSegment(segment, phrase.certain, phrases);
  if (certain === null) {
    const found = phrases.inSegment(segment, candidates, phrase);
    return isEmpty(found) ? null : found;
  }
  andInto(certain, candidates);
  andNotInto(candidates, certain);
  if (!isEmpty(candidates)) orInto(certain, phrases.inSegment(segment, candidates, phrase));
  return isEmpty(certain) ? null : certain;
}

function withTerms(
  segment: Segment,
  ranges: readonly TermRange[],
  accepts: ((term: string) => boolean) | null,
): Bitmap | null {
  let found: Bitmap | null = null;
  for (const { from, to } of ranges) {
    if (accepts === null) {
      found = segment.addRange(from, to, found);
    } else {
      segment.eachTerm(from, to, (term, postings) => {
        if (accepts(term)) postings.addTo((found ??= emptyBitmap()));
      });
    }
  }
  return found;
}

function withColumn(segment: Segment, condition: Condition & { kind: 'column' }): Bitmap | null {
  const values = segment.column(condition.column);
  const min = Math.max(1, columnValue(condition.min));
  const max = columnValue(condition.max);
  let found: Bitmap | null = null;
  for (let docId = 0; docId < values.length; docId += 1) {
    const value = values[docId] as number;
    if (value >= min && value <= max) setBit((found ??= emptyBitmap()), docId);
  }
  return found;
}

function withIds(segment: Segment, ids: Float64Array): Bitmap | null {
  let found: Bitmap | null = null;
  for (let at = lowerBound(ids, segment.firstId); at < ids.length && (ids[at] as number) <= segment.lastId; at += 1) {
    const docId = segment.docIdOf(ids[at] as number);
    if (docId >= 0) setBit((found ??= emptyBitmap()), docId);
  }
  return found;
}

function meetingAll(segment: Segment, conditions: readonly Condition[], phrases: PhraseReader): Bitmap | null {
  let found: Bitmap | null = null;
  for (const part of conditions) {
    if (found !== null && part.kind === 'none') {
      found = without(found, segment, part.of, phrases);
    } else if (found !== null && part.kind === 'phrase') {
      const candidates = intersection(found, findInSegment(segment, part.candidates, phrases));
      found = candidates === null ? null : phraseAmong(segment, candidates, part, phrases);
    } else {
      const next = findInSegment(segment, part, phrases);
      found = found === null ? next : intersection(found, next);
    }
    if (found === null || isEmpty(found)) return null;
  }
  return found;
}

/** A phrase is looked for only where nothing before it was found already; `anyOf` puts phrases last. */
function meetingAny(segment: Segment, conditions: readonly Condition[], phrases: PhraseReader): Bitmap | null {
  let found: Bitmap | null = null;
  for (const part of conditions) {
    if (found === null || part.kind !== 'phrase') {
      found = union(found, findInSegment(segment, part, phrases));
      continue;
    }
    const candidates = findInSegment(segment, part.candidates, phrases);
    if (candidates === null) continue;
    andNotInto(candidates, found);
    if (!isEmpty(candidates)) found = union(found, phraseAmong(segment, candidates, part, phrases));
  }
  return found;
}

function without(
  from: Bitmap,
  segment: Segment,
  conditions: readonly Condition[],
  phrases: PhraseReader,
): Bitmap | null {
  for (const part of conditions) {
    const excluded = findInSegment(segment, part, phrases);
    if (excluded !== null) andNotInto(from, excluded);
  }
  return isEmpty(from) ? null : from;
}

function union(a: Bitmap | null, b: Bitmap | null): Bitmap | null {
  if (a === null || b === null) return a ?? b;
  orInto(a, b);
  return a;
}

function intersection(a: Bitmap, b: Bitmap | null): Bitmap | null {
  if (b === null) return null;
  andInto(a, b);
  return isEmpty(a) ? null : a;
}

/** A record that no segment holds as it is now, its terms in order. */
export interface PendingRecord extends IndexedRecord {
  readonly terms: readonly string[];
}

/** Whether a single record meets a condition. */
export function isMetBy(record: PendingRecord, condition: Condition, phrases: PhraseReader): boolean {
  switch (condition.kind) {
    case 'terms':
      return condition.ranges.some((range) => hasTerm(record.terms, range, condition.accepts));
    case 'period':
      return record.id >= condition.firstId && record.id <= condition.lastId;
    case 'ids':
      return condition.ids[lowerBound(condition.ids, record.id)] === record.id;
    case 'column': {
      const value = columnValue(record[condition.column]);
      return value >= Math.max(1, columnValue(condition.min)) && value <= columnValue(condition.max);
    }
    case 'any':
      return condition.of.some((part) => isMetBy(record, part, phrases));
    case 'all':
      return condition.of.every((part) => isMetBy(record, part, phrases));
    case 'none':
      return !condition.of.some((part) => isMetBy(record, part, phrases));
    case 'phrase':
      return isMetBy(record, condition.candidates, phrases) && phrases.inRecord(record.id, condition);
  }
}

function hasTerm(terms: readonly string[], range: TermRange, accepts: ((term: string) => boolean) | null): boolean {
  for (let at = lowerBound(terms, range.from); at < terms.length && (terms[at] as string) < range.to; at += 1) {
    if (accepts === null || accepts(terms[at] as string)) return true;
  }
  return false;
}

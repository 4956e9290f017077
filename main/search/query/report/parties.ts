import { numberKey } from '../../../../preload/phone-number';
import { hasBit, type Bitmap } from '../../index/bitmap';
import type { Segment } from '../../index/segment';
import { everyTermOf, valueOfTerm } from '../../index/terms';
import type { PendingRecord } from '../evaluate';

/** No number: it was withheld, or a name stands in its place. */
export const noParty = -1;

/** The other parties of records by their numbers' significant digits, each with a place of its own. */
export class Parties {
  readonly #byDigits = new Map<string, number>();

  /** How many there are; each has a place below that. */
  get size(): number {
    return this.#byDigits.size;
  }

  /** The place of a number; `noParty` of what is none. */
  placeOf(shown: string): number {
    const digits = significantDigitsOf(shown);
    if (digits === null) return noParty;
    const place = this.#byDigits.get(digits) ?? this.#byDigits.size;
    this.#byDigits.set(digits, place);
    return place;
  }

  /** The party of each of some records of a segment, by docId; what stands at other docIds says nothing. */
  ofSegment(segment: Segment, some: Bitmap): Int32Array {
    const places = new Int32Array(segment.records).fill(noParty);
    const { from, to } = everyTermOf('contactNumber');
    segment.eachTerm(from, to, (term, postings) => {
      const docIds = postings.docIds();
      let place: number | null = null;
      for (let at = 0; at < docIds.length; at += 1) {
        const docId = docIds[at] as number;
        if (hasBit(some, docId)) places[docId] = place ??= this.placeOf(valueOfTerm('contactNumber', term));
      }
    });
    return places;
  }

  ofPending({ terms }: PendingRecord): number {
    const { from, to } = everyTermOf('contactNumber');
    const term = terms.find((one) => one >= from && one < to);
    return term === undefined ? noParty : this.placeOf(valueOfTerm('contactNumber', term));
  }
}

/** By which a number is told from others; null for what is none: nothing, a name, a word such as `anonymous`. */
export function significantDigitsOf(shown: string): string | null {
  const key = numberKey(shown);
  return /^\d+$/.test(key) ? key : null;
}

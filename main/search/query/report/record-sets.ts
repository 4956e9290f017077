import { andInto, emptyBitmap, orInto, type Bitmap } from '../../index/bitmap';
import type { Segment } from '../../index/segment';
import { onlyTerm, valueTerm, type ValueField } from '../../index/terms';
import type { PendingRecord } from '../evaluate';

/** What a figure counts. */
export const recordKinds = [
  ...(['call', 'sms', 'fax', 'incoming', 'outgoing', 'internal'] as const),
  ...(['answered', 'answeredIn', 'missed', 'returns', 'replies', 'textsIn'] as const),
] as const;
export type RecordKind = (typeof recordKinds)[number];

type Value = readonly [field: ValueField, ...values: string[]];

const isCall: Value = ['service', 'call'];
const isSms: Value = ['service', 'sms'];
const isIn: Value = ['direction', 'in'];
const isOut: Value = ['direction', 'out'];
const isAnswered: Value = ['status', 'answered'];

/** Each kind as ways to be of it, of which one is enough; a way is values that a record has all of. */
const ways: Readonly<Record<RecordKind, readonly (readonly Value[])[]>> = {
  call: [[isCall]],
  sms: [[isSms]],
  fax: [[['service', 'fax']]],
  incoming: [[isIn]],
  outgoing: [[isOut]],
  internal: [[['direction', 'internal']]],
  answered: [[isCall, isAnswered]],
  answeredIn: [[isCall, isIn, isAnswered]],
  missed: [[isCall, isIn, ['status', 'noAnswer', 'busy']]],
  /** By which a missed call is returned: an answered call either way, or an SMS to the number. */
  returns: [
    [isCall, isOut, isAnswered],
    [isSms, isOut],
    [isCall, isIn, isAnswered],
  ],
  /** By which an SMS is answered. */
  replies: [
    [isCall, isOut],
    [isSms, isOut],
  ],
  textsIn: [[isSms, isIn]],
};

const termsOf = ([field, ...values]: Value): readonly string[] => values.map((value) => valueTerm(field, value));

/** The records of a segment by what they are, each set made when it is first asked for. */
export class RecordSets {
  readonly #segment: Segment;
  readonly #byTerm = new Map<string, Bitmap>();

  constructor(segment: Segment) {
    this.#segment = segment;
  }

  /** Those of a kind among some; a set of its own. */
  among(kind: RecordKind, found: Bitmap): Bitmap {
    const all = emptyBitmap();
    for (const way of ways[kind]) {
      const one = found.slice();
      for (const value of way) andInto(one, this.#ofValue(value));
      orInto(all, one);
    }
    return all;
  }

  #ofValue(value: Value): Bitmap {
    const [first, ...others] = termsOf(value).map((term) => this.#ofTerm(term));
    if (first === undefined || others.length === 0) return first ?? emptyBitmap();
    const all = first.slice();
    for (const other of others) orInto(all, other);
    return all;
  }

  #ofTerm(term: string): Bitmap {
    const known = this.#byTerm.get(term);
    if (known !== undefined) return known;
    const { from, to } = onlyTerm(term);
    const found: Bitmap[] = [];
    this.#segment.eachTerm(from, to, (_, postings) => found.push(postings.bitmap()));
    const set = found[0] ?? emptyBitmap();
    this.#byTerm.set(term, set);
    return set;
  }
}

/** Whether a pending record is of a kind. */
export function isOfKind({ terms }: PendingRecord, kind: RecordKind): boolean {
  return ways[kind].some((way) => way.every((value) => termsOf(value).some((term) => terms.includes(term))));
}

import { docIdsOf, type Bitmap } from '../../index/bitmap';
import { storedValue, type Counted } from './counted';

/** The records of a segment of which figures are told. */
export interface CountedSets {
  readonly call: Bitmap;
  readonly sms: Bitmap;
  readonly answered: Bitmap;
  readonly missed: Bitmap;
}

/** What each found record of a segment counts as, by docId: the sets side by side; 0 for what was not found. */
export type Marks = Uint8Array;

const [foundAt, smsAt, callAt, answeredAt, missedAt] = [0, 1, 2, 3, 4];

/** Lays sets side by side: lists go to and fro in them, and look at one byte then. */
export function marksOf(records: number, found: Bitmap, { sms, call, answered, missed }: CountedSets): Marks {
  const marks = new Uint8Array(records);
  const mark = (set: Bitmap, at: number): void => {
    const docIds = docIdsOf(set);
    for (let place = 0; place < docIds.length; place += 1) {
      const docId = docIds[place] as number;
      marks[docId] = (marks[docId] as number) | (1 << at);
    }
  };
  mark(found, foundAt);
  mark(sms, smsAt);
  mark(call, callAt);
  mark(answered, answeredAt);
  mark(missed, missedAt);
  return marks;
}

/** Adds one record to counts; `talk`: its duration, as its column has it. */
export function addMarked(counts: Counted, mark: number, talk: number): void {
  const isAnswered = (mark >>> answeredAt) & 1;
  counts.sms += (mark >>> smsAt) & 1;
  counts.calls += (mark >>> callAt) & 1;
  counts.missed += (mark >>> missedAt) & 1;
  counts.answered += isAnswered;
  if (isAnswered === 1) counts.talkSeconds += storedValue(talk);
}

import { docIdsOf, emptyBitmap, hasBit, orInto, rangeBitmap } from '../../index/bitmap';
import type { Segment } from '../../index/segment';
import { Parties } from './parties';
import { RecordSets } from './record-sets';

/** What missed calls and SMS are followed by, each kind a bit. */
export const eventBits = { returns: 1, replies: 2, missed: 4, textsIn: 8 } as const;
export type EventKind = keyof typeof eventBits;
const eventKinds = Object.keys(eventBits) as EventKind[];

/** The records of a segment by which missed calls and SMS are followed, oldest first; whichever search is asked, they are the same. */
export interface SegmentEvents {
  readonly docIds: Uint16Array;
  readonly ids: Float64Array;
  /** The other party of each, a place in `Parties`. */
  readonly parties: Int32Array;
  /** `eventBits` of each. */
  readonly kinds: Uint8Array;
}

/** As many bytes an event takes. */
const bytesPerEvent = 2 + 8 + 4 + 1;

/** The events of segments, worked out once and kept, up to a number of bytes: a segment never changes. */
export class EventsOfSegments {
  readonly parties = new Parties();
  readonly #max: number;
  readonly #kept = new Map<Segment, SegmentEvents>();
  #bytes = 0;

  /** `maxBytes`: what goes beyond is worked out again whenever it is asked for. */
  constructor(maxBytes: number) {
    this.#max = maxBytes;
  }

  of(segment: Segment): SegmentEvents {
    const known = this.#kept.get(segment);
    if (known !== undefined) return known;
    const events = eventsOf(segment, this.parties);
    const bytes = events.docIds.length * bytesPerEvent;
    if (this.#bytes + bytes <= this.#max) {
      this.#kept.set(segment, events);
      this.#bytes += bytes;
    }
    return events;
  }

  /** Lets go of segments that are no more. */
  keepOnly(segments: readonly Segment[]): void {
    const now = new Set(segments);
    for (const [segment, { docIds }] of this.#kept) {
      if (now.has(segment)) continue;
      this.#kept.delete(segment);
      this.#bytes -= docIds.length * bytesPerEvent;
    }
  }
}

function eventsOf(segment: Segment, parties: Parties): SegmentEvents {
  const all = rangeBitmap(0, segment.records);
  const sets = new RecordSets(segment);
  const ofKinds = eventKinds.map((kind) => ({ bit: eventBits[kind], set: sets.among(kind, all) }));
  const some = emptyBitmap();
  for (const { set } of ofKinds) orInto(some, set);
  const docIds = docIdsOf(some);
  const places = parties.ofSegment(segment, some);
  const { ids } = segment;
  return {
    docIds,
    ids: Float64Array.from(docIds, (docId) => ids[docId] as number),
    parties: Int32Array.from(docIds, (docId) => places[docId] as number),
    kinds: Uint8Array.from(docIds, (docId) =>
      ofKinds.reduce((bits, { bit, set }) => (hasBit(set, docId) ? bits | bit : bits), 0),
    ),
  };
}

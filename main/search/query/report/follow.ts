import { hasBit, type Bitmap } from '../../index/bitmap';
import { firstIdOf, lastIdOf, secondsOfId } from '../../index/ids';
import type { Segment } from '../../index/segment';
import type { PendingRecord } from '../evaluate';
import type { Deleted, IndexSnapshot, Results, StillWanted } from '../results';
import { CallBacks } from './call-backs';
import { noParty } from './parties';
import { isOfKind } from './record-sets';
import { eventBits, type EventKind, type EventsOfSegments } from './segment-events';

/** Missed calls and SMS of a search, and what became of them. */
export interface Followed {
  readonly callBacks: CallBacks;
  /** Missed records without a number. */
  readonly withheld: number;
}

interface Following {
  readonly events: EventsOfSegments;
  /** Whether answers are looked for, up to the end of the archive. */
  readonly untilAnswered: boolean;
  readonly check: StillWanted;
}

/** A period in seconds of wall time, the end exclusive. */
interface Seconds {
  readonly from: number;
  readonly to: number;
}

/**
 * Follows what a search found of missed calls and SMS, oldest first, through what anybody did with the same numbers since: until
 * all are answered, or to the end of the archive. The search finds nothing outside of its period.
 */
export function followCalls(results: Results, period: Seconds, following: Following): Followed {
  const follower = new Follower(results.snapshot.deleted, following);
  const { segments } = results.snapshot;
  const first = firstIdOf(period.from);
  const last = lastIdOf(period.to - 1);
  for (let at = results.segmentCount - 1; at >= 0; at -= 1) {
    following.check();
    const segment = segments[at] ?? null;
    const newer = segments[at - 1];
    if (newer !== undefined && newer.firstId <= first) continue;
    const isAfter = at < segments.length - 1 && segment !== null && segment.firstId > last;
    if (isAfter && (!following.untilAnswered || follower.callBacks.open === 0)) break;
    const hits = isAfter ? null : results.segmentHits(at);
    follower.follow(segment, hits?.bits ?? null, new Set(hits?.pending), pendingBetween(results.snapshot, at));
  }
  return follower;
}

/** The pending records of a segment's time, oldest first: those that lie before the next newer segment. */
function pendingBetween({ segments, pending }: IndexSnapshot, at: number): readonly PendingRecord[] {
  const from = at === segments.length - 1 ? -Infinity : (segments[at]?.firstId ?? -Infinity);
  const to = segments[at - 1]?.firstId ?? Infinity;
  return pending.filter(({ id }) => id >= from && id < to).reverse();
}

const searched = eventBits.missed | eventBits.textsIn;
const answering = eventBits.returns | eventBits.replies;

class Follower implements Followed {
  readonly callBacks: CallBacks;
  withheld = 0;
  readonly #events: EventsOfSegments;
  readonly #deleted: Deleted;
  /** The kinds of what is told beside that which the search found. */
  readonly #answers: number;

  constructor(deleted: Deleted, { events, untilAnswered }: Following) {
    this.#events = events;
    this.#deleted = deleted;
    this.#answers = untilAnswered ? answering : 0;
    this.callBacks = new CallBacks(events.parties.size);
  }

  /** Goes through the records of a segment and the pending ones of its time, oldest first. */
  follow(
    segment: Segment | null,
    found: Bitmap | null,
    foundPending: ReadonlySet<PendingRecord>,
    pending: readonly PendingRecord[],
  ): void {
    let next = 0;
    let nextId = pending[0]?.id ?? Infinity;
    const takePending = (before: number): void => {
      for (let record = pending[next]; record !== undefined && record.id < before; record = pending[next]) {
        this.#tellPending(record, foundPending.has(record));
        next += 1;
      }
      nextId = pending[next]?.id ?? Infinity;
    };
    if (segment !== null) {
      this.#tellSegment(segment, found, (id) => {
        if (nextId < id) takePending(id);
      });
    }
    takePending(Infinity);
  }

  #tellSegment(segment: Segment, found: Bitmap | null, takePending: (before: number) => void): void {
    const { docIds, ids, parties, kinds } = this.#events.of(segment);
    const deleted = this.#deleted.get(segment.number);
    for (let at = 0; at < docIds.length; at += 1) {
      const docId = docIds[at] as number;
      const isFound = found !== null && hasBit(found, docId);
      const isThere = deleted === undefined || !hasBit(deleted, docId);
      const told = (isFound ? searched : 0) | (isThere ? this.#answers : 0);
      const kind = (kinds[at] as number) & told;
      if (kind === 0) continue;
      const id = ids[at] as number;
      takePending(id);
      this.#tell(parties[at] as number, id, kind);
    }
  }

  #tellPending(record: PendingRecord, isFound: boolean): void {
    const told = (isFound ? searched : 0) | this.#answers;
    let kind = 0;
    for (const [name, bit] of Object.entries(eventBits) as [EventKind, number][])
      if ((bit & told) !== 0 && isOfKind(record, name)) kind |= bit;
    if (kind !== 0) this.#tell(this.#events.parties.ofPending(record), record.id, kind);
  }

  #tell(party: number, id: number, kind: number): void {
    const isMissed = (kind & eventBits.missed) !== 0;
    if (party === noParty) {
      if (isMissed) this.withheld += 1;
      return;
    }
    const seconds = secondsOfId(id);
    if ((kind & eventBits.returns) !== 0) this.callBacks.returned(party, seconds);
    if ((kind & eventBits.replies) !== 0) this.callBacks.replied(party, seconds);
    if (isMissed) this.callBacks.missed(party, seconds, id);
    if ((kind & eventBits.textsIn) !== 0) this.callBacks.text(party, seconds);
  }
}

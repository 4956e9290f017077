import { emptyBitmap, hasBit, orInto, rangeBitmap, andNotInto, docIdsOf, type Bitmap } from '../../index/bitmap';
import { firstIdOf, lastIdOf, secondsOfId } from '../../index/ids';
import type { Segment } from '../../index/segment';
import type { PendingRecord } from '../evaluate';
import type { IndexSnapshot, Results, StillWanted } from '../results';
import { CallBacks } from './call-backs';
import { noParty, Parties } from './parties';
import { isOfKind, RecordSets, type RecordKind } from './record-sets';

/** Missed calls and SMS of a search, and what became of them. */
export interface Followed {
  readonly callBacks: CallBacks;
  /** Missed records without a number. */
  readonly withheld: number;
}

interface Following {
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
  const follower = new Follower(results.snapshot, following);
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

const answers = ['returns', 'replies'] as const;
type Kind = (typeof answers)[number] | 'missed' | 'textsIn';

class Follower implements Followed {
  readonly callBacks = new CallBacks();
  withheld = 0;
  readonly #parties = new Parties();
  readonly #snapshot: IndexSnapshot;
  readonly #following: Following;

  constructor(snapshot: IndexSnapshot, following: Following) {
    this.#snapshot = snapshot;
    this.#following = following;
  }

  /** Goes through the records of a segment and the pending ones of its time, oldest first. */
  follow(
    segment: Segment | null,
    found: Bitmap | null,
    foundPending: ReadonlySet<PendingRecord>,
    pending: readonly PendingRecord[],
  ): void {
    let next = 0;
    const takePending = (before: number): void => {
      for (let record = pending[next]; record !== undefined && record.id < before; record = pending[next]) {
        this.#tellPending(record, foundPending.has(record));
        next += 1;
      }
    };
    if (segment !== null) this.#tellSegment(segment, found, takePending);
    takePending(Infinity);
  }

  #tellSegment(segment: Segment, found: Bitmap | null, takePending: (before: number) => void): void {
    const sets = new RecordSets(segment);
    const alive = this.#aliveIn(segment);
    const none = emptyBitmap();
    const of: Record<Kind, Bitmap> = {
      missed: found === null ? none : sets.among('missed', found),
      textsIn: found === null ? none : sets.among('textsIn', found),
      returns: this.#following.untilAnswered ? sets.among('returns', alive) : none,
      replies: this.#following.untilAnswered ? sets.among('replies', alive) : none,
    };
    const told = of.missed.slice();
    for (const kind of ['textsIn', ...answers] as const) orInto(told, of[kind]);
    const places = this.#parties.ofSegment(segment, told);
    const { ids } = segment;
    for (const docId of docIdsOf(told)) {
      const id = ids[docId] as number;
      takePending(id);
      this.#tell(places[docId] as number, id, (kind) => hasBit(of[kind], docId));
    }
  }

  #aliveIn(segment: Segment): Bitmap {
    const alive = rangeBitmap(0, segment.records);
    const deleted = this.#snapshot.deleted.get(segment.number);
    if (deleted !== undefined) andNotInto(alive, deleted);
    return alive;
  }

  #tellPending(record: PendingRecord, isFound: boolean): void {
    this.#tell(this.#parties.ofPending(record), record.id, (kind) =>
      isAnswer(kind) ? this.#following.untilAnswered && isOfKind(record, kind) : isFound && isOfKind(record, kind),
    );
  }

  #tell(party: number, id: number, is: (kind: Kind) => boolean): void {
    const isMissed = is('missed');
    if (party === noParty) {
      if (isMissed) this.withheld += 1;
      return;
    }
    const seconds = secondsOfId(id);
    if (is('returns')) this.callBacks.returned(party, seconds);
    if (is('replies')) this.callBacks.replied(party, seconds);
    if (isMissed) this.callBacks.missed(party, seconds, id);
    if (is('textsIn')) this.callBacks.text(party, seconds);
  }
}

function isAnswer(kind: RecordKind): boolean {
  return answers.some((one) => one === kind);
}

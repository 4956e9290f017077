import { kindOf, kinds, type Kind } from '../../../../preload/words/names';
import { andNotInto, emptyBitmap, type Bitmap } from '../../index/bitmap';
import type { Segment } from '../../index/segment';
import { everyTermOf, valueOfTerm, valueTerm, type ValueField } from '../../index/terms';
import type { PendingRecord } from '../evaluate';
import type { RecordClasses } from './class-ranking';

/** Records by the value of a property that has few: each value is a class, in their order. */
export function termClasses(field: ValueField, values: readonly string[]): RecordClasses {
  const classOf = new Map(values.map((value, at) => [valueTerm(field, value), at + 1]));
  const { from, to } = everyTermOf(field);
  return {
    count: values.length,
    ofSegment(segment) {
      const sets = new Map<number, Bitmap>();
      segment.eachTerm(from, to, (term, postings) => {
        const value = classOf.get(term);
        if (value !== undefined) sets.set(value, postings.bitmap());
      });
      return sets;
    },
    ofPending: ({ terms }) => {
      const term = terms.find((one) => classOf.has(one));
      return term === undefined ? 0 : (classOf.get(term) ?? 0);
    },
  };
}

const directions = ['in', 'out', 'internal'] as const;
/** Those by which kinds are told apart. */
const statuses = ['noAnswer', 'busy'] as const;
const services = ['call', 'sms', 'fax'] as const;

/** Records by their kind, in the order of kinds; all services that are none of ours are one class, the last. */
export function kindClasses(): RecordClasses {
  // Used anew for each segment: made anew, hundreds of segments would leave a hundred megabytes behind.
  const room = new Map<number, Bitmap>();
  const rest = { direction: emptyBitmap(), status: emptyBitmap() };
  return {
    count: kinds.length,
    ofSegment(segment, only) {
      const sets = new Map<number, Bitmap>();
      const put = (kind: Kind, ...common: readonly [Bitmap, ...Bitmap[]]): void => {
        const place = classOf(kind);
        if (only !== undefined && place !== only) return;
        const kept = room.get(place) ?? emptyBitmap();
        room.set(place, kept);
        addCommon(sets.has(place) ? kept : kept.fill(0), common);
        sets.set(place, kept);
      };
      const byDirection = withRest(directions, valuesIn(segment, 'direction'), rest.direction);
      const byStatus = withRest(statuses, valuesIn(segment, 'status'), rest.status);
      for (const [service, ofService] of valuesIn(segment, 'service')) {
        if (!services.some((known) => known === service)) {
          if (service !== '') put('other', ofService);
          continue;
        }
        for (const [direction, ofDirection] of byDirection) {
          if (service !== 'call') put(kindOf({ service, direction, status: '' }), ofService, ofDirection);
          else {
            for (const [status, ofStatus] of byStatus) {
              put(kindOf({ service, direction, status }), ofService, ofDirection, ofStatus);
            }
          }
        }
      }
      return sets;
    },
    ofPending: kindOfPending,
  };
}

/** Adds what some sets have in common to another. */
function addCommon(target: Bitmap, [first, second = first, third = first]: readonly [Bitmap, ...Bitmap[]]): void {
  for (let at = 0; at < target.length; at += 1) {
    target[at] = (target[at] as number) | ((first[at] as number) & (second[at] as number) & (third[at] as number));
  }
}

function kindOfPending({ terms }: PendingRecord): number {
  const valueOf = (field: ValueField): string => {
    const { from, to } = everyTermOf(field);
    const term = terms.find((one) => one >= from && one < to);
    return term === undefined ? '' : valueOfTerm(field, term);
  };
  const service = valueOf('service');
  const kind = kindOf({ service, direction: valueOf('direction'), status: valueOf('status') });
  return service === '' ? 0 : classOf(kind);
}

function classOf(kind: Kind): number {
  return kinds.indexOf(kind) + 1;
}

function valuesIn(segment: Segment, field: ValueField): ReadonlyMap<string, Bitmap> {
  const { from, to } = everyTermOf(field);
  const sets = new Map<string, Bitmap>();
  segment.eachTerm(from, to, (term, postings) => sets.set(valueOfTerm(field, term), postings.bitmap()));
  return sets;
}

/** The records of some values, and all others, which are put into `rest`. */
function withRest(
  known: readonly string[],
  sets: ReadonlyMap<string, Bitmap>,
  rest: Bitmap,
): readonly (readonly [value: string, records: Bitmap])[] {
  rest.fill(0xffffffff);
  const found = known.flatMap((value) => {
    const set = sets.get(value);
    if (set !== undefined) andNotInto(rest, set);
    return set === undefined ? [] : [[value, set] as const];
  });
  return [...found, ['', rest]];
}

import { kindOf, kinds, type Kind } from '../../../../preload/words/names';
import { andInto, andNotInto, emptyBitmap, isEmpty, orInto, type Bitmap } from '../../index/bitmap';
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
  return { count: kinds.length, ofSegment: kindsInSegment, ofPending: kindOfPending };
}

function kindsInSegment(segment: Segment, only: number | null = null): ReadonlyMap<number, Bitmap> {
  const isMeant = (kind: Kind): boolean => only === null || classOf(kind) === only;
  const sets = new Map<number, Bitmap>();
  const byService = valuesIn(segment, 'service');
  const byDirection = withRest(directions, valuesIn(segment, 'direction'));
  const byStatus = withRest(statuses, valuesIn(segment, 'status'));
  for (const [service, ofService] of byService) {
    if (!services.some((known) => known === service)) {
      if (service !== '') put(sets, 'other', ofService);
      continue;
    }
    for (const [direction, ofDirection] of byDirection) {
      const wanted = byStatus.filter(([status]) => isMeant(kindOf({ service, direction, status })));
      if (wanted.length === 0) continue;
      const both = common(ofService, ofDirection);
      if (isEmpty(both)) continue;
      for (const [status, ofStatus] of wanted) {
        put(sets, kindOf({ service, direction, status }), common(both, ofStatus));
      }
    }
  }
  return sets;
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

function put(sets: Map<number, Bitmap>, kind: Kind, records: Bitmap): void {
  const known = sets.get(classOf(kind));
  if (known === undefined) sets.set(classOf(kind), records.slice());
  else orInto(known, records);
}

function valuesIn(segment: Segment, field: ValueField): ReadonlyMap<string, Bitmap> {
  const { from, to } = everyTermOf(field);
  const sets = new Map<string, Bitmap>();
  segment.eachTerm(from, to, (term, postings) => sets.set(valueOfTerm(field, term), postings.bitmap()));
  return sets;
}

/** The records of some values, and all others. */
function withRest(
  known: readonly string[],
  sets: ReadonlyMap<string, Bitmap>,
): readonly (readonly [value: string, records: Bitmap])[] {
  const rest = emptyBitmap().fill(0xffffffff);
  const found = known.flatMap((value) => {
    const set = sets.get(value);
    if (set !== undefined) andNotInto(rest, set);
    return set === undefined ? [] : [[value, set] as const];
  });
  return [...found, ['', rest]];
}

function common(a: Bitmap, b: Bitmap): Bitmap {
  const both = a.slice();
  andInto(both, b);
  return both;
}

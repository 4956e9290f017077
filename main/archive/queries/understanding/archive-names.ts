import { everyTermOf, valueOfTerm, type ValueField } from '../../../search/index/terms';
import type { IndexSnapshot } from '../../../search/query/results';

/** Names are those of so many of the newest segments; who is in none of them left long ago. */
const newestSegments = 8;

export const namedFields = ['agent', 'flag', 'extension'] as const satisfies readonly ValueField[];
export type NamedField = (typeof namedFields)[number];

/** The agents, flags and extensions of an archive's newest segments and of its pending records, each list in its order. */
export function namesByField(): (snapshot: IndexSnapshot, field: NamedField) => readonly string[] {
  const bySegment = new Map<string, readonly string[]>();
  const bySnapshot = new WeakMap<IndexSnapshot, Map<NamedField, readonly string[]>>();
  return (snapshot, field) => {
    const known = bySnapshot.get(snapshot) ?? new Map<NamedField, readonly string[]>();
    bySnapshot.set(snapshot, known);
    const names = known.get(field) ?? read(snapshot, field, bySegment);
    known.set(field, names);
    return names;
  };
}

function read(
  { segments, pending }: IndexSnapshot,
  field: NamedField,
  bySegment: Map<string, readonly string[]>,
): readonly string[] {
  const { from, to } = everyTermOf(field);
  const names = new Set<string>();
  for (const { terms } of pending) {
    for (const term of terms) if (term >= from && term < to) names.add(valueOfTerm(field, term));
  }
  for (const segment of segments.slice(0, newestSegments)) {
    const name = `${field} ${String(segment.number)}`;
    let values = bySegment.get(name);
    if (values === undefined) {
      const found: string[] = [];
      segment.eachTerm(from, to, (term) => found.push(valueOfTerm(field, term)));
      values = found;
      bySegment.set(name, found);
    }
    for (const value of values) names.add(value);
  }
  return [...names].sort((a, b) => a.localeCompare(b, 'pl'));
}

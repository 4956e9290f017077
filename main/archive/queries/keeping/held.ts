import { queryOfHold, type CountedHold, type Hold } from '../../../../preload/persons/keeping';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import type { Erasable } from '../../ledger/erasable';
import { lastHold, readHolds } from '../../ledger/keeping/holds';
import { newestFirst, searcherOf } from '../search';
import { withFilters, type Plan } from '../understanding/plan';
import { understand } from '../understanding/understand';

const always: StillWanted = () => undefined;
const maxRecords = 2 ** 31;

/** The records that must not be erased, by holds as they stand and as their searches find at this moment. */
export function heldIds(archive: ArchiveReader, check: StillWanted = always): ReadonlySet<number> {
  const held = new Set<number>();
  for (const hold of readHolds(archive))
    for (const id of idsOf(archive, planOf(archive, hold, check), check)) held.add(id);
  return held;
}

/** Those among some records that must not be erased. */
export function heldAmong(
  archive: ArchiveReader,
  ids: readonly number[],
  check: StillWanted = always,
): ReadonlySet<number> {
  const held = new Set<number>();
  if (ids.length === 0) return held;
  for (const hold of readHolds(archive))
    for (const id of idsOf(archive, among(planOf(archive, hold, check), ids), check)) held.add(id);
  return held;
}

/** What may be erased. */
export interface Released extends Erasable {
  /** So many records stay, or have notes that stay. */
  readonly held: number;
  /** The last hold that was put by then. */
  readonly lastHold: number;
}

/** Leaves out what must not be erased: records that are held, and notes of such. */
export function withoutHeld(archive: ArchiveReader, { ids, notes }: Erasable, check: StillWanted = always): Released {
  const owners = ownersOf(archive, notes);
  const held = heldAmong(archive, [...new Set([...ids, ...owners.values()])], check);
  return {
    ids: ids.filter((id) => !held.has(id)),
    notes: notes.filter((note) => !held.has(owners.get(note) ?? 0)),
    held: held.size,
    lastHold: lastHold(archive),
  };
}

function ownersOf(archive: ArchiveReader, notes: readonly number[]): ReadonlyMap<number, number> {
  const find = archive.prepare<[number], number>('SELECT interaction_id FROM note WHERE id = ?').pluck();
  return new Map(
    notes.flatMap((note) => {
      const owner = find.get(note);
      return owner === undefined ? [] : [[note, owner] as const];
    }),
  );
}

/** Whether a record must not be erased. */
export function isHeld(archive: ArchiveReader, id: number, check: StillWanted = always): boolean {
  return heldAmong(archive, [id], check).size > 0;
}

/** Every hold with how many records it holds. */
export function countHolds(archive: ArchiveReader, check: StillWanted = always): readonly CountedHold[] {
  const searcher = searcherOf(archive);
  return readHolds(archive).map((hold) => ({
    ...hold,
    records: searcher.keepingNothing(() => searcher.count(planOf(archive, hold, check), check)),
  }));
}

/** The holds that keep one record from being erased. */
export function holdsOf(archive: ArchiveReader, id: number, check: StillWanted = always): readonly Hold[] {
  return readHolds(archive).filter(
    (hold) => idsOf(archive, among(planOf(archive, hold, check), [id]), check).length > 0,
  );
}

function planOf(archive: ArchiveReader, { subject, at }: Hold, check: StillWanted): Plan {
  return understand(archive, queryOfHold(subject), check, at.slice(0, 10));
}

/** The same search among some records alone. */
function among(plan: Plan, ids: readonly number[]): Plan {
  const { filters } = plan.query;
  const named = filters.only === undefined ? null : new Set(filters.only);
  return withFilters(plan, { ...filters, only: named === null ? ids : ids.filter((id) => named.has(id)) });
}

function idsOf(archive: ArchiveReader, plan: Plan, check: StillWanted): readonly number[] {
  const searcher = searcherOf(archive);
  return searcher.keepingNothing(() => searcher.page(plan, newestFirst, 0, maxRecords, check));
}

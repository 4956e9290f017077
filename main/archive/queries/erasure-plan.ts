import type { Query } from '../../../preload/model';
import type { StillWanted } from '../../search/query/results';
import type { ArchiveReader } from '../file/archive';
import { withoutHeld, type Released } from './keeping/held';
import type { RecordReader } from './read';
import { newestFirst, searcherOf } from './search';
import { understand } from './understanding/understand';
import { copiesOf, countErasable, type ErasureCounts } from '../ledger/erasable';

/** Records to erase: those of some uuids, or all that a search finds. */
export type ErasureChoice =
  { readonly kind: 'uuids'; readonly uuids: readonly string[] } | { readonly kind: 'query'; readonly query: Query };

/** What would be erased. */
export interface ErasurePlan extends ErasureCounts, Released {
  /** Other records in which the names or numbers of these stand; they stay. */
  readonly mentions: readonly number[];
  /** Names and numbers that the records are with. */
  readonly people: readonly string[];
  /** Copies of the archive from before updates and repairs: they go as well. */
  readonly copies: readonly string[];
  /** Uuids that the archive does not have. */
  readonly missing: readonly string[];
}

/** So many names and numbers are looked for elsewhere; a search that finds more of them is no request of a person. */
const maxPeople = 200;
const maxRecords = 10_000_000;

/** Works out what would be erased; reads only. */
export function planErasure(
  archive: ArchiveReader,
  records: RecordReader,
  choice: ErasureChoice,
  check: StillWanted,
): ErasurePlan {
  const found = (query: Query): readonly number[] =>
    // Just what was typed: a corrected word must not erase somebody else.
    searcherOf(archive).page(
      understand(archive, { ...query, literal: true }, check),
      newestFirst,
      0,
      maxRecords,
      check,
    );
  const missing = choice.kind === 'uuids' ? choice.uuids.filter((uuid) => records.idOf(uuid) === null) : [];
  const wanted =
    choice.kind === 'uuids' ? choice.uuids.flatMap((uuid) => records.idOf(uuid) ?? []) : found(choice.query);
  const released = withoutHeld(archive, wanted, check);
  const { ids } = released;
  const people = peopleOf(records, ids, check);
  const own = new Set(ids);
  const mentions = new Set<number>();
  for (const one of people) {
    const text = `"${one.replaceAll('"', ' ')}"`;
    for (const id of found({ text, filters: {} })) if (!own.has(id)) mentions.add(id);
  }
  return {
    ...countErasable(archive, ids),
    ...released,
    mentions: [...mentions],
    people,
    copies: copiesOf(archive.path),
    missing,
  };
}

function peopleOf(records: RecordReader, ids: readonly number[], check: StillWanted): readonly string[] {
  const people = new Set<string>();
  for (const { contact } of records.rows(ids, null, check)) {
    for (const one of [contact.name, contact.number]) if (one !== null && one.trim() !== '') people.add(one);
    if (people.size >= maxPeople) break;
  }
  return [...people].slice(0, maxPeople);
}

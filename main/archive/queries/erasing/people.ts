import type { Contact } from '../../../../preload/model';
import { batchesOf, these } from '../../ledger/erasable';
import { memoizedParts, partsOfRow, type PartNumbers, type Parts } from '../../records/row-parts';
import { readTexts } from '../../records/texts';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';

/** So many different names and numbers are known by heart; a search that finds more of them is no request of a person. */
const maxPeople = 100_000;

/** The names and numbers that some records are with; each pair of callers is looked at once, however many records it has. */
export function peopleOf(archive: ArchiveReader, ids: readonly number[], check: StillWanted): readonly string[] {
  const parts = memoizedParts(archive, readTexts(archive));
  const read = archive.prepare<[object], Ends>(
    `SELECT DISTINCT direction, from_caller, to_caller, external_number
     FROM interaction
     WHERE id IN (${these})`,
  );
  const people = new Set<string>();
  const seen = new Set<string>();
  for (const list of batchesOf(ids)) {
    check();
    for (const found of read.all({ ids: list })) {
      const row = { ...nothingElse, ...found };
      const key = [row.direction, row.from_caller, row.to_caller, row.external_number].join();
      if (seen.has(key)) continue;
      seen.add(key);
      for (const contact of contactsOf(row, parts))
        for (const one of [contact?.name, contact?.number]) if (one != null && one.trim() !== '') people.add(one);
    }
    if (people.size >= maxPeople) break;
  }
  return [...people];
}

/** The other party of a record; where its direction does not tell which that is, both, so that nobody is forgotten. */
function contactsOf(row: PartNumbers, parts: Parts): readonly (Contact | null)[] {
  const { contact } = partsOfRow(row, parts);
  if (contact.name !== null || contact.number !== null) return [contact];
  const { from_caller, to_caller, external_number } = row;
  return [
    from_caller === null ? null : parts.contact(from_caller),
    to_caller === null ? null : parts.contact(to_caller),
    external_number === null ? null : parts.external(external_number),
  ];
}

/** What a record is with. */
type Ends = Pick<PartNumbers, 'direction' | 'from_caller' | 'to_caller' | 'external_number'>;

const nothingElse = { service: null, status: null, duration_seconds: null, receivers: null, flags: null };

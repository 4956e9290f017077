import type { Contact } from '../../../../preload/model';
import { batchesOf, these } from '../../ledger/erasable';
import { memoizedParts, partsOfRow, type PartNumbers, type Parts } from '../../records/row-parts';
import { readTexts } from '../../records/texts';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';

/** So many different names and numbers are known by heart; a search that finds more of them is no request of a person. */
const maxPeople = 100_000;

/** The names and numbers that are with these records and with no others. */
export function peopleOnlyOf(archive: ArchiveReader, ids: readonly number[], check: StillWanted): readonly string[] {
  const people = new Set(peopleOf(archive, ids, check));
  if (people.size === 0) return [];
  const own = new Set(ids);
  const parts = memoizedParts(archive, readTexts(archive));
  const rows = archive
    .prepare<[], Ends & { readonly id: number }>(
      'SELECT id, direction, from_caller, to_caller, external_number FROM interaction',
    )
    .iterate();
  const seen = new Set<string>();
  let read = 0;
  for (const { id, ...found } of rows) {
    if ((read += 1) % rowsBetweenChecks === 0) check();
    if (own.has(id)) continue;
    const key = keyOf(found);
    if (seen.has(key)) continue;
    if (seen.size >= maxEndsSeen) seen.clear();
    seen.add(key);
    for (const one of namesOf({ ...nothingElse, ...found }, parts)) people.delete(one);
  }
  return [...people];
}

const rowsBetweenChecks = 10_000;
const maxEndsSeen = 500_000;

const keyOf = ({ direction, from_caller, to_caller, external_number }: Ends): string =>
  [direction, from_caller, to_caller, external_number].join();

function namesOf(row: PartNumbers, parts: Parts): readonly string[] {
  return contactsOf(row, parts).flatMap((contact) =>
    [contact?.name, contact?.number].flatMap((one) => (one != null && one.trim() !== '' ? [one] : [])),
  );
}

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
      const key = keyOf(found);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const one of namesOf({ ...nothingElse, ...found }, parts)) people.add(one);
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

import type { Query } from '../../../../preload/model';
import type { ErasureChoice, ErasureCounts } from '../../../../preload/persons/erasure';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { copiesOf, countErasable, type Erasable } from '../../ledger/erasable';
import { packUuid, type PackedUuid } from '../../records/rows';
import { withoutHeld, type Released } from '../keeping/held';
import { newestFirst, searcherOf } from '../search';
import { understand } from '../understanding/understand';
import { namingOf, type NamedSearch, type Naming } from './naming';
import { peopleOf } from './people';

/** What may be erased, and what may name who is. */
export interface ErasureQuestion {
  readonly choice: ErasureChoice;
  /** The saved searches of the account. */
  readonly searches: readonly NamedSearch[];
  /** Why; null where nobody has said so yet. */
  readonly reason: string | null;
}

/** What would be erased. */
export interface ErasurePlan extends Released {
  readonly counts: ErasureCounts;
  /** How many other records there are in which the names or numbers of these stand; they stay. */
  readonly mentions: number;
  /** Names and numbers that the records are with. */
  readonly people: readonly string[];
  /** Copies of the archive from before updates and repairs: they go as well. */
  readonly copies: readonly string[];
  /** Uuids that the archive does not have. */
  readonly missing: readonly string[];
  /** Saved searches that name the person, by their ids: they go as well. */
  readonly searches: readonly string[];
  /** The reason without what names the person. */
  readonly reason: string | null;
}

/** So many names and numbers are looked for in other records. */
const maxLookedFor = 2000;
const maxRecords = 10_000_000;

/** Works out what would be erased; reads only. */
export function planErasure(archive: ArchiveReader, question: ErasureQuestion, check: StillWanted): ErasurePlan {
  const find = finder(archive, check);
  const { missing, ...wanted } = chosen(archive, question.choice, find);
  const released = withoutHeld(archive, wanted, check);
  const { ids, notes } = released;
  const people = peopleOf(archive, ids, check);
  const own = new Set(ids);
  const mentions = new Set<number>();
  for (const one of people.slice(0, maxLookedFor))
    for (const id of find(quoted(one))) if (!own.has(id)) mentions.add(id);
  const naming = namingOf(archive, people, (word) => find(quoted(word)).every((id) => own.has(id)));
  return {
    counts: countErasable(archive, { ids, notes }, check),
    ...released,
    mentions: mentions.size,
    people,
    copies: copiesOf(archive.path),
    missing,
    searches: question.searches.filter((saved) => naming.search(saved)).map(({ id }) => id),
    reason: question.reason === null ? null : withoutNames(question.reason, naming),
  };
}

type Find = (query: Query) => readonly number[];

function finder(archive: ArchiveReader, check: StillWanted): Find {
  const searcher = searcherOf(archive);
  return (query) =>
    searcher.keepingNothing(() =>
      // Just what was typed: a corrected word must not erase somebody else.
      searcher.page(understand(archive, { ...query, literal: true }, check), newestFirst, 0, maxRecords, check),
    );
}

const quoted = (text: string): Query => ({ text: `"${text.replaceAll('"', ' ')}"`, filters: {} });

function chosen(
  archive: ArchiveReader,
  choice: ErasureChoice,
  find: Find,
): Erasable & { readonly missing: readonly string[] } {
  switch (choice.kind) {
    case 'query':
      return { ids: find(choice.query), notes: [], missing: [] };
    case 'uuids': {
      const { ids, missing } = idsOf(archive, 'SELECT id FROM interaction WHERE uuid = ?', choice.uuids);
      return { ids, notes: [], missing };
    }
    case 'notes': {
      const { ids: notes, missing } = idsOf(archive, 'SELECT id FROM note WHERE uuid = ?', choice.uuids);
      return { ids: [], notes, missing };
    }
  }
}

function idsOf(
  archive: ArchiveReader,
  sql: string,
  uuids: readonly string[],
): { readonly ids: readonly number[]; readonly missing: readonly string[] } {
  const find = archive.prepare<[PackedUuid], number>(sql).pluck();
  const ids = new Set<number>();
  const missing: string[] = [];
  for (const uuid of new Set(uuids)) {
    const id = find.get(packUuid(uuid));
    if (id === undefined) missing.push(uuid);
    else ids.add(id);
  }
  return { ids: [...ids], missing };
}

/** What stands in the place of a name or a number. */
const blackened = '■■■';

function withoutNames(reason: string, naming: Naming): string {
  const isNamed = naming.text(reason);
  const names = (part: string): boolean =>
    naming.text(part) || (naming.word(part) && (isNamed || /^\p{Lu}/u.test(part)));
  const parts = reason.split(/([+\d][\d\s().\-/]{4,}\d|\S+@\S+|[\p{L}\p{N}]+)/u);
  return parts.map((part, at) => (at % 2 === 1 && names(part) ? blackened : part)).join('');
}

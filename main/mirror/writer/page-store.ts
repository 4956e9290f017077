import { readErased } from '../../archive/ledger/erased';
import { findInteraction } from '../../archive/ledger/notes-queue';
import type { ArchiveWriter } from '../../archive/file/archive';
import { storeInteractions, type StoreTally } from '../../archive/store/store';
import { forgetUnreadable, putUnreadable, type Origin } from '../../archive/ledger/unreadable';
import type { CrmInteraction } from '../../crm/interaction';
import type { ReadPage, SetAside } from '../../crm/unreadable';
import { sumOf } from './tally';

/** What a page of interactions became. */
export interface StoredPage {
  readonly tally: StoreTally;
  /** Row ids of the records that the page listed, also of those whose new state could not be read. */
  readonly ids: readonly number[];
  /** Ids of those that were set aside and that the archive has no row of. */
  readonly unreadable: readonly number[];
  /** What stands in for those that were erased here: they are the CRM's, and stay away. */
  readonly erased: readonly Buffer[];
}

/**
 * Stores the records of a page, and sets those aside that cannot be read or that the archive itself refuses; to be called
 * inside a transaction.
 */
export function storeReadPage(
  archive: ArchiveWriter,
  whole: ReadPage<CrmInteraction>,
  origin: Omit<Origin, 'kind' | 'owner'>,
): StoredPage {
  const { page, erased } = withoutErased(archive, whole);
  const { ids, tally, refused } = storeAll(archive, page.records, origin) ?? storeOneByOne(archive, page, origin);
  forgetUnreadable(
    archive,
    'interaction',
    page.records.map(({ uuid }) => uuid),
  );
  const setAside = [...page.setAside, ...refused];
  const asideIds = putUnreadable(archive, setAside, { ...origin, kind: 'interaction', owner: null });
  const known = setAside.map(({ uuid }) => (uuid === null ? null : findInteraction(archive, uuid)));
  return {
    tally,
    ids: [...ids, ...known.filter((id) => id !== null)],
    unreadable: asideIds.filter((_, place) => known[place] === null),
    erased,
  };
}

/** A page without the records that were erased, and what stands in for these. */
function withoutErased(
  archive: ArchiveWriter,
  page: ReadPage<CrmInteraction>,
): { readonly page: ReadPage<CrmInteraction>; readonly erased: readonly Buffer[] } {
  const known = readErased(archive);
  if (known === null) return { page, erased: [] };
  const erased: Buffer[] = [];
  const isLeft = ({ uuid }: { readonly uuid: string | null }): boolean => {
    const token = uuid === null ? null : known.tokenOf('interaction', uuid);
    if (token === null) return true;
    erased.push(token);
    return false;
  };
  const places = page.records.flatMap((record, place) => (isLeft(record) ? [place] : []));
  const left = {
    records: places.flatMap((place) => page.records[place] ?? []),
    setAside: page.setAside.filter(isLeft),
    rawOf: (place: number) => page.rawOf(places[place] ?? place),
  };
  return { page: left, erased };
}

interface Stored {
  readonly ids: readonly number[];
  readonly tally: StoreTally;
  readonly refused: readonly SetAside[];
}

/** Null where a record among them cannot be stored; nothing is then. */
function storeAll(
  archive: ArchiveWriter,
  records: readonly CrmInteraction[],
  { cameAt }: Pick<Origin, 'cameAt'>,
): Stored | null {
  return archive.savepoint(() => {
    const { ids, ...tally } = storeInteractions(archive, records, new Date(cameAt * 1000).toISOString());
    return { ids, tally, refused: [] };
  });
}

function storeOneByOne(archive: ArchiveWriter, page: ReadPage<CrmInteraction>, origin: Pick<Origin, 'cameAt'>): Stored {
  const ids: number[] = [];
  const refused: SetAside[] = [];
  const tallies: StoreTally[] = [];
  page.records.forEach((record, place) => {
    const stored = storeAll(archive, [record], origin);
    if (stored === null) {
      const { uuid, seconds } = record;
      refused.push({ raw: page.rawOf(place), reason: 'unexpected', uuid, seconds: seconds === 0 ? null : seconds });
      return;
    }
    ids.push(...stored.ids);
    tallies.push(stored.tally);
  });
  return { ids, tally: sumOf(tallies), refused };
}

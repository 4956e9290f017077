import { createHmac } from 'node:crypto';
import type { ErasureCounts } from '../../../../preload/persons/erasure';
import { readable } from '../../../crm/json/wire';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { countErasable } from '../../ledger/erasable';
import { hashedName, type ErasedKind } from '../../ledger/erased';
import { readErasedList, tokensOf, type ErasedList } from '../../ledger/erased-list';
import { unpackUuid, type PackedUuid } from '../../records/rows';
import { withoutHeld, type Released } from '../keeping/held';

/** What of an older copy was erased since. */
export interface ErasedAgain extends Released {
  readonly counts: ErasureCounts;
  /** Whether the lists know of more than the copy does: what it does not have yet, a download must not bring. */
  readonly knowsMore: boolean;
}

/** After so many rows it is asked whether the answer is still wanted. */
const atOnce = 5000;

/** Finds in a copy of an archive what was erased since it was made; reads only, and every row where anything was. */
export function findErasedAgain(
  archive: ArchiveReader,
  lists: readonly ErasedList[],
  check: StillWanted = () => undefined,
): ErasedAgain {
  const own = readErasedList(archive);
  const known = own === null ? new Set<string>() : tokensOf(own);
  const wanted = lists.map((list) => ({
    key: Buffer.from(list.key, 'hex'),
    tokens: new Set([...tokensOf(list)].filter((token) => !known.has(token))),
  }));
  const knowsMore = wanted.some(({ tokens }) => tokens.size > 0);
  const isErased = (kind: ErasedKind, packed: PackedUuid): boolean => {
    const name = readable(() => hashedName(kind, unpackUuid(packed)));
    if (name === null) return false;
    return wanted.some(({ key, tokens }) => tokens.has(createHmac('sha256', key).update(name).digest('binary')));
  };
  const find = (kind: ErasedKind): number[] => {
    const rows = archive.prepare<[], readonly [number, PackedUuid]>(`SELECT id, uuid FROM ${kind}`).raw();
    const ids: number[] = [];
    let seen = 0;
    for (const [id, uuid] of rows.iterate()) {
      seen += 1;
      if (seen % atOnce === 0) check();
      if (isErased(kind, uuid)) ids.push(id);
    }
    return ids;
  };
  const found = knowsMore ? { ids: find('interaction'), notes: find('note') } : { ids: [], notes: [] };
  const released = withoutHeld(archive, found, check);
  return { ...released, counts: countErasable(archive, released, check), knowsMore };
}

import { wallSecondsIn } from '../../crm/zone';
import { firstIdOf } from '../../search/index/ids';
import type { ArchiveWriter, OwnedPart } from '../file/archive';
import type { PackedUuid } from '../records/rows';
import { countMarks, putMark } from './own-marks';

/** So many records are unread at most, and so many more before the oldest of them are taken for read. */
const usualLimits = { kept: 50_000, over: 10_000 };

/** Records that wait to be read by people. */
export interface UnreadMarks extends OwnedPart {
  /**
   * A record that is new to the archive is new to people as well from this id on: what the first whole download may have brought
   * is nobody's news, and older days that are fetched later are none.
   */
  firstNews(): number;
  add(id: number, uuid: PackedUuid, at: string): void;
  /** Takes the oldest for read where there are very many; gives those. */
  prune(limits?: typeof usualLimits): readonly number[];
}

/** The unread marks of an archive; the same ones every time. */
export function unreadMarks(archive: ArchiveWriter): UnreadMarks {
  return archive.own(createUnreadMarks);
}

const beganSql = 'SELECT min(started_at) FROM sync_run WHERE is_whole = 1';
const countSql = "SELECT count(*) FROM own_mark WHERE kind = 'unread' AND kind <> 'remark'";
export const oldestUnreadSql = `SELECT interaction_id
  FROM own_mark
  WHERE kind = 'unread'
    AND kind <> 'remark'
    AND interaction_id IS NOT NULL
  ORDER BY interaction_id
  LIMIT ?`;

function createUnreadMarks(archive: ArchiveWriter): UnreadMarks {
  const findBegan = archive.prepare<[], number | null>(beganSql).pluck();
  const count = archive.prepare<[], number>(countSql).pluck();
  const oldest = archive.prepare<[number], number>(oldestUnreadSql).pluck();
  const remove = archive.prepare<[number]>("DELETE FROM own_mark WHERE interaction_id = ? AND kind = 'unread'");
  let first: number | null = null;
  let added = 0;
  let known: number | null = null;
  return {
    firstNews() {
      if (first !== null) return first;
      const began = findBegan.get() ?? null;
      if (began === null) return Infinity;
      first = firstIdOf(wallSecondsIn(began * 1000));
      return first;
    },
    add(id, uuid, at) {
      const said = { kind: 'unread', text: null, author: null, created_at: at, changed_at: null };
      if (putMark(archive, id, uuid, said)) added += 1;
    },
    prune({ kept, over } = usualLimits) {
      if (added === 0) return [];
      known = known === null ? null : known + added;
      added = 0;
      // People read meanwhile: it is counted anew before anything is taken for read.
      if (known === null || known > kept + over) known = count.get() ?? 0;
      if (known <= kept + over) return [];
      const read = oldest.all(known - kept);
      for (const id of read) countMarks(archive, -remove.run(id).changes);
      known = kept;
      return read;
    },
    forget() {
      first = null;
      known = null;
      added = 0;
    },
  };
}

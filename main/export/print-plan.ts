import type { InputOf } from '../../preload/contract';
import type { PrintPlan } from '../../preload/print';
import type { ArchiveReader } from '../archive/file/archive';
import { readPeriodGaps } from '../archive/ledger/period-gaps';
import { firstDatedSecond } from '../crm/time';
import { firstIdOf } from '../search/index/ids';
import { periodOf } from './manifest/manifest';
import { endsOf, selectRecords } from './select';

/** Finds what a document for paper is made of, and says what the archive lacks of its days as the sheet of an export does. */
export function planPrint(
  archive: ArchiveReader,
  { query, selection, sort, limit, since }: InputOf<'planPrint'>,
  today: string,
): PrintPlan {
  return archive.snapshot(() => {
    const { ids: all, records: total, inWords, rewriting } = selectRecords(archive, { query, selection, sort });
    const ids = total > limit ? [] : [...all()];
    // A record without a readable date stands before all days.
    const dated = endsOf(ids.filter((id) => id >= firstIdOf(firstDatedSecond)));
    const asked = periodOf({ query, selection }, { ...dated, inWords });
    return {
      ...{ ids, total, inWords, rewriting },
      firstDay: asked.from ?? dated.firstDate?.slice(0, 10) ?? null,
      lastDay: asked.to ?? dated.lastDate?.slice(0, 10) ?? null,
      ...readPeriodGaps(archive, { ...asked, from: asked.from ?? since ?? null }, today),
    };
  });
}

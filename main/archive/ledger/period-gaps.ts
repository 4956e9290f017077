import type { ExportGaps } from '../../../preload/export/export-model';
import { readFirstAskedDay, readStatus } from './ledger';
import { readMissingDays, type OpenDayRange } from './missing-days';
import type { ArchiveReader } from '../file/archive';

/** What of a period the archive does not hold; days after `today` cannot be missing yet. */
export function readPeriodGaps(archive: ArchiveReader, { from, to }: OpenDayRange, today: string): ExportGaps {
  const lastDay = to !== null && to > today ? today : to;
  const { gaps } = readStatus(archive);
  // An archive that was never asked to hold anything holds nothing of any period.
  const known =
    readFirstAskedDay(archive) !== null ? { from, to: lastDay } : { from: from ?? today, to: lastDay ?? today };
  return {
    gaps: gaps.filter((gap) => touches(gap, from, lastDay)),
    ...readMissingDays(archive, known, today),
  };
}

/** A gap's end is exclusive. */
function touches(gap: { readonly from: string; readonly to: string }, from: string | null, to: string | null): boolean {
  const isAfter = to !== null && gap.from.slice(0, 10) > to;
  const isBefore = from !== null && gap.to <= `${from} 00:00:00`;
  return !isAfter && !isBefore;
}

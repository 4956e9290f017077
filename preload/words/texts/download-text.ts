import type { DownloadCount, DownloadEntry } from '../../desktop/downloads';
import type { Language } from '../../model';
import { formatInstant } from '../format';
import { gapReason } from '../sentence';
import { words } from '../words';

/** Who asked for a download, in words. */
export function askedByText(
  { askedBy, person }: Pick<DownloadEntry, 'askedBy' | 'person'>,
  language: Language,
): string {
  const t = words(language);
  switch (askedBy) {
    case null:
      return t('downloads.unknown');
    case 'person':
      return person ?? t('downloads.askedBy.person');
    case 'schedule':
      return person === null ? t('downloads.askedBy.schedule') : t('downloads.askedBy.scheduleFor', { person });
    case 'commandLine':
      return person === null ? t('downloads.askedBy.commandLine') : t('downloads.askedBy.commandLineFor', { person });
  }
}

/** What a download came to, in words. */
export function downloadResultText(
  { result, tries }: Pick<DownloadEntry, 'result' | 'tries'>,
  language: Language,
): string {
  const t = words(language);
  if (result.kind !== 'failed') return t(`downloads.results.${result.kind}`);
  const reason = gapReason(result.reason, language);
  return tries === 1
    ? t('downloads.results.failed', { reason })
    : t('downloads.results.failedOften', { reason, n: tries });
}

/** What a download brought, in words; null where nothing is new. */
export function cameText(
  { interactions, notes }: { readonly interactions: DownloadCount; readonly notes: Pick<DownloadCount, 'new'> },
  language: Language,
): string | null {
  const t = words(language);
  const records = t('downloads.cameRecords', { count: interactions.new });
  const added = t('downloads.cameNotes', { count: notes.new });
  if (interactions.new === 0 && notes.new === 0) return null;
  if (interactions.new > 0 && notes.new > 0) return t('downloads.cameBoth', { records, notes: added });
  return t('downloads.came', { what: interactions.new > 0 ? records : added });
}

/** A download in one line of the command line. */
export function downloadLine(entry: DownloadEntry, language: Language): string {
  const t = words(language);
  const unknown = t('downloads.unknown');
  const at = (instant: string): string => formatInstant(language, instant, new Date());
  const count = (counted: DownloadCount | null): string =>
    counted === null ? unknown : t('downloads.lineCount', { new: counted.new, changed: counted.changed });
  return t('downloads.line', {
    started: at(entry.startedAt),
    ended: entry.endedAt === null ? '…' : at(entry.endedAt),
    who: askedByText(entry, language),
    records: count(entry.interactions),
    notes: count(entry.notes),
    requests: entry.requests === null ? unknown : String(entry.requests),
    result: downloadResultText(entry, language),
  });
}

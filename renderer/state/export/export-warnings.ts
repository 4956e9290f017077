import {
  sortOfFile,
  type ExportGaps,
  type ExportPreview,
  type ExportSettings,
} from '../../../preload/export/export-model';
import type { Sort } from '../../../preload/model';
import type { DayRange } from '../../../preload/ranges';
import { daysOfGap, shiftDay } from '../../../preload/words/format';
import { outerRange } from '../filters/calendar-grid';
import type { Locale } from '../common/locale.svelte';

/** What is to be known of a file before it is written. */
export interface ExportWarning {
  /** `owed`: the archive misses something; `lossy`: the file cannot hold something; `note`: good to know. */
  readonly kind: 'owed' | 'lossy' | 'note';
  readonly text: string;
}

/** What the archive misses of an export, in words; empty where it has all. */
export function gapWarnings(gaps: ExportGaps, locale: Locale): string[] {
  const { t } = locale;
  const days = missingPeriods(gaps, locale.today);
  const listed = days.slice(0, 3).map(({ from, to }) => locale.period(from, to));
  const more = days.length > listed.length ? [t('export.andMore', { count: days.length - listed.length })] : [];
  return [
    ...(days.length > 0 ? [t('export.daysMissing', { days: [...listed, ...more].join('; ') })] : []),
    ...(gaps.notesOwed > 0 ? [t('export.notesOwed', { count: gaps.notesOwed })] : []),
  ];
}

/** What of an export's days could not be read, so that it cannot be downloaded either; empty where there is nothing. */
export function unreadWarnings({ unreadable: { count } }: ExportGaps, { t }: Locale): string[] {
  return count === 0 ? [] : [t('export.unreadable', { count })];
}

/** The days of which interactions are missing, each stretch once, oldest first. */
export function missingPeriods({ gaps, missingDays }: ExportGaps, today: string): { from: string; to: string }[] {
  const known = gaps.filter(({ kind }) => kind === 'events').map((gap) => daysOfGap(gap, today));
  const merged: { from: string; to: string }[] = [];
  for (const { from, to } of [...known, ...missingDays].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = merged.at(-1);
    if (last === undefined || from > shiftDay(last.to, 1)) merged.push({ from, to });
    else if (to > last.to) last.to = to;
  }
  return merged;
}

/** The days to download so that nothing of an export is missing; null where no day is known. */
export function daysToDownload(gaps: ExportGaps, today: string): DayRange | null {
  const all = outerRange([...gaps.gaps.map((gap) => daysOfGap(gap, today)), ...gaps.missingDays]);
  return all === null ? null : { from: all.from, to: all.to > today ? today : all.to };
}

/** What becomes of rows and texts on their way into the file. */
export function fileWarnings(
  preview: ExportPreview,
  settings: ExportSettings,
  sort: Sort,
  locale: Locale,
): ExportWarning[] {
  const { t } = locale;
  const { counts, looked, recordsWithoutRow, sheets } = preview;
  const all: readonly (ExportWarning | null)[] = [
    settings.persons === undefined ? null : { kind: 'note', text: t('redaction.caution') },
    sortOfFile({ sort, settings }) === sort ? null : { kind: 'note', text: t('redaction.orderChanged') },
    counts.replaced === 0
      ? null
      : {
          kind: 'lossy',
          text: t('export.replaced', {
            count: counts.replaced,
            looked,
            characters: counts.replacedCharacters.slice(0, 12).join(' '),
          }),
        },
    counts.tooLong === 0
      ? null
      : { kind: 'lossy', text: t(`export.tooLong.${tooLongIn(settings)}`, { count: counts.tooLong }) },
    recordsWithoutRow === 0 ? null : { kind: 'note', text: t('export.withoutRow', { count: recordsWithoutRow }) },
    sheets === 1 ? null : { kind: 'note', text: t('export.sheets', { count: sheets }) },
    counts.guarded === 0 ? null : { kind: 'note', text: t('export.guarded', { count: counts.guarded }) },
  ];
  return all.filter((warning) => warning !== null);
}

function tooLongIn({ format }: ExportSettings): 'xlsx' | 'csv' {
  return format === 'xlsx' ? 'xlsx' : 'csv';
}

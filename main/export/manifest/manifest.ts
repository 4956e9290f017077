import { basename } from 'node:path';
import type { CellCounts, ExportGaps, ExportQuestion, ExportSettings } from '../../../preload/export/export-model';
import type { FiltersInWords, Language, Rewriting } from '../../../preload/model';
import { countErasedOf } from '../../archive/ledger/erased';
import { readStatus } from '../../archive/ledger/ledger';
import type { ArchiveReader } from '../../archive/file/archive';
import type { OpenDayRange } from '../../archive/ledger/missing-days';
import { daysOf } from '../../archive/queries/understanding/plan';
import { readPeriodGaps } from '../../archive/ledger/period-gaps';

/** Who exports, with what, and when. */
export interface ExportAuthor {
  /** The account's name. */
  readonly account: string;
  /** The program's version. */
  readonly program: string;
  /** Of the completeness sheet. */
  readonly language: Language;
  /** ISO 8601 with zone. */
  readonly at: string;
  /** This computer's day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What the writing of rows told. */
export interface WrittenRows {
  /** As the first row has them. */
  readonly titles: readonly string[];
  readonly rows: number;
  readonly records: number;
  readonly recordsWithoutRow: number;
  readonly inWords: readonly FiltersInWords[];
  readonly rewriting: Rewriting | null;
  readonly sheets: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly counts: CellCounts;
}

/** What is known of an export when it is done, as it stands in the completeness sheet for programs. */
export interface ExportManifest extends WrittenRows, ExportGaps {
  /** Version of this form. */
  readonly kronikaExport: 1;
  readonly program: string;
  readonly savedAt: string;
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** `shape` are the settings: a name that stays, since sheets are read years later. */
  readonly question: Pick<ExportQuestion, 'query' | 'sort'> & { readonly shape: ExportSettings };
  /** `all`: all that was found, but for `count` records; `ids`: `count` records picked one by one. */
  readonly selection: { readonly kind: 'all' | 'ids'; readonly count: number };
  readonly period: OpenDayRange;
  readonly archive: {
    readonly account: string;
    readonly schema: number;
    readonly interactions: number;
    readonly notes: number;
  };
  readonly lastSync: string | null;
  /** How many records of the period were erased for good; absent for none. It is not known whether they are what was searched for. */
  readonly erased?: number;
}

/** What is known before the file is whole. */
export type UnsealedManifest = Omit<ExportManifest, 'sizeBytes' | 'sha256'>;

/** Puts together what is known of an export, as the archive is at this moment. */
export function gatherManifest(
  archive: ArchiveReader,
  path: string,
  question: ExportQuestion,
  author: ExportAuthor,
  written: WrittenRows,
): UnsealedManifest {
  const { interactions, notes, lastSync } = readStatus(archive);
  const { query, selection, sort, settings } = question;
  const period = periodOf(question, written);
  const erased = countErasedOf(archive, period);
  return {
    kronikaExport: 1,
    program: author.program,
    savedAt: author.at,
    file: basename(path),
    question: { query, sort, shape: settings },
    selection: {
      kind: selection.kind,
      count: (selection.kind === 'ids' ? selection.ids : (selection.except ?? [])).length,
    },
    ...written,
    period,
    archive: {
      account: author.account,
      schema: Number(archive.db.pragma('user_version', { simple: true })),
      interactions,
      notes,
    },
    lastSync,
    ...(erased === 0 ? {} : { erased }),
    ...readPeriodGaps(archive, period, author.today),
  };
}

/** The days an export vouches for: those asked for; for picked records those from the oldest to the newest. */
export function periodOf(
  { query, selection }: Pick<ExportQuestion, 'query' | 'selection'>,
  { firstDate, lastDate, inWords }: Pick<WrittenRows, 'firstDate' | 'lastDate' | 'inWords'>,
): OpenDayRange {
  if (selection.kind === 'all') return daysOf({ query, inWords });
  return { from: firstDate?.slice(0, 10) ?? null, to: lastDate?.slice(0, 10) ?? null };
}

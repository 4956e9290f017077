import type { DownloadAsker } from '../../../preload/desktop/downloads';
import { failureOf, type Failure } from '../../../preload/failure';
import { withoutPersonalData } from '../../../preload/failure-details';
import type { DownloadStanding, SyncReport } from '../../../preload/model';
import type { LastRun } from '../../archive/ledger/runs';
import type { ThreadClient } from '../../threads/protocol';
import type { ReaderTasks } from '../../threads/reader';

/** A download of this program that ended: with a report, or by an error before or beside one. */
export interface EndedDownload {
  readonly from: string;
  readonly to: string;
  readonly askedBy: DownloadAsker;
  /** Milliseconds since 1970. */
  readonly startedMs: number;
  readonly endedMs: number;
  readonly outcome: { readonly report: SyncReport } | { readonly thrown: unknown };
}

/** Why a download did not come to its end; null where it did. */
export function failureOfDownload({ outcome }: Pick<EndedDownload, 'outcome'>): Failure | null {
  return 'report' in outcome ? (outcome.report.stopped ?? null) : failureOf(outcome.thrown);
}

/** A download in one line of the log: when, which days, what came, why it ended early. Counts, and nothing of a record. */
export function downloadLine(ended: EndedDownload): string {
  const { from, to, askedBy, startedMs, endedMs, outcome } = ended;
  const at = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
  const parts = [
    `download${askedBy === 'schedule' ? ' by itself' : ''} ${at(startedMs)} to ${at(endedMs)} UTC, days ${from} to ${to}`,
    ...('report' in outcome ? [countsOf(outcome.report)] : []),
    endOf(ended),
  ];
  return parts.join('; ');
}

function countsOf({ interactions, notes, requests, gaps }: SyncReport): string {
  return [
    `records new ${String(interactions.new)} changed ${String(interactions.changed)}`,
    `notes new ${String(notes.new)} changed ${String(notes.changed)} owed ${String(notes.owed)}`,
    `requests ${String(requests)}`,
    `gaps ${String(gaps.length)}`,
  ].join(', ');
}

function endOf(ended: EndedDownload): string {
  const failure = failureOfDownload(ended);
  if (failure === null) return 'came to its end';
  if (failure.kind === 'cancelled') return 'stopped';
  const detail =
    failure.detail === undefined ? '' : ` (${withoutPersonalData(failure.detail).replaceAll(/\s*\n\s*/g, ' / ')})`;
  return `failed: ${failure.kind}${detail}`;
}

/**
 * The failure that the last download ended with: of this program, or of another one that wrote the archive since
 * (`kronika sync`). Null where the last one came to its end, or was stopped by a person.
 */
export function lastFailureOf(ours: EndedDownload | null, inArchive: LastRun | null): DownloadStanding['lastFailure'] {
  const { endedAt, stopped } = inArchive ?? { endedAt: null, stopped: null };
  // The ledger counts in whole seconds, and is written before the download has ended here.
  const isOurs = ours !== null && (endedAt === null || endedAt * 1000 <= ours.endedMs);
  const failure: Failure | null = isOurs ? failureOfDownload(ours) : stopped && { kind: stopped, facts: {} };
  if (failure === null || failure.kind === 'cancelled') return null;
  return { failure, at: new Date(isOurs ? ours.endedMs : (endedAt ?? 0) * 1000).toISOString() };
}

/** Adds to a refusal of the key that the CRM has accepted it before: an archive with records is the proof. */
export async function recallAcceptance(
  failure: Failure,
  reader: Pick<ThreadClient<ReaderTasks>, 'ask'>,
): Promise<Failure> {
  if (failure.kind !== 'unauthorised') return failure;
  const { interactions, lastSync } = await reader.ask('readStatus', null);
  if (interactions === 0 && lastSync === null) return failure;
  return { ...failure, facts: { ...failure.facts, onceAccepted: 1 } };
}

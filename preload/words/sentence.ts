import type { Failure, FailureKind } from '../failure';
import type { Gap, Language, SyncProgress } from '../model';
import { words } from './words';

/** Stands where a fact is absent, until the sentence is closed around it; no fact contains it. */
const hole = '\u0000';

/** A failure as people read it: what happened, and what to do. */
export interface Sentence {
  readonly what: string;
  /** May hold a list, one item a line. */
  readonly remedy: string;
}

/** Where the sentence is read: the remedy for a missing key or account differs. */
export type Reader = 'window' | 'commandLine';

/**
 * What happened and what to do, with the failure's facts in place. The facts that sentences name:
 * `host` (CRM and network), `path` (files), `holder` (archiveLocked), `message` (refusedByCrm, wrongInput),
 * `address` (addressNotAllowed), `expected` and `received` (countsDisagree, rowsDisagree). Any of them may be absent.
 */
export function sentenceOf(failure: Failure, language: Language, reader: Reader = 'window'): Sentence {
  const t = words(language);
  const facts = {
    host: hole,
    path: hole,
    address: hole,
    holder: t('factless.holder'),
    message: failure.kind === 'refusedByCrm' ? t('factless.message') : hole,
    expected: t('factless.count'),
    received: t('factless.count'),
    ...failure.facts,
  };
  const what = withoutHoles(t(`failures.${failure.kind}.what`, facts));
  if (reader === 'commandLine' && failure.kind === 'keyMissing') return { what, remedy: t('cli.remedyKeyMissing') };
  if (reader === 'commandLine' && failure.kind === 'accountMissing') {
    return { what, remedy: t('cli.remedyAccountMissing') };
  }
  return { what, remedy: withoutHoles(t(`failures.${failure.kind}.remedy`, facts)) };
}

/** A few words for a status line or a table: why a gap is open. */
export function gapReason(reason: Gap['reason'], language: Language): string {
  return reason === 'notAsked' ? words(language)('gaps.notAsked') : shortReason(reason, language);
}

/** A few words for a status line: what a download waits for. */
export function waitingReason(waiting: NonNullable<SyncProgress['waiting']>, language: Language): string {
  return waiting.reason === 'paused' ? words(language)('statusBar.paused') : shortReason(waiting.reason, language);
}

function shortReason(kind: FailureKind, language: Language): string {
  return words(language)(`failures.${kind}.short`);
}

/** Closes the places that absent facts leave: "CRM <hole> nie" and "danych (<hole>)." */
function withoutHoles(text: string): string {
  return text.replaceAll(` (${hole})`, '').replaceAll(`: ${hole}`, '').replaceAll(` ${hole}`, '');
}

import type { Failure, FailureKind } from '../failure';
import type { Gap, Language, SyncProgress } from '../model';
import { formatTimeLeft } from './format';
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
 * `host` (CRM and network), `path` (files), `kept` (targetKept), `name` (nameReserved, nameTaken), `needed` and `free` in MB (roomMissing), `characters` (nameForbidden), `holder` (archiveLocked), `message` (refusedByCrm, wrongInput),
 * `address` (addressNotAllowed), `aside` (sideFilesForeign), `expected` and `received` (countsDisagree, rowsDisagree). Any of them may be absent.
 * `onceAccepted: 1` (unauthorised): the CRM has accepted this key from here before.
 */
export function sentenceOf(failure: Failure, language: Language, reader: Reader = 'window'): Sentence {
  const t = words(language);
  const facts = {
    host: hole,
    path: hole,
    kept: hole,
    name: hole,
    characters: hole,
    address: hole,
    aside: hole,
    holder: t('factless.holder'),
    message: failure.kind === 'refusedByCrm' ? t('factless.message') : hole,
    expected: t('factless.count'),
    received: t('factless.count'),
    needed: t('factless.count'),
    free: t('factless.count'),
    ...failure.facts,
  };
  const what = withoutHoles(t(`failures.${failure.kind}.what`, facts));
  if (reader === 'commandLine' && isOtherThere(failure.kind))
    return { what, remedy: t(commandLineRemedies[failure.kind]) };
  if (failure.kind === 'unauthorised' && failure.facts['onceAccepted'] === 1) {
    return { what, remedy: t('failures.unauthorised.remedyOnceAccepted') };
  }
  if (failure.kind === 'sideFilesForeign' && failure.facts['aside'] === undefined) {
    return { what, remedy: t('failures.sideFilesForeign.remedyByHand') };
  }
  return { what, remedy: withoutHoles(t(`failures.${failure.kind}.remedy`, facts)) };
}

/** Remedies that are others without a window. */
const commandLineRemedies = {
  keyMissing: 'cli.remedyKeyMissing',
  keyUnreadable: 'cli.remedyKeyUnreadable',
  accountMissing: 'cli.remedyAccountMissing',
  recordMissing: 'cli.remedyRecordMissing',
  folderMissing: 'cli.remedyFolderMissing',
  indexDamaged: 'cli.remedyIndexDamaged',
} as const;

function isOtherThere(kind: FailureKind): kind is keyof typeof commandLineRemedies {
  return kind in commandLineRemedies;
}

/** A few words for a status line or a table: why a gap is open. */
export function gapReason(reason: Gap['reason'], language: Language): string {
  return reason === 'notAsked' ? words(language)('gaps.notAsked') : shortReason(reason, language);
}

/** A status line: what a download waits for, and when it goes on. */
export function waitingLine(waiting: NonNullable<SyncProgress['waiting']>, language: Language): string {
  const t = words(language);
  if (waiting.reason === 'paused') return t('statusBar.isPaused');
  const reason = shortReason(waiting.reason, language);
  const seconds = Math.ceil(waiting.seconds);
  if (waiting.reason === 'rateLimited') return t('statusBar.waiting', { seconds, reason });
  const facts = { reason: reason.charAt(0).toUpperCase() + reason.slice(1), seconds };
  return seconds === 0 ? t('statusBar.tryingAgain', facts) : t('statusBar.tryingAgainIn', facts);
}

/** What a download has still to fetch, in records. Null before the CRM said how much there is. */
export function stillToComeLine(progress: SyncProgress, language: Language): string | null {
  const { interactions, interactionsExpected, requestsLeft } = progress;
  if (requestsLeft === null) return null;
  const t = words(language);
  const records = Math.max(0, (interactionsExpected ?? interactions) - interactions);
  const parts = [
    ...(records > 0 ? [t('statusBar.recordsToCome', { count: records })] : []),
    ...(requestsLeft.notes > 0 ? [t('statusBar.notesToCome', { count: requestsLeft.notes })] : []),
  ];
  return parts.length === 0 ? null : t('statusBar.toCome', { what: parts.join(', ') });
}

/** How many records are here, of how many; that their notes come next; then of how many records the notes are still to come. */
export function amountLine(progress: SyncProgress, language: Language): string {
  const { phase, interactions, interactionsExpected, requestsLeft } = progress;
  const t = words(language);
  const notesLeft = requestsLeft?.notes ?? 0;
  if (phase === 'notes') return notesLeft > 0 ? t('statusBar.notesLeft', { count: notesLeft }) : '';
  if (interactions === 0) return '';
  if (interactionsExpected !== null && interactionsExpected > interactions)
    return t('statusBar.progressOf', { n: interactions, total: interactionsExpected });
  const records = t('results.records', { count: interactions });
  return notesLeft > 0 ? t('statusBar.thenNotes', { records }) : records;
}

/** A download that will take longer than this tells its plan first. */
const longSeconds = 120;

/** What a long download is about to do, and how long it will take; null for a short one, and before that is known. */
export function planLine(progress: SyncProgress, language: Language, reader: Reader = 'window'): string | null {
  const toCome = stillToComeLine(progress, language);
  if (toCome === null || progress.secondsLeft === null || progress.secondsLeft < longSeconds) return null;
  const facts = { toCome, time: formatTimeLeft(language, progress.secondsLeft) };
  return words(language)(reader === 'window' ? 'statusBar.plan' : 'cli.plan', facts);
}

function shortReason(kind: FailureKind, language: Language): string {
  return words(language)(`failures.${kind}.short`);
}

/** Closes the places that absent facts leave: "CRM <hole> nie" and "danych (<hole>)." */
function withoutHoles(text: string): string {
  return text.replaceAll(` (${hole})`, '').replaceAll(`: ${hole}`, '').replaceAll(` ${hole}`, '');
}

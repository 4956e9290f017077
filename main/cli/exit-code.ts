import type { FailureKind } from '../../preload/failure';

/** What the program's exit tells a script. */
export const exitCode = {
  done: 0,
  /** Done, but the archive has gaps. */
  incomplete: 1,
  wrongUsage: 2,
  /** The CRM answered 401. */
  refused: 3,
  unreachable: 4,
  /** The archive is locked or damaged. */
  archive: 5,
  /** An exported file is not what its completeness sheet says. */
  changed: 6,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

const codes: Readonly<Partial<Record<FailureKind, ExitCode>>> = {
  unauthorised: exitCode.refused,
  unknownInstance: exitCode.unreachable,
  unreachable: exitCode.unreachable,
  timedOut: exitCode.unreachable,
  proxyWantsPassword: exitCode.unreachable,
  certificateNotTrusted: exitCode.unreachable,
  loginPage: exitCode.unreachable,
  crmFault: exitCode.unreachable,
  rateLimited: exitCode.unreachable,
  archiveFromFuture: exitCode.archive,
  archiveDamaged: exitCode.archive,
  indexDamaged: exitCode.archive,
  archiveLocked: exitCode.archive,
  keyMissing: exitCode.wrongUsage,
  accountMissing: exitCode.wrongUsage,
  addressNotAllowed: exitCode.wrongUsage,
  archiveMissing: exitCode.wrongUsage,
  recordMissing: exitCode.wrongUsage,
  wrongInput: exitCode.wrongUsage,
  targetLocked: exitCode.wrongUsage,
  folderMissing: exitCode.wrongUsage,
  notPermitted: exitCode.wrongUsage,
  diskFull: exitCode.wrongUsage,
  fileTooLarge: exitCode.wrongUsage,
  exportMissing: exitCode.wrongUsage,
  sheetMissing: exitCode.wrongUsage,
};

/** The exit code a failure ends with; 1 where no other says more. */
export function exitCodeOf(kind: FailureKind): ExitCode {
  return codes[kind] ?? exitCode.incomplete;
}

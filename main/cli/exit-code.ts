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
  /** The archive is locked, damaged or not to be read or written. */
  archive: 5,
  /** An exported file is not what its completeness sheet says. */
  changed: 6,
  /** Something unforeseen: a fault of this program or of the computer. */
  fault: 7,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The exit codes by name, lowest first. */
export const exitNames = Object.keys(exitCode).filter((name): name is keyof typeof exitCode =>
  Object.hasOwn(exitCode, name),
);

/** What failed with a file: one that the person named, or the archive. */
const ofNamedFile = exitCode.wrongUsage;

/** Every kind has its code, so that a new one cannot be forgotten. */
const codes: Readonly<Record<FailureKind, ExitCode>> = {
  unauthorised: exitCode.refused,
  unknownInstance: exitCode.unreachable,
  unreachable: exitCode.unreachable,
  timedOut: exitCode.unreachable,
  proxyWantsPassword: exitCode.unreachable,
  certificateNotTrusted: exitCode.unreachable,
  loginPage: exitCode.unreachable,
  crmFault: exitCode.unreachable,
  rateLimited: exitCode.unreachable,
  refusedByCrm: exitCode.incomplete,
  unknownShape: exitCode.incomplete,
  brokenAnswer: exitCode.incomplete,
  answerTooLarge: exitCode.incomplete,
  notAskable: exitCode.incomplete,
  countsDisagree: exitCode.incomplete,
  keyMissing: exitCode.wrongUsage,
  keyUnreadable: exitCode.wrongUsage,
  accountMissing: exitCode.wrongUsage,
  addressNotAllowed: exitCode.wrongUsage,
  setByAdministrator: exitCode.wrongUsage,
  exportsOff: exitCode.wrongUsage,
  archiveFromFuture: exitCode.archive,
  archiveDamaged: exitCode.archive,
  indexDamaged: exitCode.archive,
  archiveLocked: exitCode.archive,
  archiveNoFile: exitCode.archive,
  archiveReplaced: exitCode.archive,
  sideFilesForeign: exitCode.archive,
  registerUnwritten: exitCode.archive,
  archiveOnNetwork: exitCode.archive,
  archiveNotPermitted: exitCode.archive,
  archiveMissing: exitCode.wrongUsage,
  archiveAway: exitCode.archive,
  archiveMoving: exitCode.archive,
  archiveOfOther: exitCode.wrongUsage,
  archiveNotRemoved: exitCode.archive,
  placesUnreadable: exitCode.archive,
  nameTaken: exitCode.wrongUsage,
  workRunning: exitCode.archive,
  encryptionUnoffered: exitCode.archive,
  encryptionUnchanged: exitCode.archive,
  folderSame: ofNamedFile,
  folderHasArchive: ofNamedFile,
  folderNotEmpty: ofNamedFile,
  folderOfProgram: ofNamedFile,
  roomMissing: ofNamedFile,
  copyDiffers: ofNamedFile,
  archiveReadOnly: exitCode.wrongUsage,
  viewedMissing: exitCode.wrongUsage,
  recordMissing: exitCode.wrongUsage,
  targetLocked: ofNamedFile,
  targetKept: ofNamedFile,
  targetProtected: ofNamedFile,
  targetIsFolder: ofNamedFile,
  targetNoFile: ofNamedFile,
  archiveThere: exitCode.wrongUsage,
  backupPasswordMissing: ofNamedFile,
  backupPasswordWrong: ofNamedFile,
  backupPasswordUnkept: ofNamedFile,
  backupPasswordAway: ofNamedFile,
  backupFolderAway: ofNamedFile,
  backupDamaged: ofNamedFile,
  ownFile: ofNamedFile,
  nameForbidden: ofNamedFile,
  nameReserved: ofNamedFile,
  nameEnding: ofNamedFile,
  folderProtected: ofNamedFile,
  tooLargeForDisk: ofNamedFile,
  diskFull: ofNamedFile,
  folderMissing: ofNamedFile,
  notPermitted: ofNamedFile,
  nameTooLong: ofNamedFile,
  diskFault: ofNamedFile,
  fileTooLarge: ofNamedFile,
  exportMissing: exitCode.wrongUsage,
  sheetMissing: exitCode.wrongUsage,
  cellsTooLong: exitCode.incomplete,
  rowsDisagree: exitCode.incomplete,
  printFailed: exitCode.fault,
  notOpened: exitCode.fault,
  wrongInput: exitCode.wrongUsage,
  cancelled: exitCode.incomplete,
  tooManyFiles: exitCode.fault,
  outOfMemory: exitCode.fault,
  threadDied: exitCode.fault,
  policyBroken: exitCode.wrongUsage,
  windowReopened: exitCode.fault,
  windowDies: exitCode.fault,
  unexpected: exitCode.fault,
};

/** Kinds that speak of whatever file was in hand. */
const ofAnyFile = new Set<FailureKind>([
  'targetLocked',
  'diskFull',
  'folderMissing',
  'notPermitted',
  'nameTooLong',
  'diskFault',
]);

/** The exit code that a failure ends with. `namesFile`: the command was given a file to write, so such a failure is about that. */
export function exitCodeOf(kind: FailureKind, namesFile: boolean): ExitCode {
  return ofAnyFile.has(kind) && !namesFile ? exitCode.archive : codes[kind];
}

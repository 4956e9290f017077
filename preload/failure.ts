/**
 * What can go wrong, as data: it crosses threads, the bridge and the command line unchanged.
 * Every kind has one sentence in each language in `words/`, made of what happened and what to do.
 */
export const failureGroups = {
  /** The CRM and the way to it. */
  crm: [
    'unauthorised', // 401: wrong key, address not on the list, or API service off
    'unknownInstance', // the name does not resolve (DNS)
    'unreachable', // no route, refused, reset, offline
    'timedOut',
    'proxyWantsPassword',
    'certificateNotTrusted',
    'loginPage', // HTML where JSON was due: captive portal or a login form
    'refusedByCrm', // success:false
    'unknownShape', // JSON, but not the documented one
    'brokenAnswer', // cut off or not JSON at all
    'answerTooLarge', // more bytes or values than any page of records has
    'notAskable', // the identity that the CRM gave a record cannot stand in an address
    'rateLimited', // 403 or 429
    'crmFault', // 5xx and other unexpected statuses
    'countsDisagree', // the CRM announced another number of records than it delivered
  ],
  /** The account and its key. */
  account: [
    'keyMissing',
    'keyUnreadable', // stored, but the system does not give it out
    'accountMissing',
    'nameTaken', // another account is called so
    'workRunning', // a download or an export has to be stopped before
    'addressNotAllowed', // not https, or not an address
    'setByAdministrator', // a policy decides it
    'exportsOff', // likewise: no record leaves the program
  ],
  /** The archive. */
  archive: [
    'archiveFromFuture', // written by a newer Kronika
    'archiveDamaged',
    'indexDamaged', // the search index is damaged, or knows records that are not there
    'archiveLocked', // another program holds it
    'archiveMissing',
    'archiveAway', // moved to a place that is not there now: a disk that is not plugged in
    'archiveMoving', // at this moment
    'archiveOfOther', // the file that a person named is not that archive
    'archiveNotRemoved', // what is to be deleted is still there
    'placesUnreadable', // the file that says where archives lie
    'archiveNoFile', // a folder, a device or a link that leads nowhere in its place
    'archiveThere', // a backup would take the place of an archive
    'archiveOnNetwork', // in a network folder, where several programs cannot share SQLite's memory and locks
    'archiveNotPermitted', // the system does not let us read or write it
    'archiveReplaced', // its file vanished or was replaced while it was written
    'sideFilesForeign', // what lies beside it as its write-ahead log is another's, or of another time
    'archiveReadOnly', // a backup or somebody else's archive, which is only looked into
    'viewedMissing', // in the place that is to be looked into there is no backup and no archive
    'recordMissing',
    'registerUnwritten', // what was to be done could not be noted, and was not done
  ],
  /** Writing files. */
  files: [
    'targetLocked', // open in another program
    'targetKept', // likewise; the file is whole and lies beside it under another name
    'targetProtected', // marked as one that is not to be changed
    'targetIsFolder',
    'targetNoFile', // a device, a pipe
    'backupPasswordMissing', // the backup is protected, and no password was given
    'backupPasswordWrong', // of a protected backup, which is sound as far as can be told without it
    'backupPasswordUnkept', // no safe place for it on this computer
    'backupPasswordAway', // kept, but the system does not give it out
    'backupFolderAway', // where backups go by themselves
    'backupDamaged', // a backup that is not as it was written
    'ownFile', // an archive, settings, keys: nothing that is saved may replace it
    'nameForbidden', // characters that Windows has in no name
    'nameReserved', // the name of a device on Windows
    'nameEnding', // a dot or a space at the end
    'folderProtected', // there, but the system says it is not
    'tooLargeForDisk', // FAT32: 4 GB
    'diskFull',
    'folderMissing',
    'encryptionUnoffered', // the system encrypts no files for one person, or its program for that does not answer
    'encryptionUnchanged', // likewise, but some files stayed as they were
    'folderSame', // the archive lies there already
    'folderHasArchive', // a file of that name lies there
    'folderNotEmpty', // nothing in it is replaced
    'folderOfProgram', // of the program itself, or of its data
    'roomMissing', // not enough on the disk
    'copyDiffers', // what was read back is not what was written
    'notPermitted',
    'nameTooLong',
    'diskFault', // the disk, or the way to a network drive, fails
    'printFailed', // the printer or its system refused
    'exportMissing', // the file to check or to restore is not there
    'sheetMissing', // nor its completeness sheet
    'fileTooLarge', // more than a format can hold
    'cellsTooLong', // texts that Excel would cut or break up, which was not agreed to yet
    'rowsDisagree', // fewer or more rows written than counted
    'notOpened', // no other program opens the file or the address
  ],
  /** This program. */
  program: [
    'tooManyFiles', // the system opens no further one
    'outOfMemory',
    'wrongInput',
    'cancelled',
    'threadDied',
    'policyBroken', // what administrators decided cannot be followed in full
    'windowReopened', // its process was gone, and it was loaded anew
    'windowDies', // again and again
    'unexpected',
  ],
} as const;

export type FailureKind = (typeof failureGroups)[keyof typeof failureGroups][number];

/** All of them, in the order of their groups. */
export const failureKinds: readonly FailureKind[] = Object.values(failureGroups).flat();

/** One failure: its kind, the facts its sentence names, and a technical detail free of personal data. */
export interface Failure {
  readonly kind: FailureKind;
  /** Values that the sentence of this kind may name: `host`, `path`, `holder`, `message`, ... Never a key, number or text of a record. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** For the fold-out "technical details" and the log. */
  readonly detail?: string;
}

/** An answer that may have failed. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** A failure on its way up the stack; turned into data (`Failure`) at every border. */
export class KronikaError extends Error {
  readonly failure: Failure;

  constructor(kind: FailureKind, facts: Failure['facts'] = {}, detail?: string) {
    super(detail === undefined ? kind : `${kind}: ${detail}`);
    this.name = 'KronikaError';
    this.failure = detail === undefined ? { kind, facts } : { kind, facts, detail };
  }
}

/** A failure that came as data, on its way up again. */
export function errorOf({ kind, facts, detail }: Failure): KronikaError {
  return new KronikaError(kind, facts, detail);
}

/** A look for the midst of long work: throws `cancelled` once the question is cancelled. */
export function cancelCheck(isCancelled: () => boolean): () => void {
  return () => {
    if (isCancelled()) throw new KronikaError('cancelled');
  };
}

/**
 * What the operating system's codes (errno(3)) mean for a file or folder that a person named; `EPERM` and `EBUSY` are left to
 * who knows the system they came from.
 */
export const systemKinds: Readonly<Record<string, FailureKind>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  ENOENT: 'folderMissing',
  ENOTDIR: 'folderMissing',
  ELOOP: 'folderMissing',
  EISDIR: 'notPermitted',
  EEXIST: 'notPermitted',
  EACCES: 'notPermitted',
  EROFS: 'notPermitted',
  ENAMETOOLONG: 'nameTooLong',
  EIO: 'diskFault',
  ESTALE: 'diskFault',
  ENXIO: 'diskFault',
  ENODEV: 'diskFault',
  EREMOTEIO: 'diskFault',
  EMFILE: 'tooManyFiles',
  ENFILE: 'tooManyFiles',
  ENOMEM: 'outOfMemory',
};

/** The operating system's code of an error (`ENOSPC`); null where it is none of the system's. */
export function systemCodeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code)
    ? error.code
    : null;
}

/** The failure an unknown thrown value stands for: what the system says of a file by its code, anything else `unexpected`. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof KronikaError) return thrown.failure;
  const code = systemCodeOf(thrown);
  const kind = code === null ? undefined : systemKinds[code];
  const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  if (kind === undefined) return { kind: 'unexpected', facts: {}, detail };
  const path = thrown instanceof Error && 'path' in thrown && typeof thrown.path === 'string' ? thrown.path : null;
  return { kind, facts: path === null ? {} : { path }, detail };
}

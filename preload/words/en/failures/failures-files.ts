import type { InEnglish } from '../../in-english';
import type { fileFailuresPl } from '../../pl/failures/failures-files';

/** English texts of what can go wrong with the archive and with other files. */
export const fileFailuresEn: InEnglish<typeof fileFailuresPl> = {
  archiveFromFuture: {
    short: 'an archive of a newer version',
    what: 'This archive was written by a newer Kronika. The file was left as it is.',
    remedy: 'Install the newest Kronika and open the archive again.',
  },
  archiveDamaged: {
    short: 'the archive file is damaged',
    what: 'The archive file {{path}} is damaged.',
    remedy:
      'Do not delete it. Move it somewhere else, together with the files -wal and -shm beside it, and put its backup back. If there is none, download the data from the CRM again.',
  },
  indexDamaged: {
    short: 'the search index is damaged',
    what: 'The search index in the file {{path}} is damaged, or does not agree with the records.',
    remedy: 'Kronika can rebuild it from the records. In a large archive this takes some minutes; searching will wait.',
  },
  archiveLocked: {
    short: 'the archive is in use',
    what: 'The archive is in use at the moment ({{holder}}).',
    remedy: 'Close the other Kronika window, or wait until the download ends, and try again.',
  },
  archiveMissing: {
    short: 'there is no archive file',
    what: 'There is no archive file {{path}}.',
    remedy: 'If it was moved, put it back. If it was never there, download the data from the CRM.',
  },
  archiveAway: {
    short: 'the disk with the archive is not connected',
    what: 'The disk with the archive is not connected, or the archive was taken from there: {{path}}.',
    remedy: 'Connect the disk and try again, or show where the archive lies now. Kronika begins no new one meanwhile.',
  },
  archiveMoving: {
    short: 'the archive is being moved or encrypted',
    what: 'Kronika is moving the archive right now, restoring it or changing its encryption.',
    remedy: 'Wait until that is done, and try again.',
  },
  archiveOfOther: {
    short: 'this is another archive',
    what: 'The chosen file is not this archive: {{path}}.',
    remedy:
      'Choose the file that the archive was moved to. If that is gone, put a backup in the old place under the old name.',
  },
  archiveNotRemoved: {
    short: 'the file could not be deleted',
    what: 'This account’s archive is to be deleted, but another program still holds its file: {{path}}.',
    remedy: 'Close that program or restart the computer. Then the account can be added anew.',
  },
  placesUnreadable: {
    short: 'where archives lie is not known',
    what: 'The file {{path}}, in which Kronika writes where moved archives lie, cannot be read.',
    remedy: 'Restore that file from a backup. If no archive was ever moved, it is enough to delete it.',
  },
  encryptionUnoffered: {
    short: 'the system encrypts no files',
    what: 'This system does not encrypt files for one account (EFS), or does not answer whether it does. Nothing was changed.',
    remedy:
      'Windows Home has no EFS: turn on its device encryption. In a company, ask the administrator whether cipher.exe is blocked.',
  },
  encryptionUnchanged: {
    short: 'not all was encrypted or decrypted',
    what: 'Windows did not change the encryption of all files and folders. Left as it was: {{path}}.',
    remedy:
      'Close programs that may have the file open, see that as much is free on the disk as the archive is large, and try again. Windows Home, FAT and exFAT disks and network folders have no EFS: turn on device encryption, or move the archive to an NTFS disk of this computer.',
  },
  folderSame: {
    short: 'the archive lies there already',
    what: 'The archive lies in that folder already: {{path}}.',
    remedy: 'Choose another folder.',
  },
  folderHasArchive: {
    short: 'a file of that name lies in the folder',
    what: 'A file of that name lies in the chosen folder already: {{path}}.',
    remedy: 'Choose another folder, or take that file away. Kronika replaces nothing.',
  },
  folderNotEmpty: {
    short: 'the folder is not empty',
    what: 'There is something in {{path}} already, so the packet was not saved.',
    remedy: 'Give the name of a new folder, or an empty one. Kronika replaces nothing.',
  },
  folderOfProgram: {
    short: 'this is a folder of Kronika’s own',
    what: 'This folder belongs to the program Kronika or to its data: {{path}}.',
    remedy: 'Choose another folder: this one may be gone after an update.',
  },
  roomMissing: {
    short: 'not enough room on the disk',
    what: 'There is not enough room in {{path}}: {{needed}} MB are needed, {{free}} MB are free.',
    remedy: 'Free some space, or choose a folder on another disk.',
  },
  copyDiffers: {
    short: 'the copy differs from the archive',
    what: 'The copy of the archive in the new place differs from the original: {{path}}. The archive stayed where it was.',
    remedy: 'The disk may be faulty. Check it, or choose a folder on another disk.',
  },
  archiveNoFile: {
    short: 'something else is in the archive’s place',
    what: 'Something else is in the place of the archive file, a folder or a link that leads nowhere: {{path}}.',
    remedy: 'Move it elsewhere or rename it. Then put the archive back, or download the data from the CRM.',
  },
  archiveOnNetwork: {
    short: 'the archive is in a network folder',
    what: 'The archive is in a network folder, or another place where Kronika cannot write safely: {{path}}.',
    remedy:
      'Close Kronika and move the whole data folder to a disk of this computer. Then start it with the option --data-dir and the name of that folder, added to its shortcut for example. A network folder is fine for exported files and for backups, which many computers can view there at once.',
  },
  archiveNotPermitted: {
    short: 'the system does not let the archive be used',
    what: 'The system does not allow the archive file to be opened or written: {{path}}.',
    remedy:
      'See whether the file and its folder are read-only, and whether they are yours. If they are on a network drive, ask whoever looks after it.',
  },
  archiveReplaced: {
    short: 'the archive file vanished or was replaced',
    what: 'The archive file {{path}} vanished or was replaced before the download ended. What was downloaded after that is not in it.',
    remedy:
      'If the file or its folder was moved, put it back. If a backup was put in its place, that is the archive now. Then close Kronika, open it again and download once more.',
  },
  sideFilesForeign: {
    short: 'foreign -wal and -shm files lie beside the archive',
    what: 'The files -wal and -shm beside the archive {{path}} do not belong to it: they are of another archive or of another time. Nothing of them was read.',
    remedy:
      'Kronika has put them beside, without deleting anything: {{aside}}. Open the archive again. What it lacks comes from the CRM with the next download.',
    remedyByHand:
      'Close Kronika, move both files somewhere else (do not delete them) and open the archive again. What it lacks comes from the CRM with the next download.',
  },
  archiveReadOnly: {
    short: 'this copy is read-only',
    what: 'You are viewing a read-only copy, so nothing in it can be changed: {{path}}.',
    remedy: 'Changes and downloads are possible in an archive of your own: choose your account in the account menu.',
  },
  viewedMissing: {
    short: 'there is no backup or archive',
    what: 'There is no backup and no archive of Kronika here: {{path}}.',
    remedy:
      'Choose the file of a backup, or the folder with backups. If it is on a network drive or a memory stick, check that it is connected.',
  },
  registerUnwritten: {
    short: 'the register could not be written',
    what: 'Nothing was done: it could not be noted in the register of the archive, and nothing leaves the archive without that.',
    remedy:
      'Close other programs that use the archive, look whether there is room on its disk, and try again. If that does not help, check the archive in Settings.',
  },
  recordMissing: {
    short: 'there is no such record',
    what: 'This record is not in the archive.',
    remedy: 'Choose another record from the list.',
  },
  targetLocked: {
    short: 'the file is open in another program',
    what: 'The file {{path}} cannot be saved: it is open in another program.',
    remedy: 'Close it there (in Excel, for example) and try again, or save under another name.',
  },
  targetKept: {
    short: 'the file was kept under another name',
    what: 'The file {{path}} cannot be replaced: it is open in another program. All of it was saved beside it: {{kept}}.',
    remedy: 'You can use that file. If it has to have the other name, close the other file and save again.',
  },
  targetProtected: {
    short: 'the file is protected',
    what: 'The file {{path}} is protected from changes (read-only).',
    remedy: 'Save under another name, or remove the protection from this file.',
  },
  targetIsFolder: {
    short: 'this is a folder',
    what: 'This is the name of a folder, not of a file: {{path}}.',
    remedy: 'Name a file in this folder.',
  },
  targetNoFile: {
    short: 'this is no ordinary file',
    what: 'This is no ordinary file but a device or a pipe of the system: {{path}}.',
    remedy: 'Give another file name.',
  },
  backupPasswordMissing: {
    short: 'the backup has a password',
    what: 'This backup is protected by a password: {{path}}.',
    remedy: 'Give the password that it was saved with. On the command line: the variable KRONIKA_BACKUP_PASSWORD.',
  },
  backupPasswordWrong: {
    short: 'the password is another',
    what: 'This is not the password of the backup {{path}}. The backup itself is whole.',
    remedy:
      'Check the password, its capital letters and the keyboard layout too. Without it, the backup cannot be opened.',
  },
  backupPasswordUnkept: {
    short: 'no place for the password',
    what: 'This computer has no safe place for passwords, so the password of the backups was not kept.',
    remedy: 'Make backups with a password yourself, or switch the password off for automatic ones.',
  },
  backupPasswordAway: {
    short: 'the password of the backups cannot be read',
    what: 'The system does not give out the password that protects the backups. None was made without it.',
    remedy: 'Unlock the keyring, or set the password anew in the settings, under “Backups”.',
  },
  backupFolderAway: {
    short: 'the folder for backups is away',
    what: 'The folder for backups is not there now: {{path}}. No backup was saved anywhere else.',
    remedy: 'Plug in the disk that the folder is on, or choose another one.',
  },
  backupDamaged: {
    short: 'the backup is damaged',
    what: 'This backup is damaged or not whole: {{path}}. Nothing was restored from it.',
    remedy: 'Copy the file once more from where it was kept, or use another backup.',
  },
  archiveThere: {
    short: 'this account has an archive',
    what: 'This account has an archive already: {{path}}. Nothing in it was changed.',
    remedy: 'Restore the backup under another account name, or first remove this account with its archive.',
  },
  ownFile: {
    short: 'this is one of Kronika’s own files',
    what: 'This is one of Kronika’s own files (an archive, a backup of one, settings, keys or a log): {{path}}. Nothing in it was changed.',
    remedy: 'Save under another name, best in another folder, Documents for example.',
  },
  nameForbidden: {
    short: 'a character that names cannot have',
    what: 'The file name has characters that are not allowed ({{characters}}): {{path}}.',
    remedy: 'Give a name without these characters: Windows does not accept such a name.',
  },
  nameReserved: {
    short: 'the name belongs to the system',
    what: 'On Windows this file name means a device: {{name}}.',
    remedy: 'Give another name.',
  },
  nameEnding: {
    short: 'a dot or a space at the end of the name',
    what: 'A file name cannot end in a dot or a space: {{path}}.',
    remedy: 'Give a name without a dot or a space at its end.',
  },
  folderProtected: {
    short: 'the system protects this folder',
    what: 'The system does not let Kronika save in the folder {{path}}, although it is there.',
    remedy:
      'Choose another folder, or allow Kronika to save in it. On Windows: Windows Security, Virus & threat protection, Controlled folder access.',
  },
  tooLargeForDisk: {
    short: 'too large a file for this disk',
    what: 'This disk does not take such large files: {{path}}.',
    remedy: 'Save on another disk (a memory stick with FAT32 holds files of up to 4 GB), or narrow the results.',
  },
  diskFull: {
    short: 'the disk is full',
    what: 'The disk is full.',
    remedy: 'Free some space and try again. What is already in the archive is safe.',
  },
  folderMissing: {
    short: 'there is no such folder',
    what: 'There is no folder {{path}}.',
    remedy: 'Choose another folder.',
  },
  notPermitted: {
    short: 'saving is not permitted',
    what: 'The system does not allow saving here: {{path}}.',
    remedy: 'Choose another folder, Documents for example.',
  },
  nameTooLong: {
    short: 'the name is too long',
    what: 'The name of the file or folder is too long: {{path}}.',
    remedy: 'Give it a shorter name, or choose another folder.',
  },
  diskFault: {
    short: 'the disk failed',
    what: 'The disk, or the connection to a network drive, failed: {{path}}.',
    remedy:
      'If the file is on an external or network drive, check the connection to it and try again. If it is on this computer’s own disk, make a backup and have the disk checked.',
  },
  exportMissing: {
    short: 'there is no file',
    what: 'There is no file {{path}}.',
    remedy: 'Name a file that Kronika saved.',
  },
  sheetMissing: {
    short: 'no description of the export',
    what: 'The description of the export {{path}} is missing or cannot be read.',
    remedy: 'It is made together with the file and has to stay beside it. Without it there is nothing to compare with.',
  },
  fileTooLarge: {
    short: 'the file would be too large',
    what: 'The XLSX workbook would be larger than 4 GB: {{path}}. No file was created.',
    remedy: 'Save it as CSV, or narrow the results, to one year for example.',
  },
  cellsTooLong: {
    short: 'texts are longer than a cell of Excel',
    what: 'Some texts are longer than a cell of Excel (32,767 characters): it would cut them or break them up into several rows. No file was created yet.',
    remedy: 'Choose how to save them.',
  },
  rowsDisagree: {
    short: 'the number of rows does not agree',
    what: 'The export is not whole (rows in the results: {{expected}}, saved: {{received}}). The incomplete file was removed.',
    remedy: 'Try again. If a download is running, wait until it ends.',
  },
};

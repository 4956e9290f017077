import { join } from 'node:path';
import type { BackupFile, BackupProgress } from '../../preload/desktop/backup';
import type { AnswerOf, InputOf } from '../../preload/contract';
import { KronikaError } from '../../preload/failure';
import { dayOfClock } from '../../preload/words/format';
import { words } from '../../preload/words/words';
import type { Workspace } from '../workspace/workspace';
import { freePath, withEnding } from './file-names';
import type { WrittenFiles } from './written-files';

/** What of the desktop backups need. */
export interface BackupServices {
  /** Asks for the name of a backup to save; null when the person changed their mind. */
  chooseBackupTarget(suggestion: string): Promise<string | null>;
  /** Asks for a folder for backups; null when the person changed their mind. */
  chooseBackupFolder(beginWith: string): Promise<string | null>;
  /** Asks for a backup; null when the person changed their mind. */
  chooseBackup(beginWith: string): Promise<string | null>;
  readonly documentsDir: string;
  tellBackupProgress(progress: BackupProgress): void;
  tellRestoreProgress(progress: BackupProgress): void;
  readonly schedule: { restart(): void };
}

type BackupQuestionName =
  | 'readBackups'
  | 'backUp'
  | 'stopBackup'
  | 'changeBackups'
  | 'chooseBackupFolder'
  | 'chooseBackup'
  | 'takeBackup'
  | 'readBackup'
  | 'placeBackup'
  | 'restoreBackup'
  | 'dropBackup';

type BackupAnswers = {
  readonly [Name in BackupQuestionName]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** The answers about backups and what is restored of them; what they write is added to `written`. */
export function createBackupAnswers(
  workspace: Workspace,
  desktop: BackupServices,
  written: WrittenFiles,
): BackupAnswers {
  const { accounts, backups, restoration } = workspace;
  /** Only what a person pointed to is read. */
  let chosen: BackupFile | null = null;
  const take = (path: string): BackupFile => {
    chosen = null;
    restoration.drop();
    chosen = restoration.look(path);
    return chosen;
  };
  const readBackups = async (): Promise<AnswerOf<'readBackups'>> => {
    const read = await backups.read();
    // They may be shown in their folders.
    written.add(...read.recent.map(({ path }) => path));
    return read;
  };
  return {
    readBackups,
    backUp: async ({ password }, signal) => {
      const folder = backups.lastFolder ?? desktop.documentsDir;
      const t = words(workspace.language);
      const name = t('backup.fileName', { account: backups.stem, day: dayOfClock(new Date()) });
      const target = await desktop.chooseBackupTarget(freePath(join(folder, `${name}.kronika`)));
      if (target === null) return null;
      const saved = await backups.backUp(
        withEnding(target, 'kronika'),
        password,
        (progress) => {
          desktop.tellBackupProgress(progress);
        },
        signal,
      );
      written.add(saved.path);
      return saved;
    },
    stopBackup: () => {
      backups.stop();
      return Promise.resolve(null);
    },
    changeBackups: async (change) => {
      if (change.every !== undefined) workspace.needOwnChoice('backupEvery');
      if (change.keep !== undefined) workspace.needOwnChoice('backupKeep');
      await backups.change(change);
      backups.look();
      return await readBackups();
    },
    chooseBackupFolder: async () => {
      workspace.needOwnChoice('backupFolder');
      const { schedule } = await backups.read();
      const folder = await desktop.chooseBackupFolder(schedule.folder ?? backups.lastFolder ?? desktop.documentsDir);
      if (folder === null) return null;
      await backups.change({ folder });
      backups.look();
      return await readBackups();
    },
    chooseBackup: async () => {
      const path = await desktop.chooseBackup(backups.lastFolder ?? desktop.documentsDir);
      return path === null ? null : take(path);
    },
    takeBackup: async ({ path }) => {
      if (!backups.isKnown(path)) throw new KronikaError('wrongInput', {}, 'no backup that was named');
      return await Promise.resolve(take(path));
    },
    readBackup: async ({ password }, signal) => {
      if (chosen === null) throw new KronikaError('wrongInput', {}, 'no backup was chosen');
      return await restoration.prepare(
        chosen.path,
        password,
        (progress) => {
          desktop.tellRestoreProgress(progress);
        },
        signal,
      );
    },
    placeBackup: ({ account }, signal) => restoration.placeOf(accounts.called(account), signal),
    restoreBackup: async ({ account, replaces, keeps, erasesAgain }) => {
      const replacing = !replaces ? 'nothing' : keeps ? 'keeping' : 'deleting';
      const restored = await workspace.finishRestore(account, replacing, erasesAgain);
      desktop.schedule.restart();
      return { setup: await workspace.readSetup(), keptAs: restored.keptAs, erasedAgain: restored.erasedAgain };
    },
    dropBackup: () => {
      chosen = null;
      restoration.drop();
      return Promise.resolve(null);
    },
  };
}

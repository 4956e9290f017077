import { dirname } from 'node:path';
import type { AnswerOf, InputOf } from '../../preload/contract';
import { KronikaError } from '../../preload/failure';
import type { MoveProgress } from '../../preload/model';
import type { Schedule } from '../workspace/sync/schedule';
import type { Workspace } from '../workspace/workspace';

/** What of the desktop accounts and their archives need. */
export interface AccountServices {
  /** Asks for a folder for the archive, beginning with one; null when the person changed their mind. */
  chooseFolder(beginWith: string): Promise<string | null>;
  /** Asks for an archive's file; null when the person changed their mind. */
  chooseArchive(beginWith: string): Promise<string | null>;
  showInFolder(path: string): void;
  tellMoveProgress(progress: MoveProgress): void;
  readonly schedule: Pick<Schedule, 'restart'>;
}

type AccountQuestionName =
  | 'renameAccount'
  | 'describeRemoval'
  | 'removeAccount'
  | 'readArchivePlace'
  | 'showArchive'
  | 'chooseArchiveFolder'
  | 'moveArchive'
  | 'locateArchive'
  | 'readEncryption'
  | 'encryptArchive';

type AccountAnswers = {
  readonly [Name in AccountQuestionName]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** The answers about accounts, and about where their archives lie. */
export function createAccountAnswers(workspace: Workspace, desktop: AccountServices): AccountAnswers {
  /** Only where a person pointed to does an archive go. */
  let chosen: string | null = null;
  const { accounts, encryption, move, removal } = workspace;
  return {
    renameAccount: async ({ baseUrl, name }) => {
      workspace.rename(baseUrl, name);
      return await workspace.readSetup();
    },
    describeRemoval: ({ baseUrl }) => removal.describe(accounts.named(baseUrl)),
    removeAccount: async ({ baseUrl, archive, stops }) => {
      // Also where it was not removed after all, its archive is open again.
      const removed = removal.remove(accounts.named(baseUrl), archive, stops);
      const setup = await removed.catch(() => {}).then(() => workspace.readSetup());
      const left = await removed;
      desktop.schedule.restart();
      return { setup, left };
    },
    readArchivePlace: () => Promise.resolve(move.readPlace(workspace.ownAccount)),
    showArchive: () => {
      desktop.showInFolder(workspace.archivePath);
      return Promise.resolve(null);
    },
    chooseArchiveFolder: async () => {
      workspace.needOwnChoice('dataFolder');
      const { ownAccount: account, archivePath } = workspace;
      chosen = await desktop.chooseFolder(dirname(archivePath));
      return chosen === null ? null : { ...move.offer(account, chosen), work: workspace.work };
    },
    moveArchive: async (_, signal) => {
      if (chosen === null) throw new KronikaError('wrongInput', {}, 'no folder was chosen');
      const isDownloading = workspace.work === 'download';
      const moved = await move
        .move(
          workspace.ownAccount,
          chosen,
          (progress) => {
            desktop.tellMoveProgress(progress);
          },
          signal,
        )
        .finally(() => {
          // What was stopped for it goes on.
          if (isDownloading) desktop.schedule.restart();
        });
      return { setup: await workspace.readSetup(), moved };
    },
    locateArchive: async () => {
      const account = accounts.current;
      if (account === null) throw new KronikaError('accountMissing');
      const path = await desktop.chooseArchive(dirname(accounts.archivePathOf(account)));
      if (path === null) return null;
      move.locate(account, path);
      return await workspace.readSetup();
    },
    readEncryption: () => encryption.read(),
    encryptArchive: async ({ isOn }) => {
      // What is only looked into is another's.
      workspace.viewed.needOwn();
      const { work } = workspace;
      // An export would be lost; a download goes on after it.
      if (work === 'export') throw new KronikaError('workRunning');
      return await encryption.change(isOn).finally(() => {
        if (work === 'download') desktop.schedule.restart();
      });
    },
  };
}

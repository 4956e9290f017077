import { join } from 'node:path';
import type { AnswerOf, InputOf } from '../../preload/contract';
import type { PacketProgress } from '../../preload/export/packet';
import { dayOfClock } from '../../preload/words/format';
import { words } from '../../preload/words/words';
import type { PrintPage } from '../workspace/print-page';
import type { Workspace } from '../workspace/workspace';
import { freePath, withEnding } from './file-names';
import type { WrittenFiles } from './written-files';

/** What of the desktop a packet needs. */
export interface PacketServices {
  /** Asks in which folder a packet is to get its own; null when the person changed their mind. */
  choosePacketFolder(beginWith: string): Promise<string | null>;
  /** Asks for the name of a zip; null when the person changed their mind. */
  choosePacketFile(suggestion: string): Promise<string | null>;
  readonly printPage: PrintPage;
  tellPacketProgress(progress: PacketProgress): void;
  readonly documentsDir: string;
}

type Names = 'readPacketTexts' | 'makePacket';
type PacketAnswers = {
  readonly [Name in Names]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** The answers about what a person gets of what is stored about them; where it lies is added to `written`. */
export function createPacketAnswers(
  workspace: Pick<Workspace, 'reader' | 'needExports' | 'packets' | 'settings'>,
  desktop: PacketServices,
  written: WrittenFiles,
): PacketAnswers {
  /** Named without the person, since names of files are seen where the files are not. */
  const chooseTarget = async ({ choice, to }: InputOf<'makePacket'>): Promise<string | null> => {
    const folder = workspace.settings.exporting.folder ?? desktop.documentsDir;
    const name = words(choice.language)('packetPage.names.folder', { day: dayOfClock(new Date()) });
    if (to === 'folder') {
      const chosen = await desktop.choosePacketFolder(folder);
      return chosen === null ? null : freePath(join(chosen, name));
    }
    const chosen = await desktop.choosePacketFile(freePath(join(folder, `${name}.zip`)));
    return chosen === null ? null : withEnding(chosen, 'zip');
  };
  return {
    readPacketTexts: (input, signal) => workspace.reader.ask('readPacketTexts', input, { signal }),
    makePacket: async (input, signal) => {
      workspace.needExports();
      const path = await chooseTarget(input);
      if (path === null) return null;
      const { to, ...order } = input;
      const report = await workspace.packets.make(
        { ...order, target: { kind: to, path } },
        desktop.printPage,
        (progress) => {
          desktop.tellPacketProgress(progress);
        },
        signal,
      );
      written.add(report.path);
      return report;
    },
  };
}

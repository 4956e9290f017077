import { dirname, join } from 'node:path';
import type { AnswerOf, InputOf } from '../../preload/contract';
import { dayOfClock } from '../../preload/words/format';
import { words } from '../../preload/words/words';
import type { Workspace } from '../workspace/workspace';
import { freePath, withEnding, type FileFormat } from './file-names';
import type { WrittenFiles } from './written-files';

/** What of the desktop saving the register needs. */
export interface RegisterServices {
  chooseFile(suggestion: string, format: FileFormat): Promise<string | null>;
  readonly documentsDir: string;
}

type RegisterQuestionName =
  'findEntries' | 'readEntries' | 'checkRegister' | 'saveRegister' | 'readHolds' | 'putHold' | 'releaseHold';

type RegisterAnswers = {
  readonly [Name in RegisterQuestionName]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** So many entries are checked at once: searches go in between. */
const checkedAtOnce = 2000;

/** The answers about what was done with the archive and has to be answered for, and about what is held. */
export function createRegisterAnswers(
  workspace: Workspace,
  desktop: RegisterServices,
  written: WrittenFiles,
): RegisterAnswers {
  return {
    findEntries: ({ search }, signal) =>
      workspace.reader.ask('findEntries', { search, language: workspace.language }, { signal }),
    readEntries: ({ ids }, signal) => workspace.reader.ask('readEntries', { ids }, { signal }),
    checkRegister: ({ after }, signal) =>
      workspace.reader.ask('checkRegister', { after, limit: checkedAtOnce }, { signal }),
    readHolds: (_, signal) => workspace.holds.read(signal),
    putHold: ({ subject, reason }) => workspace.holds.put(subject, reason),
    releaseHold: ({ id, reason }) => workspace.holds.release(id, reason),
    saveRegister: async ({ search, format }, signal) => {
      workspace.needExports();
      const { exporting } = workspace.settings;
      const name = words(workspace.language)('register.file.name', { day: dayOfClock(new Date()) });
      const suggestion = freePath(join(exporting.folder ?? desktop.documentsDir, `${name}.${format}`));
      const chosen = await desktop.chooseFile(suggestion, format);
      if (chosen === null) return null;
      const path = withEnding(chosen, format);
      workspace.kept.change({ exporting: { ...exporting, folder: dirname(path) } });
      const saved = await workspace.jobs.saveRegister({ path, format, search }, signal);
      written.add(saved.path);
      return saved;
    },
  };
}

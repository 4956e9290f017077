import { join } from 'node:path';
import type { AnswerOf, InputOf } from '../../preload/contract';
import { dayOfClock } from '../../preload/words/format';
import { diagnosticsText } from '../../preload/words/texts/diagnostics-text';
import { words } from '../../preload/words/words';
import { writeOutputFile } from '../files/write-output';
import { gatherDiagnostics } from '../workspace/diagnostics';
import type { Workspace } from '../workspace/workspace';
import { freePath, withEnding } from './file-names';
import type { WrittenFiles } from './written-files';

/** What of the desktop diagnostics need. */
export interface DiagnosticsServices {
  readonly documentsDir: string;
  /** Asks for the name of a text file; null when the person changed their mind. */
  chooseTextFile(suggestion: string, title: string): Promise<string | null>;
}

type DiagnosticsAnswers = {
  readonly [Name in 'readDiagnostics' | 'saveDiagnostics']: (input: InputOf<Name>) => Promise<AnswerOf<Name>>;
};

/** The answers about what the program knows of itself. */
export function createDiagnosticsAnswers(
  workspace: Workspace,
  desktop: DiagnosticsServices,
  written: WrittenFiles,
): DiagnosticsAnswers {
  return {
    readDiagnostics: () => gatherDiagnostics(workspace),
    saveDiagnostics: async () => {
      const { language } = workspace;
      const t = words(language);
      const name = t('diagnostics.fileName', { day: dayOfClock(new Date()) });
      const chosen = await desktop.chooseTextFile(
        freePath(join(desktop.documentsDir, `${name}.txt`)),
        t('diagnostics.title'),
      );
      if (chosen === null) return null;
      const path = withEnding(chosen, 'txt');
      const text = diagnosticsText(await gatherDiagnostics(workspace), language);
      await writeOutputFile(path, Buffer.from(text, 'utf8'), workspace.accounts.home);
      written.add(path);
      return { path };
    },
  };
}

import { dirname, join } from 'node:path';
import type { AnswerOf, InputOf } from '../../preload/contract';
import { dayOfClock } from '../../preload/words/format';
import { words } from '../../preload/words/words';
import type { PrintPage } from '../workspace/print-page';
import type { Workspace } from '../workspace/workspace';
import { freePath, withEnding, type FileFormat } from './file-names';
import type { WrittenFiles } from './written-files';

/** What of the desktop saving a report needs. */
interface ReportServices {
  chooseFile(suggestion: string, format: FileFormat): Promise<string | null>;
  readonly printPage: PrintPage;
  readonly documentsDir: string;
}

type ReportQuestionName = 'report' | 'reportBreakdown' | 'saveReport';

type ReportAnswers = {
  readonly [Name in ReportQuestionName]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** The answers about the figures of a search. */
export function createReportAnswers(
  workspace: Workspace,
  desktop: ReportServices,
  written: WrittenFiles,
): ReportAnswers {
  return {
    report: (input, signal) => workspace.reader.ask('reportView', input, { signal }),
    reportBreakdown: (input, signal) => workspace.reader.ask('reportBreakdown', input, { signal }),
    saveReport: async ({ query, withinHours, format }, signal) => {
      workspace.needExports();
      const { exporting } = workspace.settings;
      const name = words(workspace.language)('report.file.name', { day: dayOfClock(new Date()) });
      const suggestion = freePath(join(exporting.folder ?? desktop.documentsDir, `${name}.${format}`));
      const chosen = await desktop.chooseFile(suggestion, format);
      if (chosen === null) return null;
      const path = withEnding(chosen, format);
      workspace.kept.change({ exporting: { ...exporting, folder: dirname(path) } });
      const saved = await workspace.jobs.saveReport({ path, query, withinHours, format }, desktop.printPage, signal);
      written.add(saved.path);
      return saved;
    },
  };
}

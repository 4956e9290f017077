import { dirname, join } from 'node:path';
import type { AnswerOf, InputOf } from '../../preload/contract';
import type { ExportChoices, ExportSettings } from '../../preload/export/export-model';
import { failureOf } from '../../preload/failure';
import { dayOfClock } from '../../preload/words/format';
import { freePath, suggestedName, withEnding, type FileFormat } from './file-names';
import { withoutProfile, withProfile, withRenamedProfile } from '../workspace/settings/export-choices';
import type { Workspace } from '../workspace/workspace';
import type { WrittenFiles } from './written-files';

/** What of the desktop an export needs. */
export interface ExportServices {
  /** Asks for the name of a file to save; null when the person changed their mind. */
  chooseFile(suggestion: string, format: FileFormat): Promise<string | null>;
  /** Opens a file in its own program. Throws `notPermitted` where there is none. */
  openFile(path: string): Promise<void>;
  readonly documentsDir: string;
  tellExportProgress(progress: { readonly rows: number; readonly total: number }): void;
}

type ExportQuestionName =
  | 'previewExport'
  | 'exportRows'
  | 'readExportChoices'
  | 'saveExportProfile'
  | 'renameExportProfile'
  | 'deleteExportProfile'
  | 'openFile';

type ExportAnswers = {
  readonly [Name in ExportQuestionName]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** The answers about exports; what they write is added to `written`. */
export function createExportAnswers(
  workspace: Workspace,
  desktop: ExportServices,
  written: WrittenFiles,
): ExportAnswers {
  const change = (choices: ExportChoices): Promise<ExportChoices> => {
    workspace.kept.change({ exporting: choices });
    return Promise.resolve(workspace.settings.exporting);
  };
  const known = (): ExportChoices => workspace.settings.exporting;
  /** What was not written for its long texts a moment ago: agreed to, it goes where it was to go. */
  let refused: { readonly path: string; readonly settings: ExportSettings } | null = null;
  const chooseTarget = async (question: Omit<InputOf<'exportRows'>, 'profile'>): Promise<string | null> => {
    const { format } = question.settings;
    const agreed = question.takesLongTexts && refused?.settings.format === format ? refused.path : null;
    refused = null;
    if (agreed !== null) return agreed;
    const folder = known().folder ?? desktop.documentsDir;
    const name = suggestedName(question, dayOfClock(new Date()), workspace.language);
    const chosen = await desktop.chooseFile(freePath(join(folder, `${name}.${format}`)), format);
    return chosen === null ? null : withEnding(chosen, format);
  };
  return {
    previewExport: (question, signal) => workspace.jobs.previewExport(question, signal),
    exportRows: async ({ profile, ...question }, signal) => {
      workspace.needExports();
      const path = await chooseTarget(question);
      if (path === null) return null;
      await change({ ...known(), folder: dirname(path), last: { profile, settings: question.settings } });
      const job = { path, ...question };
      const report = await workspace.jobs
        .exportRows(
          job,
          (progress) => {
            desktop.tellExportProgress(progress);
          },
          signal,
        )
        .catch((error: unknown) => {
          refused = failureOf(error).kind === 'cellsTooLong' ? job : null;
          throw error;
        });
      written.add(report.path, report.sheetPath);
      return report;
    },
    readExportChoices: () => Promise.resolve(known()),
    saveExportProfile: ({ name, settings }) => change(withProfile(known(), name, settings)),
    renameExportProfile: ({ name, newName }) => change(withRenamedProfile(known(), name, newName)),
    deleteExportProfile: ({ name }) => change(withoutProfile(known(), name)),
    openFile: async ({ path }) => {
      written.check(path);
      await desktop.openFile(path);
      return null;
    },
  };
}

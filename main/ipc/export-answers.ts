import { basename, dirname, extname, join } from 'node:path';
import type { AnswerOf, InputOf } from '../../preload/contract';
import type { ExportChoices, ExportFormat } from '../../preload/export-model';
import { withoutProfile, withProfile, withRenamedProfile } from '../workspace/export-choices';
import type { Workspace } from '../workspace/workspace';
import type { WrittenFiles } from './written-files';

/** What of the desktop an export needs. */
export interface ExportDesk {
  /** Asks for the name of a file to save; null when the person changed their mind. */
  chooseFile(suggestion: string, format: ExportFormat): Promise<string | null>;
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
export function createExportAnswers(workspace: Workspace, desk: ExportDesk, written: WrittenFiles): ExportAnswers {
  const change = (choices: ExportChoices): Promise<ExportChoices> => {
    workspace.changeSettings({ exporting: choices });
    return Promise.resolve(workspace.settings.exporting);
  };
  const known = (): ExportChoices => workspace.settings.exporting;
  return {
    previewExport: (question, signal) => workspace.previewExport(question, signal),
    exportRows: async ({ profile, ...question }, signal) => {
      const { format } = question.shape;
      const chosen = await desk.chooseFile(join(known().folder ?? desk.documentsDir, nameOf(format)), format);
      if (chosen === null) return null;
      const path = extname(basename(chosen)) === '' ? `${chosen}.${format}` : chosen;
      await change({ ...known(), folder: dirname(path), last: { profile, shape: question.shape } });
      const report = await workspace.exportRows(
        { path, ...question },
        (progress) => {
          desk.tellExportProgress(progress);
        },
        signal,
      );
      written.add(report.path, report.sheetPath);
      return report;
    },
    readExportChoices: () => Promise.resolve(known()),
    saveExportProfile: ({ name, shape }) => change(withProfile(known(), name, shape)),
    renameExportProfile: ({ name, newName }) => change(withRenamedProfile(known(), name, newName)),
    deleteExportProfile: ({ name }) => change(withoutProfile(known(), name)),
    openFile: async ({ path }) => {
      written.check(path);
      await desk.openFile(path);
      return null;
    },
  };
}

/** `kronika-2026-11-23-1425.csv`: sorts by time and holds no letter a file system minds. */
function nameOf(format: ExportFormat): string {
  const at = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `kronika-${day}-${two(at.getHours())}${two(at.getMinutes())}.${format}`;
}

import { dirname } from 'node:path';
import { exportRows, type ExportJob } from '../../../main/export/export-rows';
import type { ExportAuthor } from '../../../main/export/manifest/manifest';
import type { Home } from '../../../main/files/own-files';
import type { ArchiveReader } from '../../../main/archive/file/archive';
import {
  choose,
  recordColumns,
  styles,
  type ExportQuestion,
  type ExportReport,
  type ExportSettings,
} from '../../../preload/export/export-model';

export const author: ExportAuthor = {
  account: 'test',
  program: '0.0.0',
  language: 'pl',
  at: '2026-01-02T10:00:00.000Z',
  today: '2026-01-02',
};

/** Every column of a record by its key, for Polish Excel. */
export const everyColumn: ExportSettings = {
  format: 'csv',
  style: styles.excelPl,
  rows: 'records',
  columns: choose(recordColumns),
  words: 'keys',
};

/** All records, newest first. */
export function question(change: Partial<ExportQuestion> = {}): ExportQuestion {
  return {
    query: { text: '', filters: {} },
    selection: { kind: 'all' },
    sort: { by: 'date', descending: true },
    settings: everyColumn,
    ...change,
  };
}

/** Exports to a file; `home` is what must not be written over. */
export function exportTo(
  archive: ArchiveReader,
  path: string,
  change: Partial<ExportQuestion> = {},
  isCancelled = (): boolean => false,
  home: Home = { dataDir: dirname(archive.path) },
  more: Partial<Pick<ExportJob, 'takesLongTexts'>> = {},
): ExportReport {
  return exportRows(
    archive,
    { ...question(change), path, author, home, takesLongTexts: true, ...more },
    () => {},
    isCancelled,
  );
}

/**
 * A cell as a spreadsheet shows it: the value of `="…"&"…"`, else the text. The apostrophe in front of `text` is left out
 * where `text` would run.
 */
export function asShown(cell: string, text: string): string {
  if (/^="(?:[^"]|"")*"(?:&"(?:[^"]|"")*")*$/.test(cell)) {
    return cell.slice(2, -1).replaceAll('"&"', '').replaceAll('""', '"');
  }
  return cell === `'${text}` && runs(text) ? text : cell;
}

/** Whether a spreadsheet would take a text for a formula (OWASP, CSV Injection), or could, when it passes over what is in front. */
export function runs(text: string): boolean {
  return /^[\t\r\n]/.test(text) || '=+-@＝＋－＠−'.includes(text.replace(/^[\s\p{Cc}\p{Cf}]+/u, '').charAt(0) || ' ');
}

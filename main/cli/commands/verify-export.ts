import { formatBytes, formatInstant, formatNumber } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import { verifyExport } from '../../export/verify-export';
import type { Workspace } from '../../workspace/workspace';
import { exitCode, type ExitCode } from '../exit-code';
import type { Terminal } from '../terminal';

/** Checks an exported file against its completeness sheet, and says what differs. Needs no archive. */
export async function runVerifyExport(
  { file, json }: { readonly file: string; readonly json: boolean },
  { language }: Pick<Workspace, 'language'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const t = words(language);
  const check = await verifyExport(file);
  const { expected, found, matches, savedAt } = check;
  if (json) {
    terminal.json(check);
    return matches ? exitCode.done : exitCode.changed;
  }
  const when = formatInstant(language, savedAt, new Date());
  terminal.out(t(matches ? 'cli.exportUnchanged' : 'cli.exportChanged', { path: file, when }));
  const tell = (name: string, was: string, is: string): void => {
    terminal.out(was === is ? `  ${name}: ${is}` : t('cli.exportDiffers', { name, was, is }));
  };
  const rows = (count: number): string => (count < 0 ? t('cli.exportUnreadable') : formatNumber(language, count));
  tell(t('sheet.rows'), rows(expected.rows), rows(found.rows));
  tell(t('sheet.size'), sizeText(expected.sizeBytes), sizeText(found.sizeBytes));
  tell(t('sheet.sha256'), expected.sha256, found.sha256);
  return matches ? exitCode.done : exitCode.changed;

  function sizeText(bytes: number): string {
    return `${formatBytes(language, bytes)} (${formatNumber(language, bytes)} B)`;
  }
}

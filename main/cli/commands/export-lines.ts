import type { ExportReport } from '../../../preload/export/export-model';
import type { Language, ResultPage } from '../../../preload/model';
import { formatPeriod } from '../../../preload/words/format';
import { inWordsTexts } from '../../../preload/words/texts/in-words-text';
import { rewritingTexts } from '../../../preload/words/texts/rewriting-text';
import { words } from '../../../preload/words/words';
import { isWhole } from '../../export/manifest/manifest-in-words';
import { completenessLines } from '../print';

/** A finished export, and what is to be known about it. */
export function exportLines(report: ExportReport, language: Language): string[] {
  const t = words(language);
  const { guarded, replaced, replacedCharacters, tooLong } = report.counts;
  const lines: string[] = [
    t('cli.saved', { count: report.rows, path: report.path }),
    t('cli.sheetSaved', { path: report.sheetPath }),
  ];
  lines.push(...understoodLines(report, language));
  if (report.recordsWithoutRow > 0) lines.push(t('cli.withoutRow', { count: report.recordsWithoutRow }));
  if (report.sheets > 1) lines.push(`${t('sheet.sheets')}: ${String(report.sheets)}`);
  if (guarded > 0) lines.push(`${t('sheet.guarded')}: ${t('sheet.guardedValue', { n: guarded })}`);
  if (replaced > 0) {
    const characters = replacedCharacters.join(' ');
    lines.push(`${t('sheet.replaced')}: ${t('sheet.replacedValue', { n: replaced, characters })}`);
  }
  if (tooLong > 0) {
    const key = report.path.toLowerCase().endsWith('.xlsx') ? 'sheet.tooLongCut' : 'sheet.tooLongCsv';
    lines.push(`${t('sheet.tooLong')}: ${t(key, { n: tooLong })}`);
  }
  if (report.unreadable.count > 0) lines.push(t('export.unreadable', { count: report.unreadable.count }));
  if (isWhole(report)) return lines;
  const days = report.missingDays.slice(0, maxDays).map(({ from, to }) => `  ${formatPeriod(language, from, to)}`);
  return [
    ...lines,
    t('cli.exportGaps'),
    ...(days.length === 0 ? [] : [`${t('sheet.missingDays')}:`, ...days]),
    ...completenessLines({ complete: false, gaps: report.gaps, notesOwed: report.notesOwed }, language).slice(1),
  ];
}

/** What of a search is not what was typed: words that stand for filters, and words in the place of others. */
export function understoodLines(
  { inWords, rewriting }: Pick<ResultPage, 'inWords' | 'rewriting'>,
  language: Language,
): string[] {
  const t = words(language);
  return [
    ...inWordsTexts(inWords, language).map((text) => t('cli.inWords', { text })),
    ...(inWords.length === 0 ? [] : [t('cli.inWordsHint')]),
    ...(rewriting === null ? [] : [...rewritingTexts(rewriting, language), t('cli.literalHint')]),
  ];
}

/** A terminal shows so many; `--json` all of them. */
const maxDays = 20;

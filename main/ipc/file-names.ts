import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { ExportFormat, ExportQuestion } from '../../preload/export/export-model';
import type { Filters, Language } from '../../preload/model';
import { serviceName } from '../../preload/words/names';
import { words, type Words } from '../../preload/words/words';
import { withMark } from '../files/file-name';

/** What records and figures are saved as. */
export type FileFormat = ExportFormat | 'html' | 'pdf';

/** What a file that is saved is. */
type Ending = FileFormat | 'zip' | 'kronika' | 'txt';

/** Endings that a file of a format may have. */
const endings: Readonly<Record<Ending, readonly string[]>> = {
  csv: ['.csv', '.txt', '.tsv'],
  xlsx: ['.xlsx'],
  jsonl: ['.jsonl', '.ndjson', '.json'],
  html: ['.html', '.htm'],
  pdf: ['.pdf'],
  zip: ['.zip'],
  txt: ['.txt'],
  kronika: ['.kronika'],
};

/** As many names are tried before one that is taken is suggested after all. */
const maxNames = 99;

/** What narrows results down besides days and kinds; many of these name a person, so the name of a file does not. */
const notNamed = (filters: Filters): boolean =>
  Object.entries(filters).some(
    ([name, value]) => value !== undefined && !['from', 'to', 'services', 'only', 'except'].includes(name),
  );

/**
 * A name for an export, without its ending: what it holds and of which days, `Kronika SMS-y 2026-03-01 do 2026-03-31`. No name
 * of a contact, no number and nothing that was typed: it stands in lists of recent files, mails and queues of printers.
 */
export function suggestedName(
  { query, selection }: Pick<ExportQuestion, 'query' | 'selection'>,
  today: string,
  language: Language,
): string {
  const t = words(language);
  const { filters } = query;
  const services = (filters.services ?? []).map((service) => serviceName(t, service));
  const isPicked = selection.kind === 'ids' || filters.only !== undefined;
  const isFound = !isPicked && (query.text.trim() !== '' || notNamed(filters));
  return [
    t('app.name'),
    ...(isPicked ? [t('export.fileName.picked')] : []),
    ...(isFound ? [t('export.fileName.found')] : []),
    ...(services.length === 0 || isPicked ? [] : [services.join(', ')]),
    daysOf(filters, today, t),
  ].join(' ');
}

function daysOf({ from, to }: Filters, today: string, t: Words): string {
  if (from !== undefined && to !== undefined) return t('export.fileName.fromTo', { from, to });
  if (from !== undefined) return t('export.fileName.from', { from });
  if (to !== undefined) return t('export.fileName.to', { to });
  return t('export.fileName.asOf', { day: today });
}

/** A path that no file has: `wyniki (2).csv` where `wyniki.csv` is taken. */
export function freePath(path: string): string {
  for (let number = 1; number <= maxNames; number += 1) {
    const name = number === 1 ? basename(path) : withMark(basename(path), ` (${String(number)})`);
    const candidate = join(dirname(path), name);
    if (!existsSync(candidate)) return candidate;
  }
  return path;
}

/** A chosen path with the ending of its format: a workbook called `.csv`, or nothing at all, would be opened by no program. */
export function withEnding(path: string, format: Ending): string {
  const isAsDue = endings[format].includes(extname(path).toLowerCase());
  // The person was asked about the name they gave, and not about this one.
  return isAsDue ? path : freePath(`${path}.${format}`);
}

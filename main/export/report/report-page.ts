import type { Language } from '../../../preload/model';
import { formatNumber } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import type { CellValue } from '../cells/values';
import { escapeHtml as escaped, headOfPage } from '../manifest/html';
import { typeOfColumn, type ReportColumn, type ReportTable } from './report-tables';

/** What stands above and below the tables of a page. */
export interface ReportPageHead {
  readonly title: string;
  /** Which days the archive lacks; null for none. */
  readonly lack: string | null;
  /** When it was made, and by what. */
  readonly made: string;
}

/** The tables that have the first sheet of paper for themselves. */
const onFirst = 2;

/** A report as one page that any browser shows and prints. It loads nothing and runs nothing. */
export function reportPage(
  tables: readonly ReportTable[],
  { title, lack, made }: ReportPageHead,
  titleOf: (column: ReportColumn) => string,
  language: Language,
): string {
  const t = words(language);
  const sectionOf = ({ title: name, head, columns, rows, note }: ReportTable): string => {
    const heads = columns.map((column) => cell('th scope="col"', column, column === 'name' ? head : titleOf(column)));
    const lines = rows.map((row) => {
      // A text has the room of the empty cells behind it.
      const last = columns.findLastIndex((column) => (row[column] ?? null) !== null);
      const isText = last > 0 && typeof row[columns[last] ?? 'name'] === 'string';
      const cells = (isText ? columns.slice(0, last + 1) : columns).map((column, at) => {
        const span = isText && at === last && last < columns.length - 1 ? columns.length - last : 1;
        const tag = column === 'name' ? 'th scope="row"' : `td${span === 1 ? '' : ` colspan="${String(span)}"`}`;
        return cell(tag, column, shown(row[column] ?? null, language));
      });
      return `<tr>${cells.join('')}</tr>`;
    });
    const body =
      rows.length === 0
        ? `<p>${escaped(t('report.file.nothing'))}</p>`
        : `<table>\n<thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`;
    return `<section>\n<h2>${escaped(name)}</h2>\n${body}\n${note === null ? '' : `<p class="note">${escaped(note)}</p>\n`}</section>`;
  };
  return `${headOfPage(language, title, style)}<body>
<main>
<h1>${escaped(title)}</h1>
${lack === null ? '' : `<p class="lack">${escaped(lack)}</p>\n`}<div class="first">
${tables.slice(0, onFirst).map(sectionOf).join('\n')}
</div>
${tables.slice(onFirst).map(sectionOf).join('\n')}
<p class="note">${escaped(made)}</p>
</main>
</body>
</html>
`;
}

function cell(tag: string, column: ReportColumn, text: string): string {
  const kind = typeOfColumn(column) === 'number' && column !== 'value' ? ' class="number"' : '';
  return `<${tag}${kind}>${escaped(text)}</${tag.split(' ', 1)[0] ?? 'td'}>`;
}

function shown(value: CellValue, language: Language): string {
  if (value === null) return '';
  return typeof value === 'number' ? formatNumber(language, value) : value;
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 15px/1.5 "Segoe UI Variable", "Segoe UI", system-ui, "DejaVu Sans", sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.4rem; font-weight: 600; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; font-weight: 600; margin: 2rem 0 .25rem; break-after: avoid; }
p { margin: .25rem 0; }
.lack { padding: .5rem .75rem; border: 1px solid currentColor; }
.note { max-width: 48rem; font-size: .85rem; }
section { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; font-weight: 400; border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
thead th { font-weight: 600; border-top: 0; }
.number { text-align: right; white-space: nowrap; }
@page { size: A4 landscape; margin: 14mm; }
@media print { body { font-size: 9pt; } main { max-width: none; padding: 0; } .first { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; break-after: page; font-size: 8pt; line-height: 1.3; } .first th, .first td { padding-block: .1rem; padding-right: .5rem; } h1 { font-size: 14pt; margin: 0; } h2 { margin-top: .75rem; font-size: 11pt; } .note { font-size: 8pt; } }
`;

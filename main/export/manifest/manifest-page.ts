import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Language } from '../../../preload/model';
import { words } from '../../../preload/words/words';
import { cutName, fitsName } from '../../files/file-name';
import { escapeHtml, headOfPage } from './html';
import type { ExportManifest } from './manifest';
import { manifestInWords, isWhole, type ManifestSection } from './manifest-in-words';

/** Ends the name of a completeness sheet. */
const sheetEnding = '.kronika.html';

/**
 * Where the completeness sheet of a file lies. A name so long that nothing may be added is cut; part of its hash keeps the
 * sheets of two such files apart.
 */
export function sheetPathOf(path: string): string {
  const name = basename(path);
  if (fitsName(name + sheetEnding)) return path + sheetEnding;
  const mark = `~${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
  return join(dirname(path), cutName(name, mark + sheetEnding));
}

/**
 * The completeness sheet: a page that any browser shows and prints, with the same manifest for programs inside it.
 * It loads nothing and runs nothing.
 */
export function manifestPage(manifest: ExportManifest, language: Language): string {
  const t = words(language);
  const title = t('sheet.title', { file: manifest.file });
  const sections = manifestInWords(manifest, manifest, language).map(sectionHtml).join('\n');
  return `${headOfPage(language, title, style)}<body class="${isWhole(manifest) && manifest.unreadable.count === 0 ? 'whole' : 'gaps'}">
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(t('sheet.intro'))}</p>
${sections}
</main>
${dataBegin}${JSON.stringify(manifest, null, 1).replaceAll('<', '\\u003c')}${dataEnd}
</body>
</html>
`;
}

const dataBegin = '<script type="application/json" id="kronika-export">\n';
const dataEnd = '\n</script>';

/** The manifest inside a completeness sheet, as JSON text; null where it is none. */
export function dataOfPage(page: string): string | null {
  const begin = page.indexOf(dataBegin);
  const end = page.indexOf(dataEnd, begin);
  return begin === -1 || end === -1 ? null : page.slice(begin + dataBegin.length, end);
}

function sectionHtml({ title, lines }: ManifestSection): string {
  const rows = lines.map(
    ([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<h2>${escapeHtml(title)}</h2>\n<table>\n${rows.join('\n')}\n</table>`;
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 15px/1.5 "Segoe UI Variable", "Segoe UI", system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.4rem; font-weight: 600; overflow-wrap: anywhere; margin: 0 0 .5rem; }
h2 { font-size: 1rem; font-weight: 600; margin: 2rem 0 .25rem; }
p { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .4rem 0; border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
th { width: 14rem; padding-right: 1rem; font-weight: 400; color: color-mix(in srgb, currentColor 72%, transparent); }
td { overflow-wrap: anywhere; white-space: pre-wrap; font-variant-numeric: tabular-nums; }
.gaps h2:nth-of-type(3) + table tr:first-child td { font-weight: 600; }
@media print { body { font-size: 11pt; } main { padding: 0; } }
`;

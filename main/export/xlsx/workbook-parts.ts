/** The parts of a workbook besides its sheets (ECMA-376, SpreadsheetML); styles by the numbers of `cellStyle`. */

/** Places in `cellXfs` of `stylesXml`. */
export const cellStyle = { plain: 0, title: 1, text: 2, time: 3, wrapped: 4, number: 5, titleWrapped: 6 } as const;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const atTop = '<alignment vertical="top"/>';
const wrapped = '<alignment vertical="top" wrapText="1"/>';

/** Number 49 is Excel's text, 164 our own: the time as the CRM writes it, not as the computer's region would. */
export const stylesXml =
  `${head}<styleSheet xmlns="${main}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="7">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${atTop}</xf>` +
  `<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${atTop}</xf>` +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">' +
  `${wrapped}</xf>` +
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${atTop}</xf>` +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">' +
  `${wrapped}</xf></cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '</styleSheet>';

export const rootRelationshipsXml =
  `${head}<Relationships xmlns="${packages}/relationships">` +
  `<Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** A sheet as the workbook lists it; `filtered`, `A1:C5`, is the table of one whose first row holds titles. */
export interface ListedSheet {
  readonly name: string;
  readonly filtered: string | null;
}

/** Sheets in their order; those with titles repeat them on every printed page. */
export function workbookXml(listed: readonly ListedSheet[]): string {
  const sheets = listed.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`,
  );
  const tables = listed.flatMap(({ name, filtered }, at) => (filtered === null ? [] : [{ name, filtered, at }]));
  const names = [
    ...tables.map(({ name, filtered, at }) =>
      definedName('_FilterDatabase', at, name, absolute(filtered), ' hidden="1"'),
    ),
    ...tables.map(({ name, at }) => definedName('Print_Titles', at, name, '$1:$1', '')),
  ];
  const defined = names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
  return `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets.join('')}</sheets>${defined}</workbook>`;
}

/** One of the names that SpreadsheetML keeps for itself (ECMA-376, 18.2.5). */
function definedName(name: string, sheet: number, sheetName: string, range: string, more: string): string {
  const place = escapeXml(`'${sheetName.replaceAll("'", "''")}'!${range}`);
  return `<definedName name="_xlnm.${name}" localSheetId="${String(sheet)}"${more}>${place}</definedName>`;
}

/** `A1:C5` as `$A$1:$C$5`. */
function absolute(range: string): string {
  return range.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

export function workbookRelationshipsXml(sheets: number): string {
  const all = range(sheets).map(
    (n) => `<Relationship Id="rId${n}" Type="${relationships}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${String(sheets + 1)}" Type="${relationships}/styles" Target="styles.xml"/>`;
  return `${head}<Relationships xmlns="${packages}/relationships">${all.join('')}${styles}</Relationships>`;
}

export function contentTypesXml(sheets: number): string {
  const all = range(sheets).map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${office}.worksheet+xml"/>`,
  );
  return (
    `${head}<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/>${all.join('')}</Types>`
  );
}

/** The beginning of a sheet: widths in characters; the first row stays in sight where it holds titles. */
export function sheetHead(widths: readonly number[], hasTitles: boolean): string {
  const columns = widths.map((width, at) => {
    const n = String(at + 1);
    return `<col min="${n}" max="${n}" width="${String(width)}" customWidth="1"/>`;
  });
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return (
    `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${hasTitles ? pane : ''}` +
    `</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  );
}

/**
 * The end of a sheet; `filtered` is the range of the buttons that filter, `A1:C5`. Printed on A4, a table across, as wide as the
 * page and as long as it needs, with the number of each page.
 */
export function sheetTail(filtered: string | null): string {
  const filter = filtered === null ? '' : `<autoFilter ref="${filtered}"/>`;
  const orientation = filtered === null ? 'portrait' : 'landscape';
  return (
    `</sheetData>${filter}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>` +
    '<headerFooter><oddFooter>&amp;L&amp;F&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>'
  );
}

/** `A`, `Z`, `AA`: the name of a column, from 1. */
export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest === 0 ? '' : columnName(rest)}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

/** A cell with text; spaces at its ends stay. */
export function textCell(text: string, style: number): string {
  return `<c s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** What XML cannot hold is written `_xHHHH_` (ECMA-376, ST_Xstring), and so is a text that looks like that. */
const unusual = /[&<>"\r\ufffe\uffff]|(?![\t\n])\p{Cc}(?<![\x7f-\x9f])|\p{Surrogate}|_(?=x[0-9a-f]{4}_)/giu;

/** A character that may need another form in a cell: looked for first, since most texts have none, and looking is quick. */
const suspicious = /[^\t\n !#-%'-;=?-^`-~\x7f-\ud7ff\ue000-\ufffd]/;

/** Whether a text stands in XML as it is, whatever of it would be escaped or replaced. */
export function isPlainXml(text: string): boolean {
  return !suspicious.test(text);
}

function escapeXml(text: string): string {
  return isPlainXml(text) ? text : text.replaceAll(unusual, escapeOne);
}

function escapeOne(character: string): string {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    default: {
      if (/\p{Surrogate}/u.test(character)) return '\u{FFFD}';
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    }
  }
}

function range(count: number): string[] {
  return Array.from({ length: count }, (_, at) => String(at + 1));
}

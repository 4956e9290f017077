import type { FiltersInWords, Gap, Language, Query, Rewriting, SelectedRecords, Sort, UnreadableCount } from '../model';

/** What an export is made of, and what is told about it. */

/** People's own marks of a record, which are not the CRM's: they leave the archive only where they are asked for. */
export const ownColumns = ['ownStar', 'ownClarify', 'ownRead', 'ownRemarks'] as const;

/** The columns of a record, by their stable keys and in their default order. */
export const recordColumns = [
  'uuid',
  'callDate',
  'service',
  'direction',
  'status',
  'durationSeconds',
  'contactName',
  'contactType',
  'number',
  'agents',
  'extensions',
  'queue',
  'destination',
  'cost',
  'flags',
  'smsText',
  'noteCount',
  'notes',
  ...ownColumns,
] as const;

/** The columns of a note, where each note has a row of its own. */
export const noteColumns = ['noteUuid', 'noteCreated', 'noteAuthor', 'noteText', 'noteMarks', 'noteFiles'] as const;

/** Every column there is. */
export const exportColumns = [...recordColumns, ...noteColumns] as const;

export type ExportColumn = (typeof exportColumns)[number];

export const exportFormats = ['csv', 'xlsx', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportRowKinds = ['records', 'notes'] as const;
/** `records`: one row a record, its notes joined; `notes`: one row a note, records without notes have none. */
export type ExportRows = (typeof exportRowKinds)[number];

export const delimiters = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export const encodings = ['utf8-bom', 'utf8', 'windows-1250'] as const;
export type Encoding = (typeof encodings)[number];

/** How a CSV file is written. */
export interface CsvStyle {
  readonly delimiter: Delimiter;
  readonly encoding: Encoding;
  readonly lineEnd: 'crlf' | 'lf';
  readonly quoting: 'asNeeded' | 'always';
  readonly decimalMark: ',' | '.';
  /**
   * `spreadsheet`: what a spreadsheet would change stands as `="…"`, what it would run has an apostrophe in front;
   * `guarded`: only the apostrophe; `exact`: every text as it is, not to be opened in a spreadsheet.
   */
  readonly texts: 'spreadsheet' | 'guarded' | 'exact';
}

/** A column of a file: what stands in it, and the person's own title; null for the usual one. */
export interface ColumnChoice {
  readonly column: ExportColumn;
  readonly title: string | null;
}

export const personsReplaced = ['all', 'butAgents'] as const;
/** Whom stand-ins stand for: everybody, or everybody but the users of the CRM. */
export type PersonsReplaced = (typeof personsReplaced)[number];

/** Orders by what stand-ins are for would tell how it begins. */
const tellingSorts: ReadonlySet<Sort['by']> = new Set(['contact', 'lastName', 'number', 'agent']);

/** The order of a file: that of the screen, but the newest first where that one would tell of persons who are left out. */
export function sortOfFile({ sort, settings: { persons } }: Pick<ExportQuestion, 'sort' | 'settings'>): Sort {
  return persons !== undefined && tellingSorts.has(sort.by) ? { by: 'date', descending: true } : sort;
}

/** Everything that a profile remembers of an export. */
export interface ExportSettings {
  readonly format: ExportFormat;
  /** Of CSV alone. */
  readonly style: CsvStyle;
  /** Of CSV and XLSX; JSON lines hold a record with its notes each. */
  readonly rows: ExportRows;
  readonly columns: readonly ColumnChoice[];
  /** Of JSON lines: people's own marks as well, under a key of their own beside what the CRM sent. */
  readonly ownMarks?: boolean | undefined;
  /** Stand-ins in the place of persons; left out where everything is told. */
  readonly persons?: PersonsReplaced | undefined;
  /** The language of titles and values; `keys` for the archive's own words (`callDate`, `call`, `noAnswer`). */
  readonly words: Language | 'keys';
}

export const builtInProfiles = ['workbook', 'excelPl', 'excelEn', 'standard'] as const;
export type BuiltInProfile = (typeof builtInProfiles)[number];

/** Where an export's settings come from. */
export type ProfileChoice =
  | { readonly kind: 'builtIn'; readonly name: BuiltInProfile }
  | { readonly kind: 'own'; readonly name: string }
  | { readonly kind: 'byHand' };

/** Settings that a person gave a name. */
export interface OwnProfile {
  readonly name: string;
  readonly settings: ExportSettings;
}

/** What the export remembers between runs. */
export interface ExportChoices {
  /** Where the last file went; null before the first. */
  readonly folder: string | null;
  /** What was exported last; null before the first. */
  readonly last: { readonly profile: ProfileChoice; readonly settings: ExportSettings } | null;
  /** By their names. */
  readonly own: readonly OwnProfile[];
}

/** The styles of the built-in profiles for CSV. */
export const styles: Readonly<Record<Exclude<BuiltInProfile, 'workbook'>, CsvStyle>> = {
  excelPl: {
    delimiter: ';',
    encoding: 'utf8-bom',
    lineEnd: 'crlf',
    quoting: 'asNeeded',
    decimalMark: ',',
    texts: 'spreadsheet',
  },
  excelEn: {
    delimiter: ',',
    encoding: 'utf8-bom',
    lineEnd: 'crlf',
    quoting: 'asNeeded',
    decimalMark: '.',
    texts: 'spreadsheet',
  },
  /** RFC 4180 */
  standard: {
    delimiter: ',',
    encoding: 'utf8',
    lineEnd: 'crlf',
    quoting: 'asNeeded',
    decimalMark: '.',
    texts: 'guarded',
  },
};

/** What most people want in a spreadsheet. */
export const usualColumns: Readonly<Record<ExportRows, readonly ExportColumn[]>> = {
  records: [
    ...(['callDate', 'service', 'direction', 'status', 'durationSeconds', 'contactName', 'number'] as const),
    ...(['agents', 'flags', 'smsText', 'notes'] as const),
  ],
  notes: [
    ...(['callDate', 'service', 'direction', 'contactName', 'number', 'agents'] as const),
    ...(['noteCreated', 'noteAuthor', 'noteText', 'noteMarks'] as const),
  ],
};

/** The columns that rows of a kind may have, in their default order: a joined text of all notes is none of a note. */
export function columnsOf(rows: ExportRows): readonly ExportColumn[] {
  return rows === 'records' ? recordColumns : [...recordColumns.filter((column) => column !== 'notes'), ...noteColumns];
}

/** Columns with their usual titles. */
export function choose(columns: readonly ExportColumn[]): ColumnChoice[] {
  return columns.map((column) => ({ column, title: null }));
}

/** A built-in profile; `language` is the window's, for those that prescribe none. */
export function builtInSettings(name: BuiltInProfile, language: Language): ExportSettings {
  const inExcel = language === 'pl' ? styles.excelPl : styles.excelEn;
  return {
    format: name === 'workbook' ? 'xlsx' : 'csv',
    // Of a workbook, in case a CSV is made of it.
    style: name === 'workbook' ? inExcel : styles[name],
    rows: 'records',
    columns: choose(usualColumns.records),
    words: name === 'excelPl' ? 'pl' : name === 'excelEn' ? 'en' : language,
  };
}

/** What leaves the archive, and as what. */
export interface ExportQuestion {
  readonly query: Query;
  readonly selection: SelectedRecords;
  /** The order on the screen. */
  readonly sort: Sort;
  readonly settings: ExportSettings;
}

/** What the archive does not hold of what is exported. */
export interface ExportGaps {
  /** Parts of the exported period that the archive does not hold completely, in the ledger's words. */
  readonly gaps: readonly Gap[];
  /** Days (inclusive) of which some second was never answered for, also before and after all that was downloaded. */
  readonly missingDays: readonly { readonly from: string; readonly to: string }[];
  /** Records of the exported period whose notes are still owed. */
  readonly notesOwed: number;
  /** Of the exported period; it is not known whether they are what was searched for. */
  readonly unreadable: UnreadableCount;
}

/** What became of texts on their way into cells. */
export interface CellCounts {
  /** Texts that a spreadsheet would have run: an apostrophe stands in front. */
  readonly guarded: number;
  /** Texts that a spreadsheet would have changed (numbers, dates): written as `="…"`. */
  readonly kept: number;
  /** Cells with characters that the file cannot hold, and which these are, each once; others stand in their place. */
  readonly replaced: number;
  readonly replacedCharacters: readonly string[];
  /** Cells longer than a cell of Excel may be (32,767 characters): cut in XLSX, cut by Excel itself when it opens a CSV. */
  readonly tooLong: number;
}

/** A cell of a file. */
export interface PreviewCell {
  /** As a person sees it when the file is opened in the program it is meant for. */
  readonly shown: string;
  /** As it stands in the file, before quotes: `="0048"` for `0048`. */
  readonly written: string;
}

/** The first rows of an export, just as they will be written. */
export interface ExportPreview extends ExportGaps {
  /** The first row; empty for JSON lines. */
  readonly titles: readonly string[];
  /** One cell a row (a line) for JSON lines. */
  readonly rows: readonly (readonly PreviewCell[])[];
  /** How many rows the file will have, besides titles. */
  readonly total: number;
  readonly records: number;
  /** Records without notes, which have no row where each row is a note; 0 otherwise. */
  readonly recordsWithoutRow: number;
  /** Words of the search that stand for filters. */
  readonly inWords: readonly FiltersInWords[];
  /** What was searched in the place of what was typed; null where it is what was typed. */
  readonly rewriting: Rewriting | null;
  /** Sheets the workbook will need for so many rows; 1 for other formats. */
  readonly sheets: number;
  /** Of the first `looked` rows. */
  readonly counts: CellCounts;
  readonly looked: number;
}

/** A finished export. */
export interface ExportReport extends ExportGaps {
  readonly path: string;
  /** The completeness sheet beside it. */
  readonly sheetPath: string;
  readonly records: number;
  readonly rows: number;
  readonly recordsWithoutRow: number;
  readonly inWords: readonly FiltersInWords[];
  readonly rewriting: Rewriting | null;
  readonly sheets: number;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly counts: CellCounts;
}

/** Where JSON lines have people's own marks: no key of the CRM begins so. */
export const ownMarksKey = '$kronika';

const isOwn = (column: ExportColumn): boolean => (ownColumns as readonly ExportColumn[]).includes(column);

/** Every column of what the CRM sent. */
export function crmColumnsOf(rows: ExportRows): readonly ExportColumn[] {
  return columnsOf(rows).filter((column) => !isOwn(column));
}

import {
  builtInSettings,
  choose,
  columnsOf,
  crmColumnsOf,
  exportFormats,
  styles,
  type BuiltInProfile,
  type CsvStyle,
  type ExportColumn,
  type ExportFormat,
  type ExportRows,
  type ExportSettings,
  type OwnProfile,
  type PersonsReplaced,
} from '../../preload/export/export-model';
import type { Language, Sort } from '../../preload/model';
import { namedSorts } from '../../preload/search/named-sorts';
import type { ChoiceOf, options } from './options';

/** What the command line says of an export; undefined for what it leaves open. */
export interface ExportOptions {
  /** A built-in profile by its name here, or one of the person's own. */
  readonly profile: string | undefined;
  readonly format: ExportFormat | undefined;
  readonly rows: ExportRows | undefined;
  readonly columns: readonly ExportColumn[] | undefined;
  readonly style: Partial<CsvStyle>;
  readonly words: ExportSettings['words'] | undefined;
  readonly sort: Sort;
  readonly ownMarks: boolean;
  readonly withoutPersons: boolean;
  /** In a file without persons agents stay by name. */
  readonly withAgents: boolean;
}

const builtIns: Readonly<Record<(typeof options.profile.known)[number], BuiltInProfile>> = {
  excel: 'workbook',
  'excel-pl': 'excelPl',
  'excel-en': 'excelEn',
  standard: 'standard',
};

/** The built-in profiles as the command line calls them. */
export const builtInNames: ReadonlyMap<string, BuiltInProfile> = new Map(Object.entries(builtIns));

/** The orders by their names on the command line. */
export const sorts: Readonly<Record<ChoiceOf<'sort'>, Sort>> = {
  ...{ newest: namedSorts.newest, oldest: namedSorts.oldest, best: namedSorts.best },
  ...{ longest: namedSorts.longest, shortest: namedSorts.shortest },
  ...{ 'last-name-az': namedSorts.lastNameAz, 'last-name-za': namedSorts.lastNameZa },
  ...{ 'contact-az': namedSorts.contactAz, 'contact-za': namedSorts.contactZa },
  ...{ number: namedSorts.number, 'number-desc': namedSorts.numberDesc },
  ...{ kind: namedSorts.kind, 'kind-desc': namedSorts.kindDesc },
  ...{ direction: namedSorts.direction, 'direction-desc': namedSorts.directionDesc },
  ...{ status: namedSorts.status, 'status-desc': namedSorts.statusDesc },
  ...{ queue: namedSorts.queue, 'queue-desc': namedSorts.queueDesc },
  ...{ costliest: namedSorts.costliest, cheapest: namedSorts.cheapest },
  ...{ 'most-notes': namedSorts.mostNotes, 'fewest-notes': namedSorts.fewestNotes },
  ...{ mark: namedSorts.mark, 'mark-desc': namedSorts.markDesc },
  ...{ 'agent-az': namedSorts.agentAz, 'agent-za': namedSorts.agentZa },
  ...{ 'flag-az': namedSorts.flagAz, 'flag-za': namedSorts.flagZa },
};

/**
 * The settings that the options stand for; null where there is no profile of the name. Without a profile the file is for a program:
 * every column by its key, in the standard CSV. The file's ending decides the format where nothing else does.
 */
export function exportSettingsOf(
  exportOptions: ExportOptions,
  file: string,
  own: readonly OwnProfile[],
  language: Language,
): ExportSettings | null {
  const base = baseOf(exportOptions.profile, own, language);
  if (base === null) return null;
  const rows = exportOptions.rows ?? base.rows;
  const kept = base.columns.filter(({ column }) => columnsOf(rows).includes(column));
  const usual = exportOptions.profile === undefined || kept.length === 0 ? choose(crmColumnsOf(rows)) : kept;
  return {
    format: exportOptions.format ?? formatOfName(file) ?? base.format,
    style: { ...base.style, ...exportOptions.style },
    rows,
    columns: exportOptions.columns === undefined ? usual : choose(exportOptions.columns),
    ...(exportOptions.ownMarks ? { ownMarks: true } : {}),
    ...replacedPersons(exportOptions, base.persons),
    words: exportOptions.words ?? base.words,
  };
}

/** A profile without persons stays so: no option puts them back. */
function replacedPersons(
  { withoutPersons, withAgents }: Pick<ExportOptions, 'withoutPersons' | 'withAgents'>,
  ofProfile: PersonsReplaced | undefined,
): Pick<ExportSettings, 'persons'> {
  if (!withoutPersons && ofProfile === undefined) return {};
  if (withAgents) return { persons: 'butAgents' };
  return { persons: withoutPersons ? 'all' : ofProfile };
}

function baseOf(profile: string | undefined, own: readonly OwnProfile[], language: Language): ExportSettings | null {
  if (profile === undefined) {
    return {
      format: 'csv',
      style: styles.standard,
      rows: 'records',
      columns: choose(crmColumnsOf('records')),
      words: 'keys',
    };
  }
  const builtIn = builtInNames.get(profile.toLowerCase());
  if (builtIn !== undefined) return builtInSettings(builtIn, language);
  return own.find(({ name }) => name === profile)?.settings ?? null;
}

/** The format that a file's ending names; null for any other. */
export function formatOfName(file: string): ExportFormat | null {
  return exportFormats.find((format) => file.toLowerCase().endsWith(`.${format}`)) ?? null;
}

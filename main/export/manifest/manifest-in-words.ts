import { partsOf } from '../../../preload/search/filters';
import type { ExportGaps, PersonsReplaced } from '../../../preload/export/export-model';
import type { Gap, Language } from '../../../preload/model';
import { nameOfSort } from '../../../preload/search/named-sorts';
import { filterText } from '../../../preload/words/texts/filter-text';
import {
  daysOfGap,
  dayOfClock,
  formatBytes,
  formatPeriod,
  wallOfInstant,
  zoneOfClock,
} from '../../../preload/words/format';
import { gapReason } from '../../../preload/words/sentence';
import { inWordsTexts } from '../../../preload/words/texts/in-words-text';
import { rewritingTexts } from '../../../preload/words/texts/rewriting-text';
import { groupText } from '../../../preload/words/texts/term-text';
import { words, type Words } from '../../../preload/words/words';
import { withoutRanges } from '../../archive/queries/understanding/plan';
import { isUnsearchable, parseQuery } from '../../search/typed/query-parser';
import type { ExportManifest, UnsealedManifest } from './manifest';

/** A name and its value; a heading has no value. */
export type ManifestLine = readonly [name: string, value: string];

/** A part of the completeness sheet. */
export interface ManifestSection {
  readonly title: string;
  readonly lines: readonly ManifestLine[];
}

/** The completeness sheet in words; `sealed` is null inside a workbook, which cannot hold its own hash. */
export function manifestInWords(
  manifest: UnsealedManifest,
  sealed: Pick<ExportManifest, 'sizeBytes' | 'sha256'> | { readonly sheet: string },
  language: Language,
): readonly ManifestSection[] {
  const t = words(language);
  return [
    { title: t('sheet.sectionFile'), lines: fileLines(manifest, sealed, language) },
    { title: t('sheet.sectionContents'), lines: contentLines(manifest, language) },
    { title: t('sheet.sectionCompleteness'), lines: completenessLines(manifest, language) },
    ...(manifest.question.shape.format === 'jsonl'
      ? []
      : [{ title: t('sheet.sectionCells'), lines: cellLines(manifest, t) }]),
  ];
}

function fileLines(
  manifest: UnsealedManifest,
  sealed: Pick<ExportManifest, 'sizeBytes' | 'sha256'> | { readonly sheet: string },
  language: Language,
): ManifestLine[] {
  const t = words(language);
  return [
    [t('sheet.file'), manifest.file],
    ...('sheet' in sealed
      ? ([[t('sheet.sha256'), t('sheet.sha256Elsewhere', { sheet: sealed.sheet })]] as const)
      : ([
          [t('sheet.size'), formatBytes(language, sealed.sizeBytes)],
          [t('sheet.sha256'), sealed.sha256],
        ] as const)),
    [t('sheet.format'), formatName(manifest, t)],
    ...(manifest.sheets > 1 ? ([[t('sheet.sheets'), String(manifest.sheets)]] as const) : []),
    [t('sheet.savedAt'), moment(manifest.savedAt)],
    [t('sheet.program'), t('sheet.programValue', { version: manifest.program })],
    [t('sheet.archive'), t('sheet.archiveValue', { ...manifest.archive, schema: String(manifest.archive.schema) })],
  ];
}

function formatName({ question: { shape: settings } }: UnsealedManifest, t: Words): string {
  if (settings.format === 'xlsx') return t('sheet.formatXlsx');
  if (settings.format === 'jsonl') return t('sheet.formatJsonl');
  const { delimiter, encoding, decimalMark } = settings.style;
  const encodingNames = { 'utf8-bom': 'UTF-8 (BOM)', utf8: 'UTF-8', 'windows-1250': 'Windows-1250' } as const;
  return t('sheet.formatCsv', {
    delimiter: delimiter === '\t' ? t('sheet.tabulator') : delimiter,
    encoding: encodingNames[encoding],
    decimalMark,
  });
}

function contentLines(manifest: UnsealedManifest, language: Language): ManifestLine[] {
  const t = words(language);
  const { query, sort, shape: settings } = manifest.question;
  const { from, to } = manifest.period;
  const groups = parseQuery(withoutRanges(query.text, manifest.inWords)).map((group) => groupText(group, t));
  const withoutWords =
    manifest.inWords.length === 0 && isUnsearchable(query.text)
      ? t('sheet.notSearchable', { text: query.text.trim() })
      : t('sheet.everything');
  const switches = [
    ...(query.exactLetters === true ? [t('terms.exactLetters')] : []),
    ...(query.exactForms === true ? [t('terms.exactForms')] : []),
    ...(query.literal === true ? [t('terms.literal')] : []),
  ];
  const filters = Object.fromEntries(Object.entries(query.filters).filter(([, value]) => value !== undefined));
  const filterTexts = partsOf(filters).map((name) => filterText(name, query.filters, language));
  const period = filterText('from', { from: from ?? undefined, to: to ?? undefined }, language);
  return [
    ...personLines(settings.persons, t),
    [
      t('sheet.search'),
      searchText(settings.persons, groups.length === 0 ? withoutWords : [...groups, ...switches].join('; '), t),
    ],
    ...(manifest.inWords.length === 0
      ? []
      : [[t('sheet.inWords'), inWordsTexts(manifest.inWords, language).join('; ')] as const]),
    ...(manifest.rewriting === null
      ? []
      : [[t('sheet.rewriting'), rewritingTexts(manifest.rewriting, language).join(' ')] as const]),
    [t('sheet.filters'), filterTexts.length === 0 ? t('sheet.noFilters') : filterTexts.join('; ')],
    [t('sheet.selection'), selectionText(manifest.selection, t)],
    [t('sheet.period'), from === null && to === null ? t('sheet.periodAll') : period],
    [t('sheet.order'), t(`sort.${nameOfSort(sort)}`)],
    [t('sheet.rows'), rowsText(manifest, t)],
    [t('sheet.firstDate'), manifest.firstDate ?? t('sheet.none')],
    [t('sheet.lastDate'), manifest.lastDate ?? t('sheet.none')],
    ...(settings.format === 'jsonl' ? [] : ([[t('sheet.columns'), manifest.titles.join('; ')]] as const)),
  ];
}

/** What a file without persons says of itself before all else. */
function personLines(persons: PersonsReplaced | undefined, t: Words): ManifestLine[] {
  if (persons === undefined) return [];
  return [
    [t('redaction.sheetPersons'), t(persons === 'all' ? 'redaction.sheetAll' : 'redaction.sheetButAgents')],
    [t('redaction.sheetCaution'), t('redaction.caution')],
  ];
}

/** What was typed may name somebody, and then is not told. */
function searchText(persons: PersonsReplaced | undefined, said: string, t: Words): string {
  return persons === undefined ? said : t('redaction.wordsLeftOut');
}

function selectionText({ kind, count }: UnsealedManifest['selection'], t: Words): string {
  if (kind === 'ids') return t('sheet.selectionIds', { count });
  return count === 0 ? t('sheet.selectionAll') : t('sheet.selectionAllBut', { count });
}

function rowsText(
  { question: { shape: settings }, rows, records, recordsWithoutRow }: UnsealedManifest,
  t: Words,
): string {
  if (settings.format === 'jsonl') return t('sheet.rowsOfLines', { rows });
  return settings.rows === 'records'
    ? t('sheet.rowsOfRecords', { rows })
    : t('sheet.rowsOfNotes', { rows, records, without: recordsWithoutRow });
}

/** True when the archive misses nothing of what was exported; what could not be read, it has as it came. */
export function isWhole({ gaps, missingDays, notesOwed }: ExportGaps): boolean {
  return gaps.length === 0 && missingDays.length === 0 && notesOwed === 0;
}

/** So many gaps are told one by one; programs find all of them in the sheet's data. */
const maxTold = 200;

/** What the archive lacks of an export's days, a line each. */
export function completenessLines(
  manifest: Pick<UnsealedManifest, 'savedAt' | 'lastSync' | 'erased' | keyof ExportGaps>,
  language: Language,
): ManifestLine[] {
  const t = words(language);
  const today = dayOfClock(new Date(manifest.savedAt));
  const days = manifest.missingDays.map(({ from, to }) => formatPeriod(language, from, to));
  const { count, dayUnknown } = manifest.unreadable;
  const { erased = 0 } = manifest;
  const whole = count === 0 ? 'sheet.complete' : 'sheet.completeButUnreadable';
  return [
    [t('sheet.verdict'), t(isWhole(manifest) ? whole : 'sheet.incomplete')],
    [t('sheet.lastSync'), manifest.lastSync === null ? t('sheet.neverSynced') : moment(manifest.lastSync)],
    ...(days.length === 0 ? [] : ([[t('sheet.missingDays'), days.slice(0, maxTold).join('; ')]] as const)),
    ...manifest.gaps.slice(0, maxTold).map((gap): ManifestLine => [t('sheet.gap'), gapText(gap, today, language)]),
    ...(manifest.notesOwed === 0 ? [] : ([[t('sheet.notesOwed'), String(manifest.notesOwed)]] as const)),
    ...(count === 0 ? [] : ([[t('sheet.unreadable'), t('sheet.unreadableValue', { n: count })]] as const)),
    ...(dayUnknown === 0 ? [] : ([[t('sheet.dayUnknown'), t('sheet.dayUnknownValue', { n: dayUnknown })]] as const)),
    ...(erased === 0 ? [] : ([[t('sheet.erased'), t('sheet.erasedValue', { n: erased })]] as const)),
  ];
}

function gapText(gap: Gap, today: string, language: Language): string {
  const t = words(language);
  const { from, to } = daysOfGap(gap, today);
  const said = t(gap.kind === 'events' ? 'sheet.gapEvents' : 'sheet.gapNotes', {
    period: formatPeriod(language, from, to),
    reason: gapReason(gap.reason, language),
  });
  if (gap.crmCount === null || gap.ourCount === null) return said;
  return t('sheet.gapCounts', { gap: said, ours: gap.ourCount, crm: gap.crmCount });
}

function cellLines({ counts, question: { shape: settings } }: UnsealedManifest, t: Words): ManifestLine[] {
  const { kept, guarded, replaced, replacedCharacters, tooLong } = counts;
  const lines: ManifestLine[] = [];
  const characters = replacedCharacters.map(characterName).join(', ');
  if (settings.format === 'csv' && settings.style.texts === 'exact')
    lines.push([t('sheet.exact'), t('sheet.exactValue')]);
  if (kept > 0) lines.push([t('sheet.kept'), t('sheet.keptValue', { n: kept })]);
  if (guarded > 0) lines.push([t('sheet.guarded'), t('sheet.guardedValue', { n: guarded })]);
  if (replaced > 0) lines.push([t('sheet.replaced'), t('sheet.replacedValue', { n: replaced, characters })]);
  if (tooLong > 0) {
    lines.push([
      t('sheet.tooLong'),
      t(settings.format === 'xlsx' ? 'sheet.tooLongCut' : 'sheet.tooLongCsv', { n: tooLong }),
    ]);
  }
  return lines.length > 0 ? lines : [[t('sheet.sectionCells'), t('sheet.nothingSpecial')]];
}

/** A character with its number in Unicode: many of those replaced cannot be seen. */
function characterName(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `${character} (${code})` : code;
}

/** `2026-11-25 14:05:00` on this computer's clock, with its distance from UTC: a sheet is read elsewhere and later. */
export function moment(instant: string): string {
  return `${wallOfInstant(instant) ?? instant} (UTC${zoneOfClock(new Date(instant))})`;
}

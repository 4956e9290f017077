import { cancelCheck, KronikaError } from '../../preload/failure';
import { styles } from '../../preload/export/export-model';
import type { Language } from '../../preload/model';
import {
  registerCounts,
  registerTexts,
  type RegisterFile,
  type RegisterFormat,
  type RegisterSearch,
  type StandingEntry,
} from '../../preload/register';
import { wallOfInstant } from '../../preload/words/format';
import { howText, registerSearchText } from '../../preload/words/texts/register-text';
import { words, type Words } from '../../preload/words/words';
import type { ArchiveReader } from '../archive/file/archive';
import { firstBrokenEntry, readEntries } from '../archive/ledger/register';
import { findEntries } from '../archive/queries/register/find-entries';
import { createOutputFile, insistOnName } from '../files/output-file';
import type { Home } from '../files/own-files';
import { CsvLines } from './cells/csv';
import { encoderOf } from './cells/encoder';
import type { CellValue, ColumnType } from './cells/values';
import { inParts } from './select';
import { Workbook } from './xlsx/workbook';

/** Which entries of the register are saved, and where. */
export interface RegisterFileJob {
  readonly path: string;
  readonly format: RegisterFormat;
  readonly search: RegisterSearch;
  readonly language: Language;
  readonly home: Home;
}

interface Column {
  readonly title: string;
  readonly type: ColumnType;
  readonly read: (entry: StandingEntry) => CellValue;
}

/** So many entries are read at once; after them it may be cancelled. */
const entriesAtOnce = 500;

/**
 * Saves entries of the register as a table, the newest first, as they are at one moment; what a workbook has besides says whether the
 * chain of hashes holds. Rows are counted and compared before the file gets its name. Throws `rowsDisagree`, `cancelled` and what
 * `createOutputFile` throws.
 */
export function saveRegister(
  archive: ArchiveReader,
  { path, format, search, language, home: given }: RegisterFileJob,
  isCancelled: () => boolean,
): RegisterFile {
  const check = cancelCheck(isCancelled);
  const home = { ...given, archives: [...(given.archives ?? []), archive.path] };
  const file = createOutputFile(path, home);
  try {
    const done = archive.snapshot(() => {
      const broken = firstBrokenEntry(archive);
      const ids = findEntries(archive, search, language);
      const columns = columnsIn(language);
      const table = format === 'csv' ? csvOf(columns, language, file.write) : workbookOf(columns, language, file.write);
      let entries = 0;
      for (const some of inParts(ids, entriesAtOnce)) {
        const read = readEntries(archive, some);
        for (const entry of read) table.row(columns.map((column) => column.read(entry)));
        entries += read.length;
        check();
      }
      if (entries !== ids.length) throw new KronikaError('rowsDisagree', { expected: ids.length, received: entries });
      const t = words(language);
      table.end([
        [t('register.title'), registerSearchText(search, language)],
        [t('register.counts.entries'), String(entries)],
        [t('register.chain'), broken === null ? t('register.sound') : t('register.broken', { n: broken })],
      ]);
      return { entries, broken };
    });
    const sealed = file.seal();
    insistOnName(file.publish(), path);
    return { path, ...done, ...sealed };
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** What each column says; its cells stay apart, so that they can be sorted and added up. */
function columnsIn(language: Language): readonly Column[] {
  const t = words(language);
  return [
    { title: t('register.file.number'), type: 'number', read: ({ id }) => id },
    { title: t('register.when'), type: 'time', read: ({ at }) => wallOfInstant(at) ?? at },
    { title: t('register.who'), type: 'text', read: ({ person }) => person },
    { title: t('register.done'), type: 'text', read: ({ act }) => t(`register.acts.${act}`) },
    { title: t('register.file.outcome'), type: 'text', read: (entry) => outcomeOf(entry, t) },
    { title: t('register.file.ends'), type: 'number', read: ({ facts }) => facts.of ?? null },
    { title: t('register.file.endedBy'), type: 'number', read: ({ endedBy }) => endedBy },
    { title: t('register.how'), type: 'text', read: (entry) => howText(entry, language) },
    ...registerTexts.map((name) => ({
      title: t(`register.texts.${name}`),
      type: 'text' as const,
      read: ({ texts, emptied }: StandingEntry) =>
        emptied.includes(name) ? t('register.emptied') : (texts[name] ?? null),
    })),
    ...registerCounts.map((name) => ({
      title: t(`register.counts.${name}`),
      type: 'number' as const,
      read: ({ counts }: StandingEntry) => counts[name] ?? null,
    })),
    { title: t('register.failure'), type: 'text', read: ({ facts }) => facts.failure ?? null },
    { title: t('register.fileHash'), type: 'text', read: ({ facts }) => facts.sha256 ?? null },
    { title: t('register.hash'), type: 'text', read: ({ hash }) => hash },
  ];
}

function outcomeOf({ facts: { outcome }, endedBy }: StandingEntry, t: Words): CellValue {
  if (outcome === undefined) return null;
  return outcome === 'begun' && endedBy !== null
    ? t('register.endedBy', { n: endedBy })
    : t(`register.ended.${outcome}`);
}

interface Table {
  row(values: readonly CellValue[]): void;
  end(about: readonly (readonly [name: string, value: string])[]): void;
}

/** So much text is put together before it is written. */
const chunkLength = 1 << 16;

function csvOf(columns: readonly Column[], language: Language, out: (bytes: Uint8Array) => void): Table {
  const style = language === 'pl' ? styles.excelPl : styles.excelEn;
  const encoder = encoderOf(style.encoding);
  const lines = new CsvLines(
    style,
    columns.map(({ type }) => type),
    encoder,
  );
  out(encoder.mark);
  let text = lines.titles(columns.map(({ title }) => title));
  const flush = (): void => {
    out(Buffer.from(text, 'utf8'));
    text = '';
  };
  return {
    row: (values) => {
      text += lines.row(values);
      if (text.length >= chunkLength) flush();
    },
    end: flush,
  };
}

function workbookOf(columns: readonly Column[], language: Language, out: (bytes: Uint8Array) => void): Table {
  const t = words(language);
  const nameOf = (n: number): string => (n === 1 ? t('register.title') : `${t('register.title')} ${String(n)}`);
  const workbook = new Workbook(out, columns, nameOf);
  return {
    row: (values) => {
      workbook.row(values);
    },
    end: (about) => {
      workbook.end(t('sheet.sheetName'), about);
    },
  };
}

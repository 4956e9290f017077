import { basename } from 'node:path';
import { cancelCheck, failureOf, KronikaError } from '../../preload/failure';
import { sortOfFile, type ExportQuestion, type ExportReport } from '../../preload/export/export-model';
import { words } from '../../preload/words/words';
import type { ArchiveReader } from '../archive/file/archive';
import { readExported } from '../archive/queries/exported';
import { readRecords } from '../archive/queries/read';
import { secondsPerDay, wallTimeOf } from '../crm/time';
import { createOutputFile, insistOnName, type OutputFile } from '../files/output-file';
import type { Home } from '../files/own-files';
import { firstIdOf, secondsOfId } from '../search/index/ids';
import {
  gatherManifest,
  type ExportAuthor,
  type ExportManifest,
  type UnsealedManifest,
  type WrittenRows,
} from './manifest/manifest';
import { manifestInWords } from './manifest/manifest-in-words';
import { manifestPage, sheetPathOf } from './manifest/manifest-page';
import { askedWithoutPersons, openReplacer, sourceWithoutPersons } from './persons/without-persons';
import { countRows, inParts, rowsOf, selectRecords, type Selected } from './select';
import { sinkOf, type RecordSink } from './sinks';

/** What leaves the archive, where to, and on whose word. */
export interface ExportJob extends ExportQuestion {
  readonly path: string;
  readonly author: ExportAuthor;
  /** Whether texts may be longer than a cell of Excel where a file is for Excel; else they end the export before it has a name. */
  readonly takesLongTexts: boolean;
  /** What is of the program's own is not written over. */
  readonly home: Home;
}

/** Rows written so far, of how many. */
export interface ExportProgress {
  readonly rows: number;
  readonly total: number;
}

/**
 * What SQLite keeps of the file meanwhile, in KiB: nearly every page is read once, and the window's 64 MiB would only be filled.
 */
const cacheKiB = 4096;

/** So many records are read at once; after them progress is told, and it may be cancelled. */
const recordsAtOnce = 200;

/**
 * Writes the selected records in the order of the screen, as they are at one moment, and the completeness sheet beside them.
 * The archive is to be opened for this alone.
 * The rows written are counted and compared before the file gets its name. Throws `rowsDisagree`, `fileTooLarge`, `cancelled`,
 * `cellsTooLong`,
 * and what `createOutputFile` throws.
 */
export function exportRows(
  archive: ArchiveReader,
  job: ExportJob,
  onProgress: (progress: ExportProgress) => void,
  isCancelled: () => boolean,
): ExportReport {
  const { path, author, home: given, takesLongTexts, ...question } = job;
  const home = { ...given, archives: [...(given.archives ?? []), archive.path] };
  const check = cancelCheck(isCancelled);
  archive.db.pragma(`cache_size = -${String(cacheKiB)}`);
  const file = createOutputFile(path, home);
  try {
    // Before the work: what keeps the sheet from being written.
    createOutputFile(sheetPathOf(path), home).discard();
    // One read transaction: records that arrive meanwhile are in none of it.
    const done = archive.snapshot(() => {
      const to = openReplacer(archive, question.settings);
      const sort = sortOfFile(question);
      const selected = selectRecords(archive, { ...question, sort });
      const expected = countRows(archive, selected, rowsOf(question.settings), check);
      const records = readRecords(archive);
      const whole = { exported: readExported(archive), wire: (id: number) => records.wire(id) };
      const source = to === null ? whole : sourceWithoutPersons(whole, to);
      const { inWords, rewriting } = selected;
      const asked = { question: { ...question, sort }, inWords, rewriting };
      const told = to === null ? asked : askedWithoutPersons(asked, to);
      const sink = sinkOf(told.question.settings, source, author.language, file.write);
      const written = writeRecords(sink, selected, expected.rows, { check, onProgress });
      sink.settle();
      const gathered = gatherManifest(archive, path, told.question, author, {
        ...written,
        records: selected.records,
        recordsWithoutRow: expected.recordsWithoutRow,
        inWords: told.inWords,
        rewriting: told.rewriting,
        titles: sink.titles,
        sheets: sink.sheets,
        counts: sink.counts,
      });
      sink.end(() => aboutSheet(gathered, path, author));
      return { manifest: gathered, inWords, rewriting };
    });
    const { manifest, ...understood } = done;
    if (!takesLongTexts && manifest.counts.tooLong > 0 && isForExcel(question)) throw new KronikaError('cellsTooLong');
    return { ...publish(file, manifest, { path, author, home }), ...understood };
  } catch (error) {
    file.discard();
    throw nameFile(error, path);
  }
}

/** A workbook cuts what is longer than a cell; a CSV holds it, but Excel breaks it up into several rows. */
function isForExcel({ settings: { format, style } }: ExportQuestion): boolean {
  return format === 'xlsx' || (format === 'csv' && style.texts === 'spreadsheet');
}

function writeRecords(
  sink: RecordSink,
  { ids }: Selected,
  total: number,
  { check, onProgress }: { readonly check: () => void; readonly onProgress: (progress: ExportProgress) => void },
): Pick<WrittenRows, 'rows' | 'firstDate' | 'lastDate'> {
  // Ids are chronological; those of the first day of 1970 stand for dates that could not be read.
  const [dated, ends] = [firstIdOf(secondsPerDay), { first: Infinity, last: -Infinity }];
  let rows = 0;
  for (const some of inParts(ids(), recordsAtOnce)) {
    rows += sink.add(some);
    for (const id of some) {
      if (id >= dated && id < ends.first) ends.first = id;
      if (id >= dated && id > ends.last) ends.last = id;
    }
    check();
    onProgress({ rows, total });
  }
  if (rows !== total) throw new KronikaError('rowsDisagree', { expected: total, received: rows });
  const dateOf = (id: number): string | null => (Number.isFinite(id) ? wallTimeOf(secondsOfId(id)) : null);
  return { rows, firstDate: dateOf(ends.first), lastDate: dateOf(ends.last) };
}

/** The completeness sheet inside a workbook: a list, its parts apart. */
function aboutSheet(manifest: UnsealedManifest, path: string, { language }: ExportAuthor) {
  const sections = manifestInWords(manifest, { sheet: basename(sheetPathOf(path)) }, language);
  const lines = sections.flatMap((section) => [[section.title, ''] as const, ...section.lines]);
  return { name: words(language)('sheet.sheetName'), lines };
}

/** Gives the file and its sheet their names, once both are whole. */
function publish(file: OutputFile, unsealed: UnsealedManifest, { path, author, home }: Target): ExportReport {
  const manifest: ExportManifest = { ...unsealed, ...file.seal() };
  const sheet = writeSheet(manifest, path, author, home);
  const sheetPath = sheetPathOf(path);
  try {
    const published = file.publish();
    if (!published.isAsAsked) describeKept(manifest, published.path, author, home);
    insistOnName(published, path);
    insistOnName(sheet.publish(), sheetPath);
  } catch (error) {
    sheet.discard();
    throw error;
  }
  const {
    rows,
    records,
    recordsWithoutRow,
    inWords,
    rewriting,
    sheets,
    sizeBytes,
    sha256,
    counts,
    gaps,
    missingDays,
    notesOwed,
    unreadable,
  } = manifest;
  const written = { rows, records, recordsWithoutRow, inWords, rewriting, sheets, sizeBytes, sha256, counts };
  return { path, sheetPath, ...written, gaps, missingDays, notesOwed, unreadable };
}

type Target = Pick<ExportJob, 'path' | 'author' | 'home'>;

/** The sheet of a file, whole but without its name. */
function writeSheet(manifest: ExportManifest, path: string, { language }: ExportAuthor, home: Home): OutputFile {
  const sheet = createOutputFile(sheetPathOf(path), home);
  try {
    sheet.write(Buffer.from(manifestPage(manifest, language), 'utf8'));
    sheet.seal();
    return sheet;
  } catch (error) {
    sheet.discard();
    throw error;
  }
}

/** A file that was kept under another name has its sheet as well. */
function describeKept(manifest: ExportManifest, path: string, author: ExportAuthor, home: Home): void {
  writeSheet({ ...manifest, file: basename(path) }, path, author, home).publish();
}

/** A format's limit is met deep inside, where the file has no name. */
function nameFile(error: unknown, path: string): unknown {
  const { kind } = failureOf(error);
  return kind === 'fileTooLarge' ? new KronikaError(kind, { path }) : error;
}

import {
  sortOfFile,
  type ExportPreview,
  type ExportQuestion,
  type ExportSettings,
  type PreviewCell,
} from '../../preload/export/export-model';
import { cancelCheck } from '../../preload/failure';
import type { ArchiveReader } from '../archive/file/archive';
import { readPeriodGaps } from '../archive/ledger/period-gaps';
import { readExported } from '../archive/queries/exported';
import { readRecords } from '../archive/queries/read';
import { CellCounter } from './cells/counting';
import { CsvLines } from './cells/csv';
import { encoderOf } from './cells/encoder';
import { periodOf } from './manifest/manifest';
import type { Replacer } from './persons/text-without-persons';
import { openReplacer, settingsWithoutPersons, sourceWithoutPersons } from './persons/without-persons';
import { countRows, endsOf, inParts, rowsOf, selectRecords, type Selected } from './select';
import { columnReadersOf, eachExportRow, titlesOf, lineOf, type RecordSource } from './sinks';
import { cellText, rowsOfSheet } from './xlsx/workbook';

/** So many rows are shown, and looked at for what becomes of their texts. */
const rowsShown = 50;

/** Works out the beginning of an export without writing anything. */
export function previewExport(
  archive: ArchiveReader,
  question: ExportQuestion,
  today: string,
  isCancelled: () => boolean,
): ExportPreview {
  const check = cancelCheck(isCancelled);
  return archive.snapshot(() => {
    const to = openReplacer(archive, question.settings);
    const settings = to === null ? question.settings : settingsWithoutPersons(question.settings, to);
    const selected = selectRecords(archive, { ...question, sort: sortOfFile(question) });
    const { rows: total, recordsWithoutRow } = countRows(archive, selected, rowsOf(settings), check);
    const { rows, counter } = firstRows(archive, settings, selected, to);
    return {
      titles: settings.format === 'jsonl' ? [] : titlesOf(settings),
      rows,
      total,
      records: selected.records,
      recordsWithoutRow,
      inWords: selected.inWords,
      rewriting: selected.rewriting,
      sheets: settings.format === 'xlsx' ? Math.max(1, Math.ceil(total / rowsOfSheet)) : 1,
      counts: counter.counts,
      looked: rows.length,
      ...readPeriodGaps(archive, periodOf(question, { ...endsOfPicked(question), inWords: selected.inWords }), today),
    };
  });
}

function firstRows(archive: ArchiveReader, settings: ExportSettings, { ids }: Selected, to: Replacer | null) {
  const reader = readRecords(archive);
  const whole: RecordSource = { exported: readExported(archive), wire: (id) => reader.wire(id) };
  const source = to === null ? whole : sourceWithoutPersons(whole, to);
  const counter = new CellCounter();
  const rows: PreviewCell[][] = [];
  const columns = columnReadersOf(settings);
  const types = columns.map(({ type }) => type);
  const csv = new CsvLines(settings.style, types, encoderOf(settings.style.encoding), counter);
  for (const some of inParts(ids(), rowsShown)) {
    if (rows.length >= rowsShown) break;
    if (settings.format === 'jsonl') {
      for (const id of some) rows.push([alike(lineOf(source, id, settings))]);
      continue;
    }
    eachExportRow(source.exported(some), settings, (record, note) => {
      if (rows.length >= rowsShown) return;
      const values = columns.map(({ read }) => read(record, note));
      rows.push(
        settings.format === 'csv'
          ? values.map((value, at) => csv.preview(value, types[at] ?? 'text'))
          : values.map((value) => alike(typeof value === 'string' ? cellText(value, counter) : String(value ?? ''))),
      );
    });
  }
  return { rows, counter };
}

function alike(text: string): PreviewCell {
  return { shown: text, written: text };
}

/** Of picked records; what was found is told by its search. */
function endsOfPicked({ selection }: ExportQuestion): ReturnType<typeof endsOf> {
  return endsOf(selection.kind === 'all' ? [] : selection.ids);
}

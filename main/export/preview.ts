import type { ExportPreview, ExportQuestion, PreviewCell } from '../../preload/export-model';
import { cancelCheck } from '../../preload/failure';
import type { ArchiveReader } from '../archive/file/archive';
import { readPeriodGaps } from '../archive/ledger/period-gaps';
import { readExported } from '../archive/queries/exported';
import { readRecords } from '../archive/queries/read';
import { wallTimeOf } from '../crm/time';
import { secondsOfId } from '../search/index/ids';
import { CellCounter } from './cells/counting';
import { CsvLines } from './cells/csv';
import { encoderOf } from './cells/encoder';
import { periodOf } from './manifest/manifest';
import { countRows, inParts, rowsOf, selectRecords, type Selected } from './select';
import { columnReadersOf, eachExportRow, titlesOf } from './sinks';
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
    const { settings } = question;
    const selected = selectRecords(archive, question);
    const { rows: total, recordsWithoutRow } = countRows(archive, selected, rowsOf(settings), check);
    const { rows, counter } = firstRows(archive, question, selected);
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
      ...readPeriodGaps(archive, periodOf(question, { ...endsOf(question), inWords: selected.inWords }), today),
    };
  });
}

function firstRows(archive: ArchiveReader, { settings }: ExportQuestion, { ids }: Selected) {
  const reader = readRecords(archive);
  const exported = readExported(archive);
  const counter = new CellCounter();
  const rows: PreviewCell[][] = [];
  const columns = columnReadersOf(settings);
  const types = columns.map(({ type }) => type);
  const csv = new CsvLines(settings.style, types, encoderOf(settings.style.encoding), counter);
  for (const some of inParts(ids(), rowsShown)) {
    if (rows.length >= rowsShown) break;
    if (settings.format === 'jsonl') {
      for (const id of some) rows.push([alike(JSON.stringify(reader.wire(id)))]);
      continue;
    }
    eachExportRow(exported(some), settings, (record, note) => {
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

/** The oldest and the newest of picked records; their ids tell. */
function endsOf({ selection }: ExportQuestion): { firstDate: string | null; lastDate: string | null } {
  if (selection.kind === 'all' || selection.ids.length === 0) return { firstDate: null, lastDate: null };
  const { ids } = selection;
  const first = ids.reduce((least, id) => Math.min(least, id), Infinity);
  const last = ids.reduce((most, id) => Math.max(most, id), 0);
  return { firstDate: wallTimeOf(secondsOfId(first)), lastDate: wallTimeOf(secondsOfId(last)) };
}

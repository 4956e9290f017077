import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openForReading } from '../../main/archive/file/open';
import { exportRows } from '../../main/export/export-rows';
import { choose, recordColumns, styles, type ExportSettings } from '../../preload/export/export-model';

const [path = '', folder = '', , dictionary] = process.argv.slice(2);

const author = {
  account: 'bench',
  program: '0',
  language: 'pl',
  at: new Date().toISOString(),
  today: '2026-01-01',
} as const;

const table: ExportSettings = {
  format: 'csv',
  style: styles.standard,
  rows: 'records',
  columns: choose(recordColumns),
  words: 'keys',
};

/** What is measured: the same columns as `sqlite3 -csv` prints, and the other ways out. */
const exports: readonly (readonly [string, ExportSettings])[] = [
  ['CSV, standard', table],
  ['CSV, Excel (Polish)', { ...table, style: styles.excelPl, words: 'pl' }],
  ['XLSX', { ...table, format: 'xlsx', words: 'pl' }],
  ['JSON lines', { ...table, format: 'jsonl' }],
  ['CSV without persons', { ...table, words: 'pl', persons: 'all' }],
  ['XLSX without persons', { ...table, format: 'xlsx', words: 'pl', persons: 'all' }],
  ['JSON lines without persons', { ...table, format: 'jsonl', persons: 'all' }],
];

const only = process.argv[4];

/** Bytes of memory that are this process's own: pages of the archive that are only looked at through a map are not. */
function memoryOf(): number {
  try {
    const own = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return Number(own) * 1024;
  } catch {
    return process.memoryUsage.rss();
  }
}

for (const [name, settings] of exports.filter(([each]) => only === undefined || each === only)) {
  // Opened anew for each: what one export keeps at hand is not another's growth.
  const archive = openForReading(path, dictionary === undefined ? {} : { inflectionFolder: dictionary });
  const file = join(folder, `export.${settings.format}`);
  const before = memoryOf();
  let most = before;
  const started = performance.now();
  const { rows, sizeBytes } = exportRows(
    archive,
    {
      path: file,
      author,
      takesLongTexts: true,
      home: { dataDir: folder },
      query: { text: '', filters: {} },
      selection: { kind: 'all' },
      sort: { by: 'date', descending: true },
      settings,
    },
    ({ rows: done }) => {
      if (done % 5000 === 0) most = Math.max(most, memoryOf());
    },
    () => false,
  );
  const seconds = (performance.now() - started) / 1000;
  archive.close();
  const heap = (most - before) / 2 ** 20;
  console.log(JSON.stringify({ name, rows, seconds, sizeBytes, onDisk: statSync(file).size, grownMb: heap }));
  rmSync(file);
}

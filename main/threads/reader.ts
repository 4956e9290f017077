import { parentPort, workerData } from 'node:worker_threads';
import type { ArchiveStatus, InteractionRecord, Query, ResultPage } from '../../preload/model';
import { KronikaError } from '../../preload/failure';
import { readFirstAskedDay, readStatus } from '../archive/ledger';
import { asFailure, close, openForReading, type ReadableArchive } from '../archive/open';
import { readRecords, type RecordReader } from '../archive/read';
import { countIds, planSearch, searchIds } from '../archive/search';
import { verifyFile, type FileCheck } from '../archive/verify';
import type { Json } from '../crm/wire';
import { exportRows, type ExportJob } from '../export/export-rows';
import { serveTasks, type TaskContext, type Tasks } from './protocol';

const { path } = workerData as { path: string };

interface Opened {
  readonly archive: ReadableArchive;
  readonly records: RecordReader;
}

let opened: Opened | null = null;

/** Opens the archive with the first question, so that a file that cannot be opened is an answer and not a dead thread. */
function open(): Opened {
  if (opened === null) {
    const archive = openForReading(path);
    opened = { archive, records: readRecords(archive) };
  }
  return opened;
}

const tasks = {
  search({ query, offset, limit }: { query: Query; offset: number; limit: number }): ResultPage {
    const { archive, records } = open();
    const plan = planSearch(query);
    // One more than asked tells whether this is the end.
    const ids = searchIds(archive, plan, offset, limit + 1);
    const rows = records.rows(ids.slice(0, limit), plan.terms);
    return { offset, rows, isLast: ids.length <= limit, understood: plan.terms };
  },
  count: ({ query }: { query: Query }): { total: number } => ({ total: countIds(open().archive, planSearch(query)) }),
  readRecord: ({ id, query }: { id: number; query: Query }): InteractionRecord =>
    open().records.record(id, planSearch(query).terms),
  /** The id of a uuid. Throws `recordMissing`. */
  findRecord({ uuid }: { uuid: string }): number {
    const id = open().records.idOf(uuid);
    if (id === null) throw new KronikaError('recordMissing');
    return id;
  },
  /** A record and its notes in the CRM's own shape. */
  readWire: ({ id }: { id: number }): { interaction: Json; notes: readonly Json[] } => open().records.wire(id),
  readStatus: (_: null): ArchiveStatus => readStatus(open().archive),
  /** The first day that was ever asked for, `YYYY-MM-DD`; null before the first download. */
  readFirstAskedDay: (_: null): string | null => readFirstAskedDay(open().archive),
  verifyFile: (_: null): FileCheck => verifyFile(open().archive),
  /** Changes whenever another connection, of this or another process, has written (SQLite: data_version). */
  readDataVersion: (_: null): number => Number(open().archive.db.pragma('data_version', { simple: true })),
  exportRows: (job: ExportJob, { report, isCancelled }: TaskContext) =>
    exportRows(open().archive, job, report, isCancelled),
} satisfies Tasks;

export type ReaderTasks = typeof tasks;

if (parentPort !== null) {
  serveTasks(
    parentPort,
    tasks,
    () => {
      if (opened !== null) close(opened.archive);
    },
    (error) => asFailure(error, path),
  );
}

import { constants, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { ErasureProgress } from '../../preload/persons/erasure';
import { startReader, startWriter } from '../../main/threads/start';
import type { MadeArchive } from './search/search-archive';

/** What is allowed for one person, but for the compaction, in seconds. */
const maxSeconds = 60;
/** So many times a plain VACUUM of the same file the compaction may take. */
const maxTimes = 1.5;

const [path = '', ...options] = process.argv.slice(2);

/** Beside the archive, on the same disk. */
async function onCopy<Value>(work: (copy: string) => Promise<Value> | Value): Promise<Value> {
  const folder = mkdtempSync(join(dirname(path), 'erase-'));
  try {
    const copy = join(folder, 'archive.kronika');
    copyFileSync(path, copy, constants.COPYFILE_FICLONE);
    return await work(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureErasure(copy: string) {
  const reader = startReader(copy);
  const sort = { by: 'date', descending: true } as const;
  const page = { query: { text: '', filters: {} }, sort, offset: 5000, limit: 100 };
  const { rows } = await reader.ask('search', page);
  const name = rows.find(({ contact }) => contact.name !== null)?.contact.name;
  if (name == null) throw new Error('nobody has a name');
  const query = { text: '', filters: { contacts: [name] } };
  const began = performance.now();
  const plan = await reader.ask('planErasure', { choice: { kind: 'query', query }, searches: [], reason: 'request' });
  const found = performance.now();
  const writer = startWriter(copy);
  const begins: Partial<Record<ErasureProgress['part'], number>> = {};
  const onProgress = ({ part }: ErasureProgress): void => {
    begins[part] ??= performance.now();
  };
  const order = { reason: 'request', person: 'bench', at: new Date().toISOString(), lastHold: plan.lastHold };
  const counts = await writer.ask('erase', { ...order, ids: plan.ids, notes: plan.notes }, { onProgress });
  const ended = performance.now();
  await reader.close();
  await writer.close();
  const { rows: rowsAt = found, index = found, compact = found } = begins;
  const seconds = (from: number, to: number): number => (to - from) / 1000;
  const parts = { finding: seconds(began, found), rows: seconds(rowsAt, index), index: seconds(index, compact) };
  return { ...parts, compaction: seconds(compact, ended), counts };
}

/** What SQLite takes to write the file anew by itself. */
function measureVacuum(copy: string): number {
  const db = new Database(copy);
  const start = performance.now();
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
  const seconds = (performance.now() - start) / 1000;
  db.close();
  return seconds;
}

async function measure(): Promise<void> {
  const made = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as MadeArchive;
  console.log(`\n### One person out of ${made.interactions.toLocaleString('en')} interactions\n`);
  const size = `${(statSync(path).size / 1e9).toFixed(2)} GB`;
  console.log(`${String(cpus().length)} cores, ${cpus()[0]?.model ?? ''}; Node ${process.versions.node}; ${size}\n`);
  const { counts, finding, rows, index, compaction } = await onCopy(measureErasure);
  const vacuum = await onCopy(measureVacuum);
  console.log(`${String(counts?.interactions)} records, ${String(counts?.notes)} notes\n`);
  console.log('| finding | rows | index and words | compaction | plain VACUUM | compaction / VACUUM |');
  console.log('| --: | --: | --: | --: | --: | --: |');
  const times = compaction / vacuum;
  const cells = [finding, rows, index, compaction, vacuum].map((seconds) => `${seconds.toFixed(2)} s`);
  console.log(`| ${[...cells, times.toFixed(2)].join(' | ')} |`);
  if (options.includes('--check')) {
    const whole = finding + rows + index;
    if (whole > maxSeconds) console.log(`missed: ${whole.toFixed(1)} s > ${String(maxSeconds)} s`);
    if (times > maxTimes) console.log(`missed: ${times.toFixed(2)} times a VACUUM > ${String(maxTimes)}`);
    if (whole > maxSeconds || times > maxTimes) process.exitCode = 1;
  }
}

void measure();

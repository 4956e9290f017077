import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveReader } from '../../../main/archive/file/archive';
import { openForReading } from '../../../main/archive/file/open';
import type { ThreadClient } from '../../../main/threads/protocol';
import type { ReaderTasks } from '../../../main/threads/reader';
import { startReader } from '../../../main/threads/start';
import type { Query } from '../../../preload/model';
import type { MadeArchive } from './search-archive';
import type { Memory } from './search-memory';
import { samplesOf } from './search-samples';
import { shapesOf, typedForSuggestions, type Shape } from './search-shapes';

/** How often each search is made. */
const runs = 20;
/** A page of the window. */
const pageSize = 100;
/** So long one shape is asked as plain SQL, and at least once. */
const plainMs = 1500;

/** What is allowed at a number of interactions, in milliseconds (95 of 100). */
const bounds = [
  { interactions: 1_000_000, page: 10, otherOrders: 20, summary: 60 },
  { interactions: 10_000_000, page: 50, otherOrders: 100, summary: 250 },
];
/** The same for the first search of a thread that has only opened the archive; other orders have all of it to find. */
const allowedCold = { newestFirst: 50, otherOrders: 300 };
const coldRuns = 3;
/** For suggestions at any number of interactions; the window has always asked for rows before. */
const allowedSuggestions = 30;
/** How much memory a process may have after all searches. */
const largestMemory = 500 * 2 ** 20;
/** How large the file may be, as a part of the CRM's JSON. */
const largestFile = 0.5;

type Reader = ThreadClient<ReaderTasks>;

interface Times {
  readonly p50: number;
  readonly p95: number;
}

interface Measured {
  readonly shape: Shape;
  readonly total: number;
  readonly cold: number;
  readonly page: Times;
  readonly summary: Times;
  readonly plain: number;
}

async function measure(path: string, isChecked: boolean): Promise<void> {
  const made = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as MadeArchive;
  const allowed = bounds.find((bound) => made.interactions <= bound.interactions) ?? {
    page: Infinity,
    otherOrders: Infinity,
    summary: Infinity,
  };
  console.log(`\n### ${count(made.interactions)} interactions\n`);
  console.log(`${String(cpus().length)} cores, ${cpus()[0]?.model ?? ''}; Node ${process.versions.node}\n`);
  const opening = await measureOpening(path);
  const archive = openForReading(path);
  const ratio = printFile(archive, made);
  const reader = startReader(path);
  const results: Measured[] = [];
  console.log('| search | found | first page: p50 | p95 | cold | counts: p50 | p95 | plain SQL | times faster |');
  console.log('| --- | --: | --: | --: | --: | --: | --: | --: | --: |');
  const shapes = shapesOf(samplesOf(archive));
  // A thread that has just begun is measured by itself (cold).
  for (const { text, filters, sort } of shapes) {
    await page(reader, { text, filters }, sort);
    await reader.ask('summarise', { query: { text, filters } });
  }
  for (const shape of shapes) {
    const measured = await measureShape(path, archive, reader, shape);
    results.push(measured);
    console.log(lineOf(measured));
  }
  console.log(`\nOpening and the first ${String(pageSize)} rows: ${opening.toFixed(0)} ms.`);
  const suggested = await measureSuggestions(path, reader, typedForSuggestions(samplesOf(archive)));
  const memory = measureMemory(path);
  console.log(
    `Memory of a process after all searches: ${megabytes(memory.own)} of its own, ${megabytes(memory.files)} of files.`,
  );
  console.log(`The calendar of every day: ${await measureCalendar(reader)}.`);
  await reader.close();
  archive.close();
  const allowedPageOf = (shape: Shape): number => (isNewestFirst(shape) ? allowed.page : allowed.otherOrders);
  const misses = [
    ...results
      .filter(({ shape, page }) => page.p95 > allowedPageOf(shape))
      .map(({ shape, page }) => `first page of "${shape.name}": ${ms(page.p95)} > ${ms(allowedPageOf(shape))}`),
    ...results
      .filter(({ summary }) => summary.p95 > allowed.summary)
      .map(({ shape, summary }) => `counts of "${shape.name}": ${ms(summary.p95)} > ${ms(allowed.summary)}`),
    ...results
      .filter(({ shape, cold }) => cold > allowedColdOf(shape))
      .map(({ shape, cold }) => `first search, "${shape.name}": ${ms(cold)} > ${ms(allowedColdOf(shape))}`),
    ...suggested
      .filter(({ p95 }) => p95 > allowedSuggestions)
      .map(({ typed, p95 }) => `suggestions for "${typed}": ${ms(p95)} > ${ms(allowedSuggestions)}`),
    ...(memory.own + memory.files > largestMemory
      ? [`memory: ${megabytes(memory.own + memory.files)} > ${megabytes(largestMemory)}`]
      : []),
    ...(ratio > largestFile ? [`file: ${ratio.toFixed(2)} of the JSON > ${String(largestFile)}`] : []),
  ];
  if (!isChecked) return;
  for (const miss of misses) console.log(`missed: ${miss}`);
  if (misses.length > 0) process.exitCode = 1;
}

/** How long suggestions for typed texts take; of a thread that has only opened the archive as well (cold). */
async function measureSuggestions(
  path: string,
  reader: Reader,
  all: readonly string[],
): Promise<readonly { readonly typed: string; readonly p95: number }[]> {
  const suggest = (from: Reader, text: string): Promise<unknown> => from.ask('suggest', { text, language: 'pl' });
  console.log('\n| suggestions for | p50 | p95 | cold |');
  console.log('| --- | --: | --: | --: |');
  const measured = [];
  for (const typed of all) {
    const fresh = startReader(path);
    await fresh.ask('readDataVersion', null);
    const cold = await time(() => suggest(fresh, typed));
    await fresh.close();
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await time(() => suggest(reader, typed)));
    const { p50, p95 } = timesOf(times);
    console.log(`| ${typed} | ${ms(p50)} | ${ms(p95)} | ${ms(cold)} |`);
    measured.push({ typed, p95 });
  }
  return measured;
}

/** How long the days of a whole archive take, as the calendar asks for them. */
async function measureCalendar(reader: Reader): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    times.push(await time(() => reader.ask('readCalendar', { today: '2025-12-31' })));
  }
  const { days } = await reader.ask('readCalendar', { today: '2025-12-31' });
  const { p50, p95 } = timesOf(times);
  return `${count(days.length)} days in ${ms(p50)}, p95 ${ms(p95)}`;
}

/** From nothing to the first rows, in a thread that did not exist before. */
async function measureOpening(path: string): Promise<number> {
  const start = performance.now();
  const reader = startReader(path);
  await page(reader, { text: '', filters: {} });
  const time = performance.now() - start;
  await reader.close();
  return time;
}

async function measureShape(path: string, archive: ArchiveReader, reader: Reader, shape: Shape): Promise<Measured> {
  const { text, filters, sort, depth } = shape;
  // Another number of spaces is another search for the reader, which keeps the results of the last ones.
  const query = (place: number): Query => ({ text: text + ' '.repeat(place + 1), filters });
  const cold = await measureCold(path, query(0), shape);
  const { total } = await reader.ask('count', { query: query(0) });
  const offset = Math.floor(total * depth);
  const pages: number[] = [];
  const summaries: number[] = [];
  for (let place = 1; place <= runs; place += 1) {
    pages.push(await time(() => page(reader, query(place), sort, offset)));
  }
  for (let place = runs + 1; place <= runs * 2; place += 1) {
    summaries.push(await time(() => reader.ask('summarise', { query: query(place) })));
  }
  return {
    shape,
    total,
    cold,
    page: timesOf(pages),
    summary: timesOf(summaries),
    plain: measurePlain(archive, shape, offset),
  };
}

/** The first page in a thread that has only opened the archive: the middle one of some. */
async function measureCold(path: string, query: Query, { sort }: Shape): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < coldRuns; run += 1) {
    const reader = startReader(path);
    await reader.ask('readDataVersion', null);
    times.push(await time(() => page(reader, query, sort)));
    await reader.close();
  }
  return timesOf(times).p50;
}

function allowedColdOf(shape: Shape): number {
  return isNewestFirst(shape) ? allowedCold.newestFirst : allowedCold.otherOrders;
}

/** Of any other order all of a result has to be found. */
function isNewestFirst({ sort }: Shape): boolean {
  return sort.by === 'date' && sort.descending;
}

/** Of a process that only searches: this one has other threads, and plain SQL. */
function measureMemory(path: string): Memory {
  const { stdout } = spawnSync(process.execPath, [join(__dirname, 'search-memory.cjs'), path], { encoding: 'utf8' });
  return JSON.parse(stdout) as Memory;
}

function page(
  reader: Reader,
  query: Query,
  sort: Shape['sort'] = { by: 'date', descending: true },
  offset = 0,
): Promise<unknown> {
  return reader.ask('search', { query, sort, offset, limit: pageSize });
}

/** The same page by one plain statement, on average. */
function measurePlain(archive: ArchiveReader, { where, orderBy }: Shape, offset: number): number {
  const statement = archive.db.prepare(
    `SELECT * FROM interaction WHERE ${where} ORDER BY ${orderBy} LIMIT ${String(pageSize)} OFFSET ${String(offset)}`,
  );
  const start = performance.now();
  let times = 0;
  while (times === 0 || (times < runs && performance.now() - start < plainMs)) {
    statement.all();
    times += 1;
  }
  return (performance.now() - start) / times;
}

async function time(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.ceil(sorted.length * part) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Prints what the file's bytes are for; gives its size as a part of the JSON it stands for. */
function printFile({ db, path }: ArchiveReader, made: MadeArchive): number {
  const sizes = db
    .prepare<[], { name: string; bytes: number }>(
      'SELECT name, sum(pgsize) AS bytes FROM dbstat WHERE aggregate = TRUE GROUP BY name',
    )
    .all();
  const parts = new Map<string, number>();
  for (const { name, bytes } of sizes) parts.set(partOf(name), (parts.get(partOf(name)) ?? 0) + bytes);
  const size = statSync(path).size;
  const ratio = size / made.jsonBytes;
  console.log('| part of the file | bytes a record |');
  console.log('| --- | --: |');
  for (const [part, bytes] of [...parts].sort((a, b) => b[1] - a[1])) {
    console.log(`| ${part} | ${(bytes / made.interactions).toFixed(1)} |`);
  }
  console.log(`| **whole file** | ${(size / made.interactions).toFixed(1)} |`);
  console.log(`| the CRM's JSON | ${(made.jsonBytes / made.interactions).toFixed(1)} |`);
  console.log(
    `\nThe file is ${ratio.toFixed(2)} of the JSON (${megabytes(size)}); made in ${made.seconds.toFixed(0)} s.\n`,
  );
  return ratio;
}

function partOf(table: string): string {
  if (table === 'interaction') return 'interactions';
  if (table === 'note' || table === 'note_version') return 'notes';
  if (table.endsWith('entity') || table.endsWith('entity_1')) return 'people, numbers and flags';
  if (table.startsWith('search_')) return 'phrases (FTS5)';
  if (table === 'block' || table === 'block_chunk') return 'search index (segments)';
  if (table === 'word') return 'words';
  return 'other indexes and tables';
}

function lineOf({ shape, total, cold, page: pages, summary, plain }: Measured): string {
  const cells = [shape.name, count(total), ms(pages.p50), ms(pages.p95), ms(cold), ms(summary.p50), ms(summary.p95)];
  return `| ${[...cells, ms(plain), (plain / pages.p50).toPrecision(2)].join(' | ')} |`;
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}

const [path = '', ...options] = process.argv.slice(2);
void measure(path, options.includes('--check'));

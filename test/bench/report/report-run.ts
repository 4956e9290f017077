import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { ThreadClient } from '../../../main/threads/protocol';
import type { ReaderTasks } from '../../../main/threads/reader';
import { startReader } from '../../../main/threads/start';
import type { Filters, Query } from '../../../preload/model';
import { breakdownKinds, type Report } from '../../../preload/search/report';
import type { MadeArchive } from '../search/search-archive';

/** How often each report is made. */
const runs = 12;

interface Shape {
  readonly name: string;
  readonly text: string;
  readonly filters: Filters;
}

/** The archive's last year is 2025. */
const shapes: readonly Shape[] = [
  { name: 'a week', text: '', filters: { from: '2025-12-15', to: '2025-12-21' } },
  { name: 'a month', text: '', filters: { from: '2025-11-01', to: '2025-11-30' } },
  { name: 'a year', text: '', filters: { from: '2025-01-01', to: '2025-12-31' } },
  { name: 'the first year', text: '', filters: { from: '2016-01-01', to: '2016-12-31' } },
  { name: 'a year of a word', text: 'faktura', filters: { from: '2025-01-01', to: '2025-12-31' } },
  { name: 'a year of SMS', text: '', filters: { services: ['sms'], from: '2025-01-01', to: '2025-12-31' } },
  { name: 'a word', text: 'faktura', filters: {} },
  { name: 'everything', text: '', filters: {} },
];

/** What is allowed at a number of interactions, in milliseconds (95 of 100). */
const bounds = [
  { interactions: 1_000_000, year: 100, everything: 100 },
  { interactions: 10_000_000, year: 2000, everything: 500 },
];

type Reader = ThreadClient<ReaderTasks>;

interface Times {
  readonly p50: number;
  readonly p95: number;
}

async function measure(path: string, isChecked: boolean): Promise<void> {
  const made = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as MadeArchive;
  console.log(`\n### Reports of ${made.interactions.toLocaleString('en')} interactions\n`);
  console.log(`${String(cpus().length)} cores, ${cpus()[0]?.model ?? ''}; Node ${process.versions.node}\n`);
  console.log('| report | found | missed | not called back | p50 | p95 |');
  console.log('| --- | --: | --: | --: | --: | --: |');
  const reader = startReader(path);
  const misses: string[] = [];
  const allowed = bounds.find(({ interactions }) => made.interactions <= interactions);
  for (const shape of shapes) {
    const { totals, notCalledBack } = await ask(reader, shape, 0);
    const times = await timesOf((place) => ask(reader, shape, place + 1));
    const counts = [totals.interactions, totals.missed, notCalledBack.numbers].map((n) => n.toLocaleString('en'));
    const cells = [shape.name, ...counts, ms(times.p50), ms(times.p95)];
    console.log(`| ${cells.join(' | ')} |`);
    const most = (shape.filters.from === undefined ? allowed?.everything : allowed?.year) ?? Infinity;
    if (times.p95 > most) misses.push(`${shape.name}: ${ms(times.p95)} > ${ms(most)}`);
  }
  for (const by of breakdownKinds) {
    const query = (place: number): Query => ({ text: ' '.repeat(place + 1), filters: {} });
    const times = await timesOf((place) => reader.ask('reportBreakdown', { query: query(place), by }));
    console.log(`| everything by ${by} | | | | ${ms(times.p50)} | ${ms(times.p95)} |`);
  }
  await reader.close();
  if (!isChecked) return;
  for (const miss of misses) console.log(`missed: ${miss}`);
  if (misses.length > 0) process.exitCode = 1;
}

/** Another number of spaces is another search for the reader, which keeps the results of the last ones. */
function ask(reader: Reader, { text, filters }: Shape, place: number): Promise<Report> {
  return reader.ask('report', { query: { text: text + ' '.repeat(place + 1), filters }, withinHours: 24 });
}

async function timesOf(act: (place: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let place = 0; place < runs; place += 1) {
    const start = performance.now();
    await act(place);
    times.push(performance.now() - start);
  }
  const sorted = times.sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.ceil(sorted.length * part) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
}

const [path = '', ...options] = process.argv.slice(2);
void measure(path, options.includes('--check'));

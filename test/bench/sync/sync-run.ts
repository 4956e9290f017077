import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { runSync } from '../../../main/mirror/sync';
import { startWriter } from '../../../main/threads/start';
import type { SyncProgress, SyncReport } from '../../../preload/model';

/** What the bench is run with: `node test/bench/sync/sync.mjs [interactions] [requests a second]`. */
const [interactions = '200000', perSecond = ''] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));

/** Records that plain statements store in a second, where the bounds are to be held. */
const plainPerSecond = process.argv.find((arg) => arg.startsWith('--check='))?.slice('--check='.length) ?? null;

const bounds = { perSecond: 25_000, ofPlain: 1 / 3, memoryMb: 150 } as const;

interface Mark {
  readonly phase: SyncProgress['phase'];
  readonly seconds: number;
  readonly requests: number;
  /** Processor time of this program so far, its threads included. */
  readonly cpuSeconds: number;
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-bench-'));
  const server = fork(join(__dirname, 'sync-server.cjs'), [interactions, perSecond]);
  const { baseUrl, key } = await hear<{ baseUrl: string; key: string }>(server);
  const path = join(folder, 'bench.kronika');
  const writer = startWriter(path);
  await writer.ask('prepare', null);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  let most = before;
  const marks: Mark[] = [];
  const minutes: { readonly total: number; readonly refused: number }[] = [];
  const counting = setInterval(() => {
    void count(server).then((counts) => minutes.push(counts));
  }, 60_000);
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  delay.enable();
  const report = await runSync({
    writer,
    connection: { baseUrl, key, fetch },
    from: '2024-01-01',
    to: '2025-12-31',
    program: 'bench',
    settings: { reverifyRequests: 0 },
    onProgress: ({ phase, requests }) => {
      most = Math.max(most, process.memoryUsage().rss);
      if (marks.at(-1)?.phase !== phase) marks.push({ phase, seconds: seconds(), requests, cpuSeconds: cpuSeconds() });
    },
  });
  const end = seconds();
  clearInterval(counting);
  delay.disable();
  const perSecondStored = print(report, marks, end);
  const mb = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`;
  console.log(`memory          grew by ${mb(most - before)} at most, to ${mb(most)}`);
  console.log(`main thread     p99 late by ${(delay.percentile(99) / 1e6).toFixed(1)} ms`);
  console.log(`archive         ${mb(statSync(path).size)}`);
  printLimit(minutes, await count(server), end);
  if (plainPerSecond !== null) check(perSecondStored, Number(plainPerSecond), (most - before) / 1_048_576);
  await writer.close();
  server.disconnect();
  rmSync(folder, { recursive: true });
}

/** Gives how many interactions were stored in a second. */
function print(report: SyncReport, marks: readonly Mark[], end: number): number {
  const at = (phase: SyncProgress['phase']): Mark =>
    marks.find((mark) => mark.phase === phase) ?? {
      phase,
      seconds: end,
      requests: report.requests,
      cpuSeconds: cpuSeconds(),
    };
  const events = at('notes').seconds - at('planning').seconds;
  const notes = at('finishing').seconds - at('notes').seconds;
  const notesRequests = at('finishing').requests - at('notes').requests;
  // On a computer that does other things as well, this says what an idle one would do.
  const busy = (from: SyncProgress['phase'], to: SyncProgress['phase']): string =>
    `, ${(at(to).cpuSeconds - at(from).cpuSeconds).toFixed(1)} s of processor time`;
  const per = (count: number, time: number): string => `${(count / time).toFixed(0)} a second`;
  console.log(
    `complete        ${String(report.complete)}, ${String(report.gaps.length)} gaps, ${String(report.requests)} requests`,
  );
  console.log(
    `events          ${String(report.interactions.new)} in ${events.toFixed(1)} s: ${per(report.interactions.new, events)}${busy('planning', 'notes')}`,
  );
  console.log(
    `notes requests  ${String(notesRequests)} in ${notes.toFixed(1)} s: ${per(notesRequests, notes)}${busy('notes', 'finishing')}`,
  );
  return report.interactions.new / events;
}

function check(perSecondStored: number, plain: number, memoryMb: number): void {
  const missed = [
    ...(perSecondStored < bounds.perSecond ? [`${String(bounds.perSecond)} records a second`] : []),
    ...(perSecondStored < plain * bounds.ofPlain ? ['a third of plain statements'] : []),
    ...(memoryMb > bounds.memoryMb ? [`${String(bounds.memoryMb)} MB more memory`] : []),
  ];
  console.log(`of plain        ${(perSecondStored / plain).toFixed(2)}`);
  if (missed.length === 0) return;
  console.log(`missed          ${missed.join(', ')}`);
  process.exitCode = 1;
}

function printLimit(
  minutes: readonly { total: number; refused: number }[],
  last: { total: number; refused: number },
  end: number,
): void {
  const [first] = minutes;
  if (perSecond === '' || first === undefined) return;
  const refused = last.refused - first.refused;
  const total = last.total - first.total;
  const used = (total - refused) / (end - 60) / Number(perSecond);
  console.log(
    `limit           after the first minute ${((100 * refused) / total).toFixed(2)} % refused, ${(100 * used).toFixed(0)} % of the limit used`,
  );
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function count(server: ChildProcess): Promise<{ total: number; refused: number }> {
  server.send('count');
  return hear(server);
}

function hear<T>(server: ChildProcess): Promise<T> {
  return new Promise((resolve) => {
    server.once('message', (message) => {
      resolve(message as T);
    });
  });
}

void measure();

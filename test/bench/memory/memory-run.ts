import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fillDataDir } from '../../app/driver/large-archive';
import { readProcesses, type ProcessUse } from './processes';

/** What `npm run bench:memory` says to measure. */
interface Bench {
  /** Electron. */
  readonly executable: string;
  readonly archive: string;
  /** The built program. */
  readonly program: string;
  /** The folder of what runs in processes of its own. */
  readonly parts: string;
  readonly interactions: number;
  readonly idleSeconds: number;
  readonly isChecked: boolean;
}

/** What processes took during a part of the measurement. */
interface Part {
  readonly name: string;
  readonly seconds: number;
  /** As they were when their sum was highest. */
  readonly memory: readonly ProcessUse[];
  /** Of one core, by kind. */
  readonly load: ReadonlyMap<string, number>;
}

const bench = JSON.parse(process.argv[2] ?? '{}') as Bench;

/** After an opening, until what it left behind is collected. */
const settleSeconds = 20;
const busySeconds = 20;
const afterwardsSeconds = 10;
const sampleMs = 500;

/** So many times the memory of an empty window, by what is done; and of a core at rest. */
const maxRatio: Readonly<Record<string, number>> = {
  idle: 1.4,
  typing: 1.5,
  exporting: 1.6,
  downloading: 2.4,
  afterwards: 1.9,
};
const maxIdleLoad = 0.005;

void measure();

async function measure(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kronika-bench-'));
  const server = fork(join(bench.parts, 'sync-server.cjs'), ['300000']);
  try {
    const { baseUrl, key } = await hear<{ baseUrl: string; key: string }>(server);
    await fillDataDir(dataDir, bench.archive, baseUrl);
    const empty = await measureEmpty(dataDir);
    const parts = await measureProgram(dataDir, key);
    print([empty, ...parts]);
    const misses = missesOf(empty, parts);
    for (const miss of misses) console.log(`missed: ${miss}`);
    if (bench.isChecked && misses.length > 0) process.exitCode = 1;
  } finally {
    server.disconnect();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measureEmpty(dataDir: string): Promise<Part> {
  const window = await open(join(dataDir, 'empty'), {});
  try {
    await sleep(1000 * settleSeconds);
    return await measureIdle('empty window', window, Math.min(60, bench.idleSeconds));
  } finally {
    await window.close();
  }
}

async function measureProgram(dataDir: string, key: string): Promise<Part[]> {
  const window = await open(dataDir, { KRONIKA_BENCH_PROGRAM: bench.program, KRONIKA_API_KEY: key });
  try {
    await sleep(1000 * settleSeconds);
    const idle = await measureIdle('idle', window, bench.idleSeconds);
    const typing = await measureBusy('typing', window, 'type');
    const exporting = await measureBusy('exporting', window, 'export', join(dataDir, 'all.xlsx'));
    const downloading = await measureBusy('downloading', window, 'download');
    await sleep(1000 * settleSeconds);
    return [idle, typing, exporting, downloading, await measureIdle('afterwards', window, afterwardsSeconds)];
  } finally {
    await window.close();
  }
}

/** An open window that does what it is told. */
interface Driven {
  readonly pid: number;
  readonly tell: (act: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the program, or an empty window, and waits until it is painted. */
async function open(dataDir: string, env: Readonly<Record<string, string>>): Promise<Driven> {
  // Root has no sandbox; everyone else measures with it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(bench.executable, [...sandbox, bench.parts, '--data-dir', dataDir], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  const heard: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('bench: ')) return;
    const waiting = heard.shift();
    if (waiting === undefined) said.push(line);
    else waiting(line);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      for (const waiting of heard) waiting('the program ended');
      resolve();
    });
  });
  const next = async (wanted: string): Promise<void> => {
    const line = said.shift() ?? (await new Promise<string>((resolve) => heard.push(resolve)));
    if (line !== `bench: ${wanted}`) throw new Error(line);
  };
  const close = async (): Promise<void> => {
    const forced = setTimeout(() => child.kill('SIGKILL'), 30_000);
    if (child.exitCode === null) child.stdin.write('quit\n');
    await ended;
    clearTimeout(forced);
  };
  await next('shown');
  const tell = async (act: string): Promise<void> => {
    child.stdin.write(`${act}\n`);
    await next('done');
  };
  return { pid: child.pid ?? 0, tell, close };
}

async function measureIdle(name: string, { pid }: Driven, seconds: number): Promise<Part> {
  const before = readProcesses(pid);
  const begun = performance.now();
  await sleep(1000 * seconds);
  const after = readProcesses(pid);
  const took = (performance.now() - begun) / 1000;
  return { name, seconds: took, memory: [...after.values()], load: loadOf(before, after, took) };
}

/** Looks at the processes while the window does something. */
async function measureBusy(name: string, { pid, tell }: Driven, act: string, path = ''): Promise<Part> {
  const before = readProcesses(pid);
  const begun = performance.now();
  const acting = { isOver: false };
  const acted = tell(`${act} ${String(busySeconds)} ${path}`).finally(() => {
    acting.isOver = true;
  });
  let most = before;
  let last = before;
  while (!acting.isOver) {
    await Promise.race([acted, sleep(sampleMs)]);
    last = readProcesses(pid);
    if (sumOf([...last.values()]) > sumOf([...most.values()])) most = last;
  }
  await acted;
  const took = (performance.now() - begun) / 1000;
  return { name, seconds: took, memory: [...most.values()], load: loadOf(before, last, took) };
}

function loadOf(
  before: ReadonlyMap<number, ProcessUse>,
  after: ReadonlyMap<number, ProcessUse>,
  seconds: number,
): ReadonlyMap<string, number> {
  const load = new Map<string, number>();
  for (const [pid, { kind, cpuSeconds }] of after) {
    const used = (cpuSeconds - (before.get(pid)?.cpuSeconds ?? 0)) / seconds;
    load.set(kind, (load.get(kind) ?? 0) + used);
  }
  return load;
}

function sumOf(uses: readonly ProcessUse[]): number {
  return uses.reduce((sum, { pss }) => sum + pss, 0);
}

function totalOf(load: ReadonlyMap<string, number>): number {
  return [...load.values()].reduce((sum, each) => sum + each, 0);
}

function print(parts: readonly Part[]): void {
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`\n### Memory of the whole program on ${bench.interactions.toLocaleString('en')} interactions\n`);
  console.log(`${String(cpus().length)} cores, ${cpus()[0]?.model ?? ''}; load ${load.join(', ')}`);
  console.log('Memory is PSS, as it was at the end of idle times and at its highest else; time is that of one core.\n');
  console.log(`| process | ${parts.map(({ name, seconds }) => `${name}, ${seconds.toFixed(0)} s`).join(' | ')} |`);
  console.log(`| --- |${parts.map(() => ' --: |').join('')}`);
  const kinds = [...new Set(parts.flatMap(({ memory }) => memory.map(({ kind }) => kind)))];
  for (const kind of kinds) {
    const cells = parts.map(({ memory, load: used }) => {
      const uses = memory.filter((use) => use.kind === kind);
      const count = uses.length > 1 ? `${String(uses.length)} x, ` : '';
      return uses.length === 0 ? '' : `${count}${mb(sumOf(uses))}, ${percent(used.get(kind) ?? 0)}`;
    });
    console.log(`| ${kind} | ${cells.join(' | ')} |`);
  }
  const sums = parts.map(({ memory, load: used }) => `${mb(sumOf(memory))}, ${percent(totalOf(used))}`);
  console.log(`| all | ${sums.join(' | ')} |`);
  const [empty] = parts;
  const ratios = parts.map(({ memory }) => (sumOf(memory) / sumOf(empty?.memory ?? [])).toFixed(2));
  console.log(`| times the empty window | ${ratios.join(' | ')} |\n`);
}

function missesOf(empty: Part, parts: readonly Part[]): string[] {
  const large = parts.flatMap(({ name, memory }) => {
    const ratio = sumOf(memory) / sumOf(empty.memory);
    const most = maxRatio[name] ?? Infinity;
    return ratio > most ? [`${name}: ${ratio.toFixed(2)} times the memory of an empty window > ${String(most)}`] : [];
  });
  const rest = parts.find(({ name }) => name === 'idle');
  const used = totalOf(rest?.load ?? new Map());
  return used > maxIdleLoad ? [...large, `idle: ${percent(used)} of a core > ${percent(maxIdleLoad)}`] : large;
}

function mb(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)} %`;
}

function hear<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => {
    child.once('message', (message) => {
      resolve(message as T);
    });
  });
}

import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findElectron } from '../../../build/setup/electron/electron.mjs';
import { projectRoot } from '../../../build/setup/places.mjs';
import { openForReading } from '../../../main/archive/file/open';
import { understand } from '../../../main/archive/queries/understanding/understand';
import { choose, recordColumns, styles } from '../../../preload/export/export-model';
import { words } from '../../../preload/words/words';
import { groupText } from '../../../preload/words/texts/term-text';
import { fillDataDir } from '../../app/driver/large-archive';
import { launch } from '../../app/driver/launch';
import { KronikaWindow } from '../../app/driver/window';
import { makeSlowDisk } from '../slow-disk.mjs';
import { recordScreen, type ScreenFrames } from './screen-frames';
import { watchFrames, watchKeys, type Frames, type PaintedKey } from './window-page';

/** What `npm run bench:window` says to measure. */
interface Bench {
  readonly archive: string;
  readonly interactions: number;
  /** The folder of what runs in processes of its own. */
  readonly parts: string;
  readonly isChecked: boolean;
  /** Measures typing on a slow disk as well. */
  readonly hasSlowDisk: boolean;
}

/** Milliseconds. */
interface Times {
  readonly p50: number;
  readonly p95: number;
  /** What took longest, where that has a name. */
  readonly slowestKeys?: readonly string[];
}

/** A line of the table. */
interface Line extends Times {
  readonly name: string;
  readonly base: Times & { readonly name: string };
  /** What is allowed. */
  readonly most?: { readonly p95?: number; readonly ratio?: number };
}

const bench = JSON.parse(process.env['KRONIKA_WINDOW_BENCH'] ?? '{}') as Bench;
const t = words('pl');
const workbook = { format: 'xlsx', style: styles.excelPl, rows: 'records', words: 'pl' } as const;

/** From one key to the next. */
const keyMs = 100;
/** What is typed, one search after the other; `<` takes the last letter back. */
const typed = [
  'fakr<tury zal<plac',
  'dzien dobry proz<sze',
  'zamowinie<<<enie',
  'rabat gwr<arancja',
  'kosiarj<k',
  'ter,<min dostae<wy',
];
const openings = 7;
const moveMs = 4000;
/** 60 times a second, but for the rounding of timers. */
const moveEveryMs = 16;
const arrowPx = 20;
/** At every movement: 3,000 pixels a second, a list's height in a fifth of one. */
const wheelPx = 50;
const slowestFrame = 20;
const maxEmpty = 100;

/** The longest time from a key to its rows, in milliseconds (95 of 100), by the size of the archive. */
const slowest = [
  { interactions: 1_000_000, p95: 50 },
  { interactions: 10_000_000, p95: 100 },
];
const slowestOpening = 1500;

test('the window on a large archive', async () => {
  test.setTimeout(1_800_000);
  const server = fork(join(bench.parts, 'sync-server.cjs'), ['300000']);
  const dataDir = await mkdtemp(join(tmpdir(), 'kronika-bench-'));
  try {
    const { baseUrl, key } = await hear<{ baseUrl: string; key: string }>(server);
    await fillDataDir(dataDir, bench.archive, baseUrl);
    const lines = [...(await measureOpenings(dataDir)), ...(await measureWindow(dataDir, key, server))];
    if (bench.hasSlowDisk) {
      await fillDataDir(dataDir, bench.archive, baseUrl);
      lines.push(...(await measureSlowDisk(dataDir, key, server, lines)));
    }
    print(lines);
    const misses = lines.flatMap(missesOf);
    for (const miss of misses) console.log(`missed: ${miss}`);
    if (bench.isChecked) expect(misses).toEqual([]);
  } finally {
    server.disconnect();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function measureOpenings(dataDir: string): Promise<Line[]> {
  const program = join(projectRoot, 'dist/main/main.cjs');
  const ours: Opening[] = [];
  const empty: Opening[] = [];
  for (let at = 0; at < openings; at += 1) {
    empty.push(await open(dataDir, {}));
    ours.push(await open(dataDir, { KRONIKA_BENCH_PROGRAM: program }));
  }
  const line = (name: string, take: (opening: Opening) => number): Line => ({
    name,
    ...timesOf(ours.map(take)),
    base: { name: 'an empty window', ...timesOf(empty.map(take)) },
  });
  return [
    { ...line('process start to rows', ({ fromStart }) => fromStart), most: { p95: slowestOpening } },
    line('window to rows', ({ fromWindow }) => fromWindow),
  ];
}

interface Opening {
  readonly fromStart: number;
  readonly fromWindow: number;
}

/** Opens the program once, without any tool beside it, until its first rows are painted. */
async function open(dataDir: string, env: Readonly<Record<string, string>>): Promise<Opening> {
  const electron = findElectron();
  if (!electron) throw new Error('There is no Electron here yet.');
  // As Playwright starts it as well.
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  const started = Date.now();
  const child = spawn(electron.executable, [...sandbox, bench.parts, '--data-dir', dataDir], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const forced = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await ended;
  clearTimeout(forced);
  const told = said.split('\n').find((text) => text.startsWith('{'));
  if (told === undefined) throw new Error(`the program showed no rows: ${said}`);
  const { made, rows } = JSON.parse(told) as { made: number; rows: number };
  return { fromStart: rows - started, fromWindow: rows - made };
}

async function measureWindow(dataDir: string, key: string, server: ChildProcess): Promise<Line[]> {
  const { app, window, close } = await launch({ dataDir, env: { KRONIKA_API_KEY: key } });
  try {
    const kronika = new KronikaWindow(window);
    await expect(kronika.rows().first()).toBeVisible();
    const frame = { name: 'key to the next frame, no search', ...timesOfKeys(await typeIntoSettings(kronika)) };
    const alone = timesOfKeys(await typeSearches(kronika));
    const scrolling = await measureScrolling(app, kronika, dataDir);
    const exporting = timesOfKeys(await typeWhileExporting(app, kronika, dataDir));
    const downloading = timesOfKeys(await typeWhileDownloading(kronika, server));
    const most = slowest.find(({ interactions }) => bench.interactions <= interactions);
    return [
      { name: 'key to rows', ...alone, base: frame, ...(most === undefined ? {} : { most: { p95: most.p95 } }) },
      {
        ...{ name: 'key to rows during a download', ...downloading },
        ...{ base: { name: 'key to rows', ...alone }, most: { ratio: 2 } },
      },
      {
        ...{ name: 'key to rows during an export', ...exporting },
        ...{ base: { name: 'key to rows', ...alone }, most: { ratio: 2 } },
      },
      ...scrolling,
    ];
  } finally {
    await close();
  }
}

/** Types where each fsync takes longer, beside what was measured before. */
async function measureSlowDisk(
  dataDir: string,
  key: string,
  server: ChildProcess,
  before: readonly Line[],
): Promise<Line[]> {
  const { window, close } = await launch({ dataDir, env: { KRONIKA_API_KEY: key, ...makeSlowDisk(dataDir) } });
  const line = (name: string, times: Times): Line[] =>
    before
      .filter((other) => other.name === name)
      .map((base) => ({ name: `${name}, on a slow disk`, ...times, base, most: { ratio: 2 } }));
  try {
    const kronika = new KronikaWindow(window);
    await expect(kronika.rows().first()).toBeVisible();
    await typeIntoSettings(kronika);
    const alone = timesOfKeys(await typeSearches(kronika));
    const downloading = timesOfKeys(await typeWhileDownloading(kronika, server));
    return [...line('key to rows', alone), ...line('key to rows during a download', downloading)];
  } finally {
    await close();
  }
}

/** Types the searches; gives their keys. */
async function typeSearches({ page, searchBox }: KronikaWindow): Promise<PaintedKey[]> {
  const keys: PaintedKey[] = [];
  const hint = page.getByText(t('search.help'), { exact: true });
  for (const search of typed) {
    await searchBox.press('Escape');
    await searchBox.focus();
    await expect(hint).toBeVisible();
    await sleep(1000);
    await page.evaluate(watchKeys, { understood: understoodTexts(), list: t('terms.label') });
    await type(page, search);
    keys.push(...(await watchedKeys(page)));
  }
  return keys;
}

/** The same keys where they ask nothing. */
async function typeIntoSettings(kronika: KronikaWindow): Promise<PaintedKey[]> {
  const dialog = await kronika.openSettings();
  await dialog.getByRole('button', { name: t('settings.replaceKey') }).click();
  await dialog.getByLabel(t('settings.newKey'), { exact: true }).focus();
  await kronika.page.evaluate(watchKeys, { understood: null, list: '' });
  for (const search of typed) await type(kronika.page, search);
  const keys = await watchedKeys(kronika.page);
  await kronika.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return keys;
}

async function typeWhileDownloading(kronika: KronikaWindow, server: ChildProcess): Promise<PaintedKey[]> {
  const { page } = kronika;
  await page.evaluate(() => {
    void window.kronika.ask('startSync', { from: '2024-01-01', to: '2025-12-31' });
  });
  await expect.poll(() => countRequests(server), { timeout: 60_000 }).toBeGreaterThan(10);
  const keys = await typeSearches(kronika);
  const asked = await countRequests(server);
  await sleep(2000);
  if ((await countRequests(server)) === asked) throw new Error('the download ended before the typing did');
  await page.evaluate(() => window.kronika.ask('stopSync', {}));
  return keys;
}

/** Types while everything is exported as a workbook, which takes longest, again and again until the typing ends. */
async function typeWhileExporting(
  app: ElectronApplication,
  kronika: KronikaWindow,
  folder: string,
): Promise<PaintedKey[]> {
  const { page } = kronika;
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(folder, 'all.xlsx'),
  );
  const requestId = 1e9;
  const question = {
    ...{ query: { text: '', filters: {} }, selection: { kind: 'all' as const } },
    sort: { by: 'date' as const, descending: true },
    ...{
      settings: { ...workbook, columns: choose(recordColumns) },
      profile: { kind: 'byHand' as const },
      takesLongTexts: false,
    },
  };
  await page.evaluate(
    ({ input, number }) => {
      window.exportNumber = number;
      window.exportsGoOn = true;
      // One after the other: a million records are exported before the typing ends.
      const exportAgain = async (): Promise<string> => {
        const result = await window.kronika.ask('exportRows', input, window.exportNumber);
        if (!result.ok || !window.exportsGoOn) return JSON.stringify(result);
        window.exportNumber += 1;
        return exportAgain();
      };
      window.exportEnd = exportAgain();
    },
    { input: question, number: requestId },
  );
  const ended = (): Promise<string | null> =>
    page.evaluate(() => Promise.race([window.exportEnd, new Promise<null>((go) => setTimeout(go, 50, null))]));
  await sleep(1000);
  const keys = await typeSearches(kronika);
  const end = await ended();
  if (end !== null) throw new Error(`the exports ended before the typing did: ${end}`);
  await page.evaluate(() => {
    window.exportsGoOn = false;
    window.kronika.cancel(window.exportNumber);
  });
  await page.evaluate(() => window.exportEnd);
  return keys;
}

/** Presses the keys at an even pace, whatever the window makes of them. */
async function type(page: Page, search: string): Promise<void> {
  const begun = performance.now();
  for (const [at, letter] of search.split('').entries()) {
    await sleep(Math.max(0, begun + at * keyMs - performance.now()));
    await page.keyboard.press(letter === '<' ? 'Backspace' : letter);
  }
}

/** Every text on the way to a search. */
function textsOf(search: string): readonly string[] {
  return search.split('').reduce<string[]>((before, letter) => {
    const text = before.at(-1) ?? '';
    return [...before, letter === '<' ? text.slice(0, -1) : text + letter];
  }, []);
}

let understood: Readonly<Record<string, string>> | null = null;

/**
 * Every text on the way to a search, with the words that the window then says it looks for: where nothing has the typed ones,
 * those that were probably meant.
 */
function understoodTexts(): Readonly<Record<string, string>> {
  if (understood !== null) return understood;
  const archive = openForReading(bench.archive, { inflectionFolder: join(projectRoot, 'dist/main') });
  const said = (text: string): string =>
    understand(archive, { text, filters: {} })
      .understood.map((group) => groupText(group, t))
      .join('\n');
  understood = Object.fromEntries(typed.flatMap(textsOf).map((text) => [text, said(text)]));
  archive.close();
  return understood;
}

async function watchedKeys(page: Page): Promise<PaintedKey[]> {
  await page.waitForFunction(() => !window.keyWatch.isPending, undefined, { timeout: 20_000 });
  // The last one's frame.
  await sleep(200);
  return page.evaluate(() => {
    window.keyWatch.stop();
    return [...window.keyWatch.painted];
  });
}

/** Turns the wheel, drags the scrollbar from the first result to the last, and moves the mouse as far without a button. */
async function measureScrolling(app: ElectronApplication, kronika: KronikaWindow, folder: string): Promise<Line[]> {
  const { grid, searchBox, page } = kronika;
  await searchBox.press('Escape');
  await expect(page.getByText(t('search.help'), { exact: true })).toBeVisible();
  await sleep(2000);
  const trace = join(folder, 'frames.json');
  const still = await move(app, kronika, 'beside', trace);
  const turned = await move(app, kronika, 'wheel', trace);
  await grid.focus();
  await page.keyboard.press('Home');
  await sleep(1000);
  const dragged = await move(app, kronika, 'scrollbar', trace);
  const isAtEnd = await grid.evaluate((list) => list.scrollTop + list.clientHeight >= list.scrollHeight - 2);
  if (!isAtEnd) throw new Error('the scrollbar did not reach the end of the list');
  return [
    ...linesOf('turning the wheel', turned, still),
    ...linesOf('dragging the scrollbar to the end', dragged, still),
  ];
}

interface Movement extends Frames {
  readonly screen: ScreenFrames;
}

function linesOf(name: string, { gaps, empty, screen }: Movement, still: Movement): readonly Line[] {
  const longest = (times: readonly number[]): Times => ({ p50: Math.max(0, ...times), p95: Math.max(0, ...times) });
  const base = { name: `the mouse moves beside it: ${String(still.gaps.length)} frames`, ...timesOf(still.gaps) };
  const dropped = `${(100 * screen.dropped).toFixed(1)} % not in time`;
  return [
    {
      ...{ name: `${name}: ${String(gaps.length)} frames of the page, each`, ...timesOf(gaps) },
      ...{ base, most: { p95: slowestFrame } },
    },
    { name: `on the screen: ${String(screen.gaps.length)} frames, ${dropped}, each`, ...timesOf(screen.gaps), base },
    {
      ...{ name: 'longest frame of the page', ...longest(gaps) },
      base: { name: 'the same', ...longest(still.gaps) },
    },
    {
      ...{ name: 'rows in sight empty, longest', ...longest(empty), most: { p95: maxEmpty } },
      base: { name: 'the same', ...longest(still.empty) },
    },
  ];
}

/** Watches the frames while the mouse goes down along the list, on its scrollbar or beside it, or turns the wheel. */
async function move(
  app: ElectronApplication,
  { page, grid }: KronikaWindow,
  how: 'scrollbar' | 'wheel' | 'beside',
  trace: string,
): Promise<Movement> {
  const box = await grid.boundingBox();
  if (box === null) throw new Error('the list is not there');
  const x = Math.round(how === 'scrollbar' ? box.x + box.width - 6 : box.x + box.width / 2);
  // Below the arrow above the thumb.
  const [top, bottom] = [Math.round(box.y + arrowPx), Math.round(box.y + box.height)];
  await page.mouse.move(x, how === 'wheel' ? (top + bottom) / 2 : top);
  if (how === 'scrollbar') await page.mouse.down();
  const stopRecording = await recordScreen(app, trace);
  await page.evaluate(watchFrames);
  await moveInside(app, how, { x, top, bottom });
  // What the last movement asked for has come as well.
  await sleep(500);
  const frames = await page.evaluate(() => window.frameWatch.stop());
  const screen = await stopRecording();
  if (how === 'scrollbar') await page.mouse.up();
  return { ...frames, screen };
}

/** Moves as often as a screen shows it, out of the program itself: a tool outside takes a part of the two cores. */
async function moveInside(
  app: ElectronApplication,
  how: 'scrollbar' | 'wheel' | 'beside',
  { x, top, bottom }: { readonly x: number; readonly top: number; readonly bottom: number },
): Promise<void> {
  await app.evaluate(
    async ({ BrowserWindow }, { isTurned, held, x, top, bottom, wheelPx, moveMs, everyMs }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const begun = performance.now();
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          const part = Math.min(1, (performance.now() - begun) / moveMs);
          if (isTurned) contents?.sendInputEvent({ type: 'mouseWheel', x, y: (top + bottom) >> 1, deltaY: -wheelPx });
          else contents?.sendInputEvent({ type: 'mouseMove', x, y: Math.round(top + part * (bottom - top)), ...held });
          if (part < 1) return;
          clearInterval(timer);
          resolve();
        }, everyMs);
      });
    },
    {
      ...{ isTurned: how === 'wheel', x, top, bottom, wheelPx, moveMs, everyMs: moveEveryMs },
      held: how === 'scrollbar' ? { button: 'left' as const, modifiers: ['leftbuttondown' as const] } : {},
    },
  );
}

/** So many keys are named as the slowest: those that nothing but their text tells from the others show where to look. */
const namedKeys = 5;

function timesOfKeys(keys: readonly PaintedKey[]): Times {
  const slowestFirst = [...keys].sort((a, b) => b.ms - a.ms).slice(0, namedKeys);
  return {
    ...timesOf(keys.map((key) => key.ms)),
    slowestKeys: slowestFirst.map((key) => `“${key.text}” ${ms(key.ms)}`),
  };
}

function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.ceil(sorted.length * part) - 1] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

function print(lines: readonly Line[]): void {
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`\n### The window on ${bench.interactions.toLocaleString('en')} interactions\n`);
  console.log(`${String(cpus().length)} cores, ${cpus()[0]?.model ?? ''}; load ${load.join(', ')}\n`);
  console.log('| measured | p50 | p95 | beside | p50 | p95 | ratio of p95 |');
  console.log('| --- | --: | --: | --- | --: | --: | --: |');
  for (const { name, p50, p95, base } of lines) {
    console.log(
      `| ${[name, ms(p50), ms(p95), base.name, ms(base.p50), ms(base.p95), ratio(p95, base.p95)].join(' | ')} |`,
    );
  }
  console.log('');
  for (const { name, slowestKeys } of lines) {
    if (slowestKeys !== undefined) console.log(`${name}, slowest: ${slowestKeys.join(', ')}`);
  }
}

function missesOf({ name, p95, base, most }: Line): string[] {
  return [
    ...(most?.p95 !== undefined && p95 > most.p95 ? [`${name}: ${ms(p95)} > ${ms(most.p95)}`] : []),
    ...(most?.ratio !== undefined && p95 / base.p95 > most.ratio
      ? [`${name}: ${ratio(p95, base.p95)} times ${base.name} > ${String(most.ratio)}`]
      : []),
  ];
}

function ratio(time: number, base: number): string {
  return (time / base).toPrecision(2);
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
}

async function countRequests(server: ChildProcess): Promise<number> {
  const counts = hear<{ total: number }>(server);
  server.send('count');
  return (await counts).total;
}

function hear<T>(server: ChildProcess): Promise<T> {
  return new Promise((resolve) => {
    server.once('message', (message) => {
      resolve(message as T);
    });
  });
}

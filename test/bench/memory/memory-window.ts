import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import { choose, recordColumns, styles } from '../../../preload/export/export-model';
import { words } from '../../../preload/words/words';
import { whenFramePainted, whenRowsPainted } from '../window/window-page';

/**
 * What Electron is given to measure its memory: the program as it is built or, for comparison, an empty window. It does
 * what it is told on stdin, a line each, and says on stdout when that is done: no tool beside it takes memory or time.
 */
const program = process.env['KRONIKA_BENCH_PROGRAM'];
const painted = program === undefined ? whenFramePainted : whenRowsPainted;

/** What is typed, over and over; `<` takes the last letter back. */
const typed = ['fakr<tury zal<plac', 'dzien dobry proz<sze', 'rabat gwr<arancja', 'kosiarj<k'];
const keyMs = 100;

app.on('browser-window-created', (_event, { webContents }) => {
  webContents.once('did-navigate', () => {
    void webContents.mainFrame.executeJavaScript(`(${painted.toString()})()`).then(() => {
      say('shown');
      createInterface({ input: process.stdin }).on('line', (line) => {
        const [name = '', seconds = '', path = ''] = line.split(' ');
        const act = (acts[name] ?? quit)(webContents, performance.now() + 1000 * Number(seconds), path);
        act.then(
          () => {
            say('done');
          },
          (error: unknown) => {
            say(`failed: ${String(error)}`);
          },
        );
      });
    });
  });
});

if (program === undefined) void app.whenReady().then(() => new BrowserWindow().loadURL('about:blank'));
else createRequire(__filename)(program);

type Act = (contents: WebContents, until: number, path: string) => Promise<void>;

const acts: Readonly<Record<string, Act>> = { type: typeSearches, export: exportAll, download };

/** Presses keys at an even pace. */
async function typeSearches(contents: WebContents, until: number): Promise<void> {
  const label = JSON.stringify(`input[aria-label="${words('pl')('search.label')}"]`);
  await contents.executeJavaScript(`document.querySelector(${label}).focus()`);
  for (let at = 0; performance.now() < until; at += 1) {
    await press(contents, 'Escape');
    for (const letter of typed[at % typed.length] ?? '') await press(contents, letter === '<' ? 'Backspace' : letter);
  }
  await press(contents, 'Escape');
}

async function press(contents: WebContents, keyCode: string): Promise<void> {
  contents.sendInputEvent({ type: 'keyDown', keyCode });
  if (keyCode.length === 1) contents.sendInputEvent({ type: 'char', keyCode });
  contents.sendInputEvent({ type: 'keyUp', keyCode });
  await sleep(keyMs);
}

/** Exports everything as a workbook, which takes most, as often as the time lets it. */
async function exportAll(contents: WebContents, until: number, filePath: string): Promise<void> {
  dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  const settings = {
    format: 'xlsx',
    style: styles.excelPl,
    rows: 'records',
    words: 'pl',
    columns: choose(recordColumns),
  };
  const question = {
    ...{ query: { text: '', filters: {} }, selection: { kind: 'all' }, sort: { by: 'date', descending: true } },
    ...{ settings, profile: { kind: 'byHand' }, takesLongTexts: false },
  };
  for (let at = 1; performance.now() < until; at += 1) await ask(contents, 'exportRows', question, at);
}

/** Downloads, and stops before it is done. */
async function download(contents: WebContents, until: number): Promise<void> {
  const sync = ask(contents, 'startSync', { from: '2024-01-01', to: '2025-12-31' });
  await sleep(until - performance.now());
  await ask(contents, 'stopSync', {});
  await sync;
}

/** Asks as the window does. Throws where the answer is a failure. */
async function ask(contents: WebContents, name: string, input: unknown, at?: number): Promise<void> {
  const given = [name, input, ...(at === undefined ? [] : [1e9 + at])].map((part) => JSON.stringify(part)).join(', ');
  const answer: unknown = await contents.executeJavaScript(`window.kronika.ask(${given}).then(JSON.stringify)`);
  if (!String(answer).startsWith('{"ok":true')) throw new Error(`${name}: ${String(answer)}`);
}

function quit(): Promise<void> {
  app.quit();
  return Promise.resolve();
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function say(what: string): void {
  process.stdout.write(`bench: ${what}\n`);
}

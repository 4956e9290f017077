import { expect, test } from '@playwright/test';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  symlinkSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../build/setup/places.mjs';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { runKronika, runProgram, type CommandOutcome } from '../driver/command-line';
import { download, downloadOnce } from '../driver/downloaded';
import { launch } from '../driver/launch';
import { officeDays } from '../driver/office';

let dataDir: string;
let servers: Server[];
let hasDisk = false;

test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kronika-faults-'));
  servers = [];
});

test.afterEach(async () => {
  if (hasDisk) spawnSync('umount', ['-l', dataDir]);
  hasDisk = false;
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  rmSync(dataDir, { recursive: true, force: true });
});

/** A server that answers every request with the same bytes; gives its address. */
async function startAnswering(answer: Buffer | string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(answer));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/publicApi/`;
}

function sync(baseUrl: string): Promise<CommandOutcome> {
  const days = ['--from', '2026-01-01', '--to', '2026-01-02'];
  return runKronika(['sync', '--account', baseUrl, ...days, '--data-dir', dataDir], { env: { KRONIKA_API_KEY: 'x' } });
}

/** Puts the archive that was downloaded for this file into the data folder of the test. */
function bringArchive(): void {
  cpSync(downloaded.dataDir, dataDir, { recursive: true });
}

/** Runs a command on the data folder of the test. */
function kronika(...args: string[]): Promise<CommandOutcome> {
  return runKronika([...args, '--data-dir', dataDir]);
}

const office = generateOffice({ seed: 3, interactions: 1500, ...officeDays });
const downloaded = downloadOnce(() => startCrmServer({ data: office, key: 'x' }), officeDays);

const odd = {
  'a status above 599': 'HTTP/1.1 999 Dziwne\r\ncontent-length: 0\r\n\r\n',
  'a status of 600': 'HTTP/1.1 600 X\r\ncontent-length: 0\r\n\r\n',
  'a switch of protocols': 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
  'Polish letters in the reason': 'HTTP/1.1 503 Zażółć\r\ncontent-length: 0\r\n\r\n',
  'Polish letters in a header': 'HTTP/1.1 503 X\r\nx-powód: żółć\r\nx-reason: żółć\r\ncontent-length: 0\r\n\r\n',
};

for (const [name, answer] of Object.entries(odd)) {
  test(`an answer with ${name} fails as one request does, and ends with 4`, async () => {
    const outcome = await sync(await startAnswering(answer));
    expect(outcome.code, outcome.stderr).toBe(4);
    expect(outcome.stderr).not.toMatch(/\bat .*[(:]|RangeError|TypeError/);
  });
}

/** A program in front of Kronika's own that lets `fault` happen as soon as somebody listens for it. */
function faultOnListening(name: 'uncaughtException' | 'unhandledRejection', fault: string): Record<string, string> {
  const file = join(dataDir, 'fault.cjs');
  const isOurs = "process.type === 'browser' && require('node:worker_threads').isMainThread";
  const act = `process.on('newListener', (name) => { if (name === '${name}') setImmediate(() => { ${fault} }); });`;
  writeFileSync(file, `if (${isOurs}) ${act}`);
  return { NODE_OPTIONS: `--require ${file}` };
}

for (const [name, fault] of [
  ['uncaughtException', "throw new Error('nobody foresaw jan@example.com')"],
  ['unhandledRejection', "void Promise.reject(new Error('nobody foresaw jan@example.com'))"],
] as const) {
  test(`a command says a sentence and ends with 7: ${name}`, async () => {
    const outcome = await runKronika(['status', '--data-dir', dataDir], { env: faultOnListening(name, fault) });
    expect(outcome.code, outcome.stderr).toBe(7);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).toMatch(/nie przewidziała|did not expect/);
    expect(outcome.stderr).not.toMatch(/nobody foresaw|\n\s+at /);
    const log = join(dataDir, 'logs', 'kronika.log');
    expect(outcome.stderr).toContain(log);
    expect(readFileSync(log, 'utf8')).toContain('nobody foresaw …@…');
    if (process.platform !== 'win32') expect(statSync(log).mode & 0o777).toBe(0o600);
  });
}

test('a fault while a command ends is no less one: it says its sentence and ends with 7', async () => {
  const file = join(dataDir, 'late-fault.cjs');
  const late = "if (String(text).includes('--account')) setImmediate(() => { throw new Error('nobody foresaw'); });";
  const heard = `const { write } = process.stderr;
    process.stderr.write = function (text, ...more) { ${late} return write.call(this, text, ...more); };`;
  writeFileSync(file, `if (process.type === 'browser' && require('node:worker_threads').isMainThread) { ${heard} }`);
  const outcome = await runKronika(['status', '--data-dir', dataDir], { env: { NODE_OPTIONS: `--require ${file}` } });
  expect(outcome.code, outcome.stderr).toBe(7);
  expect(outcome.stderr).toMatch(/nie przewidziała|did not expect/);
});

test('a data folder below a file, or with a name too long, is wrong usage', async () => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  for (const folder of [join(file, 'x'), join(dataDir, 'n'.repeat(5000))]) {
    const outcome = await runKronika(['status', '--data-dir', folder]);
    expect(outcome.code, outcome.stderr).toBe(2);
    expect(outcome.stderr).toContain(`: ${folder}`);
  }
});

test('results that cannot be written are no success, and a reader that leaves is no failure', async () => {
  test.skip(!existsSync('/dev/full'), 'needs a device that is always full');
  bringArchive();
  const shell = (line: string): Promise<CommandOutcome> => runProgram('bash', ['-c', `set -o pipefail; ${line}`]);
  const kronika = `'${process.execPath}' '${join(projectRoot, 'build', 'start.mjs')}'`;
  for (const command of ['status --json', 'search "" --json']) {
    const outcome = await shell(`${kronika} ${command} --data-dir '${dataDir}' >/dev/full`);
    expect(outcome.code, command).toBe(2);
    expect(outcome.stderr).toMatch(/nie udało się zapisać w całości|could not be written in full/);
  }
  const left = await shell(`${kronika} search "" --limit 100000 --data-dir '${dataDir}' | head -1`);
  expect(left.code, left.stderr).toBe(0);
  expect(left.stdout.trimEnd().split('\n')).toHaveLength(1);
  // It was not read to its end, so nobody knows what was found.
  expect(left.stderr).not.toMatch(/wynik|result/);
});

test('a search whose reader takes nothing more ends with the first SIGTERM', async () => {
  test.skip(process.platform === 'win32', 'signals are for the others');
  bringArchive();
  const args = [join(projectRoot, 'build', 'start.mjs'), 'search', '', '--json', '--limit', '100000'];
  const child = spawn(process.execPath, [...args, '--data-dir', dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  // The first words are there; the pipe then fills, and nobody empties it.
  await new Promise((resolve) => child.stdout.once('readable', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(143);
});

test('what a stranger wrote steers no terminal', async () => {
  const esc = String.fromCharCode(0x1b);
  const csi = String.fromCharCode(0x9b);
  const turned = String.fromCharCode(0x202e);
  const bytes = `${esc}[2J${esc}]52;c;aGE=${String.fromCharCode(7)}${csi}31m${turned}`;
  const said = { service: 'SMS', smsData: `znak ${bytes}\tkoniec` } as const;
  const data = { ...office, interactionAt: (index: number) => ({ ...office.interactionAt(index), ...said }) };
  const server = await startCrmServer({ data, key: 'x' });
  await download(server, officeDays, dataDir);
  await server.close();
  const found = await kronika('search', 'znak');
  const [uuid] = /\S+$/m.exec(found.stdout) ?? [''];
  const shown = await kronika('show', uuid);
  for (const outcome of [found, shown]) {
    expect(outcome.code, outcome.stderr).toBe(0);
    expect(outcome.stdout).toContain('znak ␛[2J␛]52;c;aGE=␇[U+009B]31m[U+202E]');
    expect(outcome.stdout + outcome.stderr).not.toMatch(new RegExp(`[${esc}${csi}${turned}]`));
  }
  const json = await kronika('show', uuid, '--json');
  expect(json.stdout).not.toMatch(new RegExp(`[${esc}${csi}${turned}]`));
  expect((JSON.parse(json.stdout) as { smsText: string }).smsText).toBe(`znak ${bytes}\tkoniec`);
});

test('a message of the CRM steers no terminal', async () => {
  const body = JSON.stringify({ success: false, message: `nie ${String.fromCharCode(0x1b)}[2J` });
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${String(body.length)}\r\n\r\n`;
  const outcome = await sync(await startAnswering(head + body));
  expect(outcome.stderr).toContain('nie ␛[2J');
  expect(outcome.stderr).not.toContain(String.fromCharCode(0x1b));
});

/** Makes the data folder a disk of its own; only root may, on Linux. */
function mountDisk(): void {
  hasDisk = process.platform === 'linux' && mount('-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', dataDir);
  test.skip(!hasDisk, 'needs a disk of its own');
}

function mount(...args: readonly string[]): boolean {
  return spawnSync('mount', args).status === 0;
}

/** What only reads ends well, and a download ends with 5. */
/** `noted`: whether what leaves the archive has to stand in its register, which has no room left there. */
async function expectReadsOnly({ noted = false, beforeDownload = (): void => {} } = {}): Promise<void> {
  const { from, to } = officeDays;
  const folder = mkdtempSync(join(tmpdir(), 'kronika-elsewhere-'));
  const found = await kronika('search', '', '--limit', '1');
  const [uuid] = /\S+$/m.exec(found.stdout) ?? [''];
  const commands = [['status'], ['show', uuid], ['verify'], ['coverage', '--from', from, '--to', to]];
  try {
    const exported = ['export', join(folder, 'all.csv')];
    for (const command of [...commands, exported, ['backup', join(folder, 'b.kronika')]]) {
      const isRefused = noted && command === exported;
      const outcome = await kronika(...command);
      expect(outcome.code, `${command.join(' ')}: ${outcome.stderr}`).toBe(isRefused ? 5 : 0);
      if (isRefused) expect(outcome.stderr).toMatch(/rejestr|register/);
      expect(outcome.stderr).not.toMatch(/SqliteError|\n\s+at /);
    }
    for (const file of noted ? ['b.kronika'] : ['all.csv', 'b.kronika'])
      expect(statSync(join(folder, file)).size).toBeGreaterThan(100_000);
    expect(existsSync(join(folder, 'all.csv'))).toBe(!noted);
  } finally {
    rmSync(folder, { recursive: true });
  }
  beforeDownload();
  const again = await runKronika(['sync', '--data-dir', dataDir], { env: { KRONIKA_API_KEY: 'x' } });
  expect(again.code, again.stderr).toBe(5);
  expect(again.stderr).not.toMatch(/SqliteError|\n\s+at /);
}

test('an archive on a disk that may only be read is read, and a download into it ends with 5', async () => {
  mountDisk();
  bringArchive();
  expect(mount('-o', 'remount,ro', dataDir)).toBe(true);
  await expectReadsOnly();
  // Another account, whose archive would have to be begun.
  const data = generateOffice({ seed: 4, interactions: 10, from: '2026-01-01', to: '2026-01-02' });
  const server = await startCrmServer({ data, key: 'x' });
  const fresh = await sync(server.baseUrl);
  await server.close();
  expect(fresh.code, fresh.stderr).toBe(5);
});

test('an archive on a full disk is read and backed up; an export and a download end with 5', async () => {
  mountDisk();
  bringArchive();
  const fill = (name: string): void => {
    spawnSync('dd', ['if=/dev/zero', `of=${join(dataDir, name)}`, 'bs=512']);
  };
  fill('ballast');
  // The program's own commands gave some of it back: with room for a page, a download would go on to the network.
  await expectReadsOnly({
    noted: true,
    beforeDownload: () => {
      fill('more ballast');
    },
  });
});

test('what lies in the place of an archive and is none is said, with 5', async () => {
  bringArchive();
  const archives = join(dataDir, 'archives');
  const archive = join(archives, readdirSync(archives).find((name) => name.endsWith('.kronika')) ?? '');
  const put = {
    'a folder': () => {
      mkdirSync(archive);
    },
    'a link that leads nowhere': () => {
      symlinkSync(join(archives, 'nowhere'), archive);
    },
    'a link to itself': () => {
      symlinkSync(archive, archive);
    },
  };
  renameSync(archive, `${archive}.moved`);
  for (const [name, act] of Object.entries(put)) {
    act();
    for (const command of ['status', 'sync']) {
      const outcome = await runKronika([command, '--data-dir', dataDir], { env: { KRONIKA_API_KEY: 'x' } });
      expect(outcome.code, `${command}, ${name}: ${outcome.stderr}`).toBe(5);
      expect(outcome.stderr).toContain(archive);
      expect(outcome.stderr).not.toMatch(/\n\s+at /);
    }
    rmSync(archive, { recursive: true, force: true });
  }
});

test('a download whose writer dies ends with its sentence, and the next one does the rest', async () => {
  const data = generateOffice({ seed: 4, interactions: 100, ...officeDays });
  const server = await startCrmServer({ data, key: 'x' });
  const file = join(dataDir, 'fault.cjs');
  writeFileSync(
    file,
    `const { parentPort } = require('node:worker_threads');
     parentPort?.on('message', ({ name }) => { if (name === 'storeHistoryPage') process.exit(9); });`,
  );
  const { from, to } = officeDays;
  const run = (env: Record<string, string>): Promise<CommandOutcome> =>
    runKronika(['sync', '--account', server.baseUrl, '--from', from, '--to', to, '--json', '--data-dir', dataDir], {
      env: { KRONIKA_API_KEY: 'x', ...env },
    });
  const died = await run({ NODE_OPTIONS: `--require ${file}` });
  expect(died.code, died.stderr).toBe(7);
  expect(JSON.parse(died.stdout)).toMatchObject({ complete: false, stopped: 'threadDied' });
  expect(died.stderr).toMatch(/Część Kroniki przestała|A part of Kronika stopped/);
  expect(died.stderr).not.toMatch(/\n\s+at /);
  const outcome = await run({});
  await server.close();
  expect(outcome.code, outcome.stderr).toBe(0);
  expect(JSON.parse(outcome.stdout)).toMatchObject({ interactions: { new: 100 }, complete: true });
});

test('no child of the program gets the key of the environment', async () => {
  const started = await launch({ env: { KRONIKA_API_KEY: 'a-key-for-nobody-else' } });
  try {
    expect(await started.app.evaluate(() => process.env['KRONIKA_API_KEY'] ?? null)).toBeNull();
    const setup = await started.window.evaluate(() => window.kronika.ask('readSetup', {}));
    expect(setup).toMatchObject({ ok: true });
  } finally {
    await started.close();
  }
});

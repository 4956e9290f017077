import { expect, test } from '@playwright/test';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { projectRoot } from '../../../build/setup/places.mjs';
import { mixedDialect } from '../../../main/sample-crm/http/dialect';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { runKronika, runProgram, type CommandOutcome } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { officeDays } from '../driver/office';

const key = 'a-key-that-must-not-leak';
const office = generateOffice({ seed: 3, interactions: 1500, ...officeDays });
let dataDir: string;
let server: CrmServer;

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kronika-cli-'));
  server = await startCrmServer({ data: office, key, dialect: mixedDialect(3) });
});

test.afterEach(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const kronika = (...args: string[]): Promise<CommandOutcome> =>
  runKronika([...args, '--data-dir', dataDir], { env: { KRONIKA_API_KEY: key } });
const sync = (...more: string[]): Promise<CommandOutcome> =>
  kronika('sync', '--account', server.baseUrl, '--from', '2026-01-01', '--to', '2026-03-31', ...more);

test('mirrors, then answers every command without the CRM, with results alone on stdout', async () => {
  // One command after another, each as long as the machine is slow.
  const synced = await sync('--json');
  expect(synced.code, synced.stderr).toBe(0);
  const report = JSON.parse(synced.stdout) as { requests: number };
  expect(report).toMatchObject({
    interactions: { new: 1500, changed: 0, unchanged: 0 },
    notes: { changed: 0, owed: 0 },
    complete: true,
    gaps: [],
  });
  expect(report.requests).toBeGreaterThan(100);
  await server.close();

  const status = await kronika('status', '--json');
  expect(status.code).toBe(0);
  expect(JSON.parse(status.stdout)).toMatchObject({ interactions: 1500, notesOwed: 0, complete: true, gaps: [] });

  const coverage = await kronika('coverage', '--to', '2026-03-31', '--json');
  expect(coverage.code, coverage.stderr).toBe(0);
  const days = JSON.parse(coverage.stdout) as { day: string; interactions: number }[];
  expect(days).toHaveLength(90);
  expect(days[0]).toMatchObject({ day: '2026-01-01', events: 'complete', notes: 'complete', notesOwed: 0 });
  expect(days.reduce((sum, { interactions }) => sum + interactions, 0)).toBe(1500);
  const all = await kronika('coverage', '--to', '2026-04-01');
  expect(all.code).toBe(1);
  expect(all.stdout.trim().split('\n')).toHaveLength(2);

  const found = await kronika('search', 'faktura', '--service', 'sms', '--limit', '3', '--json');
  const rows = found.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { uuid: string; service: string });
  expect(rows).toHaveLength(3);
  expect(rows.map((row) => row.service)).toEqual(['sms', 'sms', 'sms']);

  const shown = await kronika('show', rows[0]!.uuid, '--json');
  expect(JSON.parse(shown.stdout)).toMatchObject({ uuid: rows[0]!.uuid, service: 'sms' });

  const csv = join(dataDir, 'out.csv');
  const exported = await kronika('export', csv, 'faktura', '--columns', 'uuid,number');
  expect(exported.code).toBe(0);
  // For programs: no mark in front, and numbers as they are.
  expect(readFileSync(csv, 'utf8')).toMatch(/^uuid,number\r\n[^,=]+,[+\d ]+\r\n/);

  // What cannot be searched finds nothing, never everything, and every place says so.
  const inVain = await kronika('search', '!!!');
  expect(inVain).toMatchObject({ code: 0, stdout: '' });
  expect(inVain.stderr).toContain('W „!!!” nie ma żadnego słowa');
  const empty = join(dataDir, 'nothing.csv');
  const emptied = await kronika('export', empty, '!!!', '--columns', 'uuid');
  expect(emptied.stderr).toContain('W „!!!” nie ma żadnego słowa');
  expect(readFileSync(empty, 'utf8')).toBe('uuid\r\n');
  const sheet = readdirSync(dataDir).find((name) => name.startsWith('nothing') && name !== 'nothing.csv')!;
  expect(readFileSync(join(dataDir, sheet), 'utf8')).toContain('!!! (nie ma w tym nic, czego można szukać)');

  const jsonl = join(dataDir, 'out.jsonl');
  expect((await kronika('export', jsonl)).code).toBe(0);
  const lines = readFileSync(jsonl, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(1500);
  for (const line of lines) {
    const record = JSON.parse(line) as { interaction: { uuid: string }; notes: unknown[] };
    expect(record.interaction).toEqual(server.servedInteraction(record.interaction.uuid));
    expect(record.notes).toHaveLength(server.servedNotes(record.interaction.uuid).length);
  }

  const verified = await kronika('verify', '--json');
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ sound: true, complete: true });

  // One file, without side files; and the key nowhere in the data folder.
  expect(readdirSync(join(dataDir, 'archives')).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  for (const outcome of [synced, status, found, shown]) expect(outcome.stdout + outcome.stderr).not.toContain(key);
  for (const path of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
    if (path.isFile()) expect(readFileSync(join(path.parentPath, path.name)).includes(key), path.name).toBe(false);
  }
});

test('ends with 3 and says the three causes when the CRM refuses', async () => {
  server.setKey('another');
  const outcome = await sync();
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toContain('API CRM');
  expect(outcome.stdout).toBe('');
  expect(existsSync(join(dataDir, 'archives')), 'an archive of an account that never answered').toBe(false);
});

test('says that the address may have changed where the CRM accepted the key before', async () => {
  expect((await sync()).code).toBe(0);
  server.setKey('another');
  const outcome = await kronika('sync', '--account', server.baseUrl);
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toMatch(/zmienił się publiczny adres IP biura|public IP address has changed/);
});

test('ends with 4 when nothing answers', async () => {
  const { baseUrl } = server;
  await server.close();
  const outcome = await kronika('sync', '--account', baseUrl, '--from', '2026-03-01', '--to', '2026-03-31');
  expect(outcome.code).toBe(4);
  expect(existsSync(join(dataDir, 'archives')), 'an archive of an account that never answered').toBe(false);
});

test('ends with 1 and names the gap when a part of the period never comes', async () => {
  server.setFaults([{ kind: 'serverError', on: { method: 'notes' } }]);
  const outcome = await sync('--json');
  expect(outcome.code).toBe(1);
  expect(JSON.parse(outcome.stdout)).toMatchObject({ complete: false });
});

test('ends with 2 for wrong usage and for an archive that is not there', async () => {
  for (const args of [['serach'], ['search', 'x', '--service', 'mms'], ['sync', '--from', '2026-02-30'], ['status']]) {
    const outcome = await kronika(...args);
    expect(outcome.code, args.join(' ')).toBe(2);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).not.toBe('');
  }
});

test('tells every command and the completion of a shell without an archive', async () => {
  const help = await runKronika(['search', '--help']);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toMatch(/^ {2}verify-export <.*> \[--json\]$/m);
  expect(help.stdout).toContain('KRONIKA_API_KEY');
  const completion = await runKronika(['completion', 'bash']);
  expect(completion).toMatchObject({ code: 0, stderr: '' });
  expect(completion.stdout).toMatch(/\ncomplete -F _kronika kronika\n$/);
});

test('remembers no account that never answered, and asks which one where there are several', async () => {
  server.setKey('another');
  expect((await sync()).code).toBe(3);
  expect((await kronika('status')).code).toBe(2);
  server.setKey(key);
  expect((await sync()).code).toBe(0);
  const data = generateOffice({ seed: 4, interactions: 50, from: '2026-01-01', to: '2026-01-31' });
  const other = await startCrmServer({ data, key });
  const dates = ['--from', '2026-01-01', '--to', '2026-01-31'];
  expect((await kronika('sync', '--account', other.baseUrl, ...dates)).code).toBe(0);
  await other.close();
  const which = await kronika('status');
  expect(which.code).toBe(2);
  expect(which.stderr).toContain('--account');
  const mine = await kronika('status', '--account', server.baseUrl, '--json');
  expect(JSON.parse(mine.stdout)).toMatchObject({ interactions: 1500 });
});

test('stops on Ctrl+C, keeps what it has, and goes on later', async () => {
  server.setFaults([{ kind: 'slow', delayMs: 20 }]);
  const args = [
    'sync',
    '--account',
    server.baseUrl,
    '--from',
    '2026-01-01',
    '--to',
    '2026-03-31',
    '--data-dir',
    dataDir,
  ];
  const stopped = await runKronika(args, {
    env: { KRONIKA_API_KEY: key },
    interrupt: { signal: 'SIGINT', when: /127\.0\.0\.1/ },
  });
  expect(stopped.code).toBe(1);
  server.setFaults([]);
  const outcome = await sync('--json');
  expect(outcome.code, outcome.stderr).toBe(0);
  const status = await kronika('status', '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ interactions: 1500, complete: true });
});

test.describe('of an archive that was downloaded', () => {
  const downloaded = downloadOnce(() => startCrmServer({ data: office, key, dialect: mixedDialect(3) }), officeDays);

  test.beforeEach(() => {
    cpSync(downloaded.dataDir, dataDir, { recursive: true });
  });

  test('a backup, protected by a password or not, is an archive again elsewhere', async () => {
    // Thirteen starts of the program.
    const target = mkdtempSync(join(tmpdir(), 'kronika-target-'));
    const file = join(target, 'kopia zapasowa.kronika');
    const password = ' zażółć gęślą jaźń ';
    for (const secret of ['', password]) {
      const elsewhere = mkdtempSync(join(tmpdir(), 'kronika-elsewhere-'));
      const env = { KRONIKA_BACKUP_PASSWORD: secret };
      const saved = await runKronika(['backup', file, '--json', '--data-dir', dataDir], { env });
      expect(saved.code, saved.stderr).toBe(0);
      expect(JSON.parse(saved.stdout)).toMatchObject({ path: file, isProtected: secret !== '' });
      if (secret !== '') {
        const without = await runKronika(['restore', file, '--data-dir', elsewhere]);
        expect(without.code).toBe(2);
        expect(without.stderr).toContain('KRONIKA_BACKUP_PASSWORD');
        // Spaces at its ends count.
        const other = { env: { KRONIKA_BACKUP_PASSWORD: password.trim() } };
        expect((await runKronika(['restore', file, '--data-dir', elsewhere], other)).code).toBe(2);
      }
      const restored = await runKronika(['restore', file, '--data-dir', elsewhere], { env });
      expect(restored.code, restored.stderr).toBe(0);
      const status = await runKronika(['status', '--json', '--data-dir', elsewhere]);
      expect(JSON.parse(status.stdout)).toMatchObject({ interactions: 1500, complete: true });
      expect((await runKronika(['restore', file, '--data-dir', elsewhere], { env })).code).toBe(2);
      rmSync(elsewhere, { recursive: true });
    }
    // Of those that a scheduler makes, the newest stays; what a person named is left alone.
    for (let time = 0; time < 2; time += 1) {
      const saved = await runKronika(['backup', target, '--keep', '1', '--json', '--data-dir', dataDir]);
      expect(saved.code, saved.stderr).toBe(0);
      const { path } = JSON.parse(saved.stdout) as { readonly path: string };
      expect(readdirSync(target).sort()).toEqual([basename(file), basename(path)].sort());
    }
    const away = await runKronika(['backup', join(target, 'away'), '--keep', '1', '--data-dir', dataDir]);
    expect(away.code).toBe(2);
    expect(existsSync(join(target, 'away'))).toBe(false);
    rmSync(target, { recursive: true });
  });

  test('writes over nothing of its own, and says of every target why it is none', async () => {
    // One command after another, each as long as the machine is slow.
    const target = mkdtempSync(join(tmpdir(), 'kronika-target-'));
    const [archive = ''] = readdirSync(join(dataDir, 'archives'));
    const own = [join('archives', archive), join('archives', `${archive}-wal`), 'settings.json', 'keys.json'];
    const before = readFileSync(join(dataDir, 'archives', archive));
    for (const name of own) {
      for (const command of [
        ['export', join(dataDir, name), '--format', 'csv'],
        ['backup', join(dataDir, name)],
      ]) {
        const { code, stdout, stderr } = await kronika(...command);
        expect({ code, stdout }, command.join(' ')).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(/plik samej Kroniki|Kronika’s own files/);
      }
    }
    expect(readFileSync(join(dataDir, 'archives', archive)).equals(before)).toBe(true);
    const targets = [
      ['co?.csv', /niedozwolone znaki \(\?\)|not allowed \(\?\)/],
      ['a:b.csv', /niedozwolone znaki \(:\)|not allowed \(:\)/],
      ['CON.csv', /urządzenie|device/],
      [`${'n'.repeat(292)}.csv`, /za długa|too long/],
      ['.', /jest folder|name of a folder/],
      [join('brak', 'a.csv'), /Nie ma folderu|There is no folder/],
    ] as const;
    for (const [name, said] of targets) {
      const { code, stderr } = await kronika('export', `${target}/${name}`, '--format', 'csv');
      expect(code, `${name}: ${stderr}`).toBe(2);
      expect(stderr).toMatch(said);
    }
    for (const profile of ['constructor', '__proto__', 'toString']) {
      const { code, stderr } = await kronika('export', join(target, 'a.csv'), '--profile', profile);
      expect(code, profile).toBe(2);
      expect(stderr).toContain('excel-pl, excel-en, standard');
      expect(stderr).not.toMatch(/ at |TypeError/);
    }
    expect(readdirSync(target)).toEqual([]);
    rmSync(target, { recursive: true });
  });

  test('names the accounts there are for one there is not, and says so of a data folder that is a file', async () => {
    const unknown = await kronika('status', '--account', 'nosuch');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('nosuch');
    expect(unknown.stderr).toContain(new URL(downloaded.server.baseUrl).host);
    const file = join(dataDir, 'settings.json');
    const misled = await runKronika(['status', '--data-dir', file]);
    expect(misled.code).toBe(2);
    expect(misled.stderr).toContain(`: ${file}`);
    expect(misled.stderr).not.toMatch(/\bat .*\(/);
  });

  test('ends with 5 for a file that is no archive', async () => {
    const archives = join(dataDir, 'archives');
    const name = readdirSync(archives).find((file) => file.endsWith('.kronika'))!;
    writeFileSync(join(archives, name), 'this is not a database, however long one looks at it. '.repeat(100));
    expect((await kronika('status')).code).toBe(5);
  });

  test('ends with 5 for an archive that is damaged inside, whatever is asked of it', async () => {
    const archives = join(dataDir, 'archives');
    const path = join(
      archives,
      readdirSync(archives).find((file) => file.endsWith('.kronika'))!,
    );
    const bytes = readFileSync(path);
    bytes.fill('not a page of a database ', 40 * 4096, 340 * 4096);
    writeFileSync(path, bytes);
    for (const args of [['search', 'faktura'], ['export', join(dataDir, 'out.jsonl')], ['verify']]) {
      const outcome = await kronika(...args);
      expect(outcome.code, args[0]).toBe(5);
      expect(outcome.stderr).not.toContain('SqliteError');
    }
    expect(readdirSync(dataDir).filter((name) => name.includes('out.jsonl'))).toEqual([]);
  });

  test('a check tells on a terminal how far it is, and elsewhere what it found alone', async () => {
    const hasTerminals = process.platform === 'linux' && existsSync('/usr/bin/script');
    test.skip(!hasTerminals, 'needs the command "script" of Linux');
    expect((await kronika('verify')).stderr).toBe('');
    const start = join(projectRoot, 'build', 'start.mjs');
    const command = [process.execPath, start, 'verify', '--data-dir', dataDir].map((part) => `'${part}'`).join(' ');
    const { code, stdout } = await runProgram('/usr/bin/script', ['-qefc', command, '/dev/null']);
    expect(code, stdout).toBe(0);
    const lines = stdout.split('\r\u001B[K');
    expect(lines.slice(0, 5)).toEqual([
      'Sprawdzam plik…',
      expect.stringMatching(/^Sprawdzam zapisy: 1000 z 1500$/),
      expect.stringMatching(/^Sprawdzam indeks wyszukiwania: 1000 z 1500$/),
      expect.stringMatching(/^Plik archiwum jest cały\./),
    ]);
  });
});

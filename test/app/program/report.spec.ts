import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { significantDigits } from '../../../preload/phone-number';
import type { Report } from '../../../preload/search/report';
import { runKronika, type CommandOutcome } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { officeDays } from '../driver/office';
import { pdfLines } from '../driver/pdf-lines';

const office = generateOffice({ seed: 44, interactions: 900, ...officeDays });
const downloaded = downloadOnce(() => startCrmServer({ data: office, key: 'x' }), officeDays);
function kronika(...args: string[]): Promise<CommandOutcome> {
  return runKronika([...args, '--data-dir', downloaded.dataDir], { env: { KRONIKA_API_KEY: 'x' } });
}

interface FoundRow {
  readonly uuid: string;
  readonly durationSeconds: number | null;
}

async function rowsOf(...args: string[]): Promise<readonly FoundRow[]> {
  const { stdout } = await kronika('search', ...args, '--json', '--limit', '10000');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FoundRow);
}

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-report-'));
});
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const period = ['--from', officeDays.from, '--to', officeDays.to];
const missed = ['--service', 'call', '--direction', 'in', '--status', 'no-answer,busy'];

test('a report says what searches find, and names who was not called back', async () => {
  const { code, stdout, stderr } = await kronika('report', ...period, '--within', '2', '--json');
  expect(code, stderr).toBe(0);
  const report = JSON.parse(stdout) as Report;
  expect(Object.keys(report)).toEqual([
    ...['period', 'totals', 'before', 'byHour', 'byWeekday', 'byMonth', 'byAgent', 'sms'],
    ...['complete', 'gaps', 'notCalledBack'],
  ]);
  expect(report).toMatchObject({ period: officeDays, complete: true, gaps: [], notCalledBack: { withinHours: 2 } });
  const { totals, notCalledBack } = report;
  const answered = await rowsOf(...period, '--service', 'call', '--status', 'answered');
  const talkSeconds = answered.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);
  expect(totals).toMatchObject({
    interactions: (await rowsOf(...period)).length,
    sms: (await rowsOf(...period, '--service', 'sms')).length,
    outgoing: (await rowsOf(...period, '--direction', 'out')).length,
    missed: (await rowsOf(...period, ...missed)).length,
    ...{ answered: answered.length, talkSeconds },
  });
  expect(totals.missed).toBeGreaterThan(0);
  for (const parts of [report.byHour, report.byWeekday, report.byMonth])
    expect(parts.reduce((sum, part) => sum + part.missed, 0)).toBe(totals.missed);

  expect(notCalledBack.numbers).toBe(notCalledBack.list.length);
  const [first] = notCalledBack.list;
  const theirs = await rowsOf(...period, ...missed, '--number', significantDigits(first!.number));
  expect(theirs.map(({ uuid }) => uuid)).toContain(first!.uuid);

  const inWords = await kronika('report', ...period);
  expect(inWords.code).toBe(0);
  expect(inWords.stdout).toContain(first!.uuid);
});

test('a report says which of its days the archive does not have', async () => {
  const { code, stdout } = await kronika('report', '--from', '2001-03-01', '--to', '2001-03-02', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ complete: false, gaps: [{ from: '2001-03-01', to: '2001-03-02' }], totals: { interactions: 0 } },
  });
});

test('a report is a PDF on A4, whose first sheet is the summary', async () => {
  const path = join(folder, 'raport.pdf');
  const saved = await kronika('report', ...period, '--out', path, '--json');
  expect(saved.code, saved.stderr).toBe(0);
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(JSON.parse(saved.stdout)).toMatchObject({ path, complete: true, sizeBytes: bytes.length, sha256 });
  expect(bytes.toString('latin1')).toMatch(/MediaBox \[0 0 84[12](\.\d+)? 59[45]/);
  const [first, second] = pdfLines(bytes);
  expect(first).toContain('Podsumowanie Liczby');
  expect(first?.at(-2)).toBe('SMS: mediana (min)');
  expect(second?.[0]).toBe('Kto czeka na telefon');
});

test('a report is a page, a workbook or a table, each with what the archive lacks, and the register knows', async () => {
  for (const format of ['html', 'csv', 'xlsx']) {
    const path = join(folder, `raport.${format}`);
    const saved = await kronika('report', '--from', '2001-03-01', '--to', '2001-03-02', '--out', path, '--json');
    expect(saved.code, saved.stderr).toBe(1);
    expect(JSON.parse(saved.stdout)).toMatchObject({ path, complete: false });
    const text = readFileSync(path, 'utf8');
    expect(format === 'xlsx' || text.includes('Tych dni archiwum nie ma w całości')).toBe(true);
  }
  const register = await kronika('register', '--act', 'export', '--json');
  expect(register.stdout).toContain('raport.html');
  const refused = await kronika('report', '--out', join(folder, 'raport.docx'));
  expect([refused.code, refused.stderr.includes('.html')]).toEqual([2, true]);
  const away = await kronika('report', '--out', join(folder, 'away', 'raport.csv'));
  expect(away.code).not.toBe(0);
});

import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { runKronika, type CommandOutcome } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { officeDays } from '../driver/office';
import { pdfLines } from '../driver/pdf-lines';

const office = generateOffice({ seed: 31, interactions: 800, ...officeDays });
const downloaded = downloadOnce(() => startCrmServer({ data: office, key: 'x' }), officeDays);
function kronika(...args: string[]): Promise<CommandOutcome> {
  return runKronika([...args, '--data-dir', downloaded.dataDir], { env: { KRONIKA_API_KEY: 'x' } });
}

interface FoundRow {
  readonly contact: { readonly name: string | null; readonly number: string | null };
  readonly agents: readonly { readonly name: string }[];
}

async function search(): Promise<readonly FoundRow[]> {
  const { stdout } = await kronika('search', '', '--json', '--limit', '1000');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FoundRow);
}

/** Everything in a PDF, its streams inflated. */
function inflated(pdf: Buffer): string {
  const streams = [...pdf.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)];
  const opened = streams.map(([, bytes]) => {
    try {
      return inflateSync(Buffer.from(bytes!, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [pdf.toString('latin1'), ...opened].join('\n');
}

const readAll = (folder: string, ending: RegExp): string =>
  readdirSync(folder)
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

test('a person gets all that the archive has about them, without the others', async () => {
  const rows = await search();
  const names = rows.flatMap(({ contact }) => contact.name ?? []);
  const most = names.toSorted(
    (a, b) => names.filter((name) => name === b).length - names.filter((name) => name === a).length || (a < b ? -1 : 1),
  );
  const [who = ''] = most;
  const agents = new Set(rows.flatMap((row) => row.agents.map(({ name }) => name)));
  const folder = join(downloaded.dataDir, `packet-${String(process.pid)}`);
  const made = await kronika('subject', who, '--out', folder, '--json');
  expect([0, 1], made.stderr).toContain(made.code);
  const report = JSON.parse(made.stdout) as { records: number; files: { name: string; sha256: string }[] };
  expect(report.records).toBe(names.filter((name) => name === who).length);

  const written = readdirSync(folder).sort();
  expect(written).toEqual(
    [
      ...['SHA256SUMS', 'dane.html', 'dane.jsonl', 'dane.pdf', 'notatki.csv'],
      ...['objasnienie.html', 'objasnienie.pdf', 'zapisy.csv'],
    ].sort(),
  );
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  expect(sums).toHaveLength(written.length - 1);
  for (const line of sums) {
    const [sum, name] = line.split('  ');
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, name!)))
        .digest('hex'),
    ).toBe(sum);
  }

  const pdf = readFileSync(join(folder, 'dane.pdf'));
  expect(pdf.toString('latin1')).toContain('/StructTreeRoot');
  const printed = pdfLines(pdf).flat().join('\n');
  expect(printed).toContain(`Dane osobowe: ${who}`);
  const plain = readAll(folder, /\.(?:html|jsonl|csv)$/);
  const others = new Set(names.filter((name) => name !== who && !agents.has(name) && !who.includes(name)));
  for (const other of others) {
    expect(plain, other).not.toContain(other);
    expect(printed, other).not.toContain(other);
  }
  expect(inflated(pdf)).not.toMatch(/<script/);

  const again = await kronika('subject', who, '--out', folder);
  expect(again.code).not.toBe(0);
  expect(readdirSync(folder).sort()).toEqual(written);

  const zipped = await kronika('subject', who, '--out', `${folder}-en`, '--zip', '--language', 'en', '--json');
  expect([0, 1], zipped.stderr).toContain(zipped.code);
  const zip = readFileSync(`${folder}-en.zip`);
  const { sha256 } = JSON.parse(zipped.stdout) as { sha256: string };
  expect(createHash('sha256').update(zip).digest('hex')).toBe(sha256);
  expect(
    entriesOf(zip)
      .get(`packet-${String(process.pid)}-en/data.html`)!
      .toString('utf8'),
  ).toContain(`Personal data: ${who}`);
});

/** The files of a zip, by its directory. */
function entriesOf(zip: Buffer): ReadonlyMap<string, Buffer> {
  const entries = new Map<string, Buffer>();
  let at = zip.readUInt32LE(zip.length - 6);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const data = zip.readUInt32LE(at + 42) + 30 + nameLength;
    entries.set(name, inflateRawSync(zip.subarray(data, data + packed)));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

test('a packet is refused where there is something already, and where nobody is found', async () => {
  const folder = join(downloaded.dataDir, `full-${String(process.pid)}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'umowa.docx'), 'x');
  const nobody = await kronika('subject', 'Nikt Takidziwny', '--out', `${folder}-2`);
  expect(nobody.code).toBe(2);
  const { contact } = (await search()).find(({ contact: { name } }) => name !== null)!;
  const full = await kronika('subject', contact.name!, '--out', folder);
  expect(full.code).not.toBe(0);
  expect(full.stderr).toContain(folder);
  expect(readdirSync(folder)).toEqual(['umowa.docx']);
  const without = await kronika('subject', contact.name!, '--zip');
  expect(without.code).toBe(2);
});

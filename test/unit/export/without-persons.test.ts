import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringInflection } from '../../../build/inflection/bring.mjs';
import { unpackZip } from '../../../build/setup/electron/zip.mjs';
import { openForReading, openForWriting } from '../../../main/archive/file/open';
import { changeOwnMarks } from '../../../main/archive/store/own-marks';
import { storeInteractions, storeNotes } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import type { Json } from '../../../main/crm/json/wire';
import { previewExport } from '../../../main/export/preview';
import { verifyExport } from '../../../main/export/verify-export';
import { fold } from '../../../main/search/analysis/fold';
import {
  choose,
  recordColumns,
  noteColumns,
  styles,
  type ExportQuestion,
  type ExportSettings,
} from '../../../preload/export/export-model';
import { filtered } from '../../../preload/letters/char-filter';
import { cases, fc } from '../random-cases';
import { question, exportTo } from './exporting';

interface Somebody {
  readonly uuid: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly number: string;
  /** How texts name them; each is theirs alone. */
  readonly said: readonly string[];
  /** Never in the file, folded. */
  readonly stems: readonly string[];
}

const uuidOf = (n: number): string => `0b2f6c1e-3d4a-4f5b-8c6d-${String(n).padStart(12, '0')}`;

const somebody: readonly Somebody[] = [
  {
    ...{ uuid: uuidOf(1), firstName: 'Anna', lastName: 'Kowalska', number: '+48 600 700 801' },
    said: ['Anna Kowalska', 'Anny Kowalskiej', 'ANNĘ KOWALSKĄ', 'kowalska anna', 'Kowalskiej', 'A. Kowalska'],
    stems: ['kowalsk'],
  },
  {
    ...{ uuid: uuidOf(2), firstName: 'Łukasz', lastName: 'Zając', number: '+48 600 700 802' },
    said: ['Łukasz Zając', 'Łukasza Zająca', 'lukaszowi zajacowi', 'Zając Łukasz', 'Łu\u200bkasz Zaja\u0328c'],
    stems: ['zajac'],
  },
  {
    ...{ uuid: uuidOf(3), firstName: 'Jan', lastName: 'Nowak-Wójcik', number: '+49 170 1234567' },
    said: ['Jan Nowak-Wójcik', 'Jana Nowaka-Wójcika', 'Nowakowi-Wójcikowi', 'Jan Wójcik', 'Wójcikiem'],
    stems: ['nowak', 'wojcik'],
  },
  {
    ...{ uuid: uuidOf(4), firstName: 'Seán', lastName: 'O’Brien', number: '600700804' },
    said: ['Seán O’Brien', 'Sean O’Brien', 'SEÁN O’BRIEN'],
    stems: ['brien'],
  },
];
const agent = { uuid: uuidOf(50), firstName: 'Grażyna', lastName: 'Brzęczyszczykiewicz', internal: 107 };

/** What stands between mentions and has to stay letter for letter. */
const fillers = [
  'prosi o kontakt w sprawie FV/2022/12/07',
  'zapłata 1 234,50 zł do 2022-12-29 11:24:00',
  'w sobotę, kod 00-950',
  '=1+1; "cudzysłów" <b>&amp;</b>',
  'zażółć gęślą jaźń 👍🏽',
  '\nnowy wiersz\t',
  'rozmowa: 12 sztuk (pilne!)',
];

const spellings: readonly ((digits: string) => string)[] = [
  (digits) => digits,
  (digits) => digits.replace(/(\d{3})(?=\d)/g, '$1-'),
  (digits) => `+48 ${digits}`,
  (digits) => `0048${digits}`,
  (digits) => digits.split('').join(' '),
  (digits) => digits.replace(/(\d{3})(?=\d)/g, '$1\u00a0'),
];

type Piece =
  | { readonly kind: 'filler'; readonly text: string }
  | { readonly kind: 'person'; readonly who: number; readonly text: string }
  | { readonly kind: 'number'; readonly who: number; readonly text: string }
  | { readonly kind: 'email' | 'account' | 'uuid'; readonly text: string };

const persons = fc.integer({ min: 0, max: somebody.length - 1 });
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.constantFrom(...fillers).map((text): Piece => ({ kind: 'filler', text })),
  fc.tuple(persons, fc.nat()).map(([who, at]): Piece => {
    const { said } = somebody[who]!;
    return { kind: 'person', who, text: said[at % said.length]! };
  }),
  fc.tuple(fc.constantFrom(0, 1, 3), fc.constantFrom(...spellings)).map(([who, spell]): Piece => ({
    kind: 'number',
    who,
    text: spell(somebody[who]!.number.replaceAll(/\D/g, '').slice(-9)),
  })),
  fc
    .constantFrom('anna.kowalska@firma.pl', 'l.zajac+x@poczta.com.pl', 'mailto:jan@nowak.pl')
    .map((text): Piece => ({ kind: 'email', text })),
  fc
    .constantFrom('61 1090 1014 0000 0712 1981 2874', 'PL61109010140000071219812874')
    .map((text): Piece => ({ kind: 'account', text })),
  fc.constantFrom(uuidOf(1), uuidOf(50)).map((text): Piece => ({ kind: 'uuid', text })),
);
const text = fc.array(piece, { maxLength: 7 });
const written = (pieces: readonly Piece[]): string => pieces.map((one) => one.text).join(' | ');

const record = fc.record({ who: persons, sms: text, note: text, remark: text, file: persons, draft: fc.boolean() });
type Record = typeof record extends fc.Arbitrary<infer Value> ? Value : never;

let dictionary: string;
beforeAll(() => {
  dictionary = mkdtempSync(join(tmpdir(), 'kronika-inflection-'));
  bringInflection(dictionary);
}, 120_000);
afterAll(() => {
  rmSync(dictionary, { recursive: true, force: true });
});

function interactionOf({ who, sms }: Record, n: number): Json {
  const { uuid, firstName, lastName, number } = somebody[who]!;
  return {
    ...{ uuid: uuidOf(1000 + n), callDirection: 'IN', callDate: `2022-12-29 11:24:${String(n).padStart(2, '0')}` },
    ...{ duration: 373, destination: '22 555 66 77', cost: 0, service: 'SMS', smsData: written(sms), note: 1 },
    externalNumber: { numberNotFormatted: number.replaceAll(/\D/g, ''), numberFormatted: number, type: 'person' },
    from: { type: 'person', uuid, firstName, lastName, number, avatar: `${lastName}.png` },
    to: { type: 'unknown', number: '107' },
    userTalk: { status: 'queue', receivers: [agent] },
    flags: [{ name: 'Windykacja', uuid: uuidOf(70), color: '#fa702e', reluuid: uuidOf(80 + n) }],
    status: 'ANSWERED',
  };
}

function noteOf({ note, file, draft }: Record, n: number): Json {
  const words = written(note);
  const block = {
    key: 'a',
    text: words,
    type: 'unstyled',
    depth: 0,
    inlineStyleRanges: [],
    entityRanges: [],
    data: {},
  };
  const { firstName, lastName, uuid } = agent;
  return {
    ...{ uuid: uuidOf(2000 + n), created: '2022-12-29 11:31:00', status: 'exist', pin: 0, edit: 1, call: null },
    text: draft ? JSON.stringify({ blocks: [block], entityMap: {} }) : words,
    user: { firstName, lastName, uuid },
    organisation: { uuid: uuidOf(60), name: 'Tartak Żubrowisko sp. z o.o.' },
    person: { uuid: somebody[file]!.uuid, firstName: somebody[file]!.firstName, lastName: somebody[file]!.lastName },
    files: [{ fileName: `umowa_${somebody[file]!.lastName}`, fileExtension: 'pdf', uuid: uuidOf(3000 + n) }],
  };
}

interface Exports {
  /** Whole files with their sheets, as text: a workbook part by part. */
  readonly csv: string;
  readonly all: readonly string[];
}

async function exportAll(folder: string, path: string, change: Partial<ExportQuestion> = {}): Promise<Exports> {
  const archive = openForReading(path, { inflectionFolder: dictionary });
  const all: string[] = [];
  let csv = '';
  try {
    for (const format of ['csv', 'xlsx', 'jsonl'] as const) {
      const file = join(folder, `out.${format}`);
      const { sheetPath } = exportTo(archive, file, {
        ...change,
        settings: { ...settings, ...change.settings, format },
      });
      const check = await verifyExport(file);
      expect(check.matches).toBe(true);
      all.push(readFileSync(sheetPath, 'utf8'));
      if (format === 'xlsx') {
        const parts = join(folder, 'parts');
        await unpackZip(file, parts, (name) => name);
        for (const part of readdirSync(parts, { recursive: true, withFileTypes: true })) {
          if (part.isFile()) all.push(readFileSync(join(part.parentPath, part.name), 'utf8'));
        }
      } else {
        all.push(readFileSync(file, 'utf8'));
        if (format === 'csv') csv = readFileSync(file, 'utf8');
      }
    }
    const { rows } = previewExport(archive, { ...question(), settings }, '2026-01-02', () => false);
    all.push(rows.flatMap((row) => row.map(({ written: cell }) => cell)).join('\n'));
    return { csv, all };
  } finally {
    archive.close();
  }
}

const settings: ExportSettings = {
  ...{ format: 'csv', style: { ...styles.standard, texts: 'exact' }, rows: 'notes', words: 'pl', persons: 'all' },
  ...{ ownMarks: true },
  columns: choose([...recordColumns.filter((column) => column !== 'notes'), ...noteColumns]),
};

function store(folder: string, records: readonly Record[]): string {
  const path = join(folder, 'test.kronika');
  const archive = openForWriting(path);
  archive.transaction(() => {
    const { ids } = storeInteractions(archive, records.map(interactionOf).map(toInteraction));
    // Without notes, so without rows: everybody is known.
    const others = somebody.map((_, who) =>
      interactionOf({ who, sms: [], note: [], remark: [], file: who, draft: true }, 50 + who),
    );
    storeInteractions(archive, others.map(toInteraction));
    records.forEach((one, n) => {
      storeNotes(archive, ids[n]!, [toNote(noteOf(one, n))], '2026-01-01T00:00:00Z');
      const remark = { kind: 'addRemark', id: ids[n]!, text: written(one.remark) || 'bez uwag' } as const;
      changeOwnMarks(archive, remark, { author: 'Grażyna Brzęczyszczykiewicz', at: '2026-01-01T00:00:00Z' });
    });
  });
  archive.close();
  return path;
}

/** Letters without marks, and digits alone: whatever stands between them. */
function naive(content: string): { readonly letters: string; readonly digits: string } {
  const plain = filtered(content);
  return { letters: fold(plain), digits: plain.replaceAll(/[\s().\-/]/g, '') };
}

const secrets = [
  ...somebody.flatMap(({ stems }) => stems),
  'brzeczyszcz',
  'grazyn',
  'zubrowisk',
  '@firma',
  'poczta.com',
];
const secretDigits = ['600700801', '600700802', '600700804', '1701234567', '225556677', '10901014000007121981'];
const secretUuids = [1, 2, 3, 4, 50, 60, 70, 1000, 2000, 3000].map(uuidOf);

const standIn = {
  person: /^Osoba \d+$/,
  number: /^Numer \d+(?:-\d+)?$/,
  email: /^(?:mailto:)?E-mail \d+$/,
  account: /^Konto \d+$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
} as const;

test('no known person is in the bytes of any file, the same one is the same stand-in, and all else stays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), async (records) => {
      const folder = mkdtempSync(join(tmpdir(), 'kronika-test-'));
      try {
        const query = { text: 'Kowalska', filters: {}, literal: true };
        const { csv, all } = await exportAll(folder, store(folder, records));
        const { all: searched } = await exportAll(folder, join(folder, 'test.kronika'), {
          query,
          sort: { by: 'contact', descending: false },
        });
        for (const content of [...all, ...searched]) {
          const { letters, digits } = naive(content);
          expect(secrets.filter((secret) => letters.includes(secret))).toEqual([]);
          expect(secretDigits.filter((secret) => digits.includes(secret))).toEqual([]);
          expect(secretUuids.filter((secret) => letters.includes(secret))).toEqual([]);
        }
        expectTexts(csv, records);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: cases(15) },
  );
}, 120_000);

/** Newest first; each text piece by piece. */
function expectTexts(csv: string, records: readonly Record[]): void {
  const rows: string[][] = parse(csv, { from_line: 2 });
  const column = (name: string): number => settings.columns.findIndex(({ column: each }) => each === name);
  const [stands, numbers] = [new Map<number, string>(), new Map<number, string>()];
  const same = (known: Map<number, string>, who: number, said: string): void => {
    expect(said).toBe(known.get(who) ?? said);
    known.set(who, said);
  };
  const expectText = (said: string, pieces: readonly Piece[]): void => {
    const parts = pieces.length === 0 ? [] : said.split(' | ');
    expect(parts).toHaveLength(pieces.length);
    pieces.forEach((one, at) => {
      const part = parts[at] ?? '';
      if (one.kind === 'filler') expect(part).toBe(one.text);
      else expect(part).toMatch(standIn[one.kind]);
      if (one.kind === 'person') same(stands, one.who, part);
      if (one.kind === 'number') same(numbers, one.who, part);
    });
  };
  expect(rows).toHaveLength(records.length);
  records.toReversed().forEach((one, at) => {
    const row = rows[at] ?? [];
    same(stands, one.who, row[column('contactName')] ?? '');
    same(numbers, one.who, row[column('number')] ?? '');
    expectText(row[column('smsText')] ?? '', one.sms);
    expectText(row[column('noteText')] ?? '', one.note);
    expect(row[column('agents')]).toMatch(/^Pracownik \d+$/);
    expect(row[column('noteAuthor')]).toBe(row[column('agents')]);
    expect(row[column('flags')]).toBe('Windykacja');
    expect(row[column('callDate')]).toMatch(/^2022-12-29 11:24:0\d$/);
  });
  expect(new Set(stands.values()).size).toBe(stands.size);
  expect(new Set(numbers.values()).size).toBe(numbers.size);
}

test('agents may stay by name, and two files have other stand-ins', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-test-'));
  try {
    const one = { who: 0, sms: [], note: [], remark: [], file: 1, draft: true };
    const path = store(folder, [one]);
    const change = { ...question(), settings: { ...settings, persons: 'butAgents' } as const };
    const first = await exportAll(folder, path, change);
    expect(first.csv).toContain('Grażyna Brzęczyszczykiewicz');
    expect(naive(first.csv).letters).not.toContain('kowalsk');
    const files = [(await exportAll(folder, path, change)).csv, (await exportAll(folder, path, change)).csv];
    expect(new Set(files).size).toBeGreaterThan(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

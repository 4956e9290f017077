import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { asFailure } from '../../../../main/archive/file/archive-failure';
import { flushPending } from '../../../../main/archive/index/index-build';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import type { ArchiveReader } from '../../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { readRecords } from '../../../../main/archive/queries/read';
import { repairArchive } from '../../../../main/archive/store/repair';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { verifyFile } from '../../../../main/archive/check/verify';
import { failureOf } from '../../../../preload/failure';
import { Random } from '../../../../main/sample-crm/data/random';
import { everyColumn, exportTo } from '../../export/exporting';
import { cases } from '../../random-cases';
import { temporaryFolder } from '../../temp-archive';
import { Imagination, Told } from '../made-up';

const records = 60;

/** Damage that was met once, besides that of every run. */
const met = [1111, 1451, 3225, 3582];
const seeds = [...Array.from({ length: cases(150) }, (_, seed) => seed), ...met];

/**
 * The bytes of an archive with segments, pending records, notes and earlier states of notes, and what each record says: the
 * same every time, so that a seed is the same damage every time.
 */
function original(): { readonly bytes: Buffer; readonly said: readonly string[] } {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-02T10:00:00Z') });
  onTestFinished(() => void vi.useRealTimers());
  const path = join(temporaryFolder(), 'original.kronika');
  const archive = openForWriting(path);
  archive.db.exec(
    `UPDATE meta SET value = replace(value, substr(value, 1, 32), '${'5a'.repeat(16)}') WHERE key = 'mark'`,
  );
  const imagination = new Imagination(new Random(11));
  const told = new Told(archive);
  told.store(Array.from({ length: records }, (_, at) => imagination.record(`uuid-${String(at)}`)));
  for (const round of [1, 2]) {
    for (let at = 0; at < records; at += 3 * round)
      told.storeNotes(`uuid-${String(at)}`, [imagination.note(`n${String(at)}`)]);
  }
  flushPending(archive, 'nearlyAll', { maxPending: 12, minPending: 4, maxAtOnce: 500, maxPerSegment: 30 });
  told.store(Array.from({ length: 5 }, (_, at) => imagination.record(`uuid-${String(at * 7)}`)));
  const said = saidBy(archive);
  expect(verifyFile(archive)).toMatchObject({ isSound: true });
  archive.close();
  return { bytes: readFileSync(path), said };
}

/** Everything that an archive says of its records, in the order of time; what is owed may be changed, and is then asked for. */
function saidBy(archive: ArchiveReader): string[] {
  const reader = readRecords(archive);
  const ids = archive.db.prepare<[], number>('SELECT id FROM interaction ORDER BY id').pluck().all();
  return ids.map((id) => JSON.stringify([reader.wire(id), { ...reader.record(id, null), notesOwed: false }]));
}

const typed = ['', 'faktura', '"po terminie"', 'od:jan', '600700800'];

/** Every way to look at an archive: each answers, or fails with a kind that has a sentence. */
function looksAt(archive: ArchiveReader, folder: string): readonly (() => unknown)[] {
  return [
    () => readStatus(archive),
    ...typed.map((text) => () => {
      const plan = planSearch({ text, filters: {} });
      const searcher = searcherOf(archive);
      const ids = searcher.page(plan, newestFirst, 0, 1000);
      searcher.summary(plan);
      return readRecords(archive)
        .rows(ids, plan)
        .map(({ id }) => readRecords(archive).recordOrDamage(id, plan));
    }),
    ...(['csv', 'jsonl'] as const).map((format) => () => {
      const settings = { ...everyColumn, format };
      return exportTo(archive, join(folder, `out.${format}`), { settings });
    }),
  ];
}

/** What came of it, or the kind of the failure. */
function attempt<Value>(
  act: () => Value,
  path: string,
): { readonly value: Value | null; readonly kind: string | null } {
  try {
    return { value: act(), kind: null };
  } catch (error) {
    const { kind, detail } = failureOf(asFailure(error, path));
    return { value: null, kind: kind === 'unexpected' ? `unexpected: ${String(detail)}` : kind };
  }
}

const kindOf = (act: () => unknown, path: string): string | null => attempt(act, path).kind;

const known = /^(?:archiveDamaged|indexDamaged|archiveFromFuture|archiveMissing|rowsDisagree|sideFilesForeign)$/;

/** Looks at a damaged file in every way. Answers what verify made of it. */
function examine(path: string, said: readonly string[], about: string): 'refused' | 'damaged' | 'sound' {
  const opening = attempt(() => openForReading(path), path);
  if (opening.value === null) {
    expect(opening.kind, about).toMatch(known);
    return 'refused';
  }
  const opened = opening.value;
  try {
    const check = attempt(() => verifyFile(opened), path);
    if (check.value === null) expect(check.kind, about).toMatch(known);
    const isSound = check.value?.isSound === true;
    for (const look of looksAt(opened, join(path, '..'))) {
      const kind = kindOf(look, path);
      if (kind !== null) expect(kind, about).toMatch(known);
      // What is sound can be searched and exported.
      if (isSound) expect(kind, about).toBeNull();
    }
    // Only where: the difference itself would be pages of text.
    if (isSound)
      expect(
        saidBy(opened).findIndex((one, at) => one !== said[at]),
        about,
      ).toBe(-1);
    if (isSound) expect(saidBy(opened).length, about).toBe(said.length);
    return isSound ? 'sound' : 'damaged';
  } finally {
    opened.close();
  }
}

test(
  'of many files with some bytes changed, none that says something else is sound, and none ends without a sentence',
  () => {
    const { bytes, said } = original();
    const folder = temporaryFolder();
    const path = join(folder, 'damaged.kronika');
    const found = { refused: 0, damaged: 0, sound: 0 };
    for (const seed of seeds) {
      const random = new Random(seed);
      const damaged = Buffer.from(bytes);
      const changed = Array.from({ length: random.whole(1, 3) }, () => {
        // Where there is something: most of a small file is empty.
        let at = random.whole(0, bytes.length - 1);
        while (bytes[at] === 0 && random.chance(0.95)) at = (at + random.whole(1, 50)) % bytes.length;
        damaged[at] = random.whole(0, 255);
        return at;
      });
      for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
      writeFileSync(path, damaged);
      found[examine(path, said, `seed ${String(seed)}, bytes ${changed.join(' ')}`)] += 1;
    }
    expect(found.damaged).toBeGreaterThan(cases(30));
  },
  cases(300_000),
);

test.each([
  ...[
    'last_id = last_id + 1',
    'last_id = last_id - 1',
    'last_id = -1',
    'last_id = first_id',
    'last_id = 9007199254740993',
  ],
  ...[
    'first_id = first_id + 1',
    'first_id = first_id - 1',
    'first_id = -1',
    'records = records + 1',
    'records = records - 1',
  ],
])('a segment that says it begins or ends elsewhere (%s) is never sound', (change) => {
  const { bytes, said } = original();
  const path = join(temporaryFolder(), 'damaged.kronika');
  writeFileSync(path, bytes);
  const db = new Database(path);
  db.exec(`UPDATE block SET ${change} WHERE number = (SELECT min(number) FROM block)`);
  db.close();
  expect(examine(path, said, change)).toBe('damaged');
});

test('a table for phrases that SQLite takes for one of another time is damage', () => {
  const { bytes, said } = original();
  const path = join(temporaryFolder(), 'damaged.kronika');
  writeFileSync(path, bytes);
  const db = new Database(path);
  // What belongs to a table for phrases is not to be changed by hand.
  db.unsafeMode(true);
  db.exec(`UPDATE search_config SET v = 0 WHERE k = 'version'`);
  db.close();
  expect(examine(path, said, 'version 0')).toBe('damaged');
});

const tables: readonly (readonly [table: string, key: string])[] = [
  ['interaction', 'rowid'],
  ['note', 'rowid'],
  ['note_version', 'rowid'],
  ['entity', 'rowid'],
  ['label', 'rowid'],
  ['tally', 'name'],
  ['block', 'rowid'],
  ['block_chunk', 'rowid'],
  ['loose', 'rowid'],
];

/** Changes a value of one row, or takes the row away, as another program would. */
function damageRow(db: Database.Database, random: Random): string {
  const [table, key] = tables[random.whole(0, tables.length - 1)] ?? ['interaction', 'rowid'];
  const keys = db.prepare<[], number | string>(`SELECT ${key} FROM ${table}`).pluck().all();
  const row = keys[random.whole(0, keys.length - 1)];
  if (row === undefined) return 'nothing';
  if (random.chance(0.25)) {
    db.prepare(`DELETE FROM ${table} WHERE ${key} = CAST(? AS INTEGER) OR ${key} = ?`).run(row, row);
    return `${table} ${String(row)} deleted`;
  }
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const column = columns[random.whole(0, columns.length - 1)] ?? '';
  const changes = [
    `CASE typeof(${column}) WHEN 'integer' THEN ${column} + 1 WHEN 'null' THEN 1 WHEN 'blob' THEN substr(${column}, 1, length(${column}) - 1) ELSE substr(${column}, 1, length(${column}) - 1) END`,
    `CASE typeof(${column}) WHEN 'integer' THEN -1 WHEN 'blob' THEN zeroblob(length(${column})) ELSE '{' END`,
    `CASE typeof(${column}) WHEN 'integer' THEN 9007199254740993 WHEN 'text' THEN 'x' || substr(${column}, 2) ELSE ${column} END`,
    'NULL',
  ];
  const change = changes[random.whole(0, changes.length - 1)] ?? 'NULL';
  try {
    db.prepare(`UPDATE ${table} SET ${column} = ${change} WHERE ${key} = CAST(? AS INTEGER) OR ${key} = ?`).run(
      row,
      row,
    );
  } catch {
    // What the table does not take is no damage.
  }
  return `${table} ${String(row)}: ${column} = ${change}`;
}

test(
  'of many files with a row changed, none that says something else is sound, and each can be read after a repair',
  () => {
    const { bytes, said } = original();
    const path = join(temporaryFolder(), 'damaged.kronika');
    for (const seed of seeds) {
      for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
      writeFileSync(path, bytes);
      const db = new Database(path);
      db.pragma('foreign_keys = OFF');
      const about = `seed ${String(seed)}, ${damageRow(db, new Random(seed))}`;
      db.close();
      if (examine(path, said, about) === 'refused') continue;
      const archive = openForWriting(path);
      const report = repairArchive(archive, seed * 1000);
      if (report.keptAs !== null) {
        expect(report.after.isIndexSound, about).toBe(true);
        for (const look of looksAt(archive, join(path, '..'))) expect(kindOf(look, path), about).toBeNull();
        rmSync(report.keptAs);
      }
      archive.close();
    }
  },
  cases(300_000),
);

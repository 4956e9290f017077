import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { openForReading } from '../../../../main/archive/file/open';
import { phraseReader } from '../../../../main/archive/queries/phrases';
import { readExported } from '../../../../main/archive/queries/exported';
import { readRecords } from '../../../../main/archive/queries/read';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { createSearcher, newestFirst } from '../../../../main/archive/queries/search';
import { Random } from '../../../../main/sample-crm/data/random';
import { temporaryArchive } from '../../temp-archive';
import { Imagination, Told } from '../made-up';

/** Tables that are read whole on purpose: a row for each 65,536 records, and what is not taken into those yet. */
const readWhole = ['SCAN block USING INDEX block_in_time', 'SCAN loose'];

/** The ids that a statement is given. */
const isList = (step: string): boolean => step.startsWith('SCAN json_each VIRTUAL TABLE');

test('every statement of a search goes straight to its rows', () => {
  const archive = temporaryArchive();
  const imagination = new Imagination(new Random(1));
  const told = new Told(archive);
  told.store(Array.from({ length: 80 }, (_, at) => imagination.record(`uuid-${String(at)}`)));
  for (let at = 0; at < 40; at += 1) told.storeNotes(`uuid-${String(at)}`, [imagination.note(`note-${String(at)}`)]);
  flushPending(archive, 'nearlyAll', { maxPending: 12, minPending: 4, maxAtOnce: 500, maxPerSegment: 16 });
  told.store([imagination.record('uuid-3')]);

  const reading = openForReading(archive.path);
  const statements = new Set<string>();
  const prepare = reading.db.prepare.bind(reading.db);
  reading.db.prepare = (sql: string) => {
    statements.add(sql);
    return prepare(sql);
  };
  const searcher = createSearcher(reading, phraseReader(reading, 0));
  const records = readRecords(reading);
  const exported = readExported(reading);
  for (const text of ['', 'a', '"po terminie"', '-"na jutro rano"', 'od:jan', '600700800']) {
    const plan = planSearch({ text, filters: { from: '2000-01-01', hasNotes: text === 'a' ? true : undefined } });
    for (const by of ['date', 'duration', 'contact'] as const) searcher.page(plan, { by, descending: true }, 0, 100);
    const ids = searcher.page(plan, newestFirst, 0, 100);
    searcher.summary(plan);
    for (const row of records.rows(ids, plan)) {
      searcher.positionOf(plan, newestFirst, row.id);
      records.record(row.id, plan);
      expect(records.idOf(row.uuid)).toBe(row.id);
    }
    expect(exported(ids).map(({ uuid }) => uuid)).toEqual(records.rows(ids, plan).map(({ uuid }) => uuid));
  }
  const planned = [...statements].filter((sql) => /^\s*SELECT/i.test(sql));
  for (const table of [
    'block',
    'block_chunk',
    'loose',
    'search',
    'interaction',
    'note',
    'note_version',
    'label',
    'entity',
  ]) {
    expect(
      planned.some((sql) => new RegExp(`\\bFROM ${table}\\b`).test(sql)),
      table,
    ).toBe(true);
  }
  for (const sql of planned) {
    const steps = reading.db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+|\?/g, 'NULL')}`)
      .all()
      .map(({ detail }) => detail);
    expect(
      steps.filter((step) => step.includes('TEMP B-TREE')),
      sql,
    ).toEqual([]);
    const scans = steps.filter((step) => step.startsWith('SCAN') && !readWhole.includes(step) && !isList(step));
    // Of FTS5: by MATCH, within a range of rowids.
    expect(
      scans.filter((step) => !/^SCAN search VIRTUAL TABLE INDEX \d+:M\d+><$/.test(step)),
      sql,
    ).toEqual([]);
  }
  reading.close();
});

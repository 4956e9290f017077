import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { asFailure } from '../../../../main/archive/file/archive-failure';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { readRecords } from '../../../../main/archive/queries/read';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { failureOf } from '../../../../preload/failure';
import { everyColumn, exportTo } from '../../export/exporting';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive, temporaryFolder } from '../../temp-archive';

const everything = planSearch({ text: '', filters: {} });
const uuids = ['first', 'damaged', 'last'];
const wire = (uuid: string) => ({
  ...documentedInteraction,
  uuid,
  callDate: `2022-12-${String(10 + uuids.indexOf(uuid))} 11:24:57`,
  unknownField: 1,
});

/** Three records with a note each, in the search index. */
function filled(): ArchiveWriter {
  const archive = temporaryArchive();
  archive.transaction(() => {
    const { ids } = storeInteractions(archive, uuids.map(wire).map(toInteraction));
    ids.forEach((id, at) => {
      storeNotes(archive, id, [toNote({ ...documentedNote, uuid: `note of ${String(at)}` })], '2023-01-01T00:00:00Z');
    });
  });
  flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 });
  return archive;
}

const where = `WHERE uuid = 'damaged'`;
const damages: Record<string, string> = {
  'receivers that are no JSON': `UPDATE interaction SET receivers = '[1' ${where}`,
  'receivers that are no list': `UPDATE interaction SET receivers = '5' ${where}`,
  'flags of another shape': `UPDATE interaction SET flags = '[1]' ${where}`,
  'a patch that is no JSON': `UPDATE interaction SET extra = '{' ${where}`,
  'a patch of another shape': `UPDATE interaction SET extra = '"x"' ${where}`,
  'a caller that is no JSON': `INSERT INTO entity (id, wire) VALUES (999, '{');
    UPDATE interaction SET from_caller = 999 ${where}`,
  'a caller that is not there': `UPDATE interaction SET from_caller = 1000 ${where}`,
  'a status that is not there': `UPDATE interaction SET status = 1000 ${where}`,
  'an agent that is not there': `UPDATE interaction SET receivers = '[1000]' ${where}`,
};

const attempted = (archive: ArchiveWriter, read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return failureOf(asFailure(error, archive.path)).kind;
  }
};

const exported = (archive: ArchiveWriter, format: 'csv' | 'jsonl'): unknown =>
  attempted(archive, () =>
    exportTo(archive, join(temporaryFolder(), `x.${format}`), { settings: { ...everyColumn, format } }),
  );

describe.each(Object.entries(damages))('%s', (_, sql) => {
  test('hides no other record, is said to be damaged, and never leaves as if it were whole', () => {
    const archive = filled();
    archive.db.unsafeMode(true);
    archive.db.exec(sql);
    const ids = searcherOf(archive).page(everything, newestFirst, 0, 10);
    const records = readRecords(archive);
    const rows = records.rows(ids, null);
    expect(rows).toHaveLength(3);
    expect(rows.filter(({ uuid }) => uuid !== '').map(({ uuid }) => uuid)).toEqual(
      rows[1]?.isDamaged === true ? ['last', 'first'] : ['last', 'damaged', 'first'],
    );
    expect(rows[1]?.callDate).toBe('2022-12-11 11:24:57');
    expect(attempted(archive, () => records.record(ids[1]!, null))).toBe('archiveDamaged');
    expect(attempted(archive, () => records.wire(ids[1]!))).toBe('archiveDamaged');
    expect(records.recordOrDamage(ids[1]!, null)).toMatchObject({ isDamaged: true, callDate: '2022-12-11 11:24:57' });
    expect(exported(archive, 'jsonl')).toBe('archiveDamaged');
  });

  test('is no reason to end a download, which puts the record right', () => {
    const archive = filled();
    archive.db.unsafeMode(true);
    archive.db.exec(sql);
    const damaged = toInteraction(wire('damaged'));
    archive.transaction(() => {
      const { ids } = storeInteractions(archive, [damaged]);
      storeNotes(
        archive,
        ids[0]!,
        [toNote({ ...documentedNote, uuid: 'note of 1', text: 'x' })],
        '2023-01-02T00:00:00Z',
      );
    });
    flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 });
    const records = readRecords(archive);
    expect(records.wire(records.idOf('damaged')!)).toEqual({
      interaction: wire('damaged'),
      notes: [{ ...documentedNote, uuid: 'note of 1', text: 'x' }],
    });
  });
});

test('a damaged record whose date could never be read is given none', () => {
  const archive = temporaryArchive();
  const undated = toInteraction({ ...wire('damaged'), callDate: 'wczoraj' });
  const { ids } = archive.transaction(() => storeInteractions(archive, [undated]));
  const records = readRecords(archive);
  expect(records.rows(ids, null)).toMatchObject([{ callDate: 'wczoraj' }]);
  archive.db.unsafeMode(true);
  archive.db.exec(`UPDATE interaction SET extra = '{' ${where}`);
  expect(records.rows(ids, null)).toMatchObject([{ isDamaged: true, callDate: '' }]);
  expect(records.recordOrDamage(ids[0]!, null)).toMatchObject({ isDamaged: true, callDate: '' });
});

test('a note that cannot be read is damage of its record', () => {
  const archive = filled();
  archive.db.exec(`UPDATE note SET files = '{' WHERE uuid = 'note of 1'`);
  const ids = searcherOf(archive).page(everything, newestFirst, 0, 10);
  const records = readRecords(archive);
  expect(records.rows(ids, null).map(({ isDamaged }) => isDamaged)).toEqual([undefined, true, undefined]);
  expect(attempted(archive, () => records.record(ids[1]!, null))).toBe('archiveDamaged');
  expect(exported(archive, 'jsonl')).toBe('archiveDamaged');
});

test('a record that the index alone knows is damage, for a search and for an export', () => {
  const archive = filled();
  archive.db.exec(`DELETE FROM interaction ${where}`);
  const ids = searcherOf(archive).page(everything, newestFirst, 0, 10);
  expect(ids).toHaveLength(3);
  const records = readRecords(archive);
  expect(attempted(archive, () => records.rows(ids, null))).toBe('indexDamaged');
  expect(attempted(archive, () => records.record(ids[1]!, null))).toBe('indexDamaged');
  expect(exported(archive, 'jsonl')).toBe('indexDamaged');
  expect(exported(archive, 'csv')).toBe('indexDamaged');
});

test('a record whose time has changed is looked for under its new id, and its old one is no damage', () => {
  const archive = filled();
  const before = readRecords(archive).idOf('damaged')!;
  archive.transaction(() =>
    storeInteractions(archive, [toInteraction({ ...wire('damaged'), callDate: '2022-12-20 00:00:00' })]),
  );
  expect(readRecords(archive).rows([before], null)).toEqual([]);
  expect(attempted(archive, () => readRecords(archive).record(before, null))).toBe('recordMissing');
});

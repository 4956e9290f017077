import { expect, test } from 'vitest';
import { asFailure } from '../../../../main/archive/file/archive-failure';
import { missingRow } from '../../../../main/archive/index/missing-row';
import { failureOf } from '../../../../preload/failure';
import { packed, storedDays } from '../stored-days';

/** The record of a day that is in the search index, and of one that is not yet. */
const [indexed, pending] = [4, 11];

test.each<[what: string, kind: 'indexDamaged' | 'recordMissing', day: number, sql: string]>([
  ['was lost', 'indexDamaged', indexed, ''],
  [
    'is to be taken out of the index',
    'recordMissing',
    indexed,
    'INSERT INTO loose SELECT id, 9 FROM interaction WHERE id = $id',
  ],
  ['was never indexed', 'recordMissing', pending, ''],
  ['is known to nobody', 'recordMissing', pending, 'DELETE FROM loose'],
])('of a record that %s it is said: %s', (_, kind, day, sql) => {
  const archive = storedDays();
  const id = archive.db
    .prepare<[], number>(`SELECT id FROM interaction WHERE uuid = ${packed(day)}`)
    .pluck()
    .get()!;
  archive.db.unsafeMode(true);
  archive.db.exec(sql.replace('$id', String(id)));
  archive.db.exec(`DELETE FROM interaction WHERE uuid = ${packed(day)}`);
  expect(failureOf(asFailure(missingRow(archive, id), archive.path)).kind).toBe(kind);
});

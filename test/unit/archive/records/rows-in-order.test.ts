import { expect, test } from 'vitest';
import { eachRow } from '../../../../main/archive/records/rows-in-order';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

test.each([1, 99, 100, 101, 250])('reads each of %d records once, in order, with its own notes', (count) => {
  const archive = temporaryArchive();
  archive.transaction(() => {
    const wires = Array.from({ length: count }, (_, at) => ({ ...documentedInteraction, uuid: `u${String(at)}` }));
    const { ids } = storeInteractions(archive, wires.map(toInteraction));
    ids.forEach((id, at) => {
      const notes = Array.from({ length: at % 4 }, (_, place) => `n${String(at)}-${String(place)}`);
      storeNotes(
        archive,
        id,
        notes.map((uuid) => toNote({ ...documentedNote, uuid })),
        '2026-01-01T00:00:00Z',
      );
    });
  });
  const ids = archive.db.prepare<[], number>('SELECT id FROM interaction ORDER BY id').pluck().all();
  const notesOf = archive.db.prepare<[number]>('SELECT * FROM note WHERE interaction_id = ? ORDER BY id');
  const [first, last] = [ids[0]!, ids.at(-1)!];
  // Notes of a record that is gone belong to no record.
  archive.db.pragma('foreign_keys = OFF');
  archive.db.prepare<[number]>('DELETE FROM interaction WHERE id = ?').run(ids[Math.floor(count / 2)]!);
  const left = ids.filter((_, at) => at !== Math.floor(count / 2));
  const read = [...eachRow(archive, { from: first, to: last })];
  expect(read.map(({ row }) => row.id)).toEqual(left);
  expect(read.map(({ notes }) => notes)).toEqual(left.map((id) => notesOf.all(id)));
  const some = [...eachRow(archive, { from: first + 1, to: last - 1 })];
  expect(some.map(({ row }) => row.id)).toEqual(left.filter((id) => id > first && id < last));
});

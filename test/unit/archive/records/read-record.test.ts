import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { readRecords } from '../../../../main/archive/queries/read';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { KronikaError } from '../../../../preload/failure';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

/** Stores one interaction with notes, each given as its states from the first to the last. */
function store(archive: ArchiveWriter, notes: readonly (readonly string[])[]): number {
  const [id = 0] = archive.transaction(() => storeInteractions(archive, [toInteraction(documentedInteraction)]).ids);
  const states = Math.max(...notes.map((texts) => texts.length));
  for (let state = 0; state < states; state += 1) {
    const wires = notes.map((texts, at) =>
      toNote({ ...documentedNote, uuid: `note-${String(at)}`, text: texts[Math.min(state, texts.length - 1)]! }),
    );
    archive.transaction(() => storeNotes(archive, id, wires, `2026-01-0${String(state + 1)}T00:00:00.000Z`));
  }
  return id;
}

/** Throws once it was asked so many times; counts in any case. */
function patience(most: number) {
  const counted = {
    asked: 0,
    check: () => {
      counted.asked += 1;
      if (counted.asked > most) throw new KronikaError('cancelled');
    },
  };
  return counted;
}

test('reading a record can be cancelled between its notes, their paragraphs and their earlier texts', () => {
  const archive = temporaryArchive();
  const id = store(archive, [['raz', 'dwa', 'trzy'], ['jeden\ndrugi\ntrzeci'], ['x']]);
  const records = readRecords(archive);
  const all = patience(Infinity);
  expect(records.record(id, null, all.check).notes.map(({ blocks }) => blocks.length)).toEqual([1, 3, 1]);
  expect(all.asked).toBeGreaterThanOrEqual(7);
  for (let most = 0; most < all.asked; most += 1) {
    const given = patience(most);
    expect(() => records.record(id, null, given.check)).toThrow(KronikaError);
    expect(given.asked).toBe(most + 1);
  }
});

test('reading rows can be cancelled between them', () => {
  const archive = temporaryArchive();
  const id = store(archive, [['raz']]);
  const given = patience(2);
  expect(() => readRecords(archive).rows([id, id, id, id], null, given.check)).toThrow(KronikaError);
  expect(given.asked).toBe(3);
});

test('things are offered in the beginning of a note, however it is parted', () => {
  const archive = temporaryArchive();
  const id = store(archive, [[Array.from({ length: 20_000 }, () => 'tel. 600700800').join('\n')]]);
  const [note] = readRecords(archive).record(id, null).notes;
  const offered = note!.blocks.filter(({ entities }) => entities.length > 0);
  expect(offered.length).toBeGreaterThan(4000);
  expect(offered.length).toBeLessThan(5000);
});

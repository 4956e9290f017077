import { expect, test } from 'vitest';
import { rebuildIndex, flushPending } from '../../../../main/archive/index/index-build';
import { sql } from '../../../../main/archive/file/migrations/0006-note-words';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { readRecords } from '../../../../main/archive/queries/read';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { compareIndex } from '../../../../main/archive/check/verify-index';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

const linked = JSON.stringify({
  blocks: [
    {
      ...{ key: 'a', type: 'unstyled', depth: 0, inlineStyleRanges: [], data: {} },
      text: 'Proszę kliknąć tutaj przed piątkiem',
      entityRanges: [{ offset: 15, length: 5, key: 0 }],
    },
    {
      ...{ key: 'b', type: 'atomic', depth: 0, inlineStyleRanges: [], data: {} },
      text: ' ',
      entityRanges: [{ offset: 0, length: 1, key: 1 }],
    },
  ],
  entityMap: {
    0: { type: 'LINK', mutability: 'MUTABLE', data: { url: 'https://platnosci.brontozaur.pl/faktura' } },
    1: { type: 'IMAGE', mutability: 'IMMUTABLE', data: { src: 'https://crm.pl/pieczatka.png', alt: 'Skan umowy' } },
  },
});
const settled = { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 };

/** Stores interactions, each with a note of the text. */
function store(archive: ArchiveWriter, texts: readonly string[]): readonly number[] {
  return archive.transaction(() => {
    const interactions = texts.map((_, at) =>
      toInteraction({ ...documentedInteraction, uuid: `interaction-${String(at)}` }),
    );
    const ids = [...storeInteractions(archive, interactions).ids];
    texts.forEach((text, at) => {
      const note = toNote({ ...documentedNote, uuid: `note-${String(at)}`, text });
      storeNotes(archive, ids[at]!, [note], '2026-01-01T00:00:00Z');
    });
    return ids;
  });
}

const find = (archive: ArchiveWriter, text: string): readonly number[] =>
  searcherOf(archive).page(planSearch({ text, filters: {} }), newestFirst, 0, 10);

const searches = [
  'note:platnosci.brontozaur.pl',
  'brontozaur',
  'pieczatka',
  'skan umowy',
  '"skan umowy"',
  '"tutaj przed"',
];

test.each(['pending', 'in segments'])(
  'a note is found by its addresses and pictures, and its phrases stay whole: %s',
  (where) => {
    const archive = temporaryArchive();
    const [id] = store(archive, [linked, 'nic']);
    if (where === 'in segments') flushPending(archive, 'nearlyAll', settled);
    for (const text of searches) expect(find(archive, text), text).toEqual([id]);
    expect(find(archive, '"piątkiem https"')).toEqual([]);
    expect(compareIndex(archive)).toEqual({ notIndexed: 0, indexedInVain: 0, indexedWrongly: 0 });
  },
);

test('the row and the record show where', () => {
  const archive = temporaryArchive();
  const [id = 0] = store(archive, [linked]);
  const records = readRecords(archive);
  const found = (text: string) => records.rows([id], planSearch({ text, filters: {} }))[0]!.excerpt!;
  expect(found('brontozaur')).toEqual({
    source: 'note',
    text: 'https://platnosci.brontozaur.pl/faktura',
    hits: [{ start: 18, length: 10 }],
  });
  expect(found('skan').text).toBe('Proszę kliknąć tutaj przed piątkiem Skan umowy (pieczatka.png)');
  expect(records.rows([id], null)[0]!.excerpt!.text).not.toContain('https');
  const [words, picture] = records.record(id, planSearch({ text: 'brontozaur skan', filters: {} })).notes[0]!.blocks;
  expect(words!.links[0]!.hits).toEqual([{ start: 18, length: 10 }]);
  expect(picture).toMatchObject({ embedded: 'image', hits: [{ start: 0, length: 4 }] });
});

test('an archive of an earlier version finds them once it is brought up to date, and takes in no other record anew', () => {
  const archive = temporaryArchive();
  const [id = 0] = store(archive, ['brontozaur', 'nic', JSON.stringify({ blocks: [], entityMap: {} })]);
  rebuildIndex(archive, settled);
  // As an earlier version left it: the row is there, and its index knows nothing of the address.
  archive.db.prepare('UPDATE note SET text = ?, seal = NULL WHERE interaction_id = ?').run(linked, id);
  expect(find(archive, 'pieczatka')).toEqual([]);

  archive.db.exec(sql);
  expect(archive.db.prepare('SELECT interaction_id FROM loose').pluck().all()).toEqual([id]);
  for (const text of searches) expect(find(archive, text), text).toEqual([id]);
  flushPending(archive, 'nearlyAll', settled);
  for (const text of searches) expect(find(archive, text), text).toEqual([id]);
  expect(compareIndex(archive)).toEqual({ notIndexed: 0, indexedInVain: 0, indexedWrongly: 0 });
});

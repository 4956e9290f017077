import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { flushPending } from '../../../../main/archive/index/index-build';
import { storedSegments } from '../../../../main/archive/index/index-segments';
import type { MergePolicy } from '../../../../main/archive/index/merge-policy';
import { pendingRecords } from '../../../../main/archive/index/pending-records';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import type { Json, JsonObject } from '../../../../main/crm/json/wire';
import { servedInteractionOf } from '../../../../main/sample-crm/http/answer';
import { dialectOfRecord, plainDialect } from '../../../../main/sample-crm/http/dialect';
import { printInteraction } from '../../../../main/sample-crm/http/print';
import { World } from '../../../../main/sample-crm/data/world';
import { generateOffice } from '../../../../main/sample-crm/office/office';
import { temporaryArchive } from '../../temp-archive';

const policy: MergePolicy = { maxPending: 1, minPending: 1, maxAtOnce: 10_000, maxPerSegment: 300 };

const office = generateOffice({ seed: 3, interactions: 700, from: '2025-01-01', to: '2025-03-31' });

function wiresOf(): JsonObject[] {
  const world = new World(office);
  return Array.from({ length: 700 }, (_, place) => {
    const uuid = office.uuidAt(place);
    const served = servedInteractionOf(world, plainDialect, uuid);
    return JSON.parse(printInteraction(served!, dialectOfRecord(plainDialect, uuid))) as JsonObject;
  });
}

function stored(wires: readonly Json[], archive = temporaryArchive()): ArchiveWriter {
  archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
  return archive;
}

/** All that the index holds. */
function indexOf(archive: ArchiveWriter): unknown {
  const all = (sql: string): unknown[] => archive.db.prepare(sql).all();
  const rows = all('SELECT id FROM interaction') as { id: number }[];
  return {
    segments: storedSegments(archive).read().length,
    blocks: all('SELECT first_id, last_id, records, days, directory, ids, columns FROM block ORDER BY first_id'),
    termBlocks: all('SELECT data FROM block_chunk ORDER BY id'),
    words: all('SELECT text FROM word ORDER BY text'),
    phrases: all('SELECT id FROM search_docsize ORDER BY id'),
    pending: all('SELECT interaction_id FROM loose'),
    found: rows.length,
  };
}

test('the index is the same, whether it is made of what was kept or of rows read back', () => {
  const wires = wiresOf();
  const [kept, readBack] = [stored(wires), stored(wires)];
  pendingRecords(readBack).forget();
  for (const archive of [kept, readBack]) flushPending(archive, 'nearlyAll', policy);
  const index = indexOf(kept);
  expect(index).toEqual(indexOf(readBack));
  expect(index).toMatchObject({ segments: 3, pending: [], found: 700 });
});

test.each([
  ['a record that comes twice on a page', (wire: JsonObject) => [wire, { ...wire, smsData: 'zupełnie inna treść' }]],
  [
    'one whose time is another the second time',
    (wire: JsonObject) => [wire, { ...wire, callDate: '2025-02-02 02:02:02' }],
  ],
  ['two records of one second', (wire: JsonObject) => [wire, { ...wire, uuid: 'another', smsData: 'drugi' }]],
])('%s is found by what its row says', (_, make) => {
  const wire = { uuid: 'one', callDate: '2025-01-01 10:00:00', smsData: 'pierwsza treść' };
  const [kept, readBack] = [stored(make(wire)), stored(make(wire))];
  pendingRecords(readBack).forget();
  for (const archive of [kept, readBack]) flushPending(archive, 'nearlyAll', policy);
  expect(indexOf(kept)).toEqual(indexOf(readBack));
});

test('a note that comes while its record is pending is found', () => {
  const archive = stored([{ uuid: 'one', callDate: '2025-01-01 10:00:00', note: 1 }]);
  const { id } = archive.db.prepare('SELECT id FROM interaction').get() as { id: number };
  archive.transaction(() => storeNotes(archive, id, [toNote({ uuid: 'n', text: 'umowa' })], '2025-01-02T00:00:00Z'));
  flushPending(archive, 'nearlyAll', policy);
  expect(archive.db.prepare('SELECT text FROM word').pluck().all()).toEqual(['umowa']);
});

test('nothing is kept of a transaction that was rolled back', () => {
  const archive = temporaryArchive();
  const wires = [{ uuid: 'one', callDate: '2025-01-01 10:00:00', smsData: 'umowa', from: { name: 'Anna' } }];
  expect(() =>
    archive.transaction(() => {
      stored(wires, archive);
      flushPending(archive, 'nearlyAll', policy);
      throw new RangeError('refused');
    }),
  ).toThrow();
  stored(wires, archive);
  flushPending(archive, 'nearlyAll', policy);
  expect(archive.db.prepare('SELECT text FROM word').pluck().all()).toEqual(['anna', 'umowa']);
});

import { expect, test } from 'vitest';
import { verifyFile } from '../../../../main/archive/check/verify';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { flushPending } from '../../../../main/archive/index/index-build';
import type { MergePolicy } from '../../../../main/archive/index/merge-policy';
import { markVanished, storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import type { JsonObject } from '../../../../main/crm/json/wire';
import { Random } from '../../../../main/sample-crm/data/random';
import { World } from '../../../../main/sample-crm/data/world';
import { servedInteractionOf, servedNotesOf } from '../../../../main/sample-crm/http/answer';
import { dialectOfRecord, plainDialect } from '../../../../main/sample-crm/http/dialect';
import { printInteraction, printNote } from '../../../../main/sample-crm/http/print';
import { generateOffice } from '../../../../main/sample-crm/office/office';
import { temporaryArchive } from '../../temp-archive';

const policy: MergePolicy = { maxPending: 400, minPending: 50, maxAtOnce: 1000, maxPerSegment: 1500 };
const at = '2026-01-01T00:00:00.000Z';
const interactions = 6000;
const office = generateOffice({ seed: 9, interactions, from: '2025-01-01', to: '2025-03-31' });
const world = new World(office);

function interactionAt(place: number): JsonObject {
  const uuid = office.uuidAt(place);
  const served = servedInteractionOf(world, plainDialect, uuid);
  return JSON.parse(printInteraction(served!, dialectOfRecord(plainDialect, uuid))) as JsonObject;
}

function notesAt(place: number): JsonObject[] {
  const uuid = office.uuidAt(place);
  return servedNotesOf(world, plainDialect, uuid).map(
    (note) => JSON.parse(printNote(note, true, dialectOfRecord(plainDialect, uuid))) as JsonObject,
  );
}

/** Some records as they were, with another text, at another time, or from somebody else. */
function changed(wire: JsonObject, random: Random): JsonObject {
  switch (random.whole(0, 11)) {
    case 0:
      return { ...wire, smsData: `umowa najmu ${random.whole(0, 8)}` };
    case 1:
      return { ...wire, callDate: `2025-02-0${random.whole(1, 8)} 10:00:0${random.whole(0, 8)}` };
    case 2:
      return { ...wire, from: { name: `Zmieniona Nazwa ${random.whole(0, 4)}` } };
    default:
      return wire;
  }
}

function storeSome(archive: ArchiveWriter, random: Random): void {
  const first = random.whole(0, interactions - 201);
  const count = random.whole(1, 150);
  const wires = Array.from({ length: count }, (_, next) => changed(interactionAt(first + next), random));
  if (random.whole(0, 4) === 0) wires.push({ ...wires[0]!, smsData: 'dwa razy na stronie' });
  const { ids } = storeInteractions(archive, wires.map(toInteraction));
  const isThere = archive.db.prepare('SELECT 1 FROM interaction WHERE id = ?');
  for (let next = 0; next < count; next += 1) {
    const id = ids[next]!;
    if (random.whole(0, 5) > 0 || isThere.get(id) === undefined) continue;
    storeNotes(archive, id, notesAt(first + next).map(toNote), at);
  }
  if (random.whole(0, 3) === 0) markVanished(archive, ids.slice(0, 2), at);
  if (random.whole(0, 2) === 0) flushPending(archive, 'most', policy);
}

test.each([1, 2, 3])(
  'whatever comes, in whatever order, and is rolled back: the index says what the rows say (%i)',
  (seed) => {
    const random = new Random(seed);
    const archive = temporaryArchive();
    const refused = new Error('rolled back');
    for (let step = 0; step < 100; step += 1) {
      const isRefused = random.whole(0, 8) === 0;
      const store = (): void => {
        archive.transaction(() => {
          storeSome(archive, random);
          if (isRefused) throw refused;
        });
      };
      if (isRefused) expect(store).toThrow();
      else store();
      if (random.whole(0, 3) === 0) flushPending(archive, random.whole(0, 1) === 0 ? 'most' : 'nearlyAll', policy);
    }
    flushPending(archive, 'nearlyAll', policy);
    const { damages, ...check } = verifyFile(archive);
    expect(damages).toEqual([]);
    expect(check).toMatchObject({ isSound: true, isIndexSound: true, indexedWrongly: 0, indexedInVain: 0 });
  },
);

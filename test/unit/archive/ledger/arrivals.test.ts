import { expect, test } from 'vitest';
import { noteArrivals, readArrivals } from '../../../../main/archive/ledger/arrivals';
import { countSaved } from '../../../../main/archive/queries/saved-count';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import type { Json } from '../../../../main/crm/json/wire';
import type { SavedCount } from '../../../../preload/model';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

const sms = (uuid: string, callDate: string, smsData: string): Json => ({
  ...documentedInteraction,
  ...{ uuid, callDate, smsData, service: 'SMS', note: 0 },
});

/** An archive, a way to store into it, and the count of a search for "faktura". */
function begin(): {
  store: (...wires: Json[]) => number[];
  count: (seen: number | null) => SavedCount;
  archive: ReturnType<typeof temporaryArchive>;
} {
  const archive = temporaryArchive();
  return {
    archive,
    store: (...wires) => archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)).ids),
    count: (seen) => countSaved(archive, { text: 'faktura', filters: {} }, seen, () => undefined),
  };
}

test('counts what came since the last look, also with an old date, and nothing that was there', () => {
  const { store, count } = begin();
  store(sms('a', '2026-03-01 10:00:00', 'faktura 1'), sms('b', '2026-03-02 10:00:00', 'oferta'));
  const first = count(null);
  expect(first).toMatchObject({ total: 1, fresh: 0, freshIds: [] });
  store(
    sms('a', '2026-03-01 10:00:00', 'faktura 1'),
    sms('late', '2019-01-01 10:00:00', 'faktura 2'),
    sms('new', '2026-03-03 10:00:00', 'faktura 3'),
    sms('c', '2026-03-04 10:00:00', 'oferta'),
  );
  const second = count(first.arrivals);
  expect(second).toMatchObject({ total: 3, fresh: 2, isAtLeast: false });
  expect(second.freshIds).toHaveLength(2);
  expect(count(second.arrivals)).toMatchObject({ total: 3, fresh: 0 });
});

test('counts a record once, whose note came after it, and one that was known with a new note', () => {
  const { archive, store, count } = begin();
  const [known] = store(sms('a', '2026-03-01 10:00:00', 'oferta'));
  const before = count(null);
  const [fresh] = store(sms('b', '2026-03-02 10:00:00', 'faktura'));
  const note = (uuid: string): void => {
    const text = 'Wysłana faktura';
    archive.transaction(() => {
      storeNotes(
        archive,
        uuid === 'n1' ? known! : fresh!,
        [toNote({ ...documentedNote, uuid, text })],
        '2026-03-03T00:00:00Z',
      );
    });
  };
  note('n1');
  note('n2');
  expect(count(before.arrivals)).toMatchObject({ total: 2, fresh: 2 });
  const after = count(before.arrivals).arrivals;
  note('n1');
  expect(count(after)).toMatchObject({ fresh: 0 });
});

test('remembers the latest, and says when more came than that', () => {
  const { archive } = begin();
  const note = (...ids: number[]): void => {
    noteArrivals(archive, ids, 4);
  };
  note(1, 2);
  note(3);
  note(4, 5);
  expect(readArrivals(archive, 0)).toEqual({ until: 5, ids: [1, 2, 3, 4, 5], isWhole: true });
  note(6);
  expect(readArrivals(archive, 0)).toEqual({ until: 6, ids: [3, 4, 5, 6], isWhole: false });
  expect(readArrivals(archive, 2)).toEqual({ until: 6, ids: [3, 4, 5, 6], isWhole: true });
  expect(readArrivals(archive, 6)).toEqual({ until: 6, ids: [], isWhole: true });
  // An archive that was begun anew has fewer than were seen.
  expect(readArrivals(archive, 99)).toEqual({ until: 6, ids: [], isWhole: true });
  expect(readArrivals(archive, null).ids).toEqual([]);
});

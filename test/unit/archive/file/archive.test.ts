import { expect, test } from 'vitest';
import type { ArchiveReader, ArchiveWriter } from '../../../../main/archive/file/archive';
import { openForReading } from '../../../../main/archive/file/open';
import { flushPending } from '../../../../main/archive/index/index-build';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { readRecords } from '../../../../main/archive/queries/read';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { readTexts } from '../../../../main/archive/records/texts';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import type { Json } from '../../../../main/crm/json/wire';
import { failureOf } from '../../../../preload/failure';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { undoAfterTest } from '../../undo';

const policy = { maxPending: 0, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 };

/** As many records, each with these changes, and all their texts read once. */
function store(archive: ArchiveWriter, name: string, count: number, changes: Readonly<Record<string, Json>>): number[] {
  const wires = Array.from({ length: count }, (_, at) =>
    toInteraction({ ...documentedInteraction, uuid: `${name}-${String(at)}`, ...changes }),
  );
  const ids = archive.transaction(() => storeInteractions(archive, wires).ids);
  for (const { id } of archive.prepare<[], { id: number }>('SELECT id FROM label').all()) readTexts(archive).label(id);
  return [...ids];
}

/** Does something in a transaction that is rolled back at its end. */
function inVain(archive: ArchiveWriter, write: () => void): void {
  expect(() =>
    archive.transaction(() => {
      write();
      throw new TypeError('of no use');
    }),
  ).toThrow();
}

test('a part is made once for each archive, and a statement prepared once', () => {
  const made: ArchiveReader[] = [];
  const make = (archive: ArchiveReader): { readonly of: ArchiveReader } => {
    made.push(archive);
    return { of: archive };
  };
  const [one, other] = [temporaryArchive(), temporaryArchive()];
  expect(one.own(make)).toBe(one.own(make));
  expect(other.own(make).of).toBe(other);
  expect(made).toEqual([one, other]);
  expect(one.prepare('SELECT 1')).toBe(one.prepare('SELECT 1'));
  expect(one.prepare('SELECT 1')).not.toBe(other.prepare('SELECT 1'));
});

test('numbers that were given in a transaction in vain are given anew', () => {
  const archive = temporaryArchive();
  inVain(archive, () => store(archive, 'first', 1, { destination: 'Sekretariat', service: 'FAX' }));
  const [id] = store(archive, 'second', 1, { destination: 'Kancelaria', service: 'SMS' });
  expect(readRecords(archive).wire(id!).interaction).toMatchObject({ destination: 'Kancelaria', service: 'SMS' });
  flushPending(archive, 'nearlyAll', policy);
  const find = (text: string): number =>
    searcherOf(archive).page(planSearch({ text, filters: {} }), newestFirst, 0, 10).length;
  expect([find('sekretariat'), find('kancelaria')]).toEqual([0, 1]);
});

test('a word that was written in vain is written again', () => {
  const archive = temporaryArchive();
  const words = (): unknown[] => archive.prepare<[]>("SELECT text FROM word WHERE text = 'sekretariat'").all();
  inVain(archive, () => {
    store(archive, 'first', 1, { destination: 'Sekretariat' });
    flushPending(archive, 'nearlyAll', policy);
    expect(words()).toHaveLength(1);
  });
  expect(words()).toEqual([]);
  store(archive, 'second', 1, { destination: 'Sekretariat' });
  flushPending(archive, 'nearlyAll', policy);
  expect(words()).toHaveLength(1);
});

test('a savepoint takes back what was at fault, and nothing before it', () => {
  const archive = temporaryArchive();
  const kept = archive.transaction(() => {
    const wires = [toInteraction(documentedInteraction)];
    const { ids } = storeInteractions(archive, wires);
    const none = archive.savepoint(() => {
      archive.prepare('DELETE FROM interaction').run();
      throw new RangeError('a number that is none');
    });
    expect(none).toBeNull();
    return ids;
  });
  expect(readRecords(archive).wire(kept[0]!).interaction).toEqual(documentedInteraction);
  expect(() => archive.savepoint(() => archive.prepare('INSERT INTO nothing VALUES (1)').run())).toThrow();
});

test('what SQLite complains of in a transaction has a kind', () => {
  const reading = openForReading(temporaryArchive().path);
  undoAfterTest(() => {
    reading.close();
  });
  let thrown: unknown = null;
  try {
    temporaryArchive().transaction(() => reading.prepare('DELETE FROM interaction').run());
  } catch (error) {
    thrown = error;
  }
  expect(failureOf(thrown).kind).toBe('archiveNotPermitted');
});

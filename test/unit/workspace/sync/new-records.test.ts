import { expect, test } from 'vitest';
import { readLatest } from '../../../../main/archive/ledger/arrivals';
import { countSaved } from '../../../../main/archive/queries/saved-count';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import type { OpenArchive } from '../../../../main/workspace/archive/archive-in-use';
import { NewRecordsWatch, type NewRecords } from '../../../../main/workspace/sync/new-records';
import type { FoundInteraction, Query, SavedSearch } from '../../../../preload/model';
import { documentedInteraction } from '../../records';
import { rowOf } from '../../renderer/memory-archive';
import { temporaryArchive } from '../../temp-archive';

const search = (id: string, text: string, notifies?: boolean): SavedSearch => ({
  ...{ id, name: id, seen: null, notifies },
  query: { text, filters: {} },
  sort: { by: 'date', descending: true },
});

/** A watch over a real archive, whose reader answers in this thread, and whose switches the test turns. */
function watched() {
  const around = { isLocked: false, isSyncing: false, isWatched: false, tellsContacts: false };
  const archives = [openArchive(around), openArchive(around)] as const;
  let current = archives[0];
  const told: (readonly NewRecords[])[] = [];
  const searches = [search('wanted', 'faktura', true), search('other', 'faktura'), search('off', 'oferta', false)];
  const watch = new NewRecordsWatch({
    archive: {
      get current() {
        return current.opened;
      },
    },
    searchesOf: () => searches,
    isSyncing: () => around.isSyncing,
    isWatched: () => around.isWatched,
    tellsContacts: () => around.tellsContacts,
    found: (found) => told.push(found),
  });
  const counts = (): unknown => told.map((found) => found.map(({ search: { id }, count }) => [id, count]));
  return {
    around,
    archives,
    watch,
    told,
    counts,
    switchTo: (at: 0 | 1) => {
      current = archives[at];
    },
  };
}

function openArchive(around: { readonly isLocked: boolean }) {
  const archive = temporaryArchive();
  const answers: Readonly<Record<string, (input: never) => unknown>> = {
    readArrivalsEnd: () => ({ until: readLatest(archive), isLocked: around.isLocked }),
    countSaved: ({ query, seen }: { query: Query; seen: number | null }) =>
      countSaved(archive, query, seen, () => undefined),
    search: ({ query }: { query: Query }) => {
      const named = (name: string | null, number: string): FoundInteraction => ({
        ...rowOf(1, '2026-01-01 10:00:00'),
        contact: { type: 'unknown', uuid: null, name, number },
      });
      return { rows: (query.filters.only ?? []).map((_, at) => named(at % 2 === 0 ? 'Anna' : null, '600')) };
    },
  };
  const ask = (name: string, input: never): Promise<unknown> => Promise.resolve(answers[name]?.(input));
  let last = 0;
  return {
    opened: { viewed: null, account: { name: 'a', baseUrl: 'https://a/' }, reader: { ask } } as unknown as OpenArchive,
    store: (...texts: string[]) => {
      archive.transaction(() =>
        storeInteractions(
          archive,
          texts.map((smsData) => {
            last += 1;
            const uuid = `u${String(last)}`;
            return toInteraction({ ...documentedInteraction, uuid, smsData, service: 'SMS', note: 0 });
          }),
        ),
      );
    },
  };
}

test('tells what came to the searches that want it, and never what was there before', async () => {
  const { archives, watch, told, counts } = watched();
  archives[0].store('faktura 1');
  await watch.look();
  await watch.look();
  expect(told).toEqual([]);
  archives[0].store('faktura 2', 'faktura 3', 'oferta');
  await watch.look();
  expect(counts()).toEqual([[['wanted', 2]]]);
  expect(told[0]?.[0]?.ids.length).toBe(2);
  archives[0].store('oferta');
  await watch.look();
  await watch.look();
  expect(told.length).toBe(1);
});

test('waits for the end of a download, and tells of all of it at once', async () => {
  const { around, archives, watch, counts } = watched();
  await watch.look();
  around.isSyncing = true;
  archives[0].store('faktura 1');
  await watch.look();
  archives[0].store('faktura 2');
  await watch.look();
  expect(counts()).toEqual([]);
  Object.assign(around, { isSyncing: false, isLocked: true });
  await watch.look();
  expect(counts()).toEqual([]);
  around.isLocked = false;
  await watch.look();
  expect(counts()).toEqual([[['wanted', 2]]]);
});

test('says nothing of what came before the eyes of a person', async () => {
  const { around, archives, watch, counts } = watched();
  await watch.look();
  around.isWatched = true;
  archives[0].store('faktura 1');
  await watch.look();
  around.isWatched = false;
  archives[0].store('faktura 2');
  await watch.look();
  expect(counts()).toEqual([[['wanted', 1]]]);
});

test('takes all that is in another archive for known', async () => {
  const { archives, watch, counts, switchTo } = watched();
  await watch.look();
  archives[1].store('faktura 1', 'faktura 2');
  switchTo(1);
  await watch.look();
  expect(counts()).toEqual([]);
  archives[1].store('faktura 3');
  await watch.look();
  expect(counts()).toEqual([[['wanted', 1]]]);
});

test('names contacts only where that was allowed, each once', async () => {
  const { around, archives, watch, told } = watched();
  await watch.look();
  archives[0].store('faktura 1');
  await watch.look();
  around.tellsContacts = true;
  archives[0].store('faktura 2', 'faktura 3', 'faktura 4');
  await watch.look();
  expect(told.map(([one]) => one?.contacts)).toEqual([[], ['Anna', '600']]);
});

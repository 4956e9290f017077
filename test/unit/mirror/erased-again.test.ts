import { afterEach, expect, it, vi } from 'vitest';
import { join } from 'node:path';
import { verifyFile } from '../../../main/archive/check/verify';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { openForWriting } from '../../../main/archive/file/open';
import {
  adoptErased,
  raiseErasedDays,
  readErasedList,
  type ErasedList,
} from '../../../main/archive/ledger/erased-list';
import { readStatus } from '../../../main/archive/ledger/ledger';
import { readRegister } from '../../../main/archive/ledger/register';
import { findErasedAgain } from '../../../main/archive/queries/erasing/erased-again';
import { readRecords } from '../../../main/archive/queries/read';
import { eraseRecords, finishErasure } from '../../../main/archive/store/erase';
import { dataOfRecords } from '../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { openErasedLists } from '../../../main/workspace/persons/erased-lists';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { officeOf, type Person } from './erased-office';
import { mirror } from './mirroring';

vi.setConfig({ testTimeout: 120_000 });

const [early, days] = [
  { from: '2025-03-01', to: '2025-03-01' },
  { from: '2025-03-01', to: '2025-03-16' },
] as const;
const closing: CrmServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

const idsOf = (archive: ArchiveWriter, people: readonly Person[]): number[] => {
  const reader = readRecords(archive);
  return people.flatMap(({ records }) => records.flatMap((uuid) => reader.idOf(uuid) ?? []));
};
const order = (ids: readonly number[], again: readonly ErasedList[] = []) => ({
  ...{ ids, notes: [], reason: 'wniosek', person: 'anna', at: '2026-01-01T10:00:00Z', lastHold: 0, again },
});

/** An archive of the whole office and a copy from when half of it was downloaded. */
async function office() {
  const { people, data } = officeOf(12, 6);
  const server = await startCrmServer({ data: dataOfRecords(data) });
  closing.push(server);
  const archive = temporaryArchive();
  await mirror(server, archive, early);
  const copy = join(temporaryFolder(), 'kopia.kronika');
  archive.prepare('VACUUM INTO ?').run(copy);
  await mirror(server, archive, days);
  return { people, server, archive, copy };
}

function eraseIn(archive: ArchiveWriter, ids: readonly number[], again: readonly ErasedList[] = []): void {
  eraseRecords(archive, order(ids, again));
  finishErasure(archive);
}

it('a copy from before is told what was erased since, also what it did not have yet, and no download brings it back', async () => {
  const { people, server, archive, copy } = await office();
  const gone = people.filter((_, at) => at % 3 === 0);
  const stay = people.filter((_, at) => at % 3 !== 0);
  const erased = idsOf(archive, gone);
  eraseIn(archive, erased);
  const list = readErasedList(archive)!;
  expect(readErasedList(archive, { [list.key]: erased.length })).toBeNull();

  const restored = openForWriting(copy);
  const theirs = idsOf(restored, gone);
  expect(theirs.length).toBeGreaterThan(0);
  expect(theirs.length).toBeLessThan(erased.length);
  const found = findErasedAgain(restored, [list]);
  expect([...found.ids].sort()).toEqual([...theirs].sort());
  expect(found).toMatchObject({ knowsMore: true, held: 0, notes: [], counts: { interactions: theirs.length } });
  eraseIn(restored, found.ids, [list]);
  expect(findErasedAgain(restored, [list])).toMatchObject({ ids: [], knowsMore: false });
  expect(readRegister(restored)).toMatchObject([{ act: 'erase', counts: { interactions: theirs.length } }]);

  await mirror(server, restored, days);
  await mirror(server, restored, { ...days, settings: { force: true } });
  expect(idsOf(restored, gone)).toEqual([]);
  expect(idsOf(restored, stay)).toHaveLength(stay.length * 3);
  expect(readStatus(restored)).toMatchObject({ complete: true, gaps: [], erased: erased.length });
  expect(verifyFile(restored)).toMatchObject({ isSound: true, damages: [], problems: [] });
  restored.close();
});

it('a copy from which others were erased meanwhile learns of these as well, keyed as they are', async () => {
  const { people, server, archive, copy } = await office();
  const [one, other] = [people.slice(0, 2), people.slice(2, 4)];
  eraseIn(archive, idsOf(archive, one));
  const list = readErasedList(archive)!;
  const restored = openForWriting(copy);
  eraseIn(restored, idsOf(restored, other));
  expect(readErasedList(restored)!.key).not.toBe(list.key);
  const found = findErasedAgain(restored, [list]);
  expect(found.ids).toHaveLength(idsOf(restored, one).length);
  eraseIn(restored, found.ids, [list]);
  await mirror(server, restored, { ...days, settings: { force: true } });
  expect(idsOf(restored, one)).toEqual([]);
  expect(verifyFile(restored)).toMatchObject({ isSound: true, problems: [] });
  restored.close();
});

it('a copy that has nothing of it still learns what must not come', async () => {
  const { people, server, archive, copy } = await office();
  const restored = openForWriting(copy);
  const later = people
    .flatMap((person) => idsOf(archive, [person]))
    .filter((id) => !idsOf(restored, people).includes(id));
  eraseIn(archive, later);
  const list = readErasedList(archive)!;
  expect(findErasedAgain(restored, [list])).toMatchObject({ ids: [], knowsMore: true });
  restored.transaction(() => {
    adoptErased(restored, [list]);
    raiseErasedDays(restored, [list]);
  });
  const before = readStatus(restored).interactions;
  await mirror(server, restored, { ...days, settings: { force: true } });
  expect(readStatus(restored)).toMatchObject({ interactions: before, complete: true, gaps: [] });
  restored.close();
});

it('the list in its file is added to, key by key, and names nobody', async () => {
  const { people, archive } = await office();
  const store = openErasedLists(join(temporaryFolder(), 'erased.json'));
  eraseIn(archive, idsOf(archive, people.slice(0, 2)));
  const first = readErasedList(archive)!;
  store.add('biuro', first);
  eraseIn(archive, idsOf(archive, people.slice(2, 4)));
  store.add('biuro', readErasedList(archive)!);
  const other = { key: 'ab'.repeat(32), tokens: Buffer.alloc(32, 7), days: [[86_400, 2]] as const };
  store.add('biuro', other);
  store.add('biuro', { ...other, days: [[86_400, 1]] as const });
  const [same, foreign] = store.read('biuro');
  expect(same).toMatchObject({ key: first.key, days: readErasedList(archive)!.days });
  expect(same!.tokens).toHaveLength(12 * 32);
  expect(foreign).toMatchObject({ key: other.key, days: [[86_400, 2]] });
  expect(foreign!.tokens).toHaveLength(32);
  store.forget('biuro');
  expect(store.read('biuro')).toEqual([]);
});

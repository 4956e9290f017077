import { beforeEach, expect, test } from 'vitest';
import { newestFirstSort } from '../../../../renderer/state/common/asking/asked.svelte';
import { RecordOrder } from '../../../../renderer/state/record/record-order.svelte';
import { MemoryArchive, rowOf } from '../memory-archive';

const everything = { text: '', filters: {} };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let archive: MemoryArchive;
let order: RecordOrder;

beforeEach(() => {
  archive = new MemoryArchive(Array.from({ length: 300 }, (_, at) => rowOf(300 - at, '2026-05-01 10:00:00')));
  archive.isPrompt = true;
  order = new RecordOrder(archive);
});

test('knows where a record stands, and those beside it in the order of the search', async () => {
  await order.find({ id: 290, query: everything, sort: newestFirstSort });
  expect([order.position, order.total, order.previous, order.next]).toEqual([11, 300, 291, 289]);
  await order.find({ id: 290, query: everything, sort: { by: 'date', descending: false } });
  expect([order.position, order.previous, order.next]).toEqual([290, 289, 291]);
});

test('ends at both ends of the results', async () => {
  await order.find({ id: 300, query: everything, sort: newestFirstSort });
  expect([order.previous, order.step(-1), order.position]).toEqual([null, null, 1]);
  await order.find({ id: 1, query: everything, sort: newestFirstSort });
  expect([order.next, order.step(1), order.position]).toEqual([null, null, 300]);
});

test('goes all the way from the first to the last record and back, as quickly as keys come', async () => {
  await order.find({ id: 300, query: everything, sort: newestFirstSort });
  const seen = [300];
  for (let at = 0; at < 299; at += 1) {
    const id = order.step(1);
    if (id !== null) seen.push(id);
    await settled();
  }
  expect(seen).toEqual(Array.from({ length: 300 }, (_, at) => 300 - at));
  for (let at = 0; at < 299; at += 1) {
    order.step(-1);
    await settled();
  }
  expect([order.position, order.previous]).toEqual([1, null]);
});

test('asks for no more than a few parts of the results on the way', async () => {
  archive.isPrompt = false;
  const answer = async (): Promise<number> => {
    let asked = 0;
    for (let turn = 0; turn < 5; turn += 1) {
      for (const each of archive.asked.splice(0)) {
        each.answer();
        asked += 1;
      }
      await settled();
    }
    return asked;
  };
  void order.find({ id: 300, query: everything, sort: newestFirstSort });
  let asked = await answer();
  for (let at = 0; at < 40; at += 1) {
    order.step(1);
    asked += await answer();
  }
  expect([asked, order.position]).toEqual([3, 41]);
});

test('steps that were asked for before the place was known are owed', async () => {
  archive.isPrompt = false;
  const finding = order.find({ id: 290, query: everything, sort: newestFirstSort });
  expect([order.step(1), order.step(1), order.step(-1)]).toEqual([null, null, null]);
  for (let turn = 0; turn < 3; turn += 1) {
    for (const each of archive.asked.splice(0)) each.answer();
    await settled();
  }
  await finding;
  expect([order.takeOwed(), order.takeOwed()]).toEqual([1, 0]);
});

test('a record that its search does not find any more still leads to those beside its place', async () => {
  await order.find({ id: 290, query: everything, sort: newestFirstSort });
  archive.rows = archive.rows.filter(({ id }) => id !== 290);
  await order.again();
  expect([order.position, order.isOutside, order.previous, order.next]).toEqual([null, true, 291, 289]);
  expect([order.step(1), order.position, order.isOutside]).toEqual([289, 11, false]);
});

test('the archive may get newer records: the place follows, and who went on meanwhile stays there', async () => {
  await order.find({ id: 290, query: everything, sort: newestFirstSort });
  archive.rows = [rowOf(301, '2026-05-02 10:00:00'), ...archive.rows];
  archive.isPrompt = false;
  const again = order.again();
  expect(order.step(1)).toBe(289);
  for (let turn = 0; turn < 4; turn += 1) {
    for (const each of archive.asked.splice(0)) each.answer();
    await settled();
  }
  await again;
  expect([order.position, order.total, order.previous, order.next]).toEqual([13, 301, 290, 288]);
});

test('without an answer nothing leads on, and the next question may have one', async () => {
  archive.isPrompt = false;
  const finding = order.find({ id: 290, query: everything, sort: newestFirstSort });
  archive.asked.splice(0)[0]?.fail(new Error('no answer'));
  await finding;
  expect([order.position, order.previous, order.next, order.isOutside]).toEqual([null, null, null, false]);
  archive.isPrompt = true;
  await order.find({ id: 290, query: everything, sort: newestFirstSort });
  expect(order.position).toBe(11);
});

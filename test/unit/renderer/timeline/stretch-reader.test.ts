import { beforeEach, expect, test } from 'vitest';
import type { InteractionRecord } from '../../../../preload/model';
import type { TimelinePage, TimelinePlace } from '../../../../preload/search/timeline';
import { StretchReader } from '../../../../renderer/state/timeline/stretch-reader.svelte';

/** Only the ids of the records matter here. */
const pageOf = (ids: readonly number[], ends: Partial<TimelinePage> = {}): TimelinePage => ({
  records: ids.map((id) => ({ id }) as InteractionRecord),
  hasOlder: true,
  hasNewer: true,
  at: null,
  ...ends,
});
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let asked: { readonly place: TimelinePlace; answer(page: TimelinePage): void; fail(reason: Error): void }[];
let failures: unknown[];
let reader: StretchReader;
const ids = (): readonly number[] | undefined => reader.stretch?.records.map(({ id }) => id);

beforeEach(() => {
  asked = [];
  failures = [];
  reader = new StretchReader(
    (place) =>
      new Promise((answer, fail) => {
        asked.push({ place, answer, fail });
      }),
    (thrown) => failures.push(thrown),
  );
});

/** Shows records 5 to 7. */
async function shown(): Promise<void> {
  const done = reader.show({ kind: 'newest' }, () => undefined);
  asked[0]!.answer(pageOf([5, 6, 7]));
  await done;
}

test('reads on at both ends, one at a time, by the neighbours', async () => {
  await shown();
  void reader.older();
  void reader.newer();
  expect(asked[1]!.place).toEqual({ kind: 'before', id: 5 });
  expect(asked.length).toBe(2);
  asked[1]!.answer(pageOf([3, 4], { hasOlder: false }));
  await settled();
  void reader.older();
  void reader.newer();
  expect(asked[2]!.place).toEqual({ kind: 'after', id: 7 });
  expect(asked.length).toBe(3);
  asked[2]!.answer(pageOf([8]));
  await settled();
  expect(ids()).toEqual([3, 4, 5, 6, 7, 8]);
  expect([reader.has(8), reader.has(9)]).toEqual([true, false]);
});

test('shows the place asked for last, and drops what comes for those before', async () => {
  const came: number[] = [];
  void reader.show({ kind: 'oldest' }, () => came.push(1));
  void reader.show({ kind: 'newest' }, () => came.push(2));
  asked[1]!.answer(pageOf([9]));
  await settled();
  asked[0]!.answer(pageOf([1]));
  await settled();
  expect([ids(), came]).toEqual([[9], [2]]);
});

test('reads again in place, says whether it did, and leaves what is on show where it failed', async () => {
  expect(await reader.refresh()).toBe(false);
  await shown();
  const first = reader.refresh();
  expect(asked[1]!.place).toEqual({ kind: 'after', id: 4 });
  asked[1]!.fail(new Error('busy'));
  expect([await first, ids(), failures]).toEqual([false, [5, 6, 7], []]);
  const second = reader.refresh();
  asked[2]!.answer(pageOf([5, 6, 7, 8]));
  expect([await second, ids()]).toEqual([true, [5, 6, 7, 8]]);
});

test('tells why it could not read, unless nothing is wanted of it any more', async () => {
  const reason = new Error('gone');
  void reader.show({ kind: 'newest' }, () => undefined);
  asked[0]!.fail(reason);
  await settled();
  expect(failures).toEqual([reason]);
  void reader.show({ kind: 'newest' }, () => undefined);
  reader.forget();
  asked[1]!.fail(reason);
  await settled();
  expect([failures.length, reader.stretch]).toEqual([1, null]);
});

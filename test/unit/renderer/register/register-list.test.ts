import { expect, it } from 'vitest';
import type { Archive } from '../../../../renderer/archive';
import { RegisterList } from '../../../../renderer/state/register/register-list.svelte';
import { KronikaError } from '../../../../preload/failure';
import type { RegisterCheck, RegisterSearch, StandingEntry } from '../../../../preload/register';

const entryOf = (id: number): StandingEntry => ({
  ...({ id, at: '2026-01-01T10:00:00.000Z', person: 'anna', act: 'copy', hash: 'aa' } as const),
  ...{ counts: {}, facts: {}, texts: {}, emptied: [], endedBy: null },
});

/** A register of so many entries, of which each third is found by any text; answers come with the next microtask. */
function register(count: number, checks: readonly RegisterCheck[] = [{ broken: null, next: null }]) {
  const asked: { name: string; input: unknown }[] = [];
  const left = [...checks];
  let failing = false;
  const answers: Record<string, (input: never) => unknown> = {
    findEntries: ({ search }: { search: RegisterSearch }) =>
      Array.from({ length: count }, (_, at) => count - at).filter((id) => search.text === '' || id % 3 === 0),
    readEntries: ({ ids }: { ids: readonly number[] }) => ids.map(entryOf),
    checkRegister: () => left.shift() ?? { broken: null, next: null },
    saveRegister: () => null,
  };
  const archive = {
    ask: async (name: string, input: unknown) => {
      asked.push({ name, input });
      await Promise.resolve();
      if (failing) throw new KronikaError('archiveDamaged', { path: 'x' });
      return answers[name]?.(input as never);
    },
    subscribe: () => () => {},
  } as unknown as Archive;
  const list = new RegisterList(archive);
  return { list, asked, fail: () => (failing = true), settled: () => new Promise((resolve) => setTimeout(resolve)) };
}

it('reads what comes into sight once, a part at a time', async () => {
  const { list, asked, settled } = register(1000);
  list.open();
  await settled();
  expect(list.count).toBe(1000);
  list.see(0, 149);
  list.see(0, 149);
  await settled();
  expect(
    asked.filter(({ name }) => name === 'readEntries').map(({ input }) => (input as { ids: number[] }).ids.length),
  ).toEqual([100, 50]);
  expect(list.at(0)?.id).toBe(1000);
  expect(list.at(149)?.id).toBe(851);
  expect(list.at(150)).toBeNull();
});

it('keeps the keyboard on its entry when others are found, and goes to the first where it is not among them', async () => {
  const { list, settled } = register(9);
  list.open();
  await settled();
  list.go(3);
  expect(list.position).toBe(3);
  list.look({ text: 'x' });
  await settled();
  expect([list.count, list.position]).toEqual([3, 1]);
  await list.goTo(4);
  expect([list.count, list.position, list.isWhole]).toEqual([9, 5, true]);
  list.go(100);
  expect(list.position).toBe(8);
});

it('checks the chain part by part, and says where it is broken', async () => {
  const next = { id: 2000, hash: 'aa' };
  const { list, asked, settled } = register(9, [
    { broken: null, next },
    { broken: 2017, next: null },
  ]);
  list.open();
  await settled();
  expect(list.chain).toEqual({ kind: 'broken', at: 2017 });
  expect(asked.filter(({ name }) => name === 'checkRegister').map(({ input }) => input)).toEqual([
    { after: null },
    { after: next },
  ]);
});

it('reads again what may have been emptied, once something was added', async () => {
  const { list, asked, settled } = register(5);
  list.open();
  await settled();
  list.see(0, 4);
  await settled();
  list.refresh();
  await settled();
  list.see(0, 4);
  await settled();
  expect(asked.filter(({ name }) => name === 'readEntries')).toHaveLength(2);
  expect(list.chain).toEqual({ kind: 'sound' });
});

it('says why nothing is shown', async () => {
  const { list, fail, settled } = register(5);
  fail();
  list.open();
  await settled();
  expect(list.failure?.kind).toBe('archiveDamaged');
});

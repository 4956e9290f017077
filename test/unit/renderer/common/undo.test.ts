import { beforeEach, expect, test } from 'vitest';
import { Undo, type UndoStep } from '../../../../renderer/state/common/undo.svelte';

let undo: Undo;
let value: number;

beforeEach(() => {
  undo = new Undo();
  value = 0;
});

/** Adds to the value, in a way that can be taken back. */
function add(by: number, more: Partial<UndoStep> = {}): UndoStep {
  const before = value;
  value += by;
  const after = value;
  const step: UndoStep = {
    what: `+${String(by)}`,
    undo: () => (value = before),
    redo: () => (value = after),
    ...more,
  };
  undo.push(step);
  return step;
}

test('takes back several steps, the newest first, and does them again', () => {
  add(1);
  add(10);
  expect([undo.undo()?.what, value]).toEqual(['+10', 1]);
  expect([undo.undo()?.what, value]).toEqual(['+1', 0]);
  expect(undo.undo()).toBeNull();
  expect([undo.redo()?.what, value]).toEqual(['+1', 1]);
  expect([undo.redo()?.what, value]).toEqual(['+10', 11]);
  expect(undo.redo()).toBeNull();
});

test('what was taken back cannot be done again once something else was done', () => {
  add(1);
  undo.undo();
  add(5);
  expect(undo.canRedo).toBe(false);
  expect([undo.undo()?.what, undo.undo()]).toEqual(['+5', null]);
});

test('a step is taken back once, also out of turn', () => {
  const first = add(1);
  add(10);
  expect([undo.take(first), undo.take(first)]).toEqual([true, false]);
  expect(undo.undo()?.what).toBe('+10');
  expect(undo.canUndo).toBe(false);
});

test('steps that belong together are one, until something else is done or they are settled', () => {
  add(1, { mergesAs: 'typing' });
  add(1, { mergesAs: 'typing' });
  undo.settle();
  add(1, { mergesAs: 'typing' });
  expect(value).toBe(3);
  undo.undo();
  expect(value).toBe(2);
  undo.undo();
  expect(value).toBe(0);
});

test('what is as before by other ways is passed over', () => {
  add(1);
  add(10, { isMoot: () => true });
  expect(undo.undo()?.what).toBe('+1');
  expect(undo.canUndo).toBe(false);
});

test('what a step leads to is no step of its own, and of another archive nothing is left', () => {
  undo.push({ what: 'outer', undo: () => void add(1), redo: () => undefined });
  undo.undo();
  expect(undo.canUndo).toBe(false);
  add(1);
  undo.forget();
  expect([undo.undo(), undo.redo()]).toEqual([null, null]);
});

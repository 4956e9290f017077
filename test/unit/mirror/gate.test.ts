import { expect, it } from 'vitest';
import { createGate } from '../../../main/mirror/gate';

it('stays shut after the computer slept where a person had shut it', () => {
  const gate = createGate();
  gate.shut();
  gate.sleep();
  gate.wake();
  expect(gate.isShut).toBe(true);
  gate.open();
  expect(gate.isShut).toBe(false);
});

it('opens when the computer wakes, and tells each turn once', () => {
  const gate = createGate();
  const heard: boolean[] = [];
  gate.onChange(() => heard.push(gate.isShut));
  gate.sleep();
  gate.sleep();
  gate.shut();
  gate.open();
  gate.wake();
  gate.wake();
  expect(heard).toEqual([true, false]);
});

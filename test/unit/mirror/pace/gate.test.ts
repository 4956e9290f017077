import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGate } from '../../../../main/mirror/pace/gate';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('gives way for a moment after the last key, and tells when it is over', () => {
  const gate = createGate();
  const listener = vi.fn();
  gate.onChange(listener);
  gate.giveWay();
  vi.advanceTimersByTime(500);
  gate.giveWay();
  vi.advanceTimersByTime(500);
  expect(gate.givesWay).toBe(true);
  expect(listener).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(gate.givesWay).toBe(false);
  expect(listener).toHaveBeenCalledOnce();
});

it('lets a download go on although searches come without a pause', () => {
  const gate = createGate();
  let waited = 0;
  for (let ms = 0; ms < 60_000; ms += 100) {
    gate.giveWay();
    if (gate.givesWay) waited += 100;
    vi.advanceTimersByTime(100);
  }
  expect(waited).toBeLessThan(55_000);
  expect(waited).toBeGreaterThan(45_000);
  vi.advanceTimersByTime(1000);
  expect(gate.givesWay).toBe(false);
});

it('is not open because it gives way no more, where the person paused', () => {
  const gate = createGate();
  gate.shut();
  gate.giveWay();
  vi.advanceTimersByTime(1000);
  expect(gate.isShut).toBe(true);
});

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

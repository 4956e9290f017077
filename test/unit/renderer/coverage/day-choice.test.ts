import { beforeEach, expect, test } from 'vitest';
import { DayChoice } from '../../../../renderer/state/coverage/day-choice.svelte';

let told: string[];
let choice: DayChoice;

beforeEach(() => {
  told = [];
  choice = new DayChoice({
    within: () => ({ from: '2025-01-01', to: '2026-03-10' }),
    weekStart: () => 'monday',
    went: () => told.push('went'),
    shows: () => told.push('shows'),
  });
  choice.restart('2026-03-10');
});

test('is the day of the keyboard, and tells of the one under the pointer', () => {
  expect([choice.days, choice.isRange]).toEqual([{ from: '2026-03-10', to: '2026-03-10' }, false]);
  choice.hover('2026-03-01');
  expect([choice.shown, choice.active]).toEqual(['2026-03-01', '2026-03-10']);
  choice.hover(null);
  expect(choice.shown).toBe('2026-03-10');
  expect(told).toEqual(['shows']);
});

test('grows from where it was begun, tells of its moving end, and is given up by going on', () => {
  choice.begin('2026-02-03');
  choice.goTo('2026-02-05', true);
  choice.goTo('2026-02-01', true);
  choice.hover('2026-01-01');
  expect([choice.days, choice.shown]).toEqual([{ from: '2026-02-01', to: '2026-02-03' }, '2026-02-01']);
  choice.goTo('2026-02-02');
  expect([choice.isChoosing, choice.isRange]).toEqual([false, false]);
});

test('is no range where one day alone was chosen', () => {
  choice.begin('2026-02-03');
  choice.settle();
  expect(choice.isChoosing).toBe(false);
  choice.begin('2026-02-03');
  choice.press('ArrowRight', { withCtrl: false, extend: true });
  choice.settle();
  expect(choice.days).toEqual({ from: '2026-02-03', to: '2026-02-04' });
});

test('stays within the days that there are, whatever leads out of them', () => {
  expect(choice.press('ArrowRight', { withCtrl: false, extend: false })).toBe(true);
  expect(choice.active).toBe('2026-03-10');
  expect(choice.press('x', { withCtrl: false, extend: false })).toBe(false);
  choice.showYear(2020);
  expect([choice.active, choice.year]).toEqual(['2025-01-01', 2025]);
});

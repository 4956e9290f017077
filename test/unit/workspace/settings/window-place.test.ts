import { describe, expect, test } from 'vitest';
import { cascade, fitPlace, placeToKeep, type Area } from '../../../../main/workspace/settings/window-place';

const screen = { x: 0, y: 25, width: 1280, height: 695 };
const saved = { x: 100, y: 80, width: 1000, height: 600, isMaximized: false };

test('opens where the window was left', () => {
  expect(fitPlace(saved, screen)).toEqual({ x: 100, y: 80, width: 1000, height: 600 });
});

test('cuts a window that is larger than its screen to it, in sight as a whole', () => {
  expect(fitPlace({ ...saved, width: 2560, height: 1400 }, screen)).toEqual(screen);
  expect(fitPlace({ ...saved, height: 1400 }, screen)).toEqual({ x: 100, y: 25, width: 1000, height: 695 });
  expect(fitPlace({ width: 5000, height: 400, isMaximized: false }, screen)).toEqual({ width: 1280, height: 400 });
});

test('opens elsewhere what no screen shows any more', () => {
  expect(fitPlace({ ...saved, x: 4000 }, screen)).toEqual({ width: 1000, height: 600 });
  expect(fitPlace({ ...saved, y: -500 }, screen)).toEqual({ width: 1000, height: 600 });
});

test('does not drift over restarts on screens that round, and follows what a person does', () => {
  const rounded = ({ x, y, width, height }: Area): Area => ({ x, y: y + 1, width: width + 1, height: height - 1 });
  let place: Parameters<typeof placeToKeep>[0] = saved;
  for (let start = 0; start < 3; start += 1) {
    const opened = rounded(saved);
    place = placeToKeep(place, opened, opened, false);
  }
  expect(place).toEqual(saved);
  const moved = { ...rounded(saved), width: 1100 };
  expect(placeToKeep(saved, rounded(saved), moved, true)).toEqual({ ...moved, isMaximized: true });
  expect(placeToKeep(null, saved, moved, false)).toEqual({ ...moved, isMaximized: false });
});

describe('several windows', () => {
  const screen = { x: 0, y: 0, width: 1000, height: 800 };
  const first = { x: 100, y: 100, width: 640, height: 600 };

  test('the first stands where the last was left, the next ones a step beside those that are there', () => {
    expect(cascade(first, [], screen)).toEqual(first);
    const second = cascade(first, [first], screen);
    expect(second).toEqual({ ...first, x: 128, y: 128 });
    expect(cascade(first, [second, first], screen)).toEqual({ ...first, x: 156, y: 156 });
    // One that was moved away left its place.
    expect(cascade(first, [{ x: 700, y: 500 }], screen)).toEqual(first);
  });

  test('none leaves the screen, and none hides another, as many as there may be', () => {
    const open: (typeof first)[] = [];
    for (let count = 0; count < 20; count += 1) open.push(cascade(first, open, screen));
    for (const { x, y, width, height } of open) {
      expect(x >= 0 && y >= 0 && x + width <= 1000 && y + height <= 800).toBe(true);
    }
    const corners = new Set(open.slice(0, 8).map(({ x, y }) => `${String(x)} ${String(y)}`));
    expect(corners.size).toBe(8);
  });
});

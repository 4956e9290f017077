import { expect, test } from 'vitest';
import { fitPlace, placeToKeep, type Area } from '../../../../main/workspace/settings/window-place';

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

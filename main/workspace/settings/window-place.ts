import type { Settings } from './settings';

type Place = NonNullable<Settings['window']>;

/** A part of a screen, in its own pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A saved place cut to the screen that shows most of it; without a position where none shows enough to take hold of. */
export function fitPlace(saved: Place, screen: Area): Pick<Place, 'width' | 'height'> & Partial<Pick<Area, 'x' | 'y'>> {
  const width = Math.min(saved.width, screen.width);
  const height = Math.min(saved.height, screen.height);
  const { x, y } = saved;
  if (x === undefined || y === undefined) return { width, height };
  const isInSight =
    x < screen.x + screen.width - 80 &&
    x + saved.width > screen.x + 80 &&
    y >= screen.y - 20 &&
    y < screen.y + screen.height - 80;
  if (!isInSight) return { width, height };
  const isCut = width < saved.width || height < saved.height;
  if (!isCut) return { x, y, width, height };
  const within = (at: number, size: number, from: number, room: number): number =>
    Math.max(from, Math.min(at, from + room - size));
  return { x: within(x, width, screen.x, screen.width), y: within(y, height, screen.y, screen.height), width, height };
}

/** A place for a window beside another one: to its right, or as far right as the screen goes. */
export function placeBeside(other: Area, screen: Area, usual: Pick<Area, 'width' | 'height'>): Area {
  const width = Math.min(usual.width, screen.width);
  const height = Math.min(usual.height, screen.height);
  const x = Math.min(other.x + other.width, screen.x + screen.width - width);
  const y = Math.min(Math.max(other.y, screen.y), screen.y + screen.height - height);
  return { x, y, width, height };
}

/** So far right and down of another window the next one is seen beside it. */
const cascadeStep = 28;

/**
 * Where the next of several windows goes: to `first`, or step by step right and down of those that stand there already; from
 * the screen's corner again where it would leave the screen.
 */
export function cascade(first: Area, taken: readonly Pick<Area, 'x' | 'y'>[], screen: Area): Area {
  const isTaken = (place: Area): boolean =>
    taken.some(({ x, y }) => Math.abs(x - place.x) < cascadeStep / 2 && Math.abs(y - place.y) < cascadeStep / 2);
  let place = first;
  for (let step = 0; step < taken.length && isTaken(place); step += 1) {
    const next = { ...place, x: place.x + cascadeStep, y: place.y + cascadeStep };
    const isInside = next.x + next.width <= screen.x + screen.width && next.y + next.height <= screen.y + screen.height;
    place = isInside ? next : { ...place, x: screen.x, y: screen.y };
  }
  return place;
}

/**
 * The place to remember. Screens of mixed scaling round sizes at every start, so a window that was not moved keeps the place
 * that was saved: else it would grow or shrink by a pixel each time.
 */
export function placeToKeep(saved: Place | null, opened: Area, closed: Area, isMaximized: boolean): Place {
  const isSame = (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(opened[side] - closed[side]) <= 2);
  return saved !== null && isSame ? { ...saved, isMaximized } : { ...closed, isMaximized };
}

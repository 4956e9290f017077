import type { BrowserWindow, Input } from 'electron';
import type { ZoomStep } from '../../preload/model';

const onMac = process.platform === 'darwin';

/** Sizes of the page, as browsers have them. */
const factors = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
/** What the page keeps of a factor is rounded. */
const slight = 0.01;

/** Makes the page larger or smaller, or as large as usual, or of so many percent, or leaves it (null); gives its size in percent. */
export function zoom({ webContents }: BrowserWindow, step: ZoomStep | number | null): number {
  const now = webContents.getZoomFactor();
  const next = step === null ? now : nextFactor(now, step);
  if (next !== now) webContents.setZoomFactor(next);
  return Math.round(next * 100);
}

/** Takes the keys and the turns of the wheel that mean the size of the page, of whatever keyboard. */
export function zoomByKeys(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('before-input-event', (event, input) => {
    const step = zoomStepOf(input);
    if (step === null) return;
    event.preventDefault();
    zoom(window, step);
  });
  // The wheel with Ctrl.
  webContents.on('zoom-changed', (_event, direction) => {
    zoom(window, direction === 'in' ? 'larger' : 'smaller');
  });
}

/**
 * The menu comes by the Alt key alone. Electron takes Alt for alone when it comes up and no other key came to it in between;
 * one that the page took (Alt+Left: back) never did. So the release of an Alt that was held for another key is not passed on.
 */
export function keepMenuForAlt({ webContents }: BrowserWindow): void {
  let wasHeldForMore = false;
  webContents.on('before-input-event', (event, { type, key, shift, control, alt, meta }) => {
    if (type === 'keyDown') wasHeldForMore = key !== 'Alt';
    else if (type === 'keyUp' && key === 'Alt' && wasHeldForMore) event.preventDefault();
    if (onMac || key !== 'F10' || shift || control || alt || meta) return;
    // The other key for menus everywhere; Electron knows the first alone.
    event.preventDefault();
    if (type !== 'keyDown') return;
    webContents.sendInputEvent({ type: 'keyDown', keyCode: 'Alt', modifiers: ['alt'] });
    webContents.sendInputEvent({ type: 'keyUp', keyCode: 'Alt' });
  });
}

function nextFactor(now: number, step: ZoomStep | number): number {
  if (typeof step === 'number') return step / 100;
  if (step === 'usual') return 1;
  const beyond =
    step === 'larger'
      ? factors.find((factor) => factor > now + slight)
      : factors.findLast((factor) => factor < now - slight);
  return beyond ?? now;
}

function zoomStepOf({ type, key, code, control, meta, alt }: Input): ZoomStep | null {
  if (type !== 'keyDown' || alt || !(onMac ? meta : control)) return null;
  // The plus stands with Shift on some keyboards, alone on others, and on the numbers' part of most.
  if (key === '+' || key === '=') return 'larger';
  if (key === '-') return 'smaller';
  return key === '0' || (code === 'Digit0' && key !== ')') ? 'usual' : null;
}

import type { ElectronApplication } from '@playwright/test';
import { readFile } from 'node:fs/promises';

/** What reached the screen. */
export interface ScreenFrames {
  /** Milliseconds from each frame on the screen to the next. */
  readonly gaps: readonly number[];
  /** Part of the frames due that did not come in time, 0 to 1. */
  readonly dropped: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  /** Microseconds. */
  readonly ts: number;
  readonly args?: { readonly chrome_frame_reporter?: { readonly state?: string } };
}

/** Has Chromium record the frames that it shows; the function given ends that, and reads what was recorded out of `file`. */
export async function recordScreen(app: ElectronApplication, file: string): Promise<() => Promise<ScreenFrames>> {
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['benchmark', 'viz'], excluded_categories: ['*'] }),
  );
  return async () => {
    await app.evaluate(({ contentTracing }, path) => contentTracing.stopRecording(path), file);
    const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as { readonly traceEvents: readonly TraceEvent[] };
    const shown = traceEvents.filter(({ name }) => name === 'Display::FrameDisplayed').map(({ ts }) => ts / 1000);
    const states = traceEvents.map(({ args }) => args?.chrome_frame_reporter?.state);
    const count = (state: string): number => states.filter((each) => each === state).length;
    const dropped = count('STATE_DROPPED');
    shown.sort((a, b) => a - b);
    return {
      gaps: shown.slice(1).map((at, index) => at - (shown[index] ?? NaN)),
      dropped: dropped / Math.max(1, dropped + count('STATE_PRESENTED_ALL')),
    };
  };
}

/**
 * What a measurement does inside the page. Each function is sent there as text, so it refers to nothing outside itself.
 * A frame counts as painted when the message sent from its animation callback comes back: after its style, layout and
 * paint.
 */

declare global {
  interface Window {
    keyWatch: KeyWatch;
    frameWatch: FrameWatch;
    /** What became of an export. */
    exportEnd: Promise<string>;
    /** The request of the export under way. */
    exportNumber: number;
    exportsGoOn: boolean;
  }
}

export interface KeyWatch {
  /** Every key whose answer is painted. */
  readonly painted: readonly PaintedKey[];
  /** Whether there are keys whose answer is not painted yet. */
  readonly isPending: boolean;
  readonly stop: () => void;
}

export interface PaintedKey {
  /** What was in the field with it. */
  readonly text: string;
  /** From the key to its answer. */
  readonly ms: number;
}

export interface FrameWatch {
  readonly stop: () => Frames;
}

/** Milliseconds. */
export interface Frames {
  /** From each frame to the next. */
  readonly gaps: readonly number[];
  /** Each time that rows in sight were painted empty, until none was. */
  readonly empty: readonly number[];
}

/** When the first rows are painted, in milliseconds since 1970. */
export function whenRowsPainted(): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector('[role="rowgroup"] [role="row"] [role="gridcell"] input') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          resolve(performance.timeOrigin + performance.now());
        };
        channel.port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    look();
  });
}

/** When the next frame is painted, in milliseconds since 1970. */
export function whenFramePainted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        resolve(performance.timeOrigin + performance.now());
      };
      channel.port2.postMessage(null);
    });
  });
}

/**
 * Watches keys until their answer is painted. `understood` says for every text that is typed which words stand above the
 * rows that answer it: words and rows are put into the page together. A key that leaves these words as they are (a space)
 * is not counted. A key that is followed by another before its rows came waits for the rows of the newest text. Without
 * `understood` the answer is the next frame.
 */
export function watchKeys({
  understood,
  list,
}: {
  understood: Readonly<Record<string, string>> | null;
  list: string;
}): void {
  const painted: PaintedKey[] = [];
  let pending: { readonly text: string; readonly at: number }[] = [];
  let wanted: string | null = null;
  let pressedAt = 0;
  const shown = (): string =>
    [...document.querySelectorAll(`ul[aria-label="${list}"] > li`)].map((chip) => chip.textContent.trim()).join('\n');
  const paint = (): void => {
    const answered = pending;
    pending = [];
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const now = performance.now();
        painted.push(...answered.map(({ text, at }) => ({ text, ms: now - at })));
      };
      channel.port2.postMessage(null);
    });
  };
  const look = (): void => {
    if (pending.length > 0 && shown() === wanted) paint();
  };
  const press = (event: KeyboardEvent): void => {
    pressedAt = event.timeStamp;
  };
  const input = (event: Event): void => {
    const key = { text: (event.target as HTMLInputElement).value, at: pressedAt };
    if (understood === null) {
      pending.push(key);
      paint();
      return;
    }
    const next = understood[key.text];
    if (next === undefined) throw new Error('a text that was not to be typed');
    if (next !== wanted) pending.push(key);
    wanted = next;
    // Taken back so soon that the rows before are still there.
    look();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener('keydown', press, true);
  addEventListener('input', input, true);
  window.keyWatch = {
    painted,
    get isPending() {
      return pending.length > 0;
    },
    stop: () => {
      observer.disconnect();
      removeEventListener('keydown', press, true);
      removeEventListener('input', input, true);
    },
  };
}

/** Keeps the times from each frame to the next, and how long rows in sight were empty. Looks once a frame is painted. */
export function watchFrames(): void {
  const gaps: number[] = [];
  const empty: number[] = [];
  let before: number | null = null;
  let emptySince: number | null = null;
  let isOn = true;
  const grid = document.querySelector('[role="grid"]');
  const hasEmpty = (): boolean => {
    const box = grid?.getBoundingClientRect();
    if (grid === null || box === undefined) return false;
    return [...grid.querySelectorAll('[role="row"][aria-busy="true"]')].some((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > box.top + 28 && top < box.bottom;
    });
  };
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    if (hasEmpty()) emptySince ??= now;
    else if (emptySince !== null) {
      empty.push(now - emptySince);
      emptySince = null;
    }
  };
  // The moment that Chromium gives the frame, not the one at which the page comes to it.
  const frame = (now: number): void => {
    if (before !== null) gaps.push(now - before);
    before = now;
    channel.port2.postMessage(null);
    if (isOn) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.frameWatch = {
    stop: () => {
      isOn = false;
      return { gaps, empty: emptySince === null ? empty : [...empty, performance.now() - emptySince] };
    },
  };
}

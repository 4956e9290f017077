/** Lets a synchronisation through, or holds it: by the person's pause button, while the computer sleeps, for a moment during a search. */
export interface Gate {
  readonly isShut: boolean;
  /** For a moment nothing new begins. */
  readonly givesWay: boolean;
  /** The person pauses, and lets it go on. */
  shut(): void;
  open(): void;
  /** The computer goes to sleep, and wakes; what the person paused stays paused. */
  sleep(): void;
  wake(): void;
  /** Lets what the person does go first for a moment; never so long at a stretch that a download would stand still. */
  giveWay(): void;
  /** Calls `listener` whenever the gate opens or shuts; the returned function ends it. */
  onChange(listener: () => void): () => void;
}

/** From one key to the next, and until its rows are there. */
const momentMs = 600;
/** At most so long at a stretch, then not for so long. */
const stretchMs = 6000;
const betweenMs = 1000;

/** An open gate. */
export function createGate(): Gate {
  const listeners = new Set<() => void>();
  const held = { byPerson: false, bySleep: false };
  let stretchBegan = -Infinity;
  let yielding: ReturnType<typeof setTimeout> | null = null;
  const isShut = (): boolean => held.byPerson || held.bySleep;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const turn = (change: Partial<typeof held>): void => {
    const before = isShut();
    Object.assign(held, change);
    if (isShut() !== before) tell();
  };
  return {
    get isShut() {
      return isShut();
    },
    get givesWay() {
      return yielding !== null;
    },
    shut: () => {
      turn({ byPerson: true });
    },
    open: () => {
      turn({ byPerson: false });
    },
    sleep: () => {
      turn({ bySleep: true });
    },
    wake: () => {
      turn({ bySleep: false });
    },
    giveWay: () => {
      const now = Date.now();
      if (now - stretchBegan > stretchMs + betweenMs) stretchBegan = now;
      const ms = Math.min(momentMs, stretchBegan + stretchMs - now);
      if (ms <= 0) return;
      if (yielding !== null) clearTimeout(yielding);
      yielding = setTimeout(() => {
        yielding = null;
        tell();
      }, ms);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Lets a synchronisation through, or holds it: by the person's pause button, or while the computer sleeps. */
export interface Gate {
  readonly isShut: boolean;
  /** The person pauses, and lets it go on. */
  shut(): void;
  open(): void;
  /** The computer goes to sleep, and wakes; what the person paused stays paused. */
  sleep(): void;
  wake(): void;
  /** Calls `hear` whenever the gate opens or shuts; the returned function ends it. */
  onChange(hear: () => void): () => void;
}

/** An open gate. */
export function createGate(): Gate {
  const listeners = new Set<() => void>();
  const held = { byPerson: false, bySleep: false };
  const isShut = (): boolean => held.byPerson || held.bySleep;
  const turn = (change: Partial<typeof held>): void => {
    const before = isShut();
    Object.assign(held, change);
    if (isShut() !== before) for (const hear of listeners) hear();
  };
  return {
    get isShut() {
      return isShut();
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
    onChange: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

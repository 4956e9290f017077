/** Lets a synchronisation through, or holds it: the person's pause button. */
export interface Gate {
  readonly isShut: boolean;
  shut(): void;
  open(): void;
  /** Calls `hear` whenever the gate opens or shuts; the returned function ends it. */
  onChange(hear: () => void): () => void;
}

/** An open gate. */
export function createGate(): Gate {
  const listeners = new Set<() => void>();
  let isShut = false;
  const turn = (shut: boolean): void => {
    if (isShut === shut) return;
    isShut = shut;
    for (const hear of listeners) hear();
  };
  return {
    get isShut() {
      return isShut;
    },
    shut: () => {
      turn(true);
    },
    open: () => {
      turn(false);
    },
    onChange: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

/** What is done about an error that was not caught. */
export type FaultHandler = (thrown: unknown) => void;

/**
 * From now on, errors that were not caught, and promises that failed unheard, go to `handle` (to be replaced, for a window is
 * told otherwise than a terminal). Without it Electron shows a dialog for which a scheduled run waits for ever.
 */
export function watchFaults(first: FaultHandler): { handle: FaultHandler } {
  const faults = { handle: first };
  for (const name of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(name, (thrown: unknown) => {
      faults.handle(thrown);
    });
  }
  return faults;
}

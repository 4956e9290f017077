/** Small things of the window that outlive it: pane widths, density, export columns, the last search. Never records of the archive. */

/** What was remembered under `name`, or `fallback`; `read` returns null for what it does not recognise. */
export function recall<T>(name: string, read: (stored: unknown) => T | null, fallback: T): T {
  try {
    const stored = localStorage.getItem(`kronika.${name}`);
    return (stored === null ? null : read(JSON.parse(stored))) ?? fallback;
  } catch {
    // No storage, or not ours: the window works without memory.
    return fallback;
  }
}

/** Remembers `value` under `name`. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(`kronika.${name}`, JSON.stringify(value));
  } catch {
    // See `recall`.
  }
}

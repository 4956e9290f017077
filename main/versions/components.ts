/** A part of the program that is made by others, whose holes are mended by its newer versions. */
export interface Component {
  readonly name: 'Electron' | 'Chromium' | 'Node.js' | 'SQLite';
  readonly version: string;
  /** When that version came out, `YYYY-MM-DD`; null where it is not known. */
  readonly released: string | null;
}

/** When the versions of Electron came out that the program is built and tested with: its own package does not say. */
const electronReleases: Readonly<Record<string, string>> = {
  '45.4.1': '2026-11-19',
  '33.2.1': '2024-12-09',
};

/**
 * Those parts, of the versions that run. `sqlite`: what SQLite says of itself (`sqlite_version()`, and `sqlite_source_id()`,
 * which begins with its day).
 */
export function componentsOf(
  versions: Readonly<Partial<Record<'electron' | 'chrome' | 'node', string>>>,
  sqlite: { readonly version: string; readonly sourceId: string },
): Component[] {
  const { electron, chrome, node = '' } = versions;
  const released = electron === undefined ? null : (electronReleases[electron] ?? null);
  return [
    ...(electron === undefined ? [] : [{ name: 'Electron' as const, version: electron, released }]),
    // It came with Electron, and is no younger.
    ...(chrome === undefined ? [] : [{ name: 'Chromium' as const, version: chrome, released }]),
    { name: 'Node.js', version: node, released },
    { name: 'SQLite', version: sqlite.version, released: /^\d{4}-\d\d-\d\d/.exec(sqlite.sourceId)?.[0] ?? null },
  ];
}

/** Whole days since a part came out; null where that is not known. */
export function ageInDays({ released }: Pick<Component, 'released'>, now: Date): number | null {
  return released === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(released)) / 86_400_000));
}

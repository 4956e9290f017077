/** When the versions of Electron came out that the program is built and tested with: its own package does not say. */
const releases: Readonly<Record<string, string>> = {
  '45.4.1': '2026-11-19',
  '33.2.1': '2024-12-09',
};

/** The day on which a version of Electron came out, `YYYY-MM-DD`, and with it Chromium and Node.js inside; null where it is not known. */
export function electronReleasedOn(version: string | undefined): string | null {
  return version === undefined ? null : (releases[version] ?? null);
}

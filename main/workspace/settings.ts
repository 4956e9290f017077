import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { attempt } from '../export/output-file';
import type { ExportChoices } from '../../preload/export-model';
import { exportChoices } from '../../preload/export-input';
import { noExportsYet } from './export-choices';

/** What the program remembers between runs, besides archives and keys. */
const settingsShape = v.object({
  /** Null until the person chose: the window then follows the operating system. */
  language: v.fallback(v.nullable(v.picklist(['pl', 'en'])), null),
  accounts: v.fallback(v.array(v.object({ name: v.string(), baseUrl: v.string() })), []),
  /** `baseUrl` of the account in use. */
  current: v.fallback(v.nullable(v.string()), null),
  /** The day that the sample data ends on; null before they were first asked for. */
  demoDay: v.fallback(v.nullable(v.pipe(v.string(), v.isoDate())), null),
  /** Hours between downloads by itself; 0 for never. Only after a first download succeeded. */
  syncEveryHours: v.fallback(v.picklist([0, 1, 2, 4, 8, 24]), 4),
  exporting: v.fallback(exportChoices, { ...noExportsYet, own: [] }),
  window: v.fallback(
    v.nullable(
      v.object({
        x: v.optional(v.number()),
        y: v.optional(v.number()),
        width: v.number(),
        height: v.number(),
        isMaximized: v.boolean(),
      }),
    ),
    null,
  ),
});

export type Settings = Omit<v.InferOutput<typeof settingsShape>, 'exporting'> & { readonly exporting: ExportChoices };

const nothingYet: Settings = {
  language: null,
  accounts: [],
  current: null,
  demoDay: null,
  syncEveryHours: 4,
  exporting: noExportsYet,
  window: null,
};

/** The settings of a file; the first ones where there is none or it cannot be read. */
export function readSettings(path: string): Settings {
  const read = v.safeParse(settingsShape, readJson(path));
  return read.success ? read.output : nothingYet;
}

/** Writes settings so that a crash leaves either the old file or the new one. */
export function writeSettings(path: string, settings: Settings): void {
  writeJson(path, settings);
}

/** A JSON file's value; null where there is none or it is not JSON. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

/**
 * Replaces a JSON file in one step; only its owner may read it. Throws `diskFull`, `notPermitted` or `targetLocked` where
 * the system says so; the old file stays then.
 */
export function writeJson(path: string, value: unknown): void {
  const temporary = `${path}.${String(process.pid)}.part`;
  attempt(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

import * as v from 'valibot';
import { equal } from '../crm/residual';
import type { JsonObject } from '../crm/wire';
import type { ExportChoices } from '../../preload/export-model';
import { exportChoices, ownProfile } from '../../preload/export-input';
import { noExportsYet } from './export-choices';
import { readJsonObject, soundEntries, writeJson } from './json-file';

/** Of the export profiles, those that can be read. */
const keptChoices = v.object({ ...exportChoices.entries, own: v.fallback(soundEntries(ownProfile), []) });

/** What the program remembers between runs, besides archives and keys. */
const settingsShape = v.object({
  /** Null until the person chose: the window then follows the operating system. */
  language: v.fallback(v.nullable(v.picklist(['pl', 'en'])), null),
  accounts: v.fallback(soundEntries(v.object({ name: v.string(), baseUrl: v.string() })), []),
  /** `baseUrl` of the account in use. */
  current: v.fallback(v.nullable(v.string()), null),
  /** The day that the sample data ends on; null before they were first asked for. */
  demoDay: v.fallback(v.nullable(v.pipe(v.string(), v.isoDate())), null),
  /** Hours between downloads by itself; 0 for never. Only after a first download succeeded. */
  syncEveryHours: v.fallback(v.picklist([0, 1, 2, 4, 8, 24]), 4),
  /** The window is drawn without the graphics card, from the next start on. */
  drawsBySoftware: v.fallback(v.boolean(), false),
  exporting: v.fallback(keptChoices, { ...noExportsYet, own: [] }),
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
  drawsBySoftware: false,
  exporting: noExportsYet,
  window: null,
};

/** The settings of a file; the first ones where there is none or it cannot be read. */
export function readSettings(path: string): Settings {
  return settingsIn(readJsonObject(path));
}

/**
 * Writes settings so that a crash leaves either the old file or the new one. What another version wrote stays in it, and a
 * file of which something could not be read stays beside.
 */
export function writeSettings(path: string, settings: Settings): void {
  writeJson(path, { ...readJsonObject(path), ...settings }, (before) => {
    const read = v.parse(settingsShape, before) as unknown as JsonObject;
    return Object.keys(settingsShape.entries).every(
      (name) => before[name] === undefined || equal(before[name], read[name]),
    );
  });
}

function settingsIn(file: JsonObject): Settings {
  const read = v.safeParse(settingsShape, file);
  return read.success ? read.output : nothingYet;
}

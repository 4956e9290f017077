import { join } from 'node:path';
import * as v from 'valibot';
import { viewStateShape } from '../../../preload/contract';
import { equal } from '../../crm/json/residual';
import type { JsonObject } from '../../crm/json/wire';
import type { ExportChoices } from '../../../preload/export/export-model';
import { syncEveryHours } from '../../../preload/desktop/policy';
import { firstScreens, themes, weekStarts, type Language } from '../../../preload/model';
import { noExportsYet } from './export-choices';
import { readJsonObject, soundEntries, writeJson } from './json-file';
import { keptRelease, noReleaseYet } from './kept-release';
import { storedChoices, toStored } from './stored-exports';

/** Of the view states (`places` in the file), those that can be read. */
const soundViewStates = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((places) =>
    Object.fromEntries(
      Object.entries(places).flatMap(([baseUrl, viewState]) => {
        const read = v.safeParse(viewStateShape, viewState);
        return read.success ? [[baseUrl, read.output]] : [];
      }),
    ),
  ),
);

const storedAccount = v.object({
  name: v.string(),
  baseUrl: v.string(),
  label: v.optional(v.string()),
});

/** A place that was looked into: a backup, an archive or a folder of them. */
const viewedPlace = v.object({
  place: v.string(),
  name: v.string(),
  at: v.string(),
  viewState: v.fallback(v.nullable(viewStateShape), null),
});

const windowPlace = v.fallback(
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
);

/** What the program remembers between runs, besides archives and keys. */
const settingsShape = v.object({
  /** Null until the person chose: the window then follows the operating system. */
  language: v.fallback(v.nullable(v.picklist(['pl', 'en'])), null),
  accounts: v.fallback(soundEntries(storedAccount), []),
  /** `baseUrl` of the account in use. */
  current: v.fallback(v.nullable(v.string()), null),
  /** The day that the sample data ends on; null before they were first asked for. */
  demoDay: v.fallback(v.nullable(v.pipe(v.string(), v.isoDate())), null),
  /** Hours between scheduled downloads; 0 for never. Only after a first download succeeded. */
  syncEveryHours: v.fallback(v.picklist(syncEveryHours), 4),
  /** The window is drawn without the graphics card, from the next start on. */
  drawsBySoftware: v.fallback(v.boolean(), false),
  /** The name under own remarks; null for the system's name of the person. */
  remarkAuthor: v.fallback(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
  /** The window that is closed leaves the program in the tray; what notifications name; whether it was said where the window went. */
  background: v.fallback(
    v.object({
      staysInTray: v.fallback(v.boolean(), false),
      tellsContacts: v.fallback(v.boolean(), false),
      toldOfTray: v.fallback(v.boolean(), false),
    }),
    { staysInTray: false, tellsContacts: false, toldOfTray: false },
  ),
  /** Size of the text, as it was when the window closed. */
  textPercent: v.fallback(v.pipe(v.number(), v.minValue(25), v.maxValue(500)), 100),
  theme: v.fallback(v.picklist(themes), 'system'),
  firstScreen: v.fallback(v.picklist(firstScreens), 'left'),
  firstSearch: v.fallback(v.nullable(v.string()), null),
  /** In both languages a week begins on Monday, unless the person says otherwise. */
  weekStart: v.fallback(v.picklist(weekStarts), 'monday'),
  release: v.fallback(keptRelease, noReleaseYet),
  exporting: v.fallback(storedChoices, { ...noExportsYet, own: [] }),
  window: windowPlace,
  helpWindow: windowPlace,
  /** Of a record's own window: the last one that was closed. */
  recordWindow: windowPlace,
  /** Widths, columns and folds of the window, each as it told them; null until it first did. */
  windowParts: v.fallback(v.nullable(v.record(v.string(), v.unknown())), null),
  /** Places that were looked into lately, and the one that is looked into now; with where the window was in each. */
  viewing: v.fallback(
    v.object({
      current: v.fallback(v.nullable(v.string()), null),
      recent: v.fallback(soundEntries(viewedPlace), []),
    }),
    { current: null, recent: [] },
  ),
  /** The place in each account's archive, by `baseUrl`. */
  places: v.fallback(soundViewStates, {}),
});

export type Settings = Omit<v.InferOutput<typeof settingsShape>, 'exporting'> & { readonly exporting: ExportChoices };

const nothingYet: Settings = {
  language: null,
  accounts: [],
  current: null,
  demoDay: null,
  syncEveryHours: 4,
  drawsBySoftware: false,
  remarkAuthor: null,
  background: { staysInTray: false, tellsContacts: false, toldOfTray: false },
  textPercent: 100,
  theme: 'system',
  firstScreen: 'left',
  firstSearch: null,
  weekStart: 'monday',
  release: noReleaseYet,
  exporting: noExportsYet,
  window: null,
  helpWindow: null,
  recordWindow: null,
  windowParts: null,
  viewing: { current: null, recent: [] },
  places: {},
};

/** The settings of a file. What it does not say is as in `otherwise`: at first, as nothing has been chosen yet. */
export function readSettings(path: string, otherwise: Settings = nothingYet): Settings {
  const read = v.safeParse(settingsShape, { ...toFile(otherwise), ...readJsonObject(path) });
  return read.success ? read.output : otherwise;
}

/** Settings as the file has them. */
function toFile(settings: Settings) {
  return { ...settings, exporting: toStored(settings.exporting) };
}

/**
 * Writes settings so that a crash leaves either the old file or the new one. What another version wrote stays in it, and a
 * file of which something could not be read stays beside.
 */
export function writeSettings(path: string, settings: Settings): void {
  writeJson(path, { ...readJsonObject(path), ...toFile(settings) }, (before) => {
    const read = toFile(v.parse(settingsShape, before)) as unknown as JsonObject;
    // A view state that this version cannot read is no loss, and what was searched for is not left lying about.
    return Object.keys(settingsShape.entries).every(
      (name) => name === 'places' || before[name] === undefined || equal(before[name], read[name]),
    );
  });
}

/** The settings of a data folder. */
export function settingsPathOf(dataDir: string): string {
  return join(dataDir, 'settings.json');
}

/**
 * The language chosen in an earlier run; null before, and where the settings cannot be read, which is told in some language.
 * Needs nothing of Electron, so it can be had before it is ready.
 */
export function rememberedLanguage(dataDir: string): Language | null {
  return remembered(dataDir).language;
}

/** Whether an earlier run was told to draw without the graphics card; like the language, to be had before Electron is ready. */
export function rememberedDrawing(dataDir: string): boolean {
  return remembered(dataDir).drawsBySoftware;
}

function remembered(dataDir: string): Settings {
  try {
    return readSettings(settingsPathOf(dataDir));
  } catch {
    return nothingYet;
  }
}

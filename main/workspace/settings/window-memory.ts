import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Account, ViewState, WindowMemory, WindowPart } from '../../../preload/model';
import { archivePathOf } from '../archive/archive-file';
import { demoAccount } from '../demo';
import type { KeptSettings } from './kept-settings';
import { readSettings, settingsPathOf } from './settings';

/** A view state longer than this (a search for very many records named one by one) is not remembered. */
const maxCharacters = 1_000_000;

/** What Chromium calls the place where earlier versions' windows kept this: its files keep what the page took out, and are not for their owner alone. */
const oldPlace = 'Local Storage';

/** What the window remembers between runs, in the settings of a data folder. */
export function readWindowMemory(dataDir: string, { current }: KeptSettings): WindowMemory {
  return {
    theme: current.theme,
    parts: current.windowParts ?? {},
    isInOldPlace: current.windowParts === null && existsSync(join(dataDir, oldPlace)),
  };
}

/** Remembers a part of the window as it is now. */
export function rememberPart(settings: KeptSettings, part: WindowPart, value: unknown): void {
  settings.changeSoon({ windowParts: { ...settings.current.windowParts, [part]: value } });
}

/** Remembers the place in an archive; of one that no account has, nothing. */
export function keepViewState(settings: KeptSettings, archive: string, viewState: ViewState): void {
  const account = accountOf(archive, settings.current.accounts);
  if (account === null || JSON.stringify(viewState).length > maxCharacters) return;
  settings.changeSoon({ places: { ...settings.current.places, [account.baseUrl]: viewState } });
}

/** Takes over what the window finds in its old place; from then on, that place is empty. */
export function takeOverMemory(
  settings: KeptSettings,
  parts: WindowMemory['parts'],
  last: { readonly archive: string; readonly viewState: ViewState } | null,
): void {
  if (last !== null) keepViewState(settings, last.archive, last.viewState);
  settings.change({ windowParts: { ...parts, ...settings.current.windowParts } });
}

/**
 * Takes the old place off the disk once what lay there was taken over, before Chromium opens it: it would keep in its files
 * what the page has taken out. Chromium begins it anew, empty.
 */
export function removeOldMemory(dataDir: string): void {
  const folder = join(dataDir, oldPlace);
  if (readSettings(settingsPathOf(dataDir)).windowParts === null || !holdsOurs(join(folder, 'leveldb'))) return;
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Held by another program, a virus scanner say: at the next start.
  }
}

/** Whether the page ever put something there: Chromium files it under the page's address. */
function holdsOurs(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes('//kronika'));
  } catch {
    return false;
  }
}

/** By the name of the file, which is each account's own: the data folder may have moved. */
function accountOf(archive: string, accounts: readonly Account[]): Account | null {
  return [demoAccount, ...accounts].find((one) => basename(archivePathOf('', one)) === basename(archive)) ?? null;
}

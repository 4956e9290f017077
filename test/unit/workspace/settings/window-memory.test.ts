import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ViewState } from '../../../../preload/model';
import { archivePathOf } from '../../../../main/workspace/archive/archive-file';
import { demoAccount } from '../../../../main/workspace/demo';
import { KeptSettings } from '../../../../main/workspace/settings/kept-settings';
import { readSettings, settingsPathOf } from '../../../../main/workspace/settings/settings';
import {
  keepViewState,
  readWindowMemory,
  rememberPart,
  removeOldMemory,
  takeOverMemory,
} from '../../../../main/workspace/settings/window-memory';
import { temporaryFolder } from '../../temp-archive';

const account = { name: 'my-crm', baseUrl: 'https://my-crm.ccrm.pl/publicApi/' };
const viewState: ViewState = {
  query: { text: 'Kowalska', filters: { hasNotes: true } },
  sort: { by: 'date', descending: true },
  anchor: null,
  open: 9,
};

let dataDir: string;
let settings: KeptSettings;
const old = (): string => join(dataDir, 'Local Storage');

beforeEach(() => {
  dataDir = temporaryFolder();
  settings = new KeptSettings(settingsPathOf(dataDir), () => {});
  settings.change({ accounts: [account] });
  mkdirSync(join(old(), 'leveldb'), { recursive: true });
  writeFileSync(join(old(), 'leveldb', '000003.log'), '_app://kronika\0\u0001kronika.place\u0001Kowalska');
});

test('takes over what an earlier version kept, once, and then takes its place off the disk', () => {
  expect(readWindowMemory(dataDir, settings)).toMatchObject({ parts: {}, isInOldPlace: true });
  removeOldMemory(dataDir);
  expect(existsSync(old())).toBe(true);

  // The data folder has moved since.
  const archive = archivePathOf(join('elsewhere', 'Kronika'), account);
  takeOverMemory(settings, { timeBars: false }, { archive, viewState });
  expect(readWindowMemory(dataDir, settings)).toMatchObject({ parts: { timeBars: false }, isInOldPlace: false });
  expect(readSettings(settingsPathOf(dataDir)).places).toEqual({ [account.baseUrl]: viewState });
  removeOldMemory(dataDir);
  expect(existsSync(old())).toBe(false);

  // As Chromium begins it anew.
  mkdirSync(join(old(), 'leveldb'), { recursive: true });
  writeFileSync(join(old(), 'leveldb', '000003.log'), 'VERSION');
  removeOldMemory(dataDir);
  expect(existsSync(old())).toBe(true);
});

test('remembers each part of the window, and the place in each archive', () => {
  rememberPart(settings, 'timeBars', false);
  rememberPart(settings, 'foldedFilters', ['amounts']);
  keepViewState(settings, archivePathOf(dataDir, account), viewState);
  keepViewState(settings, archivePathOf(dataDir, demoAccount), { ...viewState, open: null });
  settings.flush();
  const kept = readSettings(settingsPathOf(dataDir));
  expect(kept.windowParts).toEqual({ timeBars: false, foldedFilters: ['amounts'] });
  expect(kept.places).toEqual({ [account.baseUrl]: viewState, [demoAccount.baseUrl]: { ...viewState, open: null } });
});

test('remembers no view state in an archive that no account has, and none that is very long', () => {
  keepViewState(
    settings,
    archivePathOf(dataDir, { ...account, baseUrl: 'https://another.example/publicApi/' }),
    viewState,
  );
  const only = Array.from({ length: 200_000 }, (_, index) => index);
  keepViewState(settings, archivePathOf(dataDir, account), { ...viewState, query: { text: '', filters: { only } } });
  settings.flush();
  expect(readSettings(settingsPathOf(dataDir)).places).toEqual({});
});

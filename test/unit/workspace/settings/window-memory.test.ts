import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Place } from '../../../../preload/model';
import { archivePathOf } from '../../../../main/workspace/archive/archive-file';
import { demoAccount } from '../../../../main/workspace/demo';
import { KeptSettings } from '../../../../main/workspace/settings/kept-settings';
import { readSettings, settingsPathOf } from '../../../../main/workspace/settings/settings';
import {
  keepPlace,
  readWindowMemory,
  rememberPart,
  removeOldMemory,
  takeOverMemory,
} from '../../../../main/workspace/settings/window-memory';
import { temporaryFolder } from '../../temp-archive';

const account = { name: 'my-crm', baseUrl: 'https://my-crm.ccrm.pl/publicApi/' };
const place: Place = {
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
  expect(readWindowMemory(dataDir, settings)).toEqual({ parts: {}, isInOldPlace: true });
  removeOldMemory(dataDir);
  expect(existsSync(old())).toBe(true);

  // The data folder has moved since.
  const archive = archivePathOf(join('elsewhere', 'Kronika'), account);
  takeOverMemory(settings, { timeBars: false }, { archive, place });
  expect(readWindowMemory(dataDir, settings)).toEqual({ parts: { timeBars: false }, isInOldPlace: false });
  expect(readSettings(settingsPathOf(dataDir)).places).toEqual({ [account.baseUrl]: place });
  removeOldMemory(dataDir);
  expect(existsSync(old())).toBe(false);

  // As Chromium begins it anew.
  mkdirSync(join(old(), 'leveldb'), { recursive: true });
  writeFileSync(join(old(), 'leveldb', '000003.log'), 'VERSION');
  removeOldMemory(dataDir);
  expect(existsSync(old())).toBe(true);
});

test('remembers each part of the window, and where somebody was in each archive', () => {
  rememberPart(settings, 'timeBars', false);
  rememberPart(settings, 'foldedFilters', ['amounts']);
  keepPlace(settings, archivePathOf(dataDir, account), place);
  keepPlace(settings, archivePathOf(dataDir, demoAccount), { ...place, open: null });
  settings.flush();
  const kept = readSettings(settingsPathOf(dataDir));
  expect(kept.windowParts).toEqual({ timeBars: false, foldedFilters: ['amounts'] });
  expect(kept.places).toEqual({ [account.baseUrl]: place, [demoAccount.baseUrl]: { ...place, open: null } });
});

test('remembers no place in an archive that no account has, and none that is very long', () => {
  keepPlace(settings, archivePathOf(dataDir, { ...account, baseUrl: 'https://another.example/publicApi/' }), place);
  const only = Array.from({ length: 200_000 }, (_, index) => index);
  keepPlace(settings, archivePathOf(dataDir, account), { ...place, query: { text: '', filters: { only } } });
  settings.flush();
  expect(readSettings(settingsPathOf(dataDir)).places).toEqual({});
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { demoAccount } from '../../../../main/workspace/demo';
import { checkFileName } from '../../../../main/files/file-name';
import { archivePathOf } from '../../../../main/workspace/archive/archive-file';
import { noExportsYet } from '../../../../main/workspace/settings/export-choices';
import { builtInSettings } from '../../../../preload/export/export-model';
import type { ViewState } from '../../../../preload/model';
import { readSettings, writeSettings, type Settings } from '../../../../main/workspace/settings/settings';
import { temporaryFolder } from '../../temp-archive';

const viewState: ViewState = {
  query: { text: 'faktura', filters: { flags: ['VIP'] } },
  sort: { by: 'date', descending: true },
  anchor: { id: 7, below: 3.5 },
  open: 7,
};

test('gives settings back as they were written', () => {
  const path = join(temporaryFolder(), 'deep', 'settings.json');
  const account = { name: 'my-crm', baseUrl: 'https://my-crm.ccrm.pl/publicApi/' };
  const settings = {
    language: 'en',
    accounts: [account],
    current: account.baseUrl,
    demoDay: null,
    syncEveryHours: 8,
    drawsBySoftware: true,
    remarkAuthor: 'Anna Żak',
    release: {
      looksForNewer: true,
      lookedOn: '2026-11-28',
      newer: { version: '2.0.0', date: '2026-11-27', where: 'https://intranet.example/' },
      toldOf: '2.0.0',
    },
    background: { staysInTray: true, tellsContacts: false, toldOfTray: true },
    textPercent: 125,
    theme: 'contrast',
    firstScreen: 'saved',
    firstSearch: 'a search',
    weekStart: 'sunday',
    exporting: noExportsYet,
    window: null,
    helpWindow: null,
    recordWindow: { x: 10, y: 20, width: 640, height: 720, isMaximized: false },
    windowParts: { panes: { filtersWidth: 200 } },
    viewing: { current: '/kopie', recent: [{ place: '/kopie', name: 'biuro', at: '2026-11-28T10:00:00Z', viewState }] },
    places: { [account.baseUrl]: viewState },
  } as const satisfies Settings;
  writeSettings(path, { ...settings, accounts: [account] });
  expect(readSettings(path)).toEqual(settings);
});

test('keeps what was exported last and the profiles under the names that files have had from the first version', () => {
  const path = join(temporaryFolder(), 'settings.json');
  const shape = builtInSettings('excelPl', 'pl');
  const last = { profile: { kind: 'own', name: 'Biuro' }, shape };
  const exporting = { folder: '/home', last, own: [{ name: 'Biuro', shape }] };
  writeFileSync(path, JSON.stringify({ exporting }));
  const read = readSettings(path);
  expect(read.exporting.own).toEqual([{ name: 'Biuro', settings: shape }]);
  expect(read.exporting.last?.settings).toEqual(shape);
  expect(readSettings(join(temporaryFolder(), 'none.json'), read).exporting).toEqual(read.exporting);
  writeSettings(path, read);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ exporting });
  expect(readdirSync(dirname(path))).toEqual(['settings.json']);
});

test('begins anew where the file is missing or broken, and keeps what can be read', () => {
  const path = join(temporaryFolder(), 'settings.json');
  expect(readSettings(path).accounts).toEqual([]);
  writeFileSync(path, '{"language":');
  expect(readSettings(path).language).toBeNull();
  writeFileSync(path, '{"language":"pl","accounts":"none","drawsBySoftware":"yes","window":{"width":"wide"}}');
  expect(readSettings(path)).toMatchObject({ language: 'pl', accounts: [], drawsBySoftware: false, window: null });
});

test('gives every account an archive of its own', () => {
  const instance = { name: 'my-crm', baseUrl: 'https://my-crm.ccrm.pl/publicApi/' };
  const paths = [
    instance,
    { name: 'my-crm', baseUrl: 'https://my-crm/publicApi/' },
    { name: 'demo', baseUrl: 'https://demo.ccrm.pl/publicApi/' },
    demoAccount,
    { name: '127.0.0.1:8080', baseUrl: 'http://127.0.0.1:8080/publicApi/' },
    { name: '127.0.0.1:8080', baseUrl: 'http://127.0.0.1:8080/other/' },
  ].map((account) => archivePathOf('/data', account));
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths[0]).toBe(join('/data', 'archives', 'my-crm.kronika'));
  for (const path of paths) expect(path).not.toMatch(/[:?*]/);
});

test('gives an account whose name Windows or the disk cannot have an archive that every system can', () => {
  const accounts = [
    ...['con', 'nul', 'aux', 'prn', 'com1', 'lpt9'].map((name) => ({
      name,
      baseUrl: `https://${name}.ccrm.pl/publicApi/`,
    })),
    ...['a', 'b'].map((last) => {
      const name = `${'crm.'.repeat(62)}${last}:8443`;
      return { name, baseUrl: `https://${name}/publicApi/` };
    }),
  ];
  const paths = accounts.map((account) => archivePathOf('/data', account));
  expect(new Set(paths).size).toBe(accounts.length);
  for (const path of paths) for (const side of ['', '-wal', '.sync-lock', '.before-10']) checkFileName(path + side);
});

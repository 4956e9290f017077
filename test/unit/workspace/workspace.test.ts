import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, rememberedDrawing } from '../../../main/workspace/settings/settings';
import { rememberPart } from '../../../main/workspace/settings/window-memory';
import { Workspace } from '../../../main/workspace/workspace';
import { temporaryFolder } from '../temp-archive';
import { platformOf } from './platform-of';

const account = (name: string) => ({ name, baseUrl: `https://${name}.ccrm.pl/publicApi/` });

function open(dataDir: string): { workspace: Workspace; log: string[] } {
  const log: string[] = [];
  return { workspace: new Workspace(platformOf(dataDir, log)), log };
}

test('goes on with settings that cannot be written, and logs why', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const { workspace, log } = open(join(file, 'data'));
  workspace.kept.change({ language: 'en' });
  expect(workspace.language).toBe('en');
  expect(log).toEqual(['settings not written: folderMissing']);
  expect(readdirSync(folder)).toEqual(['a-file']);
});

test('keeps the accounts that another program of ours got to know meanwhile', () => {
  const dataDir = temporaryFolder();
  const window = open(dataDir).workspace;
  window.kept.change({ accounts: [account('first')], current: account('first').baseUrl });
  const command = open(dataDir).workspace;
  command.kept.change({ accounts: [...command.settings.accounts, account('second')] });
  window.kept.change({ language: 'en' });
  const path = join(dataDir, 'settings.json');
  expect(existsSync(path)).toBe(true);
  expect(readSettings(path)).toMatchObject({ language: 'en', current: account('first').baseUrl });
  expect(new Set(readSettings(path).accounts.map(({ name }) => name))).toEqual(new Set(['first', 'second']));
});

test('knows before anything is open whether the window is to be drawn without the graphics card', () => {
  const dataDir = temporaryFolder();
  expect(rememberedDrawing(dataDir)).toBe(false);
  open(dataDir).workspace.kept.change({ drawsBySoftware: true });
  expect(rememberedDrawing(dataDir)).toBe(true);
  open(dataDir).workspace.kept.change({ drawsBySoftware: false });
  expect(rememberedDrawing(dataDir)).toBe(false);
});

test('writes at its end what it was to remember in a moment', async () => {
  const dataDir = temporaryFolder();
  const { workspace } = open(dataDir);
  rememberPart(workspace.kept, 'timeBars', false);
  expect(existsSync(join(dataDir, 'settings.json'))).toBe(false);
  await workspace.close();
  expect(readSettings(join(dataDir, 'settings.json')).windowParts).toEqual({ timeBars: false });
});

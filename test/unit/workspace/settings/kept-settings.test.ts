import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ViewState } from '../../../../preload/model';
import { demoAccount } from '../../../../main/workspace/demo';
import { KeptSettings } from '../../../../main/workspace/settings/kept-settings';
import { readSettings } from '../../../../main/workspace/settings/settings';
import { temporaryFolder } from '../../temp-archive';

const accountOf = (name: string) => ({ name, baseUrl: `https://${name}.ccrm.pl/publicApi/` });
const [first, second] = [accountOf('first'), accountOf('second')];
const placeOf = (text: string): ViewState => ({
  query: { text, filters: {} },
  sort: { by: 'date', descending: true },
  anchor: { id: 7, below: 0.5 },
  open: 7,
});

let path: string;
let log: string[];
const open = (): KeptSettings => new KeptSettings(path, (line) => log.push(line));

beforeEach(() => {
  path = join(temporaryFolder(), 'settings.json');
  log = [];
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('writes what changes all the time once it has come to rest, for its owner alone', () => {
  const settings = open();
  settings.change({ accounts: [first] });
  for (const text of ['f', 'fa', 'fak']) {
    settings.changeSoon({ places: { [first.baseUrl]: placeOf(text) } });
    vi.advanceTimersByTime(900);
    expect(readSettings(path).places).toEqual({});
  }
  vi.advanceTimersByTime(100);
  expect(readSettings(path).places).toEqual({ [first.baseUrl]: placeOf('fak') });
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

test('writes at the end what was still to be written, and then everything at once', () => {
  const settings = open();
  settings.change({ accounts: [first] });
  settings.changeSoon({ windowParts: { timeBars: false } });
  settings.flush();
  expect(readSettings(path).windowParts).toEqual({ timeBars: false });
  settings.changeSoon({ places: { [first.baseUrl]: placeOf('late') } });
  expect(readSettings(path).places).toEqual({ [first.baseUrl]: placeOf('late') });
  expect(vi.getTimerCount()).toBe(0);
});

test('leaves a file alone that has nothing to be told', () => {
  open().flush();
  expect(readdirSync(join(path, '..'))).toEqual([]);
});

test('replaces nothing that another program has written since', () => {
  const command = open();
  const window = open();
  window.change({ accounts: [first], language: 'en', places: { [first.baseUrl]: placeOf('of the window') } });
  command.change({ accounts: [...command.current.accounts, second] });
  expect(readSettings(path)).toMatchObject({ language: 'en', places: { [first.baseUrl]: placeOf('of the window') } });
  expect(command.current.language).toBe('en');
  window.change({ language: 'pl' });
  expect(new Set(readSettings(path).accounts)).toEqual(new Set([first, second]));
});

test('goes on with what it knows where the file is gone or cannot be read', () => {
  const settings = open();
  settings.change({ accounts: [first], language: 'en' });
  const another = open();
  writeFileSync(path, '{');
  another.change({ syncEveryHours: 8 });
  expect(readSettings(path)).toMatchObject({ accounts: [first], language: 'en', syncEveryHours: 8 });
  expect(log).toEqual([]);
});

test('remembers nothing of an account that is gone', () => {
  const places = { [first.baseUrl]: placeOf('mine'), [demoAccount.baseUrl]: placeOf('sample') };
  open().change({ accounts: [first, second], places: { ...places, [second.baseUrl]: placeOf('gone') } });
  const file = JSON.parse(readFileSync(path, 'utf8')) as { accounts: unknown };
  writeFileSync(path, JSON.stringify({ ...file, accounts: [first] }));
  open().change({ language: 'pl' });
  expect(readSettings(path).places).toEqual(places);
  expect(readFileSync(path, 'utf8')).not.toContain('gone');
});

test('drops a view state that it cannot read, and leaves no copy of it', () => {
  const places = {
    [first.baseUrl]: placeOf('mine'),
    [second.baseUrl]: { ...placeOf('later'), fold: 'a later version' },
  };
  writeFileSync(path, JSON.stringify({ accounts: [first, second], places }));
  open().change({ language: 'pl' });
  expect(readSettings(path).places).toEqual({ [first.baseUrl]: placeOf('mine') });
  expect(readdirSync(join(path, '..'))).toEqual(['settings.json']);
});

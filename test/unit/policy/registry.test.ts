import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../../main/policy/policy';
import {
  readRegistry,
  readRegistryOfScript,
  registryCommand,
  registryPlaces,
  registryScript,
} from '../../../main/policy/registry';

const [ofComputer = '', ofPerson = ''] = registryPlaces;
const lines = (...each: readonly string[]): string => `${each.join('\r\n')}\r\n`;

/** As reg.exe of Windows prints the policies of a computer. */
const policiesOfComputer = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Adobe',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft',
];
const listed = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Kronika';
const kronika = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Kronika',
  '    account    REG_SZ    moja-firma',
  '    syncEveryHours    REG_DWORD    0x18',
  '    DATAFOLDER    REG_EXPAND_SZ    D:\\Żółte  dane\\%USERNAME%',
  '    exportsAllowed    REG_DWORD    0x0',
  '',
];

test('a computer without our key has no policy', () => {
  expect(readRegistry(lines(...policiesOfComputer))).toEqual([]);
});

test('values of our key are read by their types, whatever their letters are', () => {
  const output = lines(...policiesOfComputer, listed, ...kronika, `#${ofComputer}`);
  expect(readRegistry(output)).toEqual([
    {
      place: ofComputer,
      entries: {
        account: 'moja-firma',
        syncEveryHours: 24,
        dataFolder: 'D:\\Żółte  dane\\%USERNAME%',
        exportsAllowed: 0,
      },
    },
  ]);
});

test('the person’s part comes after the computer’s', () => {
  const person = ['', 'HKEY_CURRENT_USER\\Software\\Policies\\Kronika', '    language    REG_SZ    en', `#${ofPerson}`];
  const sources = readRegistry(lines(...policiesOfComputer, listed, ...kronika, `#${ofComputer}`, ...person)) ?? [];
  expect(sources.map(({ place }) => place)).toEqual([ofComputer, ofPerson]);
  expect(decide(sources, registryPlaces).places).toMatchObject({ account: ofComputer, language: ofPerson });
});

test('values of a key beside ours, or below it, are not ours', () => {
  const output = lines(
    ...policiesOfComputer,
    listed,
    ...kronika,
    'HKEY_LOCAL_MACHINE\\Software\\Policies\\Kronika\\Old',
    '    language    REG_SZ    en',
    `#${ofComputer}`,
  );
  expect(readRegistry(output)?.[0]).toMatchObject({ entries: { account: 'moja-firma' } });
  expect(readRegistry(output)?.[0]).not.toMatchObject({ entries: { language: 'en' } });
});

test('a key of ours that is listed and refused is said', () => {
  expect(readRegistry(lines(...policiesOfComputer, listed))).toEqual([{ place: ofComputer, problem: 'unreadable' }]);
});

test('an empty key of ours is no problem', () => {
  expect(readRegistry(lines(...policiesOfComputer, listed, `#${ofComputer}`))).toEqual([
    { place: ofComputer, entries: {} },
  ]);
});

test('a type that no policy has is told as a wrong value', () => {
  const output = lines(
    ...policiesOfComputer,
    ...kronika.slice(0, 2),
    '    language    REG_MULTI_SZ    pl\\0en',
    `#${ofComputer}`,
  );
  expect(decide(readRegistry(output) ?? [], []).problems).toEqual([
    { kind: 'wrongValue', place: ofComputer, name: 'language', value: 'REG_MULTI_SZ pl\\0en' },
  ]);
});

test.each(['', 'The command prompt has been disabled by your administrator.\r\n'])(
  'a tool that is forbidden to the person gives no answer (%j)',
  (output) => {
    expect(readRegistry(output)).toBeNull();
    expect(readRegistryOfScript(output)).toBeNull();
  },
);

test('PowerShell says the same', () => {
  const entries = { account: 'moja-firma', SyncEveryHours: 24 };
  const output = lines(`#${ofComputer}`, JSON.stringify(entries), '#end');
  expect(readRegistryOfScript(output)).toEqual([
    { place: ofComputer, entries: { account: 'moja-firma', syncEveryHours: 24 } },
  ]);
  expect(readRegistryOfScript(lines('#end'))).toEqual([]);
  expect(readRegistryOfScript(lines(`#${ofComputer}`, '#end'))).toEqual([{ place: ofComputer, problem: 'unreadable' }]);
});

test('neither command has a part that a person could set', () => {
  expect(registryCommand).not.toMatch(/%/);
  expect(registryScript).not.toMatch(/\$(?:env|HOME)/i);
});

// Windows itself, or Wine: their own reg.exe, on the part of the person who runs the tests.
test.runIf(process.platform === 'win32')('what reg.exe writes, it gives out', () => {
  const system = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32');
  const key = 'HKCU\\Software\\Policies\\Kronika';
  const reg = (...args: string[]) => execFileSync(join(system, 'reg.exe'), args, { stdio: 'ignore', timeout: 20_000 });
  reg('add', key, '/v', 'dataFolder', '/t', 'REG_SZ', '/d', 'D:\\Kronika', '/f');
  try {
    reg('add', key, '/v', 'syncEveryHours', '/t', 'REG_DWORD', '/d', '8', '/f');
    const output = execFileSync(join(system, 'cmd.exe'), ['/d', '/s', '/c', `"${registryCommand}"`], {
      ...{ encoding: 'utf8', timeout: 20_000, windowsVerbatimArguments: true, stdio: ['ignore', 'pipe', 'ignore'] },
    });
    expect(readRegistry(output)?.find(({ place }) => place === ofPerson)).toEqual({
      place: ofPerson,
      entries: { dataFolder: 'D:\\Kronika', syncEveryHours: 8 },
    });
  } finally {
    reg('delete', key, '/f');
  }
});

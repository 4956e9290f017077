import { describe, expect, test, vi } from 'vitest';
import { decide, noPolicy } from '../../../main/policy/policy';
import { policyTable, withVariables, type PolicyShape } from '../../../main/policy/table';
import { policyNames } from '../../../preload/desktop/policy';
import { problemText } from '../../../preload/words/texts/policy-text';

const file = '/etc/kronika/policy.json';
const held = (entries: Record<string, unknown>) => decide([{ place: file, entries }], [file]);

test('nothing is decided where there is no policy, and records may leave', () => {
  expect(decide([], [file])).toEqual({ ...noPolicy, searched: [file] });
});

test('each policy holds as it is written, with the place where it stands', () => {
  const entries = {
    account: 'moja-firma',
    downloadFrom: '2020-02-29',
    syncEveryHours: 8,
    dataFolder: process.platform === 'win32' ? 'D:\\Kronika' : '/srv/kronika',
    language: 'pl',
    backupEvery: 'week',
    backupFolder: process.platform === 'win32' ? '\\\\serwer\\kopie' : '/srv/kopie',
    backupKeep: 12,
    exportsAllowed: false,
    retentionRules: 'sms=3y call-without-notes=18m run=downloads',
    retentionChangesAllowed: false,
    updateNotice: true,
    updateAddress: 'https://intranet.example/kronika.json',
    updateKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  };
  const policy = held(entries);
  expect(policy.held).toEqual(entries);
  expect(Object.keys(policy.places)).toEqual(expect.arrayContaining([...policyNames]));
  expect(policy.problems).toEqual([]);
});

test('a wrong value voids itself alone, and is told with its place and what is possible', () => {
  const policy = held({ language: 'de', syncEveryHours: 3, account: 'moja-firma', downloadFrom: '2021-02-30' });
  expect(policy.held).toEqual({ account: 'moja-firma' });
  expect(policy.problems.map((problem) => problemText(problem, 'pl'))).toEqual([
    `${file}: zasada language nie przyjmuje wartości „de”. Możliwe: pl albo en.`,
    `${file}: zasada syncEveryHours nie przyjmuje wartości „3”. Możliwe: 0, 1, 2, 4, 8 albo 24.`,
    `${file}: zasada downloadFrom nie przyjmuje wartości „2021-02-30”. Możliwe: dzień w postaci RRRR-MM-DD, nie późniejszy niż dziś.`,
  ]);
});

test('a folder has a name that its system can have', () => {
  const long = `/${'ł'.repeat(40_000)}`;
  expect(held({ dataFolder: '/srv/a\0b', backupFolder: long, language: 'pl' }).held).toEqual({ language: 'pl' });
  const system = vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
  // Windows itself would make `/srv/kronika` of the first.
  const refused = ['/srv/kronika.', '/srv/con', '/srv/a|b'].map((dataFolder) => held({ dataFolder }).held);
  const taken = held({ dataFolder: '/srv/kronika' }).held;
  system.mockRestore();
  expect(refused).toEqual([{}, {}, {}]);
  expect(taken).toEqual({ dataFolder: '/srv/kronika' });
});

test('a name that is no policy is told', () => {
  const policy = held({ lanugage: 'pl', toString: 'x', language: 'en' });
  expect(policy.held).toEqual({ language: 'en' });
  expect(policy.problems.map((problem) => ('name' in problem ? problem.name : ''))).toEqual(['lanugage', 'toString']);
});

describe('records stay in the program', () => {
  test.each(['changeable', 'unreadable'] as const)('where a policy is there and %s', (problem) => {
    const policy = decide([{ place: file, problem }], [file]);
    expect(policy.held).toEqual({ exportsAllowed: false, retentionRules: 'none' });
    expect(policy.places.exportsAllowed).toBe(file);
  });

  test('where its word about exports is no word', () => {
    expect(held({ exportsAllowed: 'nie', language: 'pl' }).held).toEqual({ exportsAllowed: false, language: 'pl' });
  });

  test('and where its word about how long they are kept is no word, no rule erases them', () => {
    const policy = held({ retentionRules: 'sms=3', exportsAllowed: true });
    expect(policy.held).toEqual({ exportsAllowed: true, retentionRules: 'none' });
    expect(policy.places.retentionRules).toBe(file);
    expect(problemText(policy.problems[0]!, 'pl')).toContain('zasada retentionRules nie przyjmuje wartości „sms=3”');
  });

  test('but not where it is unknown whether there is a policy', () => {
    expect(decide([{ place: 'HKLM', problem: 'unanswered' }], []).held).toEqual({});
  });
});

test('what is decided for the computer goes before what is decided for the person', () => {
  const policy = decide(
    [
      { place: 'HKLM', entries: { language: 'pl' } },
      { place: 'HKCU', entries: { language: 'en', syncEveryHours: 24 } },
    ],
    ['HKLM', 'HKCU'],
  );
  expect(policy.held).toEqual({ language: 'pl', syncEveryHours: 24 });
  expect(policy.places).toEqual({ language: 'HKLM', syncEveryHours: 'HKCU' });
});

test.each([
  ['account', ['', 'http://office.example/', 'a b', 5]],
  ['dataFolder', ['kronika', '%NOT_SET_ANYWHERE%\\Kronika', '/srv/%NOT_SET_ANYWHERE%']],
  [
    'updateAddress',
    ['http://intranet.example/k.json', 'https://name:word@intranet.example/', 'kronika.json', 'ftp://x/y'],
  ],
  ['updateKey', ['AAAA', 'x'.repeat(44), '']],
  ['exportsAllowed', ['true', 2, null]],
  ['retentionRules', ['', 'sms', 'sms=0y', 'sms=101y', 'fax=3y,sms=3y', 'none sms=3y', 'vanished=0d', 3, true]],
  ['retentionChangesAllowed', ['nie', 2]],
  ['backupKeep', [0, 100, 2.5, '5']],
  ['backupFolder', ['kopie', '%NOT_SET_ANYWHERE%']],
  ['downloadFrom', ['2020', '01.02.2020', '2020-13-01', '2999-01-01']],
] as const)('%s takes no value of another kind', (name, values) => {
  for (const value of values) expect(held({ [name]: value }).problems, String(value)).toHaveLength(1);
});

test('a folder may be named by variables of the system', () => {
  expect(withVariables('D:\\Kronika\\%USERNAME%', { USERNAME: 'anna' })).toBe('D:\\Kronika\\anna');
  expect(withVariables('%A%%B%', { A: '1' })).toBe('1%B%');
});

test('a number of the registry is a switch', () => {
  expect(held({ exportsAllowed: 1, updateNotice: 0 }).held).toEqual({ exportsAllowed: true, updateNotice: false });
});

function valuesOf(shape: PolicyShape): readonly unknown[] {
  switch (shape.kind) {
    case 'text':
      return [shape.example];
    case 'choice':
      return shape.of;
    case 'number':
      return [shape.from, shape.to];
    case 'switch':
      return [true, false, 1, 0];
  }
}

test('each policy has an example or a set of values that it takes', () => {
  for (const name of policyNames) {
    const entry = policyTable[name];
    const isPath = name === 'dataFolder' || name === 'backupFolder';
    for (const value of isPath ? [] : valuesOf(entry)) expect(held({ [name]: value }).problems, name).toEqual([]);
  }
});

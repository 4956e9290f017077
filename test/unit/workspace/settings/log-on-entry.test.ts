import { expect, test } from 'vitest';
import {
  autostartEntry,
  startCommand,
  windowsArgument,
  type Started,
} from '../../../../main/workspace/settings/log-on-entry';

const started: Started = {
  execPath: '/opt/Kronika/kronika-program',
  platform: 'linux',
  env: {},
  appFolder: null,
  dataDir: null,
  isThere: () => true,
};

test.each<[string, Partial<Started>, string, readonly string[]]>([
  ['the script of a package', {}, '/opt/Kronika/kronika', ['--in-background']],
  [
    'the program where there is no script',
    { isThere: () => false },
    '/opt/Kronika/kronika-program',
    ['--in-background'],
  ],
  [
    'the one file that was started',
    { env: { APPIMAGE: '/home/a/Kronika.AppImage' } },
    '/home/a/Kronika.AppImage',
    ['--in-background'],
  ],
  [
    'Electron with its program and the data it was given',
    { execPath: '/e/electron', appFolder: '/k', dataDir: '/d d' },
    '/e/electron',
    ['/k', '--in-background', '--data-dir', '/d d'],
  ],
])('starts %s', (_, more, program, args) => {
  expect(startCommand({ ...started, ...more })).toEqual({ program, args });
});

test('writes an entry that a desktop takes apart again, whatever stands in the path', () => {
  const entry = autostartEntry({ program: '/o p/"k"$`\\%', args: ['--in-background'] }, 'Archiwum');
  expect(entry.split('\n')).toContain(
    String.raw`Exec="/o p/\\"k\\"\\$\\` + '`' + String.raw`\\\\%%" "--in-background"`,
  );
  expect(entry).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Kronika\nComment=Archiwum\n/);
});

test.each([
  ['--in-background', '--in-background'],
  ['C:\\Dane Kroniki', '"C:\\Dane Kroniki"'],
  ['C:\\Dane Kroniki\\', '"C:\\Dane Kroniki\\\\"'],
])('quotes for Windows %s', (argument, quoted) => {
  expect(windowsArgument(argument)).toBe(quoted);
});

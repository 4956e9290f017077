import { describe, expect, test } from 'vitest';
import { isCommandLine } from '../../../../build/setup/command-line.mjs';
import { explainRefusal } from '../../../../build/setup/electron/electron.mjs';
import { isAlive } from '../../../../build/setup/lock.mjs';
import { isNetworkFailure } from '../../../../build/setup/packages.mjs';
import { locateCache } from '../../../../build/setup/places.mjs';
import { chooseFile } from '../../../../build/setup/electron/repackaged.mjs';
import { run, tail, toExitCode } from '../../../../build/setup/run.mjs';
import { hasScreen, makeAuthority } from '../../../../build/setup/screen/screen.mjs';

describe('command line', () => {
  test.each([
    [['status']],
    [['--data-dir', '/x', 'sync']],
    [['--help']],
    [['search', 'x', '--json']],
    [['serach']],
    [['-x']],
  ])('%j is answered in the terminal', (args) => {
    expect(isCommandLine(args)).toBe(true);
  });

  test.each([[[]], [['--demo']], [['--data-dir', '/x']]])('%j opens the window', (args) => {
    expect(isCommandLine(args)).toBe(false);
  });
});

describe('screen', () => {
  test('is absent on a Linux without DISPLAY and WAYLAND_DISPLAY, and only there', () => {
    expect(hasScreen({}, 'linux')).toBe(false);
    expect(hasScreen({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasScreen({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasScreen({}, 'win32')).toBe(true);
  });

  test('is guarded by a cookie for any host and any display', () => {
    const authority = makeAuthority(Buffer.alloc(16, 7));
    expect(authority.subarray(0, 8)).toEqual(Buffer.from([0xff, 0xff, 0, 0, 0, 0, 0, 18]));
    expect(authority.subarray(8, 28).toString('latin1')).toBe('MIT-MAGIC-COOKIE-1\0\x10');
    expect(authority).toHaveLength(44);
  });
});

describe('repackaged Electron', () => {
  test('takes the files of Electron under its own name', () => {
    expect(chooseFile('Cypress/Cypress')).toBe('electron');
    expect(chooseFile('Cypress/locales/pl.pak')).toBe('locales/pl.pak');
  });

  test.each(['Cypress/resources/app/index.js', 'Cypress/browser_v8_context_snapshot.bin', 'other/file'])(
    'leaves %s of the other program behind',
    (name) => {
      expect(chooseFile(name)).toBeUndefined();
    },
  );
});

describe('running a command', () => {
  test('answers its exit code and what it printed', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)';
    const outcome = await run(process.execPath, ['-e', script]);
    expect(outcome).toMatchObject({ code: 3, stdout: 'out\n' });
    expect(outcome.output).toContain('err');
  });

  test('answers 127 for a command that is absent', async () => {
    expect(await run('kronika-no-such-command', [])).toMatchObject({ code: 127 });
  });

  test('answers 128 and the number of the signal that ended it', () => {
    expect([toExitCode(5, null), toExitCode(null, 'SIGTERM')]).toEqual([5, 143]);
  });

  test('keeps the last lines of a long output', () => {
    expect(tail('a\nb\nc\n', 2)).toBe('b\nc');
  });
});

test('knows a process that runs from one that does not', () => {
  expect([isAlive(process.pid), isAlive(0), isAlive(NaN), isAlive(2 ** 30)]).toEqual([true, false, false, false]);
});

test('knows a failure of the network from another of npm', () => {
  expect(isNetworkFailure('npm error code ENOTFOUND')).toBe(true);
  expect(isNetworkFailure('npm error code EUSAGE')).toBe(false);
});

test('keeps what outlives a clone where the platform keeps such things', () => {
  expect(locateCache({ XDG_CACHE_HOME: '/c' }, 'linux')).toMatch(/^[/\\]c[/\\]kronika-dev$/);
  expect(locateCache({ LOCALAPPDATA: 'L' }, 'win32')).toMatch(/^L[/\\]kronika-dev$/);
  expect(locateCache({}, 'darwin')).toMatch(/Library[/\\]Caches[/\\]kronika-dev$/);
});

test("says in a sentence why Electron's installer failed", () => {
  expect(explainRefusal('TypeError: fetch failed\n    at x (y.js:1:1)\n')).toBe('its release page cannot be reached');
  expect(explainRefusal('HTTPError: Response code 404 (Not Found)\n    at x\n')).toBe('Response code 404 (Not Found)');
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../build/setup/places.mjs';
import { cipherOfSystem, readEfs, setEfs, type Cipher } from '../../../main/files/efs';
import { temporaryFolder } from '../temp-archive';

interface StandInState {
  /** E or U, by path. */
  readonly marks: Readonly<Record<string, string>>;
  /** Names that stay as they are. */
  readonly refuses: readonly string[];
  readonly mode: 'usual' | 'odd' | 'stuck';
}

/** A program that stands in for Windows' cipher.exe; `says` sets how it is from now on, `marks` what it has set. */
function efsStandIn(): {
  readonly cipher: Cipher;
  readonly says: (differing: Partial<StandInState>) => void;
  readonly marks: () => StandInState['marks'];
} {
  const stateFile = join(temporaryFolder(), 'state.json');
  const read = (): StandInState => JSON.parse(readFileSync(stateFile, 'utf8')) as StandInState;
  const write = (state: StandInState): void => {
    writeFileSync(stateFile, JSON.stringify(state));
  };
  write({ marks: {}, refuses: [], mode: 'usual' });
  const script = join(projectRoot, 'build/stand-in/cipher.mjs');
  return {
    cipher: { file: process.execPath, args: [script, stateFile], answersWithinMs: 20_000 },
    says: (differing) => {
      write({ ...read(), ...differing });
    },
    marks: () => read().marks,
  };
}

/** A file in a folder whose name has spaces and letters that consoles lack. */
function someFile(name = 'biuro & spółka.kronika'): string {
  const folder = join(temporaryFolder(), 'Łukasz Żółć');
  mkdirSync(folder);
  const path = join(folder, name);
  writeFileSync(path, 'x');
  return path;
}

const on = { isOn: true, sizeBytes: 1 };

test('encrypts and decrypts a file, whatever its name, and says how it is', async () => {
  const { cipher, marks } = efsStandIn();
  const path = someFile();
  expect(await readEfs(cipher, path)).toBe('plain');
  await setEfs(cipher, path, on);
  expect([await readEfs(cipher, path), marks()]).toEqual(['encrypted', { [path]: 'E' }]);
  await setEfs(cipher, path, { ...on, isOn: false });
  expect([await readEfs(cipher, path), marks()]).toEqual(['plain', { [path]: 'U' }]);
});

test('a file that the system refuses stays as it was', async () => {
  const { cipher, says } = efsStandIn();
  const path = someFile('open.kronika');
  says({ refuses: ['open.kronika'] });
  await setEfs(cipher, path, on);
  expect(await readEfs(cipher, path)).toBe('plain');
});

test('nothing is known where the program is missing, says something else, or finds no file', async () => {
  const { cipher, says } = efsStandIn();
  const path = someFile();
  const missing = { ...cipher, file: join(temporaryFolder(), 'cipher.exe') };
  expect(await readEfs(missing, path)).toBeNull();
  await setEfs(missing, path, on);
  expect(await readEfs(cipher, `${path}-gone`)).toBeNull();
  expect(await readEfs(cipher, join(path, 'no folder', 'gone'))).toBeNull();
  says({ mode: 'odd' });
  expect(await readEfs(cipher, path)).toBeNull();
});

test('a program that does not end is ended, by time or by who asked', async () => {
  const { cipher, says } = efsStandIn();
  const path = someFile();
  says({ mode: 'stuck' });
  expect(await readEfs({ ...cipher, answersWithinMs: 300 }, path)).toBeNull();
  await setEfs({ ...cipher, answersWithinMs: 300 }, path, on);
  const controller = new AbortController();
  const asked = readEfs({ ...cipher, answersWithinMs: 600_000 }, path, controller.signal);
  controller.abort();
  expect(await asked).toBeNull();
});

test('only Windows has one, which is called by its full path', () => {
  expect(cipherOfSystem('linux')).toBeNull();
  expect(cipherOfSystem('darwin')).toBeNull();
  expect(cipherOfSystem('win32')?.file).toMatch(/.[\\/]System32[\\/]cipher\.exe$/);
});

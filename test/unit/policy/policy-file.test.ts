import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPolicyFile, sourceOf } from '../../../main/policy/policy-file';
import { temporaryFolder } from '../temp-archive';

/** Whoever runs the tests stands for the administrator: an ordinary person cannot write a file of root's. */
const owner = process.getuid?.() ?? 0;
const isPosix = process.platform !== 'win32';

function written(text: string, mode = 0o644): string {
  const folder = join(temporaryFolder(), 'kronika');
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  const path = join(folder, 'policy.json');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

test.runIf(isPosix)('a file of the administrator is followed, also one that begins with a byte order mark', () => {
  const place = written('\uFEFF{ "language": "pl" }');
  expect(readPolicyFile(place, owner)).toEqual({ place, entries: { language: 'pl' } });
});

test('where there is none, there is no policy', () => {
  expect(readPolicyFile(join(temporaryFolder(), 'policy.json'), owner)).toBeNull();
  expect(readPolicyFile(join(temporaryFolder(), 'kronika', 'policy.json'), owner)).toBeNull();
});

test.runIf(isPosix).each([0o666, 0o664, 0o646])('a file that others may write (%o) is not followed', (mode) => {
  const place = written('{ "exportsAllowed": true }', mode);
  expect(readPolicyFile(place, owner)).toEqual({ place, problem: 'changeable' });
});

test.runIf(isPosix)('nor one in a folder in which others may put another', () => {
  const place = written('{}');
  chmodSync(join(place, '..'), 0o777);
  expect(readPolicyFile(place, owner)).toEqual({ place, problem: 'changeable' });
});

test.runIf(isPosix)('nor a link that leads to such a file', () => {
  const place = join(temporaryFolder(), 'policy.json');
  symlinkSync(written('{}', 0o666), place);
  expect(readPolicyFile(place, owner)).toEqual({ place, problem: 'changeable' });
});

test.runIf(isPosix && owner !== 0)('nor one of an ordinary person', () => {
  const place = written('{}');
  expect(readPolicyFile(place)).toEqual({ place, problem: 'changeable' });
});

test.runIf(isPosix).each([
  ['', 'an empty file'],
  ['{ "language": ', 'half a file'],
  ['[1]', 'a list'],
  ['null', 'nothing'],
  [`{ "account": "${'x'.repeat(70_000)}" }`, 'one without end'],
])('%# what cannot be read is said: %s', (text) => {
  const place = written(text);
  expect(readPolicyFile(place, owner)).toEqual({ place, problem: 'unreadable' });
});

test.runIf(isPosix)('a folder in its place is said', () => {
  const place = temporaryFolder();
  chmodSync(place, 0o755);
  expect(readPolicyFile(place, owner)).toEqual({ place, problem: 'unreadable' });
});

test('what a tool of the system prints as JSON is read likewise', () => {
  expect(sourceOf('plist', '{"language":"en"}\n')).toEqual({ place: 'plist', entries: { language: 'en' } });
  expect(sourceOf('plist', 'error: invalid object')).toEqual({ place: 'plist', problem: 'unreadable' });
});

import { expect, test } from 'vitest';
import { exitCodeOf } from '../../../main/cli/exit-code';
import { failureKinds } from '../../../preload/failure';

test('no failure ends as if the command had done its work', () => {
  for (const kind of failureKinds)
    for (const namesFile of [true, false]) expect(exitCodeOf(kind, namesFile)).toBeGreaterThan(0);
});

test.each(['diskFull', 'notPermitted', 'nameTooLong', 'diskFault', 'targetLocked', 'folderMissing'] as const)(
  '%s is about the file that a command was given, and about the archive where it was given none',
  (kind) => {
    expect(exitCodeOf(kind, true)).toBe(2);
    expect(exitCodeOf(kind, false)).toBe(5);
  },
);

test('a fault of the program is no archive with gaps', () => {
  for (const kind of ['unexpected', 'threadDied', 'outOfMemory', 'tooManyFiles'] as const) {
    expect(exitCodeOf(kind, false)).toBe(7);
  }
});

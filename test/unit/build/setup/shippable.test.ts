import { describe, expect, test } from 'vitest';
import { SetupStopped } from '../../../../build/setup/say.mjs';
import { checkShippable } from '../../../../build/setup/electron/shippable.mjs';

describe('an installer', () => {
  test('is made with the Electron of the project alone, however another is named', () => {
    expect(() => {
      checkShippable('45.4.1', '45.4.1', ['--linux', 'deb']);
    }).not.toThrow();
    expect(() => {
      checkShippable('33.2.1', '45.4.1', ['--linux', 'deb']);
    }).toThrow(SetupStopped);
    expect(() => {
      checkShippable('33.2.1', '45.4.1', ['--dir', '--win']);
    }).toThrow(SetupStopped);
    expect(() => {
      checkShippable('33.2.1', '45.4.1', ['--trial', '--win']);
    }).toThrow(SetupStopped);
  });

  test('may be a folder or a package for trying out with another', () => {
    expect(() => {
      checkShippable('33.2.1', '45.4.1', ['--dir']);
      checkShippable('33.2.1', '45.4.1', ['--trial', '--linux', 'deb']);
    }).not.toThrow();
  });
});

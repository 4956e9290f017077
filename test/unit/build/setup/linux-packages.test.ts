import { expect, test } from 'vitest';
import {
  hasApt,
  listMissing,
  nameWindowPackages,
  parseDistribution,
} from '../../../../build/setup/screen/linux-packages.mjs';

const named = (text: string): readonly string[] => nameWindowPackages(parseDistribution(text));

test('names the libraries as Debian 12 does', () => {
  expect(named('ID=debian\nVERSION_ID="12"\n')).toEqual(['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2']);
});

test.each(['ID=debian\nVERSION_ID="13"', 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"', 'ID=debian'])(
  'names them as since the change of time to 64 bits: %j',
  (text) => {
    expect(named(text)).toEqual(['libgtk-3-0t64', 'libnss3', 'libgbm1', 'libasound2t64']);
  },
);

test('names them the old way on Ubuntu 22.04, whose number is above 13', () => {
  expect(named('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"')).toContain('libasound2');
});

test('finds apt on what is like Debian, and nowhere else', () => {
  expect(hasApt(parseDistribution('ID=linuxmint\nID_LIKE="ubuntu debian"'))).toBe(true);
  expect(hasApt(parseDistribution('ID=fedora\nVERSION_ID=44'))).toBe(false);
});

test('lists what dpkg does not call installed, with or without an architecture', () => {
  const answer = 'libnss3 installed\nlibgbm1:amd64 installed\nxvfb config-files\n';
  expect(listMissing(['libnss3', 'libgbm1', 'xvfb', 'xauth'], answer)).toEqual(['xvfb', 'xauth']);
});

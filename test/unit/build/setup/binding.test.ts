import { expect, test } from 'vitest';
import { chooseBinding, ownRuntime } from '../../../../build/setup/electron/binding.mjs';

test('takes the prebuilt binding when every runtime offers Node-API 10', () => {
  expect(chooseBinding([{ napi: 10 }, { napi: 11 }])).toBe('prebuilt');
});

test('compiles one when any runtime offers less, since the prebuilt would crash there', () => {
  expect(chooseBinding([{ napi: 10 }, { napi: 9 }])).toBe('compiled');
});

test('knows the Node-API version of this Node', () => {
  expect(ownRuntime().napi).toBe(Number(process.versions.napi));
});

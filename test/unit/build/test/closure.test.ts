import { expect, test } from 'vitest';
import { keysOf } from '../../../../build/test/closure.mjs';

const files: Readonly<Record<string, string>> = {
  'main/a.ts': "import { b } from './b';\nexport const a = b;",
  'main/b.ts': "export const b = await import('../preload/c.ts');\n",
  'preload/c.ts': "export type C = import('./d').D;",
  'preload/d.ts': "import { c } from './c';\nexport type D = 1;",
  'renderer/e.svelte': '<script lang="ts">import { s } from "./s.svelte.ts";</script>',
  'renderer/s.svelte.ts': 'export const s = 1;',
  'build/f.mjs': "/** @type {import('./g.mjs').G} */ export const f = 1;",
  'build/g.mjs': '/** @typedef {1} G */',
  'test/u.ts': '',
};

// In one piece it would make this file one of those itself.
const ambient = ['declare', 'global {}'].join(' ');

/** The files whose key is another after a change. */
function changedBy(changes: Readonly<Record<string, string>>, circumstances = 'v1'): string[] {
  const before = keysOf(new Map(Object.entries(files)), 'v1');
  const after = keysOf(new Map(Object.entries({ ...files, ...changes })), circumstances);
  return [...before.keys()].filter((path) => before.get(path) !== after.get(path)).sort();
}

test('the key of a file changes with the file and with all that it imports, also in a circle, and no other does', () => {
  expect(changedBy({ 'main/a.ts': '' })).toEqual(['main/a.ts']);
  expect(changedBy({ 'preload/d.ts': '' })).toEqual(['main/a.ts', 'main/b.ts', 'preload/c.ts', 'preload/d.ts']);
  expect(changedBy({ 'renderer/s.svelte.ts': '' })).toEqual(['renderer/e.svelte', 'renderer/s.svelte.ts']);
  expect(changedBy({ 'build/g.mjs': '' })).toEqual(['build/f.mjs', 'build/g.mjs']);
  expect(changedBy({})).toEqual([]);
});

test('every key changes with what is declared for everybody, and with the circumstances', () => {
  const all = Object.keys(files).sort();
  expect(changedBy({ 'preload/addresses/url.d.ts': 'type Url = string;' })).toEqual(all);
  expect(changedBy({ 'renderer/s.svelte.ts': ambient })).toEqual(all);
  expect(changedBy({}, 'v2')).toEqual(all);
  expect(changedBy({ 'test/t.ts': ambient })).toEqual(['test/u.ts']);
});

test('a file that appears where an import looked for one changes the keys that reach it', () => {
  expect(changedBy({ 'main/b.svelte': '' })).toEqual(['main/a.ts']);
});

import { expect, test } from 'vitest';
import { actNames, acts, piecesOf } from '../../../../preload/acts';
import { actOfKey } from '../../../../renderer/state/acts/act-keys';

const press = (key: string, shiftKey = false): { key: string; shiftKey: boolean } => ({ key, shiftKey });

test('no two acts have the same keys', () => {
  const all = actNames.flatMap((name) => [...(acts[name].keys ?? []), ...(acts[name].moreKeys ?? [])]);
  expect(all.filter((keys, at) => all.indexOf(keys) !== at)).toEqual([]);
});

test('keys mean their act, in whatever case their letter comes', () => {
  expect(actOfKey(press('e'), 'main', false)).toBe('export');
  expect(actOfKey(press('K', true), 'mainShift', false)).toBe('columns');
  expect(actOfKey(press('ArrowLeft'), 'alt', false)).toBe('back');
  expect(actOfKey(press('t'), 'alone', false)).toBe('timeline');
  expect(actOfKey(press('?', true), 'alone', false)).toBe('shortcuts');
  expect(actOfKey(press('e'), 'text', false)).toBeNull();
  expect(actOfKey(press('e'), 'mainShift', false)).toBeNull();
});

test('a sign is typed where there is a field; keys with Ctrl and named ones are heard all the same', () => {
  for (const sign of ['t', '/', '?']) expect(actOfKey(press(sign), 'alone', true)).toBeNull();
  expect(actOfKey(press('e'), 'main', true)).toBe('export');
  expect(actOfKey(press('BrowserBack'), 'alone', true)).toBe('back');
});

test('what was typed is undone by its field', () => {
  expect(actOfKey(press('z'), 'main', false)).toBe('undo');
  expect(actOfKey(press('z'), 'main', true)).toBeNull();
});

test('keys of the list and of the program are left to these', () => {
  expect(actOfKey(press('a'), 'main', false)).toBeNull();
  expect(actOfKey(press('+'), 'main', false)).toBeNull();
});

test('keys are taken apart, a plus among them', () => {
  expect(piecesOf('Ctrl++')).toEqual({ held: 'Ctrl', key: '+' });
  expect(piecesOf('Ctrl+Shift+K')).toEqual({ held: 'Ctrl+Shift', key: 'K' });
  expect(piecesOf('?')).toEqual({ held: '', key: '?' });
});

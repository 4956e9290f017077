import { expect, test } from 'vitest';
import { Keyboard, type KeyboardPart } from '../../../../renderer/state/app/navigation/keyboard';

/** A keyboard with some parts drawn, and what became of them. */
function keyboardWith(...parts: readonly KeyboardPart[]): { keyboard: Keyboard; done: string[] } {
  const keyboard = new Keyboard();
  const done: string[] = [];
  for (const part of parts) {
    keyboard.offer(part, {
      focus: () => {
        done.push(part);
        return true;
      },
      press: (event) => {
        done.push(`${event.key} in ${part}`);
        event.preventDefault();
      },
    });
  }
  return { keyboard, done };
}

const pressed = (key: string): KeyboardEvent =>
  Object.assign(new Event('keydown', { cancelable: true }), { key }) as KeyboardEvent;

test('is sent to what is drawn, and nowhere else', () => {
  const { keyboard, done } = keyboardWith('search');
  expect(keyboard.to('record')).toBe(false);
  const gone = keyboard.offer('record', { focus: () => done.push('record') > 0 });
  expect(keyboard.to('record')).toBe(true);
  gone();
  expect(keyboard.to('record')).toBe(false);
  expect(done).toEqual(['record']);
});

test('a part that went after another had taken its place takes nothing away', () => {
  const keyboard = new Keyboard();
  const gone = keyboard.offer('record', { focus: () => false });
  keyboard.offer('record', { focus: () => true });
  gone();
  expect(keyboard.to('record')).toBe(true);
});

test('goes to the timeline before the list, and to the search box where the list cannot take it', () => {
  const { keyboard, done } = keyboardWith('search', 'list', 'timeline');
  expect(keyboard.toMiddle()).toBe(true);
  expect(done).toEqual(['timeline']);
  const empty = keyboardWith('search');
  empty.keyboard.offer('list', { focus: () => false });
  expect(empty.keyboard.toMiddle()).toBe(true);
  expect(empty.done).toEqual(['search']);
  expect(new Keyboard().toMiddle()).toBe(false);
});

test('where nothing has the focus a letter is a search, and another key is meant for the list', () => {
  const { keyboard, done } = keyboardWith('search', 'list');
  expect(keyboard.pressNowhere(pressed('f'), 'alone')).toBe(true);
  expect(keyboard.pressNowhere(pressed('ArrowDown'), 'alone')).toBe(true);
  expect(keyboard.pressNowhere(pressed(' '), 'alone')).toBe(true);
  expect(done).toEqual(['search', 'list', 'ArrowDown in list', 'list', '  in list']);
});

test('in a timeline letters are keys of the timeline; shortcuts of the window are left to it', () => {
  const { keyboard, done } = keyboardWith('search', 'list', 'timeline');
  expect(keyboard.pressNowhere(pressed('n'), 'alone')).toBe(true);
  for (const key of ['/', '?', 'Tab']) expect(keyboard.pressNowhere(pressed(key), 'alone')).toBe(false);
  expect(keyboard.pressNowhere(pressed('f'), 'main')).toBe(false);
  expect(done).toEqual(['timeline', 'n in timeline']);
});

test('a window without a search box and a list leaves keys alone', () => {
  const keyboard = new Keyboard();
  expect(keyboard.pressNowhere(pressed('f'), 'alone')).toBe(false);
  expect(keyboard.pressNowhere(pressed('End'), 'alone')).toBe(false);
});

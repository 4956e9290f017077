import { describe, expect, it } from 'vitest';
import { chordOf, type Chord } from '../../../../renderer/state/common/chord';

type Held = 'Ctrl' | 'Meta' | 'Alt' | 'Shift' | 'AltGraph';

function pressed(
  key: string,
  held: readonly Held[],
  where: Partial<{ readonly onMac: boolean; readonly isTyping: boolean }> = {},
): Chord {
  const press = {
    key,
    ctrlKey: held.includes('Ctrl'),
    metaKey: held.includes('Meta'),
    altKey: held.includes('Alt'),
    shiftKey: held.includes('Shift'),
    getModifierState: (name: string) => name === 'AltGraph' && held.includes('AltGraph'),
  };
  return chordOf(press, { onMac: false, isTyping: false, ...where });
}

describe('chordOf', () => {
  it('tells a key alone, with Ctrl, with Ctrl and Shift, and with Alt', () => {
    expect(pressed('t', [])).toBe('alone');
    expect(pressed('N', ['Shift'])).toBe('alone');
    expect(pressed('f', ['Ctrl'])).toBe('main');
    expect(pressed('B', ['Ctrl', 'Shift'])).toBe('mainShift');
    expect(pressed('ArrowLeft', ['Alt'])).toBe('alt');
    expect(pressed('e', ['Meta'])).toBe('text');
  });

  it('takes a sign written with AltGr for no shortcut, also where the system reports Ctrl and Alt', () => {
    expect(pressed('[', ['Ctrl', 'Alt'])).toBe('text');
    expect(pressed('[', ['Ctrl', 'Alt', 'AltGraph'])).toBe('text');
    expect(pressed('ę', ['AltGraph'])).toBe('text');
    expect(pressed('ż', ['Ctrl', 'Alt', 'Shift'])).toBe('text');
  });

  it('leaves Ctrl, and Option in a field, to the texts of a Mac', () => {
    const mac = { onMac: true, isTyping: true };
    for (const key of ['e', 'f', 'b', 'd']) {
      expect(pressed(key, ['Ctrl'], mac)).toBe('text');
      expect(pressed(key, ['Meta'], mac)).toBe('main');
    }
    expect(pressed('ArrowLeft', ['Alt'], mac)).toBe('text');
    expect(pressed('ArrowLeft', ['Alt'], { onMac: true })).toBe('alt');
    expect(pressed('ArrowLeft', ['Alt'], { isTyping: true })).toBe('alt');
  });
});

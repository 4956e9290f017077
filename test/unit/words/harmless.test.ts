import { expect, test } from 'vitest';
import { harmless, jsonLine } from '../../../preload/harmless';

const everySign = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((sign) =>
  /[\p{Cc}\p{Bidi_Control}]/u.test(sign),
);

test('no control character but a newline and a tab reaches a terminal, and none is hidden', () => {
  expect(everySign).toHaveLength(65 + 12);
  for (const sign of everySign) {
    const shown = harmless(`a${sign}b`);
    if (sign === '\n' || sign === '\t') expect(shown).toBe(`a${sign}b`);
    else expect(shown).toMatch(/^a(?:[\u2400-\u241f\u2421]|\[U\+[0-9A-F]{4}\])b$/);
  }
  expect(harmless('a\r\nb')).toBe('a\nb');
  expect(harmless('zażółć 😀 „x”\u00a0y')).toBe('zażółć 😀 „x”\u00a0y');
});

test('JSON holds none of them, and is the same value', () => {
  const line = jsonLine({ text: everySign.join('') });
  expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  expect(JSON.parse(line)).toEqual({ text: everySign.join('') });
});

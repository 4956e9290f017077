import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Colours of a theme by the names of its tokens. */
function tokensOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const css = readFileSync(join(process.cwd(), 'renderer', 'contrast.css'), 'utf8');
  const found = [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
  return new Map(found.map(([, name = '', light = '', dark = '']) => [name, theme === 'light' ? light : dark]));
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const texts = ['text', 'text-second', 'text-third', 'accent', 'owed', 'missed', 'complete'];
const surfaces = ['surface', 'surface-side', 'surface-raised', 'surface-field', 'surface-hover', 'surface-quote'];
const chosen = ['surface-bubble', 'selected', 'selected-strong'];
const pairs = [
  ...texts.flatMap((text) => [...surfaces, ...chosen].map((surface) => [text, surface] as const)),
  ...['owed', 'missed', 'complete'].map((text) => [text, `${text}-soft`] as const),
  ['accent-text', 'accent'] as const,
  ['accent-text', 'accent-strong'] as const,
  ['mark-text', 'mark'] as const,
];

test.each(['light', 'dark'] as const)('high contrast, %s: letters stand at 7 to 1, lines at 4.5 to 1', (theme) => {
  const tokens = tokensOf(theme);
  const ratio = (one: string, other: string): number => contrast(tokens.get(one) ?? '', tokens.get(other) ?? '');
  expect(pairs.filter(([text, surface]) => !(ratio(text, surface) >= 7))).toEqual([]);
  const lines = ['line', 'line-strong', 'line-day', 'bar'].flatMap((line) =>
    surfaces.map((one) => [line, one] as const),
  );
  expect(lines.filter(([line, surface]) => !(ratio(line, surface) >= 4.5))).toEqual([]);
});

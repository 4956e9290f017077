import { describe, expect, it } from 'vitest';
import { cut, nearHit, piecesOf } from '../../../../renderer/state/texts/highlight';

const marked = (text: string, ...hits: [number, number][]): string =>
  piecesOf(
    text,
    hits.map(([start, length]) => ({ start, length })),
  )
    .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join('|');

describe('highlight', () => {
  it('marks hits at the beginning, in the middle and at the end', () => {
    expect(marked('faktura po terminie', [0, 7], [11, 8])).toBe('[faktura]| po |[terminie]');
    expect(marked('po faktura', [3, 7])).toBe('po |[faktura]');
  });

  it('leaves a text without hits in one piece, and an empty text without any', () => {
    expect(marked('bez trafień')).toBe('bez trafień');
    expect(piecesOf('', [])).toEqual([]);
  });

  it('bears ranges that overlap, touch, come in disorder or reach beyond the text', () => {
    expect(marked('abcdef', [3, 2], [1, 3])).toBe('a|[bc]|[d]|[e]|f');
    expect(marked('abc', [2, 99], [-5, 6])).toBe('[a]|b|[c]');
    expect(marked('abc', [9, 2])).toBe('abc');
  });

  it('counts in UTF-16 units, as the archive does', () => {
    expect(marked('😀 łódź', [3, 4])).toBe('😀 |[łódź]');
  });

  it('begins a row shortly before its first hit, at a word, and keeps the hits in place', () => {
    const text = 'Dzień dobry, w nawiązaniu do rozmowy wysyłam fakturę i umowę';
    const { text: shown, hits } = nearHit(text, [
      { start: text.indexOf('fakturę'), length: 7 },
      { start: text.indexOf('umowę'), length: 5 },
    ]);
    expect(shown).toBe('…fakturę i umowę');
    expect(hits.map(({ start, length }) => shown.slice(start, start + length))).toEqual(['fakturę', 'umowę']);
    expect(nearHit('Nowy e-mail do faktur', [{ start: 15, length: 6 }]).text).toBe('…do faktur');
    expect(nearHit('Faktura w załączeniu', [{ start: 0, length: 7 }]).text).toBe('Faktura w załączeniu');
    expect(nearHit(text, []).text).toBe(text);
    expect(nearHit('x'.repeat(50), [{ start: 40, length: 2 }])).toEqual({
      text: `…${'x'.repeat(10)}`,
      hits: [{ start: 1, length: 2 }],
    });
  });

  it('loses no letter, whatever the ranges', () => {
    const text = 'Zażółć gęślą jaźń';
    const stretches = cut(text, [
      [{ start: 2, length: 5 }],
      [
        { start: 0, length: 3 },
        { start: 4, length: 20 },
      ],
    ]);
    expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
    expect(stretches.map(({ inside }) => inside)).toEqual([
      [false, true],
      [true, true],
      [true, false],
      [true, true],
      [false, true],
    ]);
  });
});

import { expect, test } from 'vitest';
import { isConverted, safeText } from '../../../../main/export/cells/safe-text';
import { cases, fc } from '../../random-cases';

const words =
  'styczeń|stycznia|sty|luty|lutego|lut|marzec|marca|mar|kwiecień|kwietnia|kwi|maja|maj|czerwiec|czerwca|cze|lipiec|lipca|lip|' +
  'sierpień|sierpnia|sie|wrzesień|września|wrz|październik|października|paź|listopada|listopad|lis|grudzień|grudnia|gru|' +
  'january|jan|february|feb|march|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|' +
  'december|dec|am|pm|a|p|e|t|z|zł|pln|eur|usd|rok|r|[ivx]+';
/** The rules as one pattern each says them; on a long text such a pattern takes too long, or too much of the stack. */
const converted = new RegExp(
  String.raw`^(?=[^\d]*\d)(?:[\d.,:/+\-−–()%'’€$£*^ \t\u00a0\u2007\u202f]|(?<![\p{L}])(?:${words})(?![\p{L}]))+$|` +
    String.raw`^[ \t]*(?:true|false|prawda|fałsz|#[\p{L}\d/_]+[!?]?)[ \t]*$`,
  'iu',
);
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠−])/u;
const number = /^[+-]?[\d\s().,-]*\d[\d\s().,-]*$/;

const pieces = fc.constantFrom(
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    '−',
    '\t',
    '\n',
    ' ',
    '\u00a0',
    '\u200b',
    '\u202e',
    '\0',
    '1',
    '48',
    '.',
    ',',
    '(',
    ')',
    '/',
  ],
  ...['maj', 'Maj', 'maja', 'majowy', 'zł', 'IV', 'x', 'ę', 'true', 'PRAWDA', '#N/A', '#REF!', '€', '%', '😀', "'"],
);
const text = fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, { weight: 1, arbitrary: fc.string() }), {
  maxLength: 7,
});

test('guards and keeps what the rules say', () => {
  fc.assert(
    fc.property(text, (parts) => {
      const written = parts.join('');
      fc.pre(written !== '');
      expect(isConverted(written)).toBe(converted.test(written));
      const isGuarded = safeText(written, 'guarded').precaution === 'guarded';
      expect(isGuarded).toBe(formula.test(written) && !number.test(written));
    }),
    { numRuns: cases(5000) },
  );
});

test.each([
  ['digits', '1'.repeat(16_000_000)],
  ['digits with a plus', `+${'1'.repeat(16_000_000)}x`],
  ['letters of an error value', `#${'ą'.repeat(16_000_000)}`],
  ['spaces before a formula', `${' '.repeat(16_000_000)}=1+1`],
  ['marks that are not seen before a formula', `${'\u{e0001}'.repeat(8_000_000)}=1+1`],
])('16 million %s are written', (_, giant) => {
  for (const texts of ['spreadsheet', 'guarded'] as const)
    expect(safeText(giant, texts).written.length).toBeGreaterThanOrEqual(giant.length);
});

import { describe, expect, it } from 'vitest';
import { repairBody } from '../../../../main/crm/json/repair';
import { processorTime } from '../../processor-time';
import { exampleNotesBody, exampleNoteText } from '../../../../main/sample-crm/office/examples';
import { cases, fc } from '../../random-cases';

/** Texts made of what hurts: quotes, braces, backslashes, line ends, emoji, lone surrogates, and whole pieces of JSON. */
const nastyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ',}',
        ',]',
        ':',
        '\n',
        '\t',
        '\r\n',
        '😀',
        '\ud83d',
        'ł',
        ' ',
      ),
      fc.constantFrom(
        '"}',
        '"}"',
        '{"blocks":',
        '"text":"{"blocks":[]}"',
        '","edit":1,}',
        '\\"',
        '\u2028',
        '0123456789012345678',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const draft = fc.array(nastyText, { maxLength: 4 }).map((texts) =>
  JSON.stringify({
    blocks: texts.map((text, at) => ({
      key: String(at),
      text,
      type: 'unstyled',
      depth: 0,
      entityRanges: [],
      data: {},
    })),
    entityMap: {},
  }),
);

interface Note {
  readonly text: string;
  readonly isRaw: boolean;
  readonly other: string;
  readonly hasComma: boolean;
}

const note: fc.Arbitrary<Note> = fc.oneof(
  fc.record({ text: draft, isRaw: fc.boolean(), other: nastyText, hasComma: fc.boolean() }),
  fc.record({ text: nastyText, isRaw: fc.constant(false), other: nastyText, hasComma: fc.boolean() }),
);

/** A body as the vendor prints it: raw Draft.js content between the quotes, commas before closing brackets. */
function breakBody(notes: readonly Note[], space: string): string {
  const printed = notes.map(({ text, isRaw, other, hasComma }) => {
    const shown = isRaw ? `"${text}"` : JSON.stringify(text);
    return `{${space}"text":${space}${shown}${space},"other":${JSON.stringify(other)},"edit":1${hasComma ? `,${space}` : ''}}`;
  });
  return `{"success":true,${space}"data":[${printed.join(`,${space}`)}],"otherData":{"totalCount":${String(notes.length)}}}`;
}

function meant(notes: readonly Note[]): unknown {
  return {
    success: true,
    data: notes.map(({ text, other }) => ({ text, other, edit: 1 })),
    otherData: { totalCount: notes.length },
  };
}

const space = fc.constantFrom('', ' ', '\n      ', '\r\n\t');

describe('repairBody', () => {
  it('gives back what was meant, whatever the notes say', () => {
    fc.assert(
      fc.property(fc.array(note, { maxLength: 4 }), space, (notes, between) => {
        expect(JSON.parse(repairBody(breakBody(notes, between)))).toEqual(meant(notes));
      }),
      { numRuns: cases(2000) },
    );
  });

  it('leaves valid JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), nastyText, (value, text) => {
        const json = JSON.stringify({ text, value, list: [text, '{"a', '{'] });
        expect(repairBody(json)).toBe(json);
      }),
    );
  });

  it('never makes a body that was cut off look whole', () => {
    fc.assert(
      fc.property(
        fc.array(note, { maxLength: 3 }),
        space,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (notes, between, part) => {
          const body = breakBody(notes, between);
          const cut = body.slice(0, Math.min(body.length - 1, Math.floor(part * body.length)));
          expect(() => JSON.parse(repairBody(cut)) as unknown).toThrow();
        },
      ),
      { numRuns: cases(2000) },
    );
  });

  it('refuses every proper beginning of the printed example', () => {
    for (let length = 0; length < exampleNotesBody.length; length += 1) {
      expect(() => JSON.parse(repairBody(exampleNotesBody.slice(0, length))) as unknown).toThrow();
    }
  });

  it('reads the printed example', () => {
    expect(JSON.parse(repairBody(exampleNotesBody))).toMatchObject({
      data: [{ text: exampleNoteText, edit: 1, files: {} }],
    });
  });

  it.each(['[,]', '{,}', '[1,,]', '{"a":,}', '{"a":1,,"b":2}', '[1 2]', "{'a':1}", '{a:1}', '{"a":1'])(
    'does not mend what was never printed: %s',
    (text) => {
      expect(() => JSON.parse(repairBody(text)) as unknown).toThrow();
    },
  );
});

/** Where a bracket is closed again, found by looking through the text anew for each; what was found before is never used. */
function naiveRepair(text: string): string {
  const isSpace = (at: number): boolean => /[ \n\r\t]/.test(text.charAt(at));
  const skip = (at: number): number => (isSpace(at) ? skip(at + 1) : at);
  const stringEnd = (quote: number): number | null => {
    const end = /^"(?:[^\\"]|\\[^])*"/.exec(text.slice(quote));
    return end === null ? null : quote + end[0].length;
  };
  const rawEnd = (quote: number): number | null => {
    const open = skip(quote + 1);
    if (text.charAt(open) !== '{' || text.charAt(skip(open + 1)) !== '"') return null;
    let [at, depth] = [open, 0];
    do {
      const end = text.charAt(at) === '"' ? stringEnd(at) : at + 1;
      if (end === null || at >= text.length) return null;
      if ('{['.includes(text.charAt(at))) depth += 1;
      if (']}'.includes(text.charAt(at))) depth -= 1;
      at = end;
    } while (depth > 0);
    const closing = skip(at);
    try {
      JSON.parse(text.slice(open, at));
    } catch {
      return null;
    }
    const next = text.charAt(skip(closing + 1));
    return text.charAt(closing) === '"' && [',', '}', ']'].includes(next) ? closing + 1 : null;
  };
  let [mended, before] = ['', ''];
  for (let at = 0; at < text.length;) {
    const letter = text.charAt(at);
    const raw = letter === '"' && before === ':' ? rawEnd(at) : null;
    const end = raw ?? (letter === '"' ? stringEnd(at) : at + 1);
    if (end === null) return text;
    const isTooMany = letter === ',' && !['', '{', '[', ',', ':'].includes(before);
    if (raw !== null) mended += JSON.stringify(text.slice(at + 1, raw - 1));
    else if (!isTooMany || !['}', ']'].includes(text.charAt(skip(at + 1)))) mended += text.slice(at, end);
    if (!isSpace(at)) before = letter;
    at = end;
  }
  return mended;
}

/** What makes one look for a closing bracket run into another's: quotes, escapes and brackets in every order. */
const entangled = fc
  .array(
    fc.constantFrom(
      ...[
        ':"{"',
        ':"{"a":',
        ':"{"a":1}",',
        '}"',
        '}",',
        '"',
        '\\"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        ',}',
        'a',
        ' ',
        '\n',
      ],
      ...['"{\\":"', '\\"}', ':"{"b":[1]}"}', '":"'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('repairBody of what a stranger wrote', () => {
  it('finds the same as if it looked anew for every bracket', () => {
    fc.assert(
      fc.property(entangled, (text) => {
        expect(repairBody(text)).toBe(naiveRepair(text));
      }),
      { numRuns: cases(20_000) },
    );
  });

  it.each(['"{"a":', ':"{"a":', ':"{"\\":'])('goes through 8 MB of %s in time', (piece) => {
    const text = piece.repeat(Math.ceil(8_000_000 / piece.length));
    expect(processorTime(() => repairBody(text))).toBeLessThan(20_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteLongNumbers, repairBody } from '../../../main/crm/repair';
import { exampleNotesBody, exampleNoteText } from '../../crm-server/examples';

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
      { numRuns: 2000 },
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
      { numRuns: 2000 },
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

describe('quoteLongNumbers', () => {
  it('keeps every digit of a number that a JavaScript number cannot hold', () => {
    const body =
      '{"a":48123456789012345678,"b":[-90071992547409931,12],"c":"x:12345678901234567890","d":9007199254740991}';
    expect(JSON.parse(quoteLongNumbers(body))).toEqual({
      a: '48123456789012345678',
      b: ['-90071992547409931', 12],
      c: 'x:12345678901234567890',
      d: 9007199254740991,
    });
  });

  it('leaves anything else alone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), nastyText, (value, text) => {
        const json = JSON.stringify({ value, text });
        fc.pre(!/\d{16}/.test(JSON.stringify(value)));
        expect(JSON.parse(quoteLongNumbers(json))).toEqual(JSON.parse(json));
      }),
    );
  });
});

import { fc } from '../random-cases';

const unseen = [
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u2066',
  '\u2069',
  '\u202a',
  '\u202c',
  '\u200e',
  '\ufe0f',
  '\u{e0061}',
];
const dashes = ['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uff0d', '\ufe63'];
const spaces = ['\u00a0', '\u2002', '\u2009', '\u202f', '\u3000'];

/** A text, and the same as it may come out of another program: other dashes and spaces, full-width letters, and what is not seen. */
export function strewn(texts: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string]> {
  return texts.chain((text) =>
    fc
      .tuple(
        ...Array.from(text, (character) =>
          fc.tuple(spelling(character), fc.option(fc.constantFrom(...unseen), { freq: 4 })),
        ),
      )
      .map((pieces) => [text, pieces.map(([character, mark]) => character + (mark ?? '')).join('')] as const),
  );
}

function spelling(character: string): fc.Arbitrary<string> {
  if (character === '-') return fc.constantFrom(character, ...dashes);
  if (character === ' ') return fc.constantFrom(character, ...spaces);
  const wide = String.fromCharCode((character.codePointAt(0) ?? 0) + 0xfee0);
  return fc.constantFrom(
    character,
    character.normalize('NFD'),
    ...(wide.normalize('NFKC') === character ? [wide] : []),
  );
}

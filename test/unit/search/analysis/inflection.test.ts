import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringInflection } from '../../../../build/inflection/bring.mjs';
import { encodeLexemes } from '../../../../build/inflection/encode.mjs';
import { fold } from '../../../../main/search/analysis/fold';
import { openInflection, type Inflection } from '../../../../main/search/analysis/inflection';
import { readInflection } from '../../../../main/search/analysis/inflection-file';
import { findsForm, findsPrefix, measure, shareFound, table } from '../measure';
import { heldOut, undecidable, unwanted, wanted } from '../polish-pairs';
import { cases, fc } from '../../random-cases';

let folder: string;
let polish: Inflection;

// The dictionary is compiled by the first run, and by any run after its compiler has changed.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-inflection-'));
  bringInflection(folder);
  polish = readInflection(folder);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('over the pairs', () => {
  test('finds the forms of a word, and few other words', () => {
    const [found, fresh, wrong] = [wanted, heldOut, unwanted].map((kinds) => measure(kinds, findsForm(polish)));
    const homographs = measure(undecidable, findsForm(polish));
    const plain = [wanted, heldOut, unwanted].map((kinds) => shareFound(measure(kinds, findsPrefix)));
    process.stdout.write(
      `${table([...found!, ...fresh!, ...wrong!, ...homographs])}\ncommon prefix: ${plain.join(' ')}\n`,
    );
    expect(shareFound(found!)).toBeGreaterThanOrEqual(0.99);
    expect(shareFound(fresh!)).toBeGreaterThanOrEqual(0.97);
    expect(1 - shareFound(wrong!)).toBeGreaterThanOrEqual(0.97);
  });

  test('are at least 300 wanted and 100 unwanted ones, each once', () => {
    const pairsOf = (kinds: typeof wanted): string[] =>
      measure(kinds, findsPrefix).flatMap(({ pairs }) => pairs.map(({ pair }) => pair));
    const all = [...pairsOf(wanted), ...pairsOf(heldOut), ...pairsOf(unwanted), ...pairsOf(undecidable)];
    expect(pairsOf(wanted).length).toBeGreaterThanOrEqual(300);
    expect(pairsOf(unwanted).length).toBeGreaterThanOrEqual(100);
    expect(all.filter((pair, index) => all.indexOf(pair) !== index)).toEqual([]);
  });
});

test('knows nothing of what is no Polish word', () => {
  for (const word of ['', 'xyzzyx', 'qwertz', 'faktura1', '600700800', 'дом', 'fak tura', 'a'.repeat(10_000)])
    expect(polish.formsOf(word)).toEqual([]);
});

test('gives every form in lower case, once, the word that was typed first of all words', () => {
  const forms = polish.formsOf('FAKTURĄ');
  expect(forms).toEqual([
    ...[
      'faktura',
      'faktur',
      'fakturach',
      'fakturami',
      'fakturo',
      'fakturom',
      'faktury',
      'fakturze',
      'fakturą',
      'fakturę',
    ],
  ]);
  expect(polish.formsOf('sad')[0]).toBe('sad');
  expect(polish.formsOf('sąd')[0]).toBe('sąd');
});

test('takes a letter without its mark for those with one too, and one with its mark for itself', () => {
  expect(polish.formsOf('lodzi')).toEqual(expect.arrayContaining(['łódź', 'łodzi', 'łodzią']));
  expect(polish.formsOf('zapłacic')).toEqual(polish.formsOf('zapłacić'));
  expect(polish.formsOf('sad')).toEqual(expect.arrayContaining(['sadu', 'sądu']));
  expect(polish.formsOf('sąd')).not.toContain('sadu');
  expect(polish.formsOf('fąktura')).toEqual([]);
});

test('understands letters in two parts, a letter and its mark', () => {
  expect(polish.formsOf('łódź'.normalize('NFD'))).toEqual(polish.formsOf('łódź'));
});

test('goes from a verb to what is derived from it, and not back', () => {
  expect(polish.formsOf('zamówić')).toEqual(expect.arrayContaining(['zamówił', 'zamówienie', 'zamówione', 'zamów']));
  expect(polish.formsOf('zamówienie')).not.toContain('zamówił');
  expect(polish.formsOf('zamówione')).toEqual(expect.arrayContaining(['zamówiony', 'zamówionej']));
  expect(polish.formsOf('zamówione')).not.toContain('zamówił');
});

test('takes a headword for itself before it takes it for a form of another word', () => {
  expect(polish.formsOf('droga')).not.toContain('drogiego');
  expect(polish.formsOf('drogi')).toEqual(expect.arrayContaining(['droga', 'drogiego']));
  // A proper name does not outdo the others: the name Pola, and a field's.
  expect(polish.formsOf('pola')).toEqual(expect.arrayContaining(['polę', 'polu']));
});

test('leaves words that never inflect as they are', () => {
  for (const word of ['do', 'lub', 'od', 'bez', 'dla']) expect(polish.formsOf(word)).toContain(word);
  for (const word of ['lub', 'od', 'ale']) expect(polish.formsOf(word)[0]).toBe(word);
  expect(polish.formsOf('od')).toEqual(['od']);
});

describe('for any word', () => {
  const someKnown = [wanted, heldOut].flat().flatMap(({ lines }) => lines.flatMap((line) => line.split(/:? /)));

  test('never throws, and never gives more than 200 forms', () => {
    const polishText = fc.string({ unit: fc.constantFrom(...Array.from('aąbcćdeęiklłmnńoóprsśtuwyzźż')) });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), polishText), (word) => {
        const forms = polish.formsOf(word);
        expect(forms.length).toBeLessThanOrEqual(200);
        expect(new Set(forms).size).toBe(forms.length);
      }),
      { numRuns: cases(3000) },
    );
  });

  test('has the word itself among its forms, as it would be typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...someKnown), (word) => {
        const forms = polish.formsOf(word);
        if (forms.length > 0) expect(forms.map(fold)).toContain(fold(word));
      }),
      { numRuns: cases(500) },
    );
  });

  test('gives only forms that are known themselves and share a lexeme with it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...someKnown), fc.nat(), (word, choice) => {
        const forms = polish.formsOf(word);
        if (forms.length === 0) return;
        const form = forms[choice % forms.length]!;
        const back = polish.formsOf(form);
        expect(back).toContain(form);
        // At least one word is of both: a participle leads to participles only, a headword to itself only.
        expect(back.some((other) => forms.includes(other))).toBe(true);
      }),
      { numRuns: cases(500) },
    );
  });
});

describe('the data file', () => {
  test('gives back exactly the lexemes that went in', () => {
    const lower = fc.string({ unit: fc.constantFrom(...Array.from('aąlłoózźż')), minLength: 1, maxLength: 6 });
    const lexeme = fc.record({
      isProper: fc.constant(true),
      groups: fc.array(fc.uniqueArray(lower, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(lexeme, { minLength: 1, maxLength: 60 }), (lexemes) => {
        const inflection = openInflection(encodeLexemes(lexemes));
        for (const { groups } of lexemes)
          for (const form of groups[0] ?? [])
            expect(inflection.formsOf(form).toSorted()).toEqual(formsByHand(lexemes, form).toSorted());
      }),
      { numRuns: cases(200) },
    );
  });

  test('is the same for the same lexemes, wherever its bytes lie', () => {
    const lexemes = [{ isProper: false, groups: [['rata', 'raty']] }];
    const bytes = encodeLexemes(lexemes);
    expect(encodeLexemes(lexemes)).toEqual(bytes);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(openInflection(shifted.subarray(1)).formsOf('raty')).toEqual(['rata', 'raty']);
  });

  test('is refused where it is something else', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(100)])
      expect(() => openInflection(bytes)).toThrow('inflection');
  });

  test('comes with the notice of its licence', () => {
    const notice = readFileSync(join(folder, 'inflection.license.txt'), 'utf8');
    expect(notice).toContain('Mozilla Public License');
    expect(notice).toContain('Marek Futrega');
  });
});

interface PlainLexeme {
  readonly groups: readonly (readonly string[])[];
}

/** What a word of nothing but proper names means, by comparing it with every form of every lexeme. */
function formsByHand(lexemes: readonly PlainLexeme[], typed: string): string[] {
  const isTyped = (form: string): boolean =>
    form.length === typed.length &&
    Array.from(typed).every((letter, index) => letter === form[index] || letter === fold(form[index]!));
  const found = lexemes.flatMap(({ groups }) =>
    groups.flatMap((group, index) => (group.some(isTyped) ? (index === 0 ? groups.flat() : group) : [])),
  );
  return [...new Set(found)];
}

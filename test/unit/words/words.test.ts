import { describe, expect, it } from 'vitest';
import { en } from '../../../preload/words/en';
import { pl } from '../../../preload/words/pl';
import { words } from '../../../preload/words/words';

interface Section {
  readonly [key: string]: string | Section;
}

/** Every text of a catalogue by its path. */
function textsOf(section: Section, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(section)) {
    if (typeof value === 'string') texts.set(`${path}${key}`, value);
    else for (const [inner, text] of textsOf(value, `${path}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

const polish = textsOf(pl);
const english = textsOf(en);
const variablesOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name!).sort();
const pluralOf = /^(.*)_(one|few|many|other)$/;
const plurals = new Set([...polish.keys()].flatMap((key) => pluralOf.exec(key)?.[1] ?? []));

describe('words', () => {
  it.each([
    ['pl', 0, '0 wyników'],
    ['pl', 1, '1 wynik'],
    ['pl', 2, '2 wyniki'],
    ['pl', 5, '5 wyników'],
    ['pl', 12, '12 wyników'],
    ['pl', 22, '22 wyniki'],
    ['pl', 1234, '1234 wyniki'],
    ['pl', 12_345, '12\u00a0345 wyników'],
    ['en', 1, '1 result'],
    ['en', 2, '2 results'],
    ['en', 12_345, '12,345 results'],
  ] as const)('counts in %s: %i is "%s"', (language, count, said) => {
    expect(words(language)('results.count', { count })).toBe(said);
  });

  it('has every plural in the forms of its language', () => {
    for (const key of plurals) {
      for (const form of ['one', 'few', 'many', 'other'])
        expect(polish.has(`${key}_${form}`), `${key}_${form}`).toBe(true);
      for (const form of ['one', 'other']) expect(english.has(`${key}_${form}`), `${key}_${form}`).toBe(true);
    }
    expect(plurals.size).toBeGreaterThan(10);
  });

  it('says every text in both languages', () => {
    const single = (texts: Map<string, string>): string[] =>
      [...texts.keys()].filter((key) => !pluralOf.test(key)).sort();
    expect(single(english)).toEqual(single(polish));
    for (const [key, text] of [...polish, ...english]) expect(text.trim(), key).not.toBe('');
  });

  it('names the same facts in both languages', () => {
    for (const [key, text] of english) expect(variablesOf(polish.get(key)!), key).toEqual(variablesOf(text));
    for (const key of plurals) {
      for (const form of ['few', 'many']) {
        expect(variablesOf(polish.get(`${key}_${form}`)!), key).toEqual(variablesOf(polish.get(`${key}_other`)!));
      }
    }
  });

  it('never shows people the word "error", and no English in the Polish window', () => {
    for (const [key, text] of [...polish, ...english]) expect(text, key).not.toMatch(/\berrors?\b|\bbłęd|\bbłąd/i);
    // Names, keys and patterns of figures are alike; a whole sentence never is.
    for (const [key, text] of polish) {
      if (english.get(key) === text && !key.startsWith('firstRun.language')) expect(text.length, key).toBeLessThan(32);
    }
  });

  it('leaves braces and dollar signs of facts alone', () => {
    const said = words('pl')('terms.phrase', { text: '{{host}} $t(app.name) <b>' });
    expect(said).toBe('„{{host}} $t(app.name) <b>”');
  });
});

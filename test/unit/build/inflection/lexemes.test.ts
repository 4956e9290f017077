import { expect, test } from 'vitest';
import { readEntries, readSuffixes } from '../../../../build/inflection/hunspell.mjs';
import { listLexemes } from '../../../../build/inflection/lexemes.mjs';
import { placeOrphans } from '../../../../build/inflection/orphans.mjs';

const affixes = `SET UTF-8
PFX b Y 1
PFX b   0         nie       .

SFX M Y 4
SFX M   a         y         [^gk]a
SFX M   a         ę         a
SFX M   ka        ce        ka
SFX M   owa       ów        umowa

SFX i Y 1
SFX i   ić        enie      [^s]ić

SFX k Y 2
SFX k   ić        że        ić
SFX k   ić        0         ić
`;

const noSupplement = { irregular: new Map<string, string[]>(), invariable: new Set<string>() };

test('makes the forms of a flag, each where its condition holds', () => {
  const make = readSuffixes(affixes).get('M')!;
  expect(make('rata')).toEqual(['raty', 'ratę']);
  expect(make('paczka')).toEqual(['paczkę', 'paczce']);
  expect(make('umowa')).toEqual(['umowy', 'umowę', 'umów']);
  expect(make('mowa')).toEqual(['mowy', 'mowę']);
  expect(make('adres')).toEqual([]);
});

test('reads entries with flags and without, and no prefix', () => {
  expect(readEntries('2\nrata/Mb\ntu\n')).toEqual([
    { headword: 'rata', flags: ['M', 'b'] },
    { headword: 'tu', flags: [] },
  ]);
  expect(readSuffixes(affixes).has('b')).toBe(false);
});

test('parts what is derived from a word from its own forms, and leaves the particle -że out', () => {
  const entries = [{ headword: 'płacić', flags: ['k', 'i'] }];
  expect(listLexemes(readSuffixes(affixes), entries, noSupplement)).toEqual([
    { isProper: false, groups: [['płacić', 'płac'], ['płacenie']] },
  ]);
});

test('adds irregular forms in lower case, and keeps words that never inflect alone', () => {
  const entries = [
    { headword: 'Anka', flags: [] },
    { headword: 'rata', flags: ['M'] },
  ];
  const supplement = { irregular: new Map([['Anka', ['Anki']]]), invariable: new Set(['rata']) };
  expect(listLexemes(readSuffixes(affixes), entries, supplement)).toEqual([
    { isProper: true, groups: [['anka', 'anki']] },
    { isProper: false, groups: [['rata']] },
  ]);
});

test('gives orphans back to an entry whose flags usually go with the one that makes them', () => {
  const suffixes = readSuffixes('SFX N Y 2\nSFX N a om a\nSFX N a ami a\nSFX T Y 1\nSFX T a ów a\nSFX Q a u a\n');
  const usual = Array.from({ length: 20 }, (_, index) => ({
    headword: `wzór${String(index)}a`,
    flags: ['T', 'N', 'Q'],
  }));
  const orphans = ['kursom', 'kursami', 'kursu', 'planom'].map((headword) => ({ headword, flags: [] }));
  const parents = ['kursa', 'plana'].map((headword) => ({ headword, flags: ['T'] }));
  const placed = placeOrphans(suffixes, [...usual, ...parents, ...orphans]);
  expect(placed.get('kursa')).toEqual(['kursom', 'kursami']);
  expect(placed.get('plana')).toEqual([]);
  expect(placeOrphans(suffixes, [...usual.slice(1), ...parents, ...orphans]).get('kursa')).toEqual([]);
});

import { placeOrphans } from './orphans.mjs';

/**
 * A word with all its forms. The first group is its own inflection, headword first; each further one is a word derived
 * from it that inflects by itself (a participle, a verbal noun, an adverb): the verb finds them, they do not find the verb.
 * @typedef {{ isProper: boolean, groups: readonly (readonly string[])[] }} Lexeme
 */

/**
 * What hunspell's dictionary does not know: forms that no rule makes, by headword, and words that never inflect.
 * @typedef {{ irregular: ReadonlyMap<string, readonly string[]>, invariable: ReadonlySet<string> }} Supplement
 */

/**
 * Flags of derived words, each kind with all the flags that make it. Of the others, `b` (the prefix nie-) is a prefix and
 * never read; comparatives, superlatives and the other aspect of a verb are entries of their own.
 */
const derivedFlags = [
  // Passive participles: zapłacony.
  ['E'],
  // Active participles: płacący.
  ['v', 'G', 'g'],
  // Verbal nouns: zapłacenie.
  ['i', 'j'],
  // Adverbs: pilnie, and the second half of `po polsku`.
  ['y', 'c'],
];
const everyDerivedFlag = new Set(derivedFlags.flat());

/** Imperatives with the particle -że (`zapłaćże`), which are out of use. */
const withParticle = /(?:że|myż|cież)$/u;
const imperativeFlags = new Set(['B', 'k']);

const oneWord = /^\p{L}+$/u;

/**
 * The lexemes that have more than one form, and the words that never inflect.
 * @param {ReadonlyMap<string, import('./hunspell.mjs').Inflect>} suffixes
 * @param {readonly import('./hunspell.mjs').Entry[]} entries
 * @param {Supplement} supplement
 * @returns {Lexeme[]}
 */
export function listLexemes(suffixes, entries, { irregular, invariable }) {
  const known = new Set(entries.map(({ headword }) => headword));
  const absent = [...irregular.keys()].filter((headword) => !known.has(headword));
  const all = [...entries, ...absent.map((headword) => ({ headword, flags: [] }))];
  const orphans = placeOrphans(suffixes, entries);
  const inflected = all
    .filter(({ headword }) => oneWord.test(headword) && !invariable.has(headword))
    .map((entry) =>
      inflect(entry, suffixes, [...(orphans.get(entry.headword) ?? []), ...(irregular.get(entry.headword) ?? [])]),
    )
    .filter(({ groups }) => groups.flat().length > 1);
  return [...inflected, ...Array.from(invariable, (word) => ({ isProper: false, groups: [[word]] }))];
}

/**
 * @param {import('./hunspell.mjs').Entry} entry
 * @param {ReadonlyMap<string, import('./hunspell.mjs').Inflect>} suffixes
 * @param {readonly string[]} others
 * @returns {Lexeme}
 */
function inflect({ headword, flags }, suffixes, others) {
  /** @param {readonly string[]} some */
  const make = (some) => some.flatMap((flag) => applyFlag(headword, flag, suffixes.get(flag)));
  const own = make(flags.filter((flag) => !everyDerivedFlag.has(flag)));
  const derived = derivedFlags.map((kind) => make(kind.filter((flag) => flags.includes(flag))));
  return {
    isProper: headword !== headword.toLowerCase(),
    groups: [[headword, ...own, ...others], ...derived].map(tidy).filter((group) => group.length > 0),
  };
}

/** @param {string} headword @param {string} flag @param {import('./hunspell.mjs').Inflect | undefined} make */
function applyFlag(headword, flag, make) {
  const forms = make?.(headword) ?? [];
  if (imperativeFlags.has(flag)) return forms.filter((form) => !withParticle.test(form));
  // The adverbial participle has no rule: `płacąc` is `płacący` without its ending.
  if (derivedFlags[1]?.includes(flag))
    return [...forms, ...forms.filter(isParticiple).map((form) => form.slice(0, -1))];
  return forms;
}

/** @param {string} form */
function isParticiple(form) {
  return form.endsWith('ący');
}

/** Lower case, each once; the first stays first and the rest is sorted, so that like inflections are equal. @param {readonly string[]} forms */
function tidy(forms) {
  const [first, ...rest] = new Set(forms.map((form) => form.toLowerCase()));
  return first === undefined ? [] : [first, ...rest.sort()];
}

/** @typedef {import('./hunspell.mjs').Entry} Entry */

/** A flag goes with another where at least this many entries have both. */
const usual = 20;
/** Flags of adjectives and of masculine nouns: an orphan that these make others of, and nothing else, is itself a headword. */
const flagsOfHeadwords = new Set('XxYOPQR');
const oneWord = /^\p{L}+$/u;

/**
 * The words of the dictionary that are forms of others although no flag makes them. An entry has a flag only where every
 * word its rules make is right; where one is not, the others stand as entries of their own, without flags: orphans. They
 * are given back where a flag, one that usually goes with the entry's own, makes at least two of them and little else.
 * @param {ReadonlyMap<string, import('./hunspell.mjs').Inflect>} suffixes
 * @param {readonly Entry[]} entries
 * @returns {Map<string, readonly string[]>} Orphans by the headword they belong to.
 */
export function placeOrphans(suffixes, entries) {
  const orphans = new Set(entries.filter(({ flags }) => flags.length === 0).map(({ headword }) => headword));
  const companions = countCompanions(entries);
  /** @param {Entry} entry */
  const ownOrphans = ({ headword, flags }) =>
    Array.from(suffixes).flatMap(([flag, inflect]) => {
      if (flags.length === 0 && !flagsOfHeadwords.has(flag)) return [];
      if (!flags.every((own) => own === 'b' || (companions.get(own + flag) ?? 0) >= usual)) return [];
      const forms = inflect(headword);
      const found = forms.filter((form) => orphans.has(form));
      const isEnough = flags.length === 0 ? found.length === forms.length : found.length * 2 > forms.length;
      return found.length >= 2 && isEnough ? found : [];
    });
  const parents = entries.filter(({ headword }) => oneWord.test(headword));
  return new Map(parents.map((entry) => /** @type {const} */ ([entry.headword, ownOrphans(entry)])));
}

/** How many entries have two flags, by the two in either order. @param {readonly Entry[]} entries */
function countCompanions(entries) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { flags } of entries)
    for (const one of flags)
      for (const other of flags) if (one !== other) counts.set(one + other, (counts.get(one + other) ?? 0) + 1);
  return counts;
}

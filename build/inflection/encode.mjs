// The layout is read by main/search/analysis/lexicon.ts, which describes it.
const magic = 0x4c_46_4e_49;
const alphabet = 'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż';
const plainLetters = 'aabccdeefghijkllmnnoopqrsstuvwxyzzz';
const entriesPerBlock = 16;
const nextGroup = 0xff;
const properName = 0x80_00;

const places = new Map(Array.from(alphabet, (letter, index) => [letter, index + 1]));
/** By letter, its place without its mark. */
const plain = Uint8Array.from([0, ...Array.from(plainLetters, (letter) => places.get(letter) ?? 0)]);

/** One lexeme as it is stored: the letters common to all its forms, and the number of its paradigm. @typedef {{ stem: Uint8Array, paradigm: number }} Stem */

/** The lexemes packed into one file. @param {readonly import('./lexemes.mjs').Lexeme[]} lexemes */
export function encodeLexemes(lexemes) {
  /** @type {Map<string, number>} */
  const paradigms = new Map();
  const { entries, blocks } = encodeStems(sortStems(lexemes.map((lexeme) => split(lexeme, paradigms))));
  if (paradigms.size > properName) throw new Error('There are more paradigms than their numbers have room for.');
  const patterns = Array.from(paradigms.keys(), encodeParadigm);
  const header = uint32s([magic, alphabet.length, paradigms.size, blocks.length - 1]);
  const starts = uint32s(runningTotal(patterns.map((pattern) => pattern.length)));
  const letters = Buffer.from(alphabet + plainLetters, 'utf16le');
  return Buffer.concat([header, starts, uint32s(blocks), letters, ...patterns, entries]);
}

/** @param {import('./lexemes.mjs').Lexeme} lexeme @param {Map<string, number>} paradigms @returns {Stem} */
function split({ isProper, groups }, paradigms) {
  const stem = commonStart(groups.flat());
  const key = groups.map((group) => group.map((form) => form.slice(stem.length)).join(' ')).join('|');
  const number = paradigms.get(key) ?? paradigms.size;
  paradigms.set(key, number);
  return { stem: encodeWord(stem), paradigm: isProper ? number | properName : number };
}

/** Endings, each closed by 0, in parted groups. @param {string} paradigm Endings, each parted by a space, in groups parted by a bar. */
function encodeParadigm(paradigm) {
  const groups = paradigm.split('|').map((group) => group.split(' ').flatMap((ending) => [...encodeWord(ending), 0]));
  return Uint8Array.from(groups.flatMap((group, index) => (index === 0 ? group : [nextGroup, ...group])));
}

/** @param {readonly string[]} words */
function commonStart([first = '', ...rest]) {
  let length = first.length;
  for (const word of rest) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

/** A letter is its place in the alphabet, counted from one. @param {string} word */
function encodeWord(word) {
  return Uint8Array.from(word, (letter) => {
    const place = places.get(letter);
    if (place === undefined) throw new Error(`The alphabet has no "${letter}" (${word}).`);
    return place;
  });
}

/** In the order of the plain letters, then of the letters, then of the paradigms; each once. @param {readonly Stem[]} stems */
function sortStems(stems) {
  const keyed = stems.map(({ stem, paradigm }) => ({ stem, paradigm, key: sortKey(stem, paradigm) }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  return keyed.filter(({ key }, index) => index === 0 || !keyed[index - 1]?.key.equals(key));
}

/** @param {Uint8Array} stem @param {number} paradigm */
function sortKey(stem, paradigm) {
  const plainStem = stem.map((letter) => plain[letter] ?? 0);
  return Buffer.from([...plainStem, 0, ...stem, 0, paradigm >> 8, paradigm & 0xff]);
}

/** Each stem without what it shares with the one before; every sixteenth is whole. @param {readonly Stem[]} stems */
function encodeStems(stems) {
  /** @type {Uint8Array} */
  let before = new Uint8Array();
  const entries = stems.map(({ stem, paradigm }, index) => {
    const shared = index % entriesPerBlock === 0 ? 0 : countShared(before, stem);
    before = stem;
    return Buffer.from([shared, stem.length - shared, ...stem.subarray(shared), paradigm & 0xff, paradigm >> 8]);
  });
  const starts = runningTotal(entries.map((entry) => entry.length));
  const blocks = starts.filter((_, index) => index % entriesPerBlock === 0 && index < stems.length);
  return { entries: Buffer.concat(entries), blocks: [...blocks, starts.at(-1) ?? 0] };
}

/** @param {Uint8Array} before @param {Uint8Array} stem */
function countShared(before, stem) {
  let shared = 0;
  while (shared < stem.length && stem[shared] === before[shared]) shared += 1;
  return shared;
}

/** Where each of some parts begins, and where the last one ends. @param {readonly number[]} lengths */
function runningTotal(lengths) {
  let total = 0;
  return [0, ...lengths.map((length) => (total += length))];
}

/** @param {readonly number[]} values */
function uint32s(values) {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
}

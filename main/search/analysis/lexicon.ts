import { partitionPoint } from '../partition';

/**
 * The compact data file of Polish inflection, read where it lies: no form and no stem becomes an object before it is asked
 * for. A lexeme is a stem (the letters that begin all its forms) and a paradigm (the endings, shared by all lexemes that
 * inflect alike). Made by build/inflection/encode.mjs; all numbers are little-endian:
 *
 * - four 32-bit numbers: the magic, the letters of the alphabet, the paradigms, the blocks of stems;
 * - where each paradigm begins and the last one ends, where each block begins and the last one ends (32 bits each);
 * - the alphabet, then each of its letters without its mark (16 bits each); a letter is its place, counted from 1;
 * - the paradigms: endings, each closed by 0, in groups that 255 parts;
 * - the stems, ordered by their letters without marks: how many letters are those of the stem before (none where a block
 *   begins), how many follow, those, and the paradigm's number, whose highest bit says that it is a proper name.
 */
const magic = 0x4c_46_4e_49;
const endOfEnding = 0;
const nextGroup = 0xff;
const properName = 0x80_00;

/** A word or a part of one, as places in the alphabet. */
export type Letters = Uint8Array;

/** One lexeme: its stem, and its endings in groups, the first its own inflection with that of the headword first. */
export interface StoredLexeme {
  readonly stem: Letters;
  readonly isProper: boolean;
  readonly groups: readonly (readonly Letters[])[];
}

export interface Lexicon {
  /** A word in lower case as letters; null where it has any that Polish has not. */
  encode(word: string): Letters | null;
  decode(letters: Letters): string;
  /** Whether a typed word is a written one, where a letter typed without its mark stands for those with one too. */
  isTypedAs(typed: Letters, written: Letters): boolean;
  /** The lexemes whose stem is what was typed. */
  lexemesOf(typed: Letters): StoredLexeme[];
}

interface Sections {
  readonly blockCount: number;
  readonly paradigmAt: (number: number) => Letters;
  readonly blockAt: (block: number) => Uint8Array;
  readonly alphabet: readonly string[];
  /** By letter, the same without its mark. */
  readonly plain: Letters;
}

/** Opens the data file. Throws where the bytes are something else. */
export function openLexicon(bytes: Uint8Array): Lexicon {
  const sections = readSections(bytes);
  const { alphabet, plain } = sections;
  const places = new Map(alphabet.map((letter, index) => [letter, index + 1]));
  const isTypedAs = (typed: Letters, written: Letters): boolean =>
    typed.length === written.length &&
    typed.every((letter, index) => letter === written[index] || letter === plain[written[index] ?? 0]);

  return {
    encode(word) {
      const letters = Uint8Array.from(word, (letter) => places.get(letter) ?? 0);
      return letters.includes(0) ? null : letters;
    },
    decode: (letters) => Array.from(letters, (letter) => alphabet[letter - 1]).join(''),
    isTypedAs,
    lexemesOf(typed) {
      const key = typed.map((letter) => plain[letter] ?? 0);
      const found: StoredLexeme[] = [];
      for (let block = findBlock(sections, key); block < sections.blockCount; block += 1) {
        for (const { stem, paradigm } of stemsOf(sections.blockAt(block))) {
          const order = compare(stem, key, plain);
          if (order > 0) return found;
          if (order === 0 && isTypedAs(typed, stem)) found.push(describe(stem, paradigm, sections));
        }
      }
      return found;
    },
  };
}

function readSections(bytes: Uint8Array): Sections {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 16 || view.getUint32(0, true) !== magic) throw new Error('These bytes are no inflection data.');
  const word = (index: number): number => view.getUint32(index * 4, true);
  const [letterCount, paradigmCount, blockCount] = [word(1), word(2), word(3)];
  const blockIndex = 4 + paradigmCount + 1;
  const lettersStart = (blockIndex + blockCount + 1) * 4;
  const letter = (index: number): string => String.fromCharCode(view.getUint16(lettersStart + index * 2, true));
  const alphabet = Array.from({ length: letterCount }, (_, index) => letter(index));
  const paradigmsStart = lettersStart + letterCount * 4;
  const stemsStart = paradigmsStart + word(4 + paradigmCount);
  const part = (start: number, index: number): Uint8Array =>
    bytes.subarray(start + word(index), start + word(index + 1));
  return {
    blockCount,
    paradigmAt: (number) => part(paradigmsStart, 4 + number),
    blockAt: (block) => part(stemsStart, blockIndex + block),
    alphabet,
    plain: Uint8Array.from([0, ...alphabet.map((_, index) => alphabet.indexOf(letter(letterCount + index)) + 1)]),
  };
}

/** The first block that may hold a stem of these plain letters: the last that begins before it. */
function findBlock({ blockCount, blockAt, plain }: Sections, key: Letters): number {
  const beginsBefore = (place: number): boolean => {
    const block = blockAt(place);
    const first = block.subarray(2, 2 + (block[1] ?? 0));
    return compare(first, key, plain) < 0;
  };
  return Math.max(0, partitionPoint(blockCount, beginsBefore) - 1);
}

/** The order of a stem, its marks disregarded, and of plain letters. */
function compare(stem: Letters, key: Letters, plain: Letters): number {
  const length = Math.min(stem.length, key.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (plain[stem[index] ?? 0] ?? 0) - (key[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return stem.length - key.length;
}

/** Two parts of a word as one. */
export function join(beginning: Letters, rest: Letters): Letters {
  const whole = new Uint8Array(beginning.length + rest.length);
  whole.set(beginning);
  whole.set(rest, beginning.length);
  return whole;
}

/** The stems of one block, each with its paradigm's number. */
function* stemsOf(block: Uint8Array): Generator<{ stem: Letters; paradigm: number }> {
  let stem: Letters = new Uint8Array();
  for (let at = 0; at < block.length;) {
    const shared = block[at] ?? 0;
    const end = at + 2 + (block[at + 1] ?? 0);
    const own = block.subarray(at + 2, end);
    stem = join(stem.subarray(0, shared), own);
    yield { stem, paradigm: (block[end] ?? 0) | ((block[end + 1] ?? 0) << 8) };
    at = end + 2;
  }
}

function describe(stem: Letters, paradigm: number, { paradigmAt }: Sections): StoredLexeme {
  const isProper = (paradigm & properName) !== 0;
  return { stem, isProper, groups: readGroups(paradigmAt(paradigm & ~properName)) };
}

function readGroups(paradigm: Uint8Array): Letters[][] {
  const groups: Letters[][] = [[]];
  for (let at = 0; at < paradigm.length;) {
    if (paradigm[at] === nextGroup) {
      groups.push([]);
      at += 1;
    }
    const end = paradigm.indexOf(endOfEnding, at);
    groups.at(-1)?.push(paradigm.subarray(at, end));
    at = end + 1;
  }
  return groups;
}

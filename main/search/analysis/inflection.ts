import { join, openLexicon, type Letters, type Lexicon, type StoredLexeme } from './lexicon';

/** Polish inflection: which spellings are the same word. */
export interface Inflection {
  /**
   * All forms, in lower case and with their Polish letters, of every lexeme that `word` is a form of, itself included;
   * none for a word that is unknown or never inflects. A letter typed without its mark stands for those with one too
   * (`lodzi` is `łodzi`). At most 200, the most plausible first.
   *
   * A verb has its participles and verbal nouns among its forms, an adjective its adverb; these have only their own
   * (`zamówić` finds `zamówienie`, `zamówienie` does not find `zamówił`). A word typed as it stands in a dictionary is that
   * word, not a form of another (`droga` is the road, not she who is dear).
   */
  formsOf(word: string): readonly string[];
  /** The words, as a dictionary lists them, that `word` may be a form of; none for a word that is unknown. */
  headwordsOf(word: string): readonly Headword[];
}

/** A word as a dictionary lists it, in lower case. */
export interface Headword {
  readonly word: string;
  /** A name of one person, place or thing. */
  readonly isProper: boolean;
}

const maxForms = 200;
/** Longer than any form there is; a text without spaces is no word to look up. */
const maxWordLength = 64;

/** One way to understand a word: as a form of this lexeme, in this group of its forms. */
interface Reading {
  readonly lexeme: StoredLexeme;
  readonly group: number;
  readonly isHeadword: boolean;
  /** Spelled as typed, marks included. */
  readonly isExact: boolean;
}

/** Opens the data of Polish inflection. Throws where the bytes are something else. */
export function openInflection(bytes: Uint8Array): Inflection {
  const lexicon = openLexicon(bytes);
  const lettersOf = (word: string): Letters | null =>
    word.length > maxWordLength ? null : lexicon.encode(word.normalize('NFC').toLowerCase());
  return {
    headwordsOf(word) {
      const typed = lettersOf(word);
      if (typed === null) return [];
      return readingsOf(lexicon, typed).map(({ lexeme: { stem, groups, isProper } }) => ({
        word: lexicon.decode(join(stem, groups[0]?.[0] ?? stem.subarray(0, 0))),
        isProper,
      }));
    },
    formsOf(word) {
      const typed = lettersOf(word);
      if (typed === null) return [];
      const forms = plausible(readingsOf(lexicon, typed)).flatMap(formsIn);
      return Array.from(new Set(forms.map((form) => lexicon.decode(form)))).slice(0, maxForms);
    },
  };
}

/** Every reading of a typed word: any of its beginnings may be a stem, if the rest is an ending. */
function readingsOf(lexicon: Lexicon, typed: Letters): Reading[] {
  return Array.from({ length: typed.length + 1 }, (_, length) => {
    const rest = typed.subarray(length);
    const lexemes = lexicon.lexemesOf(typed.subarray(0, length));
    return lexemes.flatMap((lexeme) => readingsAs(lexicon, lexeme, typed.subarray(0, length), rest));
  }).flat();
}

function readingsAs(lexicon: Lexicon, lexeme: StoredLexeme, start: Letters, rest: Letters): Reading[] {
  return lexeme.groups.flatMap((endings, group) => {
    const at = endings.findIndex((ending) => lexicon.isTypedAs(rest, ending));
    if (at < 0) return [];
    const isExact = equal(start, lexeme.stem) && endings.some((ending) => equal(rest, ending));
    return [{ lexeme, group, isHeadword: group === 0 && at === 0, isExact }];
  });
}

/**
 * The readings worth following, the best first. The headword of a common word outdoes other words' forms; a proper name
 * does not, for there is one for nearly every spelling (`pola` may be Pola, or a field's).
 */
function plausible(readings: readonly Reading[]): Reading[] {
  const exact = readings.filter(({ isExact }) => isExact);
  const closest = exact.length > 0 ? exact : readings;
  const hasHeadword = closest.some(({ isHeadword, lexeme }) => isHeadword && !lexeme.isProper);
  const kept = hasHeadword ? readings.filter(({ isHeadword }) => isHeadword) : [...readings];
  return kept.sort((a, b) => plausibility(b) - plausibility(a));
}

function plausibility({ isExact, isHeadword, lexeme, group }: Reading): number {
  return Number(isExact) * 8 + Number(isHeadword) * 4 + Number(!lexeme.isProper) * 2 + Number(group === 0);
}

/** The forms a reading stands for: all of the lexeme, or only those of the derived word that was typed. */
function formsIn({ lexeme: { stem, groups }, group }: Reading): Letters[] {
  const endings = group === 0 ? groups.flat() : (groups[group] ?? []);
  return endings.map((ending) => join(stem, ending));
}

function equal(a: Letters, b: Letters): boolean {
  return a.length === b.length && a.every((letter, index) => letter === b[index]);
}

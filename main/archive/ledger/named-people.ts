import { filtered } from '../../../preload/letters/char-filter';
import { digitsOf, significantDigits } from '../../../preload/phone-number';
import { fold } from '../../search/analysis/fold';
import { tokensOf, wordsOf } from '../../search/analysis/tokens';
import { formsOfFamily } from '../../search/typed/words/name-forms';

/** By what somebody is named who is erased. */
export interface NamedPeople {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
}

/** Shorter words and numbers name nobody by themselves. */
const minLetters = 3;
const minDigits = 6;

/** Whether a text that somebody wrote names one of some people. One too many is better than one too few. */
export function namingOf(people: NamedPeople): (text: string) => boolean {
  const { words, numbers, named } = toldBy(people);
  const stems = new Set(words.map(stemOf));
  const forms = new Set(words.flatMap(formsOfFamily));
  return (text) => {
    const [plain, said] = [fold(filtered(text)), digitsOf(text)];
    return (
      named.some((one) => plain.includes(one)) ||
      numbers.some((one) => said.includes(one)) ||
      wordsOf(filtered(text.replaceAll(monthOfDate, ' ').replaceAll(ofProgram, ' '))).some(
        (word) => forms.has(word) || beginningsOf(word).some((beginning) => stems.has(beginning)),
      )
    );
  };
}

/**
 * Whether the path of a file names one of some people: by a word that is a form of a name of theirs, also where it is written
 * together with another or with digits, or by a number in full. Folders, copies and stamps of time are called alike everywhere:
 * beginnings of words, and digits of several numbers in a row, would find somebody in most paths.
 */
export function namingInPathOf(people: NamedPeople): (path: string) => boolean {
  const { words, numbers, named } = toldBy(people);
  const isTheirs = isWordOf(words, people);
  const known = new Set(numbers);
  return (path) => {
    const written = filtered(path.replaceAll(ofProgram, ' '));
    const plain = fold(written);
    return (
      named.some((one) => (one.length >= minWhole ? plain.includes(one) : standsIn(plain, one))) ||
      hasNumber(written, known) ||
      wordsInPath(written).some(isTheirs)
    );
  };
}

function toldBy({ names, numbers, emails }: NamedPeople) {
  return {
    words: [...new Set(names.flatMap((name) => wordsOf(filtered(name)).filter(isName)))],
    numbers: numbers.map(significantDigits).filter(({ length }) => length >= minDigits),
    named: [...numbers.filter((number) => /\p{L}/u.test(number)), ...emails]
      .map((one) => fold(filtered(one)).trim())
      .filter(({ length }) => length >= minLetters),
  };
}

/** The month of a date, as it is written: in "wniosek z 3 marca" nobody is called Marcin. */
const monthOfDate = new RegExp(
  `(?<=(?<!\\d)\\d{1,2}\\.? )(?:${[
    'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia',
    'January|February|March|April|May|June|July|August|September|October|November|December',
  ].join('|')})(?![\\p{L}])`,
  'gu',
);

/** The program's name, which its folders and backups have: a Król is not called so. */
const ofProgram = /(?<![\p{L}\p{N}])kronika(?![\p{L}\p{N}])/giu;

const isName = (word: string): boolean => word.length >= minLetters && /\p{L}/u.test(word);

/** Without the letters that differ between the forms of a Polish name. */
function stemOf(word: string): string {
  if (word.length <= minLetters) return word;
  return word.slice(0, Math.max(minLetters, word.length - (word.length > 5 ? 2 : 1)));
}

/** Forms of a name are longer than its stem by so many letters at most: Kowalska, Kowalskiego. */
const maxEnding = 5;

function beginningsOf(word: string): readonly string[] {
  return Array.from({ length: maxEnding + 1 }, (_, less) => word.slice(0, Math.max(minLetters, word.length - less)));
}

/** A name of so many letters is told within a longer word as well, and one that is longer by its stem. */
const minWhole = 6;
/** A name of so many letters is told beside an initial: `akowalska`. */
const minBesideInitial = 5;

/** What folders are called in every office: such a word names a Dana or a Kopa only where the name itself is so. */
const calledByAll: ReadonlySet<string> = new Set('dane data home inne kopie moje nowe pliki stare'.split(' '));

/** Whether a word of a path is a form of one of some words of names, of two of them, or of one with an initial. */
function isWordOf(words: readonly string[], { names }: NamedPeople): (word: string) => boolean {
  const forms = new Set(
    words.flatMap((name) => formsOfFamily(name).filter((form) => form === name || !calledByAll.has(form))),
  );
  const whole = words.filter(({ length }) => length >= minWhole);
  const stems = new Set(whole.filter(({ length }) => length > minWhole).map(stemOf));
  const initials = new Set(names.flatMap((name) => wordsOf(filtered(name)).map((word) => word.charAt(0))));
  const isForm = (word: string): boolean =>
    forms.has(word) || beginningsOf(word).some((beginning) => stems.has(beginning));
  const areTogether = (one: string, other: string): boolean =>
    one.length === 1
      ? initials.has(one) && other.length >= minBesideInitial && isForm(other)
      : isForm(one) && isForm(other);
  return (word) =>
    isForm(word) ||
    whole.some((name) => word.includes(name)) ||
    Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => [word.slice(0, at + 1), word.slice(at + 1)]).some(
      ([one = '', other = '']) => areTogether(one, other) || areTogether(other, one),
    );
}

/** The words of a path, folded, and the parts of those that are written together: `AnnaKowalska2`. */
function wordsInPath(written: string): readonly string[] {
  return tokensOf(written).flatMap(({ text, start, length }) => {
    const parts = written.slice(start, start + length).match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|[^\p{Lu}\p{Ll}]+/gu);
    return [text, ...(parts ?? []).flatMap(wordsOf)];
  });
}

/** Whether a text has another as whole words. */
function standsIn(text: string, other: string): boolean {
  for (let at = text.indexOf(other); at >= 0; at = text.indexOf(other, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + other.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

/** A day, also with its time, as names of files have it. */
const stampOfTime = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?$/;
/** A number of so many digits is told among others that stand right beside it. */
const minTold = 9;
/** No number has more digits. */
const maxDigits = 20;
const betweenDigits = /^[^\p{L}\d]{1,3}$/u;

/** Whether some digits in a row, or groups of them in a row, are one of some numbers in full, in whatever spelling. */
function hasNumber(written: string, numbers: ReadonlySet<string>): boolean {
  const told = [...numbers].filter(({ length }) => length >= minTold);
  const groups = Array.from(written.matchAll(/\d+/g), ({ 0: digits, index }) => ({
    digits,
    start: index,
    end: index + digits.length,
  }));
  return groups.some(({ digits, start }, first) => {
    if (!stampOfTime.test(digits) && told.some((number) => digits.includes(number))) return true;
    const signs = /[+(]*$/.exec(written.slice(0, start))?.[0].length ?? 0;
    let end = start;
    for (const group of groups.slice(first)) {
      if (end > start && !betweenDigits.test(written.slice(end, group.start))) return false;
      end = group.end;
      const said = digitsOf(written.slice(start, end));
      if (said.length > maxDigits) return false;
      if (numbers.has(said) || numbers.has(significantDigits(written.slice(start - signs, end)))) return true;
    }
    return false;
  });
}

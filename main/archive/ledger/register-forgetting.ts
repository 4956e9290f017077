import { filtered } from '../../../preload/letters/char-filter';
import { digitsOf, significantDigits } from '../../../preload/phone-number';
import { fold } from '../../search/analysis/fold';
import { wordsOf } from '../../search/analysis/tokens';
import type { ArchiveWriter } from '../file/archive';

/** By what somebody is named who is erased. */
export interface NamedPeople {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
}

/** Shorter words and numbers name nobody by themselves. */
const minLetters = 3;
const minDigits = 6;

/**
 * Empties the texts of the register that name one of some people, in whatever form of the name; what was done, when, by whom and how
 * many stays, and the chain still holds. Inside the transaction that erases them, once its own entry is there. Gives how many texts
 * were emptied. One too many is better than one too few.
 */
export function forgetInRegister(archive: ArchiveWriter, people: NamedPeople): number {
  const namesOne = namingOf(people);
  const rows = archive
    .prepare<[], { readonly entry: number; readonly name: string; readonly text: string }>(
      'SELECT entry, name, text FROM register_text WHERE text IS NOT NULL',
    )
    .all()
    .filter(({ text }) => namesOne(text));
  const empty = archive.prepare<[number, string]>(
    'UPDATE register_text SET salt = NULL, text = NULL WHERE entry = CAST(? AS INTEGER) AND name = ?',
  );
  for (const { entry, name } of rows) empty.run(entry, name);
  return rows.length;
}

/** Whether a text names one of some people. */
export function namingOf({ names, numbers, emails }: NamedPeople): (text: string) => boolean {
  const stems = new Set(names.flatMap((name) => wordsOf(filtered(name)).filter(isName).map(stemOf)));
  const digits = numbers.map(significantDigits).filter(({ length }) => length >= minDigits);
  const named = [...numbers.filter((number) => /\p{L}/u.test(number)), ...emails]
    .map((one) => fold(filtered(one)).trim())
    .filter(({ length }) => length >= minLetters);
  return (text) => {
    const [plain, said] = [fold(filtered(text)), digitsOf(text)];
    return (
      named.some((one) => plain.includes(one)) ||
      digits.some((one) => said.includes(one)) ||
      wordsOf(filtered(text.replaceAll(monthOfDate, ' ').replaceAll(ofProgram, ' '))).some((word) =>
        beginningsOf(word).some((beginning) => stems.has(beginning)),
      )
    );
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

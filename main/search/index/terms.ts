import { filtered } from '../../../preload/letters/char-filter';
import { sortKey } from '../analysis/collation';
import { foldUnits } from '../analysis/fold';
import { accountsIn } from '../analysis/accounts';
import { tokensOf, type Token } from '../analysis/tokens';
import { amountsIn, codesIn, numbersIn } from '../analysis/recognisers';

/**
 * The version of the rules by which records become terms; it grows whenever a record would get other terms than before. 2: texts
 * are filtered, letters such as ß are spelled out, signs are words, numbers have their national spelling. 3: contacts by last name
 * and by number, and how many notes there are. 4: the line that was called as a whole.
 */
export const termsVersion = 4;

/**
 * The terms of the search index: one letter for the kind, then what stands on a record, and last, after a mark, the letter of
 * the field it stands in. Terms are ordered by their UTF-16 units, so everything with a common beginning lies together,
 * whatever its field: a word that may stand anywhere is one place to look.
 *
 * A word is its folded spelling, followed by a zero and its own spelling where the two differ: `lodz` lies beside
 * `lodz\0łódź`, so one range of terms finds a word whatever its Polish letters, and one term finds it exactly.
 */
const kinds = { word: 'w', number: '1', amount: '2', code: '3', account: '4' } as const;

/** The fields, each with its letter. */
const fieldLetters = {
  ...{
    sms: 's',
    note: 'n',
    from: 'f',
    to: 't',
    agent: 'a',
    flag: 'l',
    author: 'w',
    file: 'e',
    destination: 'd',
    remark: 'r',
  },
  /** Contacts that a note names. */
  noteContact: 'o',
} as const;
export type WordField = keyof typeof fieldLetters;
/** Fields with numbers. */
export type NumberField = 'from' | 'to' | WrittenField;
/** The CRM's texts, whose phrases FTS5 knows. */
export type TextField = 'sms' | 'note';
/** Fields with amounts and codes. */
export type WrittenField = TextField | 'remark';

/** Properties that filters ask for, and that are counted as facets: the letter, then the value as it is shown. */
export const valueFields = {
  ...{ service: 'A', direction: 'B', status: 'C', queueStatus: 'D', agent: 'E', extension: 'F', flag: 'H', has: 'I' },
  /** What people marked a record with. */
  mark: 'J',
  /** Sorted by name: the folded name, a zero, the name; contacts without a name by their number, after all others. */
  contact: 'G',
  /** What only orders ask for. By last name: the key of the name as it is filed, a zero, the name as it is shown; numbers after all. */
  lastName: 'M',
  /** How many notes there are, of records that have more than one. */
  noteCount: 'K',
  contactNumber: 'L',
  /** The line or queue that was called, as a whole. */
  destination: 'N',
} as const;
export type ValueField = keyof typeof valueFields;

/** What a record may have (`has`). */
export type Possession = 'notes' | 'pinnedNote' | 'attachment';

/** A range of terms: `from` inclusive, `to` exclusive. */
export interface TermRange {
  readonly from: string;
  readonly to: string;
}

/** Above every term that begins like the one before it. */
const last = '\uffff';
/** Between a word's folded spelling and its own. */
const spelled = '\0';
/** In front of the field. */
const inField = '\u0001';
/** Above every term of the same word. */
const afterWord = '\u0002';
/** Between the words of a pair; below every letter and digit, above the marks. */
const joint = ' ';

/** The term of a word (or a pair of words, joined) in a field. */
export function wordTerm(field: WordField, { text, exact }: Spelling): string {
  const spelling = text === exact ? text : text + spelled + exact;
  return kinds.word + spelling + inField + fieldLetters[field];
}

/** A word, or two joined: folded, and in small letters with its Polish letters. */
export type Spelling = Pick<Token, 'text' | 'exact'>;

/** Visits the terms of the numbers, amounts, codes and accounts in a filtered text, whose words are given. */
export function eachWrittenTerm(
  field: WrittenField,
  text: string,
  words: readonly Token[],
  visit: (term: string) => void,
): void {
  if (!/\d/.test(text)) return;
  for (const number of numbersIn(text)) visit(numberTerm(field, number.significant));
  for (const { amount } of amountsIn(text)) visit(kinds.amount + amount + inField + fieldLetters[field]);
  for (const { code } of codesIn(text, words)) visit(kinds.code + code + inField + fieldLetters[field]);
  for (const { digits } of accountsIn(text)) visit(kinds.account + digits + inField + fieldLetters[field]);
}

/** The terms of a name: its words, and its neighbouring words as pairs, so that a phrase of two is found by terms alone. */
export function nameTerms(field: WordField, name: string): string[] {
  return wordTerms(field, tokensOf(filtered(name)));
}

/** The same of the words of a filtered text. */
export function wordTerms(field: WordField, words: readonly Spelling[]): string[] {
  return [...words, ...pairsOf(words)].map((word) => wordTerm(field, word));
}

/** The term of two words that follow each other in a text. */
export function pairTerm(field: TextField, before: Spelling, after: Spelling): string {
  return wordTerm(field, joined(before, after));
}

/** The same of the terms of two words. */
export function pairOfTerms(before: string, after: string): string {
  const [folded, exact] = [wordOf, spellingOf].map((part) => part(before) + joint + part(after)) as [string, string];
  const spelling = folded === exact ? folded : folded + spelled + exact;
  return kinds.word + spelling + after.slice(after.indexOf(inField));
}

/** Neighbouring words, joined. */
export function pairsOf(words: readonly Spelling[]): Spelling[] {
  return words.slice(1).map((after, at) => joined(words[at] as Spelling, after));
}

function joined(before: Spelling, after: Spelling): Spelling {
  return { text: before.text + joint + after.text, exact: before.exact + joint + after.exact };
}

/** The term of a number by its significant digits; they stand backwards. */
export function numberTerm(field: NumberField, significant: string): string {
  return kinds.number + backwards(significant) + inField + fieldLetters[field];
}

/** Numbers whose significant digits end with these. */
export function numberEnding(digits: string): TermRange {
  return beginning(kinds.number + backwards(digits));
}

/** All terms of numbers. */
export function allNumbers(): TermRange {
  return beginning(kinds.number);
}

/** The digits of a number's term, in their order, if they hold some others before their end; else null. */
export function numberHolding(term: string, turned: string): string | null {
  return term.indexOf(turned, 2) < 0 || term.startsWith(turned, 1)
    ? null
    : backwards(term.slice(1, term.indexOf(inField)));
}

/** The term of a property. */
export function valueTerm(field: ValueField, value: string): string {
  return field === 'contact' ? contactTerm(value, false) : valueFields[field] + value.toWellFormed();
}

/** The term of a contact by what it is shown as; a number stands after all names. */
export function contactTerm(shown: string, isNumber: boolean): string {
  // Half a pair of units, which no text has, would come back from the file as something else.
  const whole = shown.toWellFormed();
  return valueFields.contact + (isNumber ? last : foldUnits(whole)) + spelled + whole;
}

/** The term of a contact by its name as it is filed, last name first; of one without a name by its number. */
export function lastNameTerm(filed: string | null, shown: string): string {
  const key = filed === null ? last : sortKey(filed.toWellFormed());
  return valueFields.lastName + key + spelled + shown.toWellFormed();
}

/** The value of a property's term. */
export function valueOfTerm(field: ValueField, term: string): string {
  return field === 'contact' || field === 'lastName' ? term.slice(term.indexOf(spelled) + 1) : term.slice(1);
}

/** All terms of a property. */
export function everyTermOf(field: ValueField): TermRange {
  const letter = valueFields[field];
  return { from: letter, to: String.fromCharCode(letter.charCodeAt(0) + 1) };
}

/** Terms that begin with a text. */
function beginning(text: string): TermRange {
  return { from: text, to: text + last };
}

/** Words that begin with a folded text, in every spelling and field. */
export function wordsBeginning(folded: string): TermRange {
  return beginning(kinds.word + folded);
}

/** One word (or pair) by its folded text, in every spelling and field. */
export function wholeWord(folded: string): TermRange {
  const term = kinds.word + folded;
  return { from: term, to: term + afterWord };
}

/** One amount (`1234.50`). */
export function wholeAmount(amount: string): TermRange {
  return { from: kinds.amount + amount, to: kinds.amount + amount + afterWord };
}

/** Amounts with so many whole units. */
export function amountsOf(whole: string): TermRange {
  return beginning(`${kinds.amount}${whole}.`);
}

/** One code by its squeezed spelling. */
export function wholeCode(squeezed: string): TermRange {
  return { from: kinds.code + squeezed, to: kinds.code + squeezed + afterWord };
}

/** Codes that begin with a squeezed spelling. */
export function codesBeginning(squeezed: string): TermRange {
  return beginning(kinds.code + squeezed);
}

/** Accounts that begin with some digits. */
export function accountsBeginning(digits: string): TermRange {
  return beginning(kinds.account + digits);
}

/** Whether a term of a word, number, amount or code stands in one of the fields; for `accepts`. */
export function standsIn(fields: readonly WordField[]): (term: string) => boolean {
  const letters = fields.map((field) => fieldLetters[field]);
  return (term) => letters.some((letter) => term.endsWith(letter));
}

/** The folded spelling of a word's term; null for a term of another kind, or of a pair. */
export function foldedOfTerm(term: string): string | null {
  return term.startsWith(kinds.word) && !term.includes(joint) ? wordOf(term) : null;
}

function wordOf(term: string): string {
  const at = term.indexOf(spelled);
  return term.slice(1, at < 0 ? term.indexOf(inField) : at);
}

/** Whether a term is of two words that follow each other in an SMS or a note. */
export function isTextPair(term: string): boolean {
  return term.startsWith(kinds.word) && term.includes(joint) && standsInText(term);
}

const standsInText = standsIn(['sms', 'note']);

/** Exactly one term. */
export function onlyTerm(term: string): TermRange {
  return { from: term, to: term + '\0' };
}

/** The spelling of a word's term, in small letters with its Polish letters. */
export function spellingOf(term: string): string {
  return term.slice(Math.max(0, term.indexOf(spelled)) + 1, term.indexOf(inField));
}

/** Digits in the order in which they stand in a term. */
export function backwards(digits: string): string {
  let reversed = '';
  for (let at = digits.length - 1; at >= 0; at -= 1) reversed += digits.charAt(at);
  return reversed;
}

import { fold } from '../analysis/fold';
import { tokensOf, type Token } from '../analysis/tokens';
import { amountsIn, codesIn, numbersIn, significantDigits } from '../analysis/written';

/**
 * The keys of the search index: one letter for the kind, then what stands on a record, and last, after a mark, the letter of
 * the field it stands in. Keys are ordered by their UTF-16 units, so everything with a common beginning lies together,
 * whatever its field: a word that may stand anywhere is one place to look.
 *
 * A word is its folded spelling, followed by a zero and its own spelling where the two differ: `lodz` lies beside
 * `lodz\0łódź`, so one range of keys finds a word whatever its Polish letters, and one key finds it exactly.
 */
const kinds = { word: 'w', number: '1', amount: '2', code: '3' } as const;

/** The fields, each with its letter. */
const fieldLetters = {
  ...{ sms: 's', note: 'n', from: 'f', to: 't', agent: 'a', flag: 'l', author: 'w', file: 'e', destination: 'd' },
  /** Contacts that a note names. */
  noteContact: 'o',
} as const;
export type WordField = keyof typeof fieldLetters;
/** Fields with numbers. */
export type NumberField = 'from' | 'to' | 'sms' | 'note';
/** Fields with amounts and codes. */
export type TextField = 'sms' | 'note';

/** Properties that filters ask for, and that are counted as facets: the letter, then the value as it is shown. */
export const valueFields = {
  ...{ service: 'A', direction: 'B', status: 'C', queueStatus: 'D', agent: 'E', extension: 'F', flag: 'H', has: 'I' },
  /** Sorted by name: the folded name, a zero, the name; contacts without a name by their number, after all others. */
  contact: 'G',
} as const;
export type ValueField = keyof typeof valueFields;

/** What a record may have (`has`). */
export type Possession = 'notes' | 'pinnedNote' | 'attachment';

/** A range of keys: `from` inclusive, `to` exclusive. */
export interface KeyRange {
  readonly from: string;
  readonly to: string;
}

/** Above every key that begins like the one before it. */
const last = '\uffff';
/** Between a word's folded spelling and its own. */
const spelled = '\0';
/** In front of the field. */
const inField = '\u0001';
/** Above every key of the same word. */
const afterWord = '\u0002';
/** Between the words of a pair; below every letter and digit, above the marks. */
const joint = ' ';

/** The key of a word (or a pair of words, joined) in a field. */
function wordKey(field: WordField, { text, exact }: Spelling): string {
  const spelling = text === exact ? text : text + spelled + exact;
  return kinds.word + spelling + inField + fieldLetters[field];
}

/** A word, or two joined: folded, and in small letters with its Polish letters. */
export type Spelling = Pick<Token, 'text' | 'exact'>;

/** The keys of an SMS's or a note's text, whose words are given. */
export function addTextKeys(keys: Set<string>, field: TextField, text: string, words: readonly Token[]): void {
  for (const word of words) keys.add(wordKey(field, word));
  if (!/\d/.test(text)) return;
  for (const number of numbersIn(text)) keys.add(numberKey(field, number.digits));
  for (const { amount } of amountsIn(text)) keys.add(kinds.amount + amount + inField + fieldLetters[field]);
  for (const { code } of codesIn(text, words)) keys.add(kinds.code + code + inField + fieldLetters[field]);
}

/** The keys of a name: its words, and its neighbouring words as pairs, so that a phrase of two is found by keys alone. */
export function nameKeys(field: WordField, name: string): string[] {
  const words = tokensOf(name);
  return [...words, ...pairsOf(words)].map((word) => wordKey(field, word));
}

/** The key of two words that follow each other in a text. */
export function pairKey(field: TextField, before: Spelling, after: Spelling): string {
  return wordKey(field, joined(before, after));
}

/** Neighbouring words, joined. */
export function pairsOf(words: readonly Spelling[]): Spelling[] {
  return words.slice(1).map((after, at) => joined(words[at] as Spelling, after));
}

function joined(before: Spelling, after: Spelling): Spelling {
  return { text: before.text + joint + after.text, exact: before.exact + joint + after.exact };
}

/** The key of a number; its country code and trunk prefixes are left off as `significantDigits` does. */
export function numberKey(field: NumberField, digits: string): string {
  return kinds.number + backwards(significantDigits(digits)) + inField + fieldLetters[field];
}

/** Numbers that end with the digits; they stand backwards. */
export function numberEnding(digits: string): KeyRange {
  return beginning(kinds.number + backwards(significantDigits(digits)));
}

/** All keys of numbers. */
export function allNumbers(): KeyRange {
  return beginning(kinds.number);
}

/** The digits of a number's key, in their order, if they hold some others before their end; else null. */
export function numberHolding(key: string, turned: string): string | null {
  return key.indexOf(turned, 2) < 0 || key.startsWith(turned, 1) ? null : backwards(key.slice(1, key.indexOf(inField)));
}

/** The key of a property. */
export function valueKey(field: ValueField, value: string): string {
  return field === 'contact' ? contactKey(value, false) : valueFields[field] + value.toWellFormed();
}

/** The key of a contact by what it is shown as; a number stands after all names. */
export function contactKey(shown: string, isNumber: boolean): string {
  // Half a pair of units, which no text has, would come back from the file as something else.
  const whole = shown.toWellFormed();
  return valueFields.contact + (isNumber ? last : fold(whole)) + spelled + whole;
}

/** The value of a property's key. */
export function valueOfKey(field: ValueField, key: string): string {
  return field === 'contact' ? key.slice(key.indexOf(spelled) + 1) : key.slice(1);
}

/** All keys of a property. */
export function allOf(field: ValueField): KeyRange {
  const letter = valueFields[field];
  return { from: letter, to: String.fromCharCode(letter.charCodeAt(0) + 1) };
}

/** Keys that begin with a text. */
function beginning(text: string): KeyRange {
  return { from: text, to: text + last };
}

/** Words that begin with a folded text, in every spelling and field. */
export function wordsBeginning(folded: string): KeyRange {
  return beginning(kinds.word + folded);
}

/** One word (or pair) by its folded text, in every spelling and field. */
export function wholeWord(folded: string): KeyRange {
  const key = kinds.word + folded;
  return { from: key, to: key + afterWord };
}

/** One amount (`1234.50`). */
export function wholeAmount(amount: string): KeyRange {
  return { from: kinds.amount + amount, to: kinds.amount + amount + afterWord };
}

/** Amounts with so many whole units. */
export function amountsOf(whole: string): KeyRange {
  return beginning(`${kinds.amount}${whole}.`);
}

/** Codes that begin with a squeezed spelling. */
export function codesBeginning(squeezed: string): KeyRange {
  return beginning(kinds.code + squeezed);
}

/** Whether a key of a word, number, amount or code stands in one of the fields; for `accepts`. */
export function standsIn(fields: readonly WordField[]): (key: string) => boolean {
  const letters = fields.map((field) => fieldLetters[field]);
  return (key) => letters.some((letter) => key.endsWith(letter));
}

/** The folded spelling of a word's key; null for a key of another kind, or of a pair. */
export function foldedOfKey(key: string): string | null {
  if (!key.startsWith(kinds.word) || key.includes(joint)) return null;
  const at = key.indexOf(spelled);
  return key.slice(1, at < 0 ? key.indexOf(inField) : at);
}

/** Whether a key is of two words that follow each other in an SMS or a note. */
export function isTextPair(key: string): boolean {
  return key.startsWith(kinds.word) && key.includes(joint) && standsInText(key);
}

const standsInText = standsIn(['sms', 'note']);

/** Exactly one key. */
export function onlyKey(key: string): KeyRange {
  return { from: key, to: key + '\0' };
}

/** The spelling of a word's key, in small letters with its Polish letters. */
export function spellingOf(key: string): string {
  return key.slice(Math.max(0, key.indexOf(spelled)) + 1, key.indexOf(inField));
}

/** Digits in the order in which they stand in a key. */
export function backwards(digits: string): string {
  let reversed = '';
  for (let at = digits.length - 1; at >= 0; at -= 1) reversed += digits.charAt(at);
  return reversed;
}

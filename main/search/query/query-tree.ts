import type { Filters, SearchTerm, TermGroup } from '../../../preload/model';
import type { Column } from '../index/columns';
import { lower, fold } from '../analysis/fold';
import { accountDigits } from '../analysis/accounts';
import {
  accountsBeginning,
  amountsOf,
  codesBeginning,
  contactTerm,
  numberEnding,
  numberTerm,
  onlyTerm,
  pairsOf,
  spellingOf,
  standsIn,
  valueTerm,
  wholeAmount,
  wholeWord,
  wordsBeginning,
  type TermRange,
  type NumberField,
  type Possession,
  type Spelling,
  type TextField,
  type ValueField,
  type WordField,
  type WrittenField,
} from '../index/terms';
import { tokensOf } from '../analysis/tokens';
import { amountsIn, digitsOf } from '../analysis/recognisers';
import { typedEndings, typedWholes } from '../typed/typed-numbers';

/** What a search asks of each record. */
export type Condition =
  /** Has a term in one of the ranges; of these only those that `accepts` lets pass. */
  | {
      readonly kind: 'terms';
      readonly ranges: readonly TermRange[];
      readonly accepts: ((term: string) => boolean) | null;
    }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'none'; readonly of: readonly Condition[] }
  | Phrase
  | { readonly kind: 'column'; readonly column: Column; readonly min: number; readonly max: number }
  | { readonly kind: 'period'; readonly firstId: number; readonly lastId: number }
  /** Is one of these, ascending. */
  | { readonly kind: 'ids'; readonly ids: Float64Array };

/** Words that follow each other in one text. */
export interface Phrase {
  readonly kind: 'phrase';
  readonly field: WordField;
  readonly words: readonly Spelling[];
  readonly lastIsPrefix: boolean;
  readonly exactLetters: boolean;
  /** Holds for every record with the phrase. */
  readonly candidates: Condition;
  /** Holds only for records with the phrase; frequent pairs of words are terms. */
  readonly certain: Condition | null;
}

/** The filters that are counted as facets, each with what it demands; their names are those of `Filters`. */
export type FilterName = keyof Filters;

/** A search, taken apart: a facet is counted under all the others. */
export interface QueryTree {
  readonly text: Condition | null;
  readonly filters: ReadonlyMap<FilterName, Condition>;
}

/** Fields in which two words that follow each other are always a term. */
const names: readonly WordField[] = [
  ...(['from', 'to', 'agent', 'flag', 'author', 'file', 'destination', 'noteContact', 'remark'] as const),
];
const texts: readonly TextField[] = ['sms', 'note'];
const written: readonly WrittenField[] = ['sms', 'note', 'remark'];
const numbered: readonly NumberField[] = ['from', 'to', ...written];

/** Where something may stand; null for anywhere. */
type Fields<Field extends WordField> = readonly Field[] | null;

/** What no record fulfils. */
export const nothing: Condition = { kind: 'any', of: [] };

/** What a search text demands; null where it demands nothing. */
export function textCondition(groups: readonly TermGroup[], exactLetters: boolean): Condition | null {
  const wanted = groups.filter((group) => !group.excluded).map((group) => groupCondition(group, exactLetters));
  const excluded = groups.filter((group) => group.excluded).map((group) => groupCondition(group, exactLetters));
  if (wanted.length + excluded.length === 0) return null;
  return allOf(excluded.length === 0 ? wanted : [...wanted, { kind: 'none', of: excluded }]);
}

function groupCondition(group: TermGroup, exactLetters: boolean): Condition {
  return anyOf(group.anyOf.map((term) => termCondition(term, exactLetters)));
}

function termCondition(term: SearchTerm, exactLetters: boolean): Condition {
  const words = tokensOf(term.text);
  const fields = term.field === null ? null : [term.field];
  const asWords = wordsCondition(words, fields, term.isPrefix, exactLetters);
  switch (term.kind) {
    case 'phrase':
      return asWords;
    case 'word':
      return anyOf([asWords, ...formConditions(term, fields, exactLetters), ...codeConditions(term)]);
    case 'number':
      return anyOf([asWords, ...numberConditions(term)]);
    case 'amount':
      return terms(
        amountsIn(term.text).map(({ amount }) => wholeAmount(amount)),
        fieldsOf(term, written),
      );
    case 'code': {
      const squeezed = words.map((word) => word.text).join('');
      const asOneWord = terms([wordsBeginning(squeezed)], fields);
      return anyOf([asWords, asOneWord, ...codeConditions(term)]);
    }
  }
}

/** One word, or several that follow each other. */
function wordsCondition(
  words: readonly Spelling[],
  fields: Fields<WordField>,
  lastIsPrefix: boolean,
  exactLetters: boolean,
): Condition {
  const [only] = words;
  if (only === undefined) return anyOf([]);
  if (words.length === 1) return spelling(only, fields, lastIsPrefix, exactLetters);
  const inNames = names.filter((field) => fields === null || fields.includes(field));
  const inTexts = texts.filter((field) => fields === null || fields.includes(field));
  const phrase = (field: WordField): Condition => phraseIn(field, words, lastIsPrefix, exactLetters);
  // A pair in a name is a term; a longer row of words could be pieced together from two names.
  const asNames =
    words.length === 2 ? [pairsCondition(words, inNames, lastIsPrefix, exactLetters)] : inNames.map(phrase);
  return anyOf([...(inNames.length === 0 ? [] : asNames), ...inTexts.map(phrase)]);
}

function phraseIn(
  field: WordField,
  words: readonly Spelling[],
  lastIsPrefix: boolean,
  exactLetters: boolean,
): Condition {
  const isText = field === 'sms' || field === 'note';
  const asPairs = pairsCondition(words, [field], lastIsPrefix, exactLetters);
  const apart = allOf(
    words.map((word, at) => spelling(word, [field], lastIsPrefix && at === words.length - 1, exactLetters)),
  );
  return {
    ...{ kind: 'phrase', field, words, lastIsPrefix, exactLetters },
    candidates: isText ? apart : asPairs,
    certain: isText && words.length === 2 ? asPairs : null,
  };
}

/** Each two words of a row as a term. */
export function pairsCondition(
  words: readonly Spelling[],
  fields: readonly WordField[],
  lastIsPrefix: boolean,
  exactLetters: boolean,
): Condition {
  const pairs = pairsOf(words);
  return allOf(pairs.map((pair, at) => spelling(pair, fields, lastIsPrefix && at === pairs.length - 1, exactLetters)));
}

/** A word in any of the fields: in every spelling, or only in its own. */
export function spelling(
  word: Spelling,
  fields: Fields<WordField>,
  isPrefix: boolean,
  exactLetters: boolean,
): Condition {
  const range = isPrefix ? wordsBeginning(word.text) : wholeWord(word.text);
  if (!exactLetters) return terms([range], fields);
  const { exact } = word;
  const isSpelledSo = isPrefix
    ? (term: string): boolean => spellingOf(term).startsWith(exact)
    : (term: string): boolean => spellingOf(term) === exact;
  const isThere = fields === null ? null : standsIn(fields);
  const accepts = isThere === null ? isSpelledSo : (term: string) => isThere(term) && isSpelledSo(term);
  return { kind: 'terms', ranges: [range], accepts };
}

export function formConditions(term: SearchTerm, fields: Fields<WordField>, exactLetters: boolean): Condition[] {
  if (term.forms.length === 0) return [];
  if (!exactLetters) return [terms([...new Set(term.forms.map(fold))].map(wholeWord), fields)];
  return term.forms.map((form) => spelling({ text: fold(form), exact: lower(form) }, fields, false, true));
}

/** Codes whose squeezed spelling begins with what was typed, where that has a digit; and so accounts, where it is one. */
function codeConditions(term: SearchTerm): Condition[] {
  const squeezed = tokensOf(term.text)
    .map((word) => word.text)
    .join('');
  const account = accountDigits(squeezed);
  const ranges = [codesBeginning(squeezed), ...(account === null ? [] : [accountsBeginning(account)])];
  return /\d/.test(squeezed) ? [terms(ranges, fieldsOf(term, written))] : [];
}

function numberConditions(term: SearchTerm): Condition[] {
  const endings = typedEndings(term.text).map(numberEnding);
  const asNumber = endings.length === 0 ? [] : [terms(endings, fieldsOf(term, numbered))];
  const isPlain = /^\d{3,}$/.test(term.text);
  return isPlain ? [...asNumber, terms([amountsOf(digitsOf(term.text))], fieldsOf(term, written))] : asNumber;
}

/** The fields of `possible` that a term may stand in; null for all of them. */
export function fieldsOf<Field extends WordField>(term: SearchTerm, possible: readonly Field[]): Fields<Field> {
  return term.field === null ? null : possible.filter((field) => field === term.field);
}

/** What each filter demands; `period` is given as ids, by whoever knows the calendar. */
export function filterConditions(
  filters: Filters,
  period: { readonly firstId: number; readonly lastId: number } | null,
): Map<FilterName, Condition> {
  const conditions = new Map<FilterName, Condition>();
  const add = (name: FilterName, condition: Condition | null): void => {
    if (condition !== null) conditions.set(name, condition);
  };
  add('services', values('service', filters.services));
  add('directions', values('direction', filters.directions));
  add('statuses', values('status', filters.statuses));
  add('queueStatuses', values('queueStatus', filters.queueStatuses));
  add('agents', values('agent', filters.agents));
  add('extensions', values('extension', filters.extensions));
  add('destinations', values('destination', filters.destinations));
  add('flags', values('flag', filters.flags));
  add('contacts', contacts(filters.contacts));
  add('number', number(filters.number));
  add('ownNumber', ownNumber(filters.ownNumber));
  add('hasNotes', possession('notes', filters.hasNotes));
  add('hasPinnedNote', possession('pinnedNote', filters.hasPinnedNote));
  add('hasAttachment', possession('attachment', filters.hasAttachment));
  add('marks', values('mark', filters.marks));
  add('withoutMarks', without(values('mark', filters.withoutMarks)));
  add('minSeconds', column('durationSeconds', filters.minSeconds, filters.maxSeconds));
  add('minCost', column('cost', filters.minCost, filters.maxCost));
  add('only', filters.only === undefined ? null : picked(filters.only));
  add('except', (filters.except ?? []).length === 0 ? null : { kind: 'none', of: [picked(filters.except)] });
  if (period !== null) conditions.set('from', { kind: 'period', ...period });
  return conditions;
}

function values(field: ValueField, wanted: readonly string[] | undefined): Condition | null {
  if (wanted === undefined || wanted.length === 0) return null;
  return terms(
    wanted.map((value) => onlyTerm(valueTerm(field, value))),
    null,
  );
}

function without(condition: Condition | null): Condition | null {
  return condition === null ? null : { kind: 'none', of: [condition] };
}

function contacts(wanted: readonly string[] | undefined): Condition | null {
  if (wanted === undefined || wanted.length === 0) return null;
  return terms(
    wanted.flatMap((shown) => [onlyTerm(contactTerm(shown, false)), onlyTerm(contactTerm(shown, true))]),
    null,
  );
}

function number(typed: string | undefined): Condition | null {
  if (typed === undefined || typed.trim() === '') return null;
  const endings = typedEndings(typed);
  // A sender may have a name in its number's place; without a letter or a digit it is nobody's.
  if (endings.length === 0) return wordsCondition(tokensOf(typed), ['from', 'to'], true, false);
  return terms(endings.map(numberEnding), null);
}

function ownNumber(whole: string | undefined): Condition | null {
  if (whole === undefined || whole === '') return null;
  const wholes = typedWholes(whole);
  // A sender that is a name is shown as it; without a digit it is nobody's number, and no record has such a term.
  if (wholes.length === 0) return terms([onlyTerm(contactTerm(whole, true))], null);
  return terms(
    (['from', 'to'] as const).flatMap((field) => wholes.map((digits) => onlyTerm(numberTerm(field, digits)))),
    null,
  );
}

function possession(what: Possession, wanted: boolean | undefined): Condition | null {
  if (wanted === undefined) return null;
  const has = terms([onlyTerm(valueTerm('has', what))], null);
  return wanted ? has : { kind: 'none', of: [has] };
}

function picked(ids: readonly number[] = []): Condition {
  return { kind: 'ids', ids: Float64Array.from(ids).sort() };
}

function column(name: Column, min: number | undefined, max: number | undefined): Condition | null {
  if (min === undefined && max === undefined) return null;
  return { kind: 'column', column: name, min: min ?? 0, max: max ?? Number.MAX_SAFE_INTEGER };
}

export function terms(ranges: readonly TermRange[], fields: Fields<WordField>): Condition {
  return { kind: 'terms', ranges, accepts: fields === null ? null : standsIn(fields) };
}

/** All of the conditions; the cheapest and rarest first, so that the others are seldom asked. */
export function allOf(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return { kind: 'all', of: [...conditions].sort((a, b) => costOf(a) - costOf(b)) };
}

/** One of the conditions; phrases last, because their texts have to be read. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const flat = conditions.flatMap((part) => (part.kind === 'any' ? part.of : [part]));
  const [only] = flat;
  if (only !== undefined && flat.length === 1) return only;
  const isPhrase = (part: Condition): boolean => part.kind === 'phrase';
  return { kind: 'any', of: [...flat.filter((part) => !isPhrase(part)), ...flat.filter(isPhrase)] };
}

/** The estimated cost of a condition: what it takes, and how much it lets through. */
function costOf(condition: Condition): number {
  switch (condition.kind) {
    case 'period':
    case 'ids':
      return 0;
    case 'terms': {
      const shortest = Math.min(...condition.ranges.map((range) => range.from.length));
      return 10 - Math.min(shortest, 9) + condition.ranges.length / 1000;
    }
    case 'column':
      return 11;
    case 'any':
    case 'all':
      return condition.of.reduce((max, part) => Math.max(max, costOf(part)), 0) + 0.5;
    case 'phrase':
      return 20;
    case 'none':
      return 30;
  }
}

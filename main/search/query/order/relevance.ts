import type { SearchTerm, TermGroup } from '../../../../preload/model';
import { tokensOf } from '../../analysis/tokens';
import { numberEnding, numberTerm, onlyTerm, wholeCode, type NumberField, type WordField } from '../../index/terms';
import { allOf, anyOf, fieldsOf, formConditions, pairsCondition, spelling, terms, type Condition } from '../query-tree';
import { typedEndings, typedWholes } from '../../typed/typed-numbers';

/**
 * How well a record fits one part of a search: it gets a point for each of these that it meets. A record that meets one meets
 * those after it as well, so a part gives three points where it is met best, and none where it is only met.
 */
export type Steps = readonly [best: Condition, good: Condition, fair: Condition];

/** What a record is about: who it was with, and its flags. */
const about: readonly WordField[] = ['from', 'to', 'flag'];
const callers: readonly NumberField[] = ['from', 'to'];
const texts: readonly NumberField[] = ['sms', 'note', 'remark'];

/**
 * The steps of each part of a search. Of a word: it stands whole in the name of a contact or flag; whole anywhere; in
 * another form; else it is a beginning. Of a number: it is the caller's; the caller's ends so; it stands in a text. What is
 * left out has none.
 */
export function relevanceOf(groups: readonly TermGroup[], exactLetters: boolean): readonly Steps[] {
  return groups
    .filter(({ excluded }) => !excluded)
    .map(({ anyOf: alternatives }) => {
      const each = alternatives.map((term) => stepsOf(term, exactLetters));
      return [each.map(({ best }) => best), each.map(({ good }) => good), each.map(({ fair }) => fair)] as const;
    })
    .map(([best, good, fair]): Steps => [anyOf(best), anyOf(good), anyOf(fair)]);
}

/** None of these takes in the one before it. */
interface TermSteps {
  readonly best: Condition;
  readonly good: Condition;
  readonly fair: Condition;
}

const never: Condition = anyOf([]);

function stepsOf(term: SearchTerm, exactLetters: boolean): TermSteps {
  switch (term.kind) {
    case 'word':
    case 'phrase':
      return stepsOfWords(term, exactLetters);
    case 'number':
      return stepsOfNumber(term, exactLetters);
    case 'code':
      return { best: never, good: wholeCodeOf(term), fair: never };
    case 'amount':
      return { best: never, good: never, fair: never };
  }
}

function stepsOfWords(term: SearchTerm, exactLetters: boolean): TermSteps {
  const words = tokensOf(term.text);
  const [only] = words;
  const fields = term.field === null ? null : [term.field];
  const forms = anyOf(formConditions(term, fields, exactLetters));
  const named = fieldsOf(term, about) ?? about;
  if (only === undefined) return { best: never, good: never, fair: never };
  if (words.length === 1) {
    const best = spelling(only, named, false, exactLetters);
    return { best, good: spelling(only, fields, false, exactLetters), fair: forms };
  }
  // Words in a row are known to stand in one; which of them are whole is told by their terms.
  const whole = allOf(words.map((word) => spelling(word, fields, false, exactLetters)));
  return { best: pairsCondition(words, named, false, exactLetters), good: whole, fair: forms };
}

function stepsOfNumber(term: SearchTerm, exactLetters: boolean): TermSteps {
  const endings = typedEndings(term.text).map(numberEnding);
  const ofCaller = fieldsOf(term, callers) ?? callers;
  const inText = fieldsOf(term, texts) ?? texts;
  const wholes = typedWholes(term.text).flatMap((digits) =>
    ofCaller.map((field) => onlyTerm(numberTerm(field, digits))),
  );
  const [word, ...others] = tokensOf(term.text);
  const isWord = word !== undefined && others.length === 0;
  const asWord = isWord ? spelling(word, term.field === null ? null : [term.field], false, exactLetters) : never;
  return {
    best: terms(wholes, null),
    good: terms(endings, ofCaller),
    fair: anyOf([terms(endings, inText), asWord]),
  };
}

function wholeCodeOf(term: SearchTerm): Condition {
  const squeezed = tokensOf(term.text)
    .map(({ text }) => text)
    .join('');
  return terms([wholeCode(squeezed)], fieldsOf(term, texts) ?? texts);
}

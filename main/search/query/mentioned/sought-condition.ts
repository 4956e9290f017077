import { tokensOf } from '../../analysis/tokens';
import { numberTerm, onlyTerm, wholeWord, type WordField, type WrittenField } from '../../index/terms';
import { allOf, anyOf, terms, type Condition } from '../query-tree';
import type { NamePattern, Slot } from './name-patterns';
import type { Sought, SoughtNumber } from './sought';

/** Where people may be mentioned: in texts, in the names of files, and in those of contacts. */
const mentioning: readonly WordField[] = ['sms', 'note', 'remark', 'noteContact', 'file', 'from', 'to'];
const written: readonly WrittenField[] = ['sms', 'note', 'remark'];

/** What every record has whose texts, names of files and contacts have a place of what is sought; null where nothing is. */
export function soughtCondition({ names, numbers, emails }: Sought): Condition | null {
  const conditions = [
    ...names.flatMap(({ patterns }) => patterns.map(patternCondition)),
    ...numbers.map(numberCondition),
    ...emails.map(({ lowered }) => wordsCondition(tokensOf(lowered).map(({ text }) => text))),
  ];
  return conditions.length === 0 ? null : anyOf(conditions);
}

function patternCondition({ slots }: NamePattern): Condition {
  return allOf(slots.map(slotCondition).filter((condition) => condition !== null));
}

function slotCondition(slot: Slot): Condition | null {
  switch (slot.kind) {
    case 'forms':
      return terms([...slot.forms].map(wholeWord), mentioning);
    case 'initial':
      return terms([wholeWord(slot.letter)], mentioning);
    case 'begins':
      return null;
  }
}

function numberCondition({ wholes, groups }: SoughtNumber): Condition {
  const asTerms = written.flatMap((field) => wholes.map((digits) => onlyTerm(numberTerm(field, digits))));
  return anyOf([terms(asTerms, null), ...groups.map(wordsCondition)]);
}

function wordsCondition(words: readonly string[]): Condition {
  return allOf(words.map((word) => terms([wholeWord(word)], mentioning)));
}

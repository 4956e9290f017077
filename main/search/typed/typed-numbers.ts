import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { dialledNumber, isNamed, significantDigits } from '../../../preload/phone-number';
import { numbersIn } from '../analysis/recognisers';

/** What a sentence or a list has after a number. */
const marksAfter = /[,;:!?\]]+$/;

/** A number as it was typed, without the marks of the text around it. */
export function withoutMarks(typed: string): string {
  return typed.replace(marksAfter, '');
}

/**
 * What the significant digits of a stored number may end with to be the one that was typed. More than one for a foreign
 * number: as it is spelled, as its country's numbering plan has it (`+36 (06) 1 234 5678`: a trunk prefix of two digits),
 * and with a trunk zero, as an index that was built by an older version has it.
 */
export function typedEndings(typed: string): readonly string[] {
  const { written } = dialledNumber(withoutMarks(typed));
  if (isNamed(written)) return numbersIn(written).map(({ significant }) => significant);
  const digits = significantDigits(written);
  if (digits === '') return [];
  return [...new Set([digits, ...foreignSpellings(written, digits)])];
}

/** The same for a whole number that a caller has, and no longer one that ends so. */
export function typedWholes(typed: string): readonly string[] {
  return typedEndings(typed).flatMap((digits) =>
    digits.length === 9 ? [digits, `0${digits}`, `480${digits}`] : [digits],
  );
}

function foreignSpellings(written: string, digits: string): string[] {
  const isForeign = digits.length !== 9 && /^[\s(]*(?:\+|00)/.test(written);
  const parsed = isForeign ? parsePhoneNumberFromString(written.replace(/^[\s(]*00/, '+')) : undefined;
  if (parsed?.isPossible() !== true) return [];
  const { countryCallingCode, nationalNumber } = parsed;
  return [countryCallingCode + nationalNumber, `${countryCallingCode}0${nationalNumber}`];
}

import examples from 'libphonenumber-js/mobile/examples';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { typedEndings } from '../../main/search/typed/typed-numbers';
import { dialledNumber, holdsDigits, isNumber, numberKey, significantDigits } from '../../preload/phone-number';
import { processorTime } from './processor-time';

const nationals = new Map(Object.entries(examples));
const countries = getCountries().flatMap((country) => {
  const national = nationals.get(country);
  return national === undefined ? [] : [{ country, code: getCountryCallingCode(country), national }];
});

/** What a number is stored as, by the library that knows the numbering plans. */
function byPlan(written: string): string {
  const number = parsePhoneNumberFromString(written);
  if (number === undefined) throw new Error(`not a number: ${written}`);
  const { countryCallingCode, nationalNumber } = number;
  return countryCallingCode === '48' ? nationalNumber : countryCallingCode + nationalNumber;
}

test('agrees with the numbering plans of all countries on the digits of a number', () => {
  expect(countries.length).toBeGreaterThan(200);
  for (const { country, code, national } of countries) {
    const wanted = byPlan(`+${code}${national}`);
    for (const written of [`+${code}${national}`, `+${code} ${national}`, `+${code} (${national})`]) {
      expect(significantDigits(written), `${country} ${written}`).toBe(wanted);
    }
    if (wanted.length >= 7) expect(significantDigits(`00${code}${national}`), country).toBe(wanted);
  }
});

/** Italy, San Marino, Côte d'Ivoire, Benin, Gabon and the Congo: numbers of theirs begin with a zero. */
const withZeros = new Set(['39', '378', '225', '229', '241', '242']);

test('leaves off a trunk zero in brackets but where numbers begin with it', () => {
  for (const { country, code, national } of countries) {
    const isAsLongAsPolish = code.length + national.length + 1 === 9;
    if (isAsLongAsPolish) continue;
    const written = `+${code} (0)${national}`;
    const wanted = byPlan(`+${code}${withZeros.has(code) ? '0' : ''}${national}`);
    expect(significantDigits(written), country).toBe(wanted);
  }
});

test('a typed number is found as it is spelled and as its numbering plan has it', () => {
  for (const { country, code, national } of countries) {
    const plain = `+${code}${national}`;
    const number = parsePhoneNumberFromString(plain);
    for (const written of [plain, number?.formatInternational() ?? plain, number?.getURI() ?? plain]) {
      expect(typedEndings(written), `${country} ${written}`).toContain(significantDigits(plain));
    }
  }
  // A trunk prefix of other digits than zero is known to the library alone.
  expect(typedEndings('+36 (06) 1 234 5678')).toContain('3612345678');
  expect(typedEndings('+7 (8) 495 123-45-67')).toContain('74951234567');
  // The marks of a list after it.
  expect(typedEndings('22 123 45 67 #105,')).toEqual(['221234567']);
  // As an older version stored it.
  expect(typedEndings('+49 (0)30 123456')).toContain('49030123456');
});

test.each([
  ['48 628 70 61', '486287061'],
  ['+48 48 628 70 61', '486287061'],
  ['0 22 123 45 67', '221234567'],
  ['48 0 22 123 45 67', '221234567'],
  ['+39 06 12345678', '390612345678'],
  ['+49 30 123456', '4930123456'],
  ['0049 30 123456', '4930123456'],
  ['030 123456', '030123456'],
  ['112', '112'],
  ['0', '0'],
  ['00', '00'],
  ['bez cyfr', ''],
])('of %s the digits %s tell it from others', (written, digits) => {
  expect(significantDigits(written)).toBe(digits);
  expect(significantDigits(digits)).toBe(digits);
});

test.each([
  ['tel:+48600700800', '+48600700800', null],
  ['sip:600700800@10.0.0.1;transport=udp', '600700800', null],
  ['Anna <sip:600700800@pbx>', '600700800', null],
  ['+48221234567;ext=105', '+48221234567', '105'],
  ['22 123 45 67 wew. 105', '22 123 45 67', '105'],
  ['22 123 45 67 w 12', '22 123 45 67 w 12', null],
  ['105', '105', null],
  ['x105', 'x105', null],
  ['mBank', 'mBank', null],
  ['Nr 24', 'Nr 24', null],
  ['numeryczny 601234567', 'numeryczny 601234567', null],
  ['Telefon kom.: 601 234 567', '601 234 567', null],
  ['[+48 601 234 567]', '+48 601 234 567]', null],
])('takes apart %s', (text, written, extension) => {
  expect(dialledNumber(text)).toEqual({ written, extension });
});

test('knows one number, or one sender, in two spellings', () => {
  expect(numberKey('+48 600 700 800')).toBe(numberKey('sip:600700800@pbx'));
  expect(numberKey('mBank')).toBe(numberKey('MBANK'));
  expect(numberKey('INFO24')).not.toBe(numberKey('24'));
  expect(numberKey('')).toBe('');
});

test.each([
  ['8', true],
  ['+48 600', true],
  ['tel:+48', true],
  ['22 123 45 67 we', true],
  ['22 123 45 67 wew. 105', true],
  ['tel', false],
  ['mBank', false],
  ['INFO24', false],
  ['Anna 600', false],
  ['+', false],
])('of a field for a number: whether %s is one: %s', (typed, is) => {
  expect(isNumber(typed)).toBe(is);
});

test('finds typed digits in a number, as they are or without what its spelling adds', () => {
  expect(holdsDigits('+48 600 700 800', '48600')).toBe(true);
  expect(holdsDigits('600 700 800', '+48 600 700 800')).toBe(true);
  expect(holdsDigits('600 700 800', '601')).toBe(false);
  expect(holdsDigits('600 700 800', 'anna')).toBe(false);
});

test('takes no longer for what no number looks like', () => {
  const spent = processorTime(() => {
    for (const piece of [' ', ';', ';a=', ',', 'w', 'wewn', '(', '0', '#', 'tel:', 'nr ', '<']) {
      const text = piece.repeat(50_000);
      dialledNumber(text);
      significantDigits(text);
      typedEndings(text);
    }
  });
  expect(spent).toBeLessThan(3000);
});

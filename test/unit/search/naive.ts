import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { fold, lower } from '../../../main/search/analysis/fold';
import { plainLetters } from './naive-letters';
import { searchFields, type SearchField, type SearchTerm, type TermGroup } from '../../../preload/model';

/** A record as plain strings. */
export interface SearchableRecord {
  readonly sms: string;
  readonly notes: readonly string[];
  readonly fromNames: readonly string[];
  readonly toNames: readonly string[];
  readonly agentNames: readonly string[];
  readonly flagNames: readonly string[];
  readonly authorNames: readonly string[];
  readonly fileNames: readonly string[];
  readonly destinations: readonly string[];
  readonly fromNumbers: readonly string[];
  readonly toNumbers: readonly string[];
}

interface Options {
  readonly exactLetters: boolean;
}

/** Whether a search finds a record: a second, slow and simple reading of the same rules, to compare the real one with. */
export function matchesText(record: SearchableRecord, groups: readonly TermGroup[], options: Options): boolean {
  return groups.every((group) => group.excluded !== group.anyOf.some((term) => matchesTerm(record, term, options)));
}

function matchesTerm(record: SearchableRecord, term: SearchTerm, options: Options): boolean {
  const fields = term.field === null ? searchFields : [term.field];
  return fields.some((field) => matchesField(record, field, term, options));
}

function matchesField(record: SearchableRecord, field: SearchField, term: SearchTerm, options: Options): boolean {
  const strings = stringsOf(record, field).map(plainLetters);
  const texts = field === 'sms' || field === 'note' ? strings : [];
  const own = (field === 'from' ? record.fromNumbers : field === 'to' ? record.toNumbers : []).map(plainLetters);
  const hasRow = strings.some((text) => containsRow(text, term, options));
  switch (term.kind) {
    case 'phrase':
      return hasRow;
    case 'word':
      return hasRow || strings.some((text) => containsForm(text, term, options)) || texts.some(hasCode(term));
    case 'code':
      return hasRow || strings.some((text) => containsSqueezed(text, term)) || texts.some(hasCode(term));
    case 'amount':
      return texts.some((text) => amounts(text).includes(amounts(term.text)[0] ?? ''));
    case 'number': {
      const written = texts.flatMap(numbers);
      const isPlain = /^[0-9]{3,}$/.test(term.text);
      return (
        hasRow ||
        [...own, ...written].some((number) => national(number).endsWith(national(term.text))) ||
        (isPlain && texts.flatMap(amounts).some((amount) => amount.split('.')[0] === term.text))
      );
    }
  }
}

function stringsOf(record: SearchableRecord, field: SearchField): readonly string[] {
  return {
    sms: [record.sms],
    note: record.notes,
    from: record.fromNames,
    to: record.toNames,
    agent: record.agentNames,
    flag: record.flagNames,
    author: record.authorNames,
    file: record.fileNames,
    destination: record.destinations,
    remark: [],
  }[field];
}

/** A word, or a sign as often as it stands there. */
const wordOrSign =
  /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*|((?!\p{ASCII})[\p{So}\p{Sc}\p{Sm}\p{Extended_Pictographic}§])(?:\p{M}*\1)*\p{M}*/gu;

/** Every word of a text, in small letters with or without marks. */
export function words(text: string): { exact: string; plain: string }[] {
  return Array.from(text.matchAll(wordOrSign), ([word, sign]) =>
    sign !== undefined
      ? { exact: sign, plain: sign }
      : {
          exact: lower(word),
          plain: fold(word).replaceAll(/\p{M}/gu, ''),
        },
  );
}

/** The words of a text, each between two line ends, so that a row of words is a piece of the result. */
function lined(text: string, { exactLetters }: Options): string {
  return `\n${words(text)
    .map((word) => (exactLetters ? word.exact : word.plain))
    .join('\n')}\n`;
}

function containsRow(text: string, term: SearchTerm, options: Options): boolean {
  const row = lined(term.text, options);
  return lined(text, options).includes(term.isPrefix ? row.slice(0, -1) : row);
}

function containsForm(text: string, term: SearchTerm, options: Options): boolean {
  const forms = term.forms.map(options.exactLetters ? lower : fold);
  return forms.some((form) => lined(text, options).includes(`\n${form}\n`));
}

export function squeezed(text: string): string {
  return words(text)
    .map((word) => word.plain)
    .join('');
}

function containsSqueezed(text: string, term: SearchTerm): boolean {
  return words(text).some((word) => word.plain.startsWith(squeezed(term.text)));
}

function hasCode(term: SearchTerm): (text: string) => boolean {
  const wanted = squeezed(term.text);
  const account = /^(?:[a-z]{2})?([0-9]{16,34})$/.exec(wanted)?.[1] ?? '?';
  return (text) =>
    (/[0-9]/.test(wanted) && codes(text).some((code) => code.startsWith(wanted))) ||
    accounts(text).some((digits) => digits.startsWith(account));
}

const callingCodes = getCountries().map((country) => getCountryCallingCode(country));
/** Countries with numbers that begin with a zero. */
const withZeros = ['39', '378', '379', '225', '229', '241', '242'];

/** A number without what may stand before a Polish one; a foreign one with its calling code and no trunk zero. */
export function national(number: string): string {
  const bare = number.replace(/^sip:/, '').replace(/@.*/, '');
  const digits = bare.replaceAll(/[^0-9]/g, '');
  const before = ['', '0', '48', '480', '048', '0480', '0048', '00480'];
  const isPolish = before.some(
    (prefix) => digits.startsWith(prefix) && /^[1-9][0-9]{8}$/.test(digits.slice(prefix.length)),
  );
  if (isPolish) return digits.slice(-9);
  const whole = /^00[1-9][0-9]{6}/.test(digits) ? digits.slice(2) : digits;
  if (/^48[0-9]{9}$/.test(whole)) return whole.slice(2);
  if (whole === digits && !bare.startsWith('+') && !/[0-9][- ./]*\(0\)/.test(bare)) return whole;
  const code = callingCodes.find((each) => whole.startsWith(`${each}0`) && whole.length > each.length + 4);
  return code === undefined || withZeros.includes(code) ? whole : code + whole.slice(code.length + 1);
}

/** Runs of 6 to 18 digits with at most two separators between any two, and a plus before them. */
export function numbers(text: string): string[] {
  const runs: string[] = [''];
  const length = (run = ''): number => run.replaceAll(/[^0-9]/g, '').length;
  let gap = '';
  for (const character of text) {
    const isDigit = /[0-9]/.test(character);
    if (!isDigit) gap += character;
    const isApart = gap.length > 2 || /[^\s().\-/]/.test(gap) || (isDigit && length(runs.at(-1)) === 18);
    if (isApart && runs.at(-1) !== '') runs.push('');
    if (!isDigit) continue;
    const isFirst = runs.at(-1) === '';
    runs.push(`${runs.pop() ?? ''}${isFirst ? (gap.endsWith('+') ? '+' : '') : gap}${character}`);
    gap = '';
  }
  return runs.filter((run) => length(run) >= 6);
}

const spaces = [' ', '\u00a0', '\u2009', '\u202f'];
const currencies = ['zł', 'złoty', 'złote', 'złotych', 'zl', 'zloty', 'zlote', 'zlotych', 'pln', 'eur', 'euro', 'usd'];

/** Every way to write an amount, each as a whole. */
const amountShapes = [...spaces, '.', ',', "'", ''].flatMap((mark) =>
  ['.', ',', ''].flatMap((point) => {
    if (point === mark && mark !== '') return [];
    const whole = mark === '' ? '[0-9]{1,12}' : `[1-9][0-9]{0,2}([${mark}][0-9]{3})+`;
    const decimals = point === '' ? '' : `[${point}]([0-9]|[0-9][0-9]|-)`;
    const currency = `([${spaces.join('')}]?(${currencies.join('|')}|€|[$]))${point === '' ? '' : '?'}`;
    return [new RegExp(`^${whole}${decimals}${currency}$`, 'iu')];
  }),
);

/** The amounts of a text, `1234.50` each: from the left, the longest first. */
function amounts(text: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (let end = Math.min(text.length, start + 40); end > start; end -= 1) {
      const piece = text.slice(start, end);
      if (!amountShapes.some((shape) => shape.test(piece))) continue;
      if (!standsAlone(text.slice(0, start), text.slice(end)) || isDate(piece)) continue;
      found.push(canonical(piece));
      start = end - 1;
      break;
    }
  }
  return found;
}

function standsAlone(before: string, after: string): boolean {
  return !/([\p{L}\p{N}]|[0-9][.,/:])$/u.test(before) && !/^([\p{L}\p{N}]|[.,/:][0-9])/u.test(after);
}

function isDate(piece: string): boolean {
  const [day, month] = piece.split('.');
  return /^[0-9]{1,2}\.[0-9]{2}$/.test(piece) && within(day, 31) && within(month, 12);
}

function within(digits: string | undefined, most: number): boolean {
  return Number(digits) >= 1 && Number(digits) <= most;
}

function canonical(piece: string): string {
  const [, whole = '', decimals = ''] = /^(.*?)(?:[.,]([0-9]{1,2}|-))?[^0-9-]*$/u.exec(piece) ?? [];
  return `${BigInt(whole.replaceAll(/[^0-9]/g, ''))}.${decimals.replace('-', '').padEnd(2, '0')}`;
}

const word = String.raw`[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*`;
const joint = String.raw`(?:[/\-_\\]|(?<=[\p{Lu}\d])\.(?=\d))`;
const row = new RegExp(`${word}(?:${joint}${word})+`, 'gu');
const unmarked = String.raw`(?<![\p{L}\p{N}\p{Co}\p{M}])`;
const sign = String.raw`(?:\p{Lu}\p{L}?|\p{Lu}{2,3}\p{L}|[fF][vVaAkKsS]|[kK][mM]|[wWpP][zZ]|[zZ][kK])`;
const beginning = new RegExp(String.raw`${unmarked}(?:[IVX]{1,5}[ \u00a0\u202f])?${sign}[ \u00a0\u202f]$`, 'u');

/** The codes of a text, letters and digits only. */
export function codes(text: string): string[] {
  const found = Array.from(text.matchAll(row), (match) => {
    const mayHaveSign = /^[0-9]/.test(match[0]) && match[0].includes('/');
    const before = mayHaveSign ? (beginning.exec(text.slice(0, match.index))?.[0] ?? '') : '';
    return squeezed(`${before}${match[0]}`);
  });
  return found.filter((code) => /[0-9]/.test(code) && /\p{L}/u.test(code) && code.length <= 40);
}

/** The long rows of digits of a text: from the left, the longest first. */
function accounts(text: string): string[] {
  const groups = /^(?:[0-9]{16,34}|(?:[0-9]{2}[ -])?[0-9]{4}(?:[ -][0-9]{4}){3,7}(?:[ -][0-9]{1,3})?)$/;
  const found: string[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (let end = Math.min(text.length, start + 60); end > start; end -= 1) {
      const piece = text.slice(start, end).replace(/^[A-Za-z]{2} ?/, '');
      const isAlone = !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end));
      if (!isAlone || !groups.test(piece)) continue;
      found.push(piece.replaceAll(/[^0-9]/g, ''));
      start = end - 1;
      break;
    }
  }
  return found;
}

import { fold } from './fold';

/** The words of a folded text, as FTS5's unicode61 cuts them: runs of letters and digits. */
const word = /[\p{L}\p{N}\p{Co}]+/gu;

/** One word of a text: folded, with its place in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly start: number;
}

/** The words of a text, folded, in order. */
export function tokensOf(text: string): Token[] {
  return Array.from(fold(text).matchAll(word), (match) => ({ text: match[0], start: match.index }));
}

/**
 * Attributes are words of the index column `attributes`, so that a filter is one more term of the same intersection
 * and a rare one leads it. Each begins with its kind in two letters; no two kinds begin alike.
 */
export const attribute = {
  /** Stands on every record: a search of exclusions only needs something to exclude from. */
  everything: 'xall',
  service: (value: string): string => `xs${plain(value)}`,
  direction: (value: string): string => `xd${plain(value)}`,
  status: (value: string): string => `xt${plain(value)}`,
  extension: (extension: string): string => `xe${plain(extension)}`,
  hasNotes: 'xn1',
  /** Digits backwards, so that the last digits of a number are a prefix. */
  number: (digits: string): string => `xr${Array.from(digits).reverse().join('')}`,
  /** One word of an agent's name. */
  agentWord: (token: string): string => `xa${token}`,
  /** A flag's whole name, squeezed to letters and digits. */
  flag: (name: string): string => `xf${plain(name)}`,
} as const;

function plain(value: string): string {
  return tokensOf(value)
    .map((token) => token.text)
    .join('');
}

/** Runs of digits with the separators people put between them: the numbers written inside a text. */
const writtenNumber = /\+?\d(?:[\s().\-/]{0,2}\d){5,17}/g;

/** A number written inside a text: its digits and its place. */
export interface WrittenNumber {
  readonly digits: string;
  readonly start: number;
  readonly length: number;
}

/** The numbers of six or more digits written inside a text, whatever their spacing. */
export function numbersIn(text: string): WrittenNumber[] {
  return Array.from(text.matchAll(writtenNumber), (match) => ({
    digits: digitsOf(match[0]),
    start: match.index,
    length: match[0].length,
  }));
}

/** Only the digits of a text. */
export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/**
 * The digits to look for: a number is the same with `+48`, `0048` or neither in front, so the Polish country code
 * and the international prefix are left off where the rest is a whole national number (nine digits).
 */
export function significantDigits(typed: string): string {
  const digits = digitsOf(typed).replace(/^00(?=\d{9})/, '');
  return digits.length === 11 && digits.startsWith('48') ? digits.slice(2) : digits;
}

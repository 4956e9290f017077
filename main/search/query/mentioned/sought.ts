import { filterCharacters, filtered } from '../../../../preload/letters/char-filter';
import type { TextRange } from '../../../../preload/model';
import type { MentionReason } from '../../../../preload/person';
import { lower } from '../../analysis/fold';
import type { Inflection } from '../../analysis/inflection';
import { numbersIn, spanOf } from '../../analysis/recognisers';
import { tokensOf, type Token } from '../../analysis/tokens';
import { typedWholes } from '../../typed/typed-numbers';
import { patternsOf, type NamePattern, type Slot } from './name-patterns';

/** By what a person is looked for in texts. */
export interface SoughtBy {
  readonly numbers: readonly string[];
  /** Names that are the person's as they stand, though they be one word. */
  readonly names: readonly string[];
  /** Names under which the person was met: one of one word may be anybody's. */
  readonly metNames: readonly string[];
  readonly emails: readonly string[];
}

/** The same, prepared for many texts. */
export interface Sought {
  readonly names: readonly { readonly value: string; readonly patterns: readonly NamePattern[] }[];
  readonly numbers: readonly SoughtNumber[];
  readonly emails: readonly { readonly value: string; readonly lowered: string }[];
}

/** A number, with the digits that tell it from others and the groups in which people write them. */
export interface SoughtNumber {
  readonly value: string;
  readonly wholes: readonly string[];
  readonly groups: readonly (readonly string[])[];
}

/** Shorter numbers stand for rooms, years and amounts in texts. */
const minDigits = 4;

/** Prepares what is sought; `isWide` takes last names alone as well. */
export function prepare(by: SoughtBy, inflection: Inflection | null, isWide: boolean): Sought {
  const named = (names: readonly string[], isWhole: boolean): Sought['names'] =>
    names.map((value) => ({
      value,
      patterns: patternsOf(value, inflection, isWhole).filter(({ kind }) => isWide || kind !== 'lastName'),
    }));
  const senders = by.numbers.filter(isSender);
  return {
    names: [...named([...by.names, ...senders], true), ...named(by.metNames, false)],
    numbers: by.numbers.flatMap((value) => {
      const wholes = typedWholes(value);
      const [digits = ''] = wholes;
      return digits.length < minDigits ? [] : [{ value, wholes, groups: groupsOf(digits, value) }];
    }),
    emails: by.emails
      .map((value) => ({ value, lowered: lower(filtered(value).trim()) }))
      .filter(({ lowered }) => lowered !== ''),
  };
}

/** Whether a number is a sender's name: `mBank`. */
export function isSender(number: string): boolean {
  return typedWholes(number).length === 0;
}

/** `600700800`, `600 700 800`, `22 123 45 67`, and as it is written itself. */
function groupsOf(digits: string, written: string): readonly (readonly string[])[] {
  const cut = (...lengths: readonly number[]): readonly string[] => {
    let at = 0;
    return lengths.map((length) => digits.slice(at, (at += length)));
  };
  if (digits.length === 9) {
    const inOne = ['', '48', '0048', '0'].map((before) => [before + digits]);
    return [...inOne, cut(3, 3, 3), cut(2, 3, 2, 2), cut(2, 7)];
  }
  const itself = filtered(written).replaceAll(/\(0\)/g, ' ').match(/\d+/g) ?? [];
  return itself.join('') === digits ? [[digits], itself] : [[digits]];
}

/** A place of a text that may mean the person, and by what. */
export interface SoughtPlace extends TextRange {
  readonly why: MentionReason;
}

/** The places of a text that may mean the person: in UTF-16 units of the text itself, in order; they may overlap. */
export function placesIn(text: string, sought: Sought): readonly SoughtPlace[] {
  if (text === '') return [];
  const read = filterCharacters(text);
  const tokens = tokensOf(read.text);
  const places = [
    ...sought.names.flatMap(({ value, patterns }) => placesOfName(read.text, tokens, value, patterns)),
    ...sought.numbers.flatMap((number) => placesOfNumber(read.text, tokens, number)),
    ...sought.emails.flatMap(({ value, lowered }) => placesOfEmail(read.text, value, lowered)),
  ];
  return places
    .map(({ why, ...place }) => ({ ...read.correct(place), why }))
    .sort((a, b) => a.start - b.start || b.length - a.length);
}

/** The strongest first: what is within another place of the same name is no further one. */
const strengths: readonly MentionReason['kind'][] = ['name', 'initial', 'lastName'];

function placesOfName(
  text: string,
  tokens: readonly Token[],
  value: string,
  patterns: readonly NamePattern[],
): readonly SoughtPlace[] {
  const found: SoughtPlace[] = [];
  for (const kind of strengths) {
    for (const pattern of patterns) {
      if (pattern.kind !== kind) continue;
      for (let at = 0; at + pattern.slots.length <= tokens.length; at += 1) {
        if (!pattern.slots.every((slot, offset) => fits(text, tokens[at + offset] as Token, slot))) continue;
        const place = spanOf(tokens.slice(at, at + pattern.slots.length));
        if (!found.some((other) => isWithin(place, other))) found.push({ ...place, why: { kind, value } });
      }
    }
  }
  return found;
}

function isWithin(place: TextRange, other: TextRange): boolean {
  return place.start >= other.start && place.start + place.length <= other.start + other.length;
}

function fits(text: string, token: Token, slot: Slot): boolean {
  switch (slot.kind) {
    case 'forms':
      return slot.forms.has(token.text);
    case 'begins':
      return token.text.startsWith(slot.letter) && isCapital(text, token);
    case 'initial':
      return token.text === slot.letter && isCapital(text, token) && text.charAt(token.start + token.length) === '.';
  }
}

/** `a` is a word, `A.` an initial. */
function isCapital(text: string, { start }: Token): boolean {
  return /\p{Lu}/u.test(text.charAt(start));
}

function placesOfNumber(
  text: string,
  tokens: readonly Token[],
  { value, wholes, groups }: SoughtNumber,
): SoughtPlace[] {
  const why: MentionReason = { kind: 'number', value };
  const whole = numbersIn(text).filter(({ significant }) => wholes.includes(significant));
  const places: TextRange[] = whole.map(({ start, length }) => ({ start, length }));
  for (const group of groups) {
    for (let at = 0; at + group.length <= tokens.length; at += 1) {
      const row = tokens.slice(at, at + group.length);
      if (!row.every((token, offset) => token.text === group[offset] && isNear(text, row[offset - 1], token))) continue;
      const place = spanOf(row);
      if (!places.some((other) => isWithin(place, other))) places.push(place);
    }
  }
  return places.map((place) => ({ ...place, why }));
}

/** Whether between two groups of digits stands what people put there. */
function isNear(text: string, before: Token | undefined, token: Token): boolean {
  return before === undefined || /^[\s().\-/]{1,3}$/.test(text.slice(before.start + before.length, token.start));
}

function placesOfEmail(text: string, value: string, lowered: string): SoughtPlace[] {
  const read = lower(text);
  const found: SoughtPlace[] = [];
  for (let at = read.indexOf(lowered); at >= 0; at = read.indexOf(lowered, at + 1)) {
    const [before, after] = [read.slice(Math.max(0, at - 1), at), read.slice(at + lowered.length)];
    if (/[\p{L}\p{N}._%+-]$/u.test(before) || /^(?:[\p{L}\p{N}]|[.-][\p{L}\p{N}])/u.test(after)) continue;
    found.push({ start: at, length: lowered.length, why: { kind: 'email', value } });
  }
  return found;
}

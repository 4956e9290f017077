/**
 * One normalisation for all that is typed, stored and filtered, before words and numbers are looked for: invisible characters
 * and skin tones go, marks are composed with their letters, compatibility forms (full-width, styled, ligatures, superscripts)
 * become plain ones, every dash becomes `-` and every space a plain one. What is found in the filtered text has its place on
 * whole characters of the original.
 */
import type { TextRange } from '../model';

/** A text as it is read for search. */
export interface FilteredText {
  readonly text: string;
  /** Where a place of the filtered text is on the original: whole characters, with the marks that belong to them. */
  correct(place: TextRange): TextRange;
}

/** What a unit becomes, where it is one unit whatever stands beside it; 0 where not looked up yet. */
const targets = new Uint16Array(65_536);
/** In `targets`: depends on its neighbours, goes, or becomes more than one unit. */
const complex = 0xd800;
/** In `targets`: half a character beyond the BMP. */
const half = 0xdc00;

/** Of characters of the first plane beyond the BMP: 0 where not looked up yet, else whether one stays as it is. */
const beyond = new Uint8Array(65_536);
const stays = 1;
const changes = 2;

const unchanged = (place: TextRange): TextRange => place;

/** The text as it is read for search. */
export function filterCharacters(text: string): FilteredText {
  let done = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const target = targets[unit] || lookUp(unit);
    if (target === unit) continue;
    if (target === half) {
      const point = text.codePointAt(at) ?? 0;
      if (point <= 0xffff) continue;
      if (!staysBeyond(point)) return filterClusters(text, at);
      at += 1;
    } else if (target === complex) {
      return filterClusters(text, at);
    } else {
      done += text.slice(from, at) + String.fromCharCode(target);
      from = at + 1;
    }
  }
  return { text: from === 0 ? text : done + text.slice(from), correct: unchanged };
}

/** Only the filtered text. */
export function filtered(text: string): string {
  return filterCharacters(text).text;
}

function lookUp(unit: number): number {
  const target = targetOf(unit);
  targets[unit] = target;
  return target;
}

function targetOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return half;
  const character = String.fromCharCode(unit);
  if (roleOf(character) !== role.letter) return complex;
  const becomes = compatible(character).normalize('NFC');
  return becomes.length === 1 ? becomes.charCodeAt(0) : complex;
}

function staysBeyond(point: number): boolean {
  const known = point <= 0x1ffff ? (beyond[point - 0x10000] ?? 0) : 0;
  if (known !== 0) return known === stays;
  const character = String.fromCodePoint(point);
  const isPlain = roleOf(character) === role.letter && compatible(character).normalize('NFC') === character;
  if (point <= 0x1ffff) beyond[point - 0x10000] = isPlain ? stays : changes;
  return isPlain;
}

/** How a character stands to those before it. */
const role = {
  letter: 0,
  /** Goes; nothing that is seen ends there. */
  invisible: 1,
  /** Goes with the character that it is part of: variation selectors, joiners, skin tones, tags. */
  selector: 2,
  mark: 3,
  /** Composes with those beside it. */
  jamo: 4,
  /** Two of them are a flag. */
  regional: 5,
} as const;

const gone = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]/u;
const attached = /[\p{Grapheme_Extend}\p{M}\p{Emoji_Modifier}\u200d]/u;
const regional = /\p{Regional_Indicator}/u;
const jamo = /^[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/;
const syllable = /^[\uac00-\ud7a3]/;
const pictograph = /^\p{Extended_Pictographic}/u;

/** The roles of characters of one unit, each and 1; 0 where not looked up yet. */
const roles = new Uint8Array(65_536);

function knownRoleOf(character: string): number {
  if (character.length > 1) return staysBeyond(character.codePointAt(0) ?? 0) ? role.letter : roleOf(character);
  const unit = character.charCodeAt(0);
  const known = roles[unit] || roleOf(character) + 1;
  roles[unit] = known;
  return known - 1;
}

function roleOf(character: string): number {
  if (gone.test(character)) return attached.test(character) ? role.selector : role.invisible;
  if (attached.test(character)) return role.mark;
  if (regional.test(character)) return role.regional;
  return jamo.test(character.normalize('NFKC')) ? role.jamo : role.letter;
}

const dash = /^[\p{Dash}\u02d7\u2043]$/u;
const space = /^[\p{Zs}\u0085\u2028\u2029]$/u;
const oneCharacter = /^.$/su;
const lettersOnly = /^[\p{L}\p{N}\p{M}]+$/u;
/** Signs that stand beside a word or a number, whose letters would become part of it: `™`, `№`. */
const besideWords = /[\u2116\u2120\u2121\u2122\u213b\u{1f16a}-\u{1f16c}]/u;

/** The character that another is a form of; itself where it would fall into several kinds (`½` is no `1/2`). */
function compatible(character: string): string {
  const plain = character.normalize('NFKC');
  if (dash.test(plain)) return '-';
  if (space.test(plain)) return ' ';
  if (plain === character || besideWords.test(character)) return character;
  return oneCharacter.test(plain) || lettersOnly.test(plain) ? plain : character;
}

/**
 * As many marks in a row belong to a letter (UAX 15, stream-safe text): to compose them they are put in order, which takes
 * as long as their number times itself.
 */
const maxMarks = 30;

/** A character with what belongs to it. */
interface Cluster {
  readonly start: number;
  end: number;
  characters: string;
  marks: number;
  readonly isPicture: boolean;
  /** Its last character that stays, and the role of that. */
  lastCharacter: string;
  last: number;
  /** Whether a joiner came last: a picture after it is part of the same one. */
  isJoining: boolean;
}

/** Filters a text in which at a place, for the first time, more has to be done than replacing units. */
function filterClusters(text: string, at: number): FilteredText {
  const first = startOfCharacter(text, at);
  const out = new ClusterWriter(filtered(text.slice(0, first)));
  let cluster: Cluster | null = null;
  for (let here = first; here < text.length;) {
    const start = here;
    const character = String.fromCodePoint(text.codePointAt(here) ?? 0);
    here += character.length;
    const kind = knownRoleOf(character);
    if (cluster !== null && joins(cluster, kind, character)) {
      join(cluster, kind, character, here);
    } else if (kind !== role.invisible && kind !== role.selector) {
      if (cluster !== null) out.write(cluster);
      cluster = begun(character, kind, start, here);
    }
  }
  if (cluster !== null) out.write(cluster);
  return out.filtered();
}

function begun(character: string, kind: number, start: number, end: number): Cluster {
  const marks = kind === role.mark ? 1 : 0;
  const isPicture = character.charCodeAt(0) > 0xa8 && pictograph.test(character);
  return {
    start,
    end,
    characters: character,
    marks,
    isPicture,
    lastCharacter: character,
    last: kind,
    isJoining: false,
  };
}

/** The start of the character before a place, which marks at the place may belong to. */
function startOfCharacter(text: string, at: number): number {
  if (at === 0) return 0;
  return (text.codePointAt(at - 2) ?? 0) > 0xffff ? at - 2 : at - 1;
}

function joins(cluster: Cluster, kind: number, character: string): boolean {
  switch (kind) {
    case role.invisible:
    case role.selector:
    case role.mark:
      return true;
    case role.jamo:
      return cluster.last === role.jamo || (cluster.last === role.letter && syllable.test(cluster.lastCharacter));
    case role.regional:
      return cluster.last === role.regional && cluster.characters.length === character.length;
    default:
      return (
        (cluster.isJoining && cluster.isPicture && pictograph.test(character)) ||
        (cluster.last === role.jamo && syllable.test(character))
      );
  }
}

function join(cluster: Cluster, kind: number, character: string, end: number): void {
  if (kind === role.invisible) return;
  cluster.end = end;
  cluster.isJoining = character === '\u200d';
  if (kind === role.selector) return;
  cluster.last = kind;
  cluster.lastCharacter = character;
  if (kind === role.mark) cluster.marks += 1;
  if (cluster.marks <= maxMarks) cluster.characters += character;
}

/** Puts clusters together, and remembers where each came from. */
class ClusterWriter {
  #text: string;
  /** As many units of the text are in their old place. */
  readonly #before: number;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(before: string) {
    this.#text = before;
    this.#before = before.length;
  }

  write({ start, end, characters }: Cluster): void {
    const plain = plainCluster(characters);
    this.#text += plain;
    for (let at = 0; at < plain.length; at += 1) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }

  filtered(): FilteredText {
    const [before, starts, ends] = [this.#before, this.#starts, this.#ends];
    const startOf = (at: number): number => (at < before ? at : (starts[at - before] ?? ends.at(-1) ?? before));
    const endOf = (at: number): number => (at < before ? at + 1 : (ends[at - before] ?? ends.at(-1) ?? before));
    return {
      text: this.#text,
      correct({ start, length }) {
        const from = startOf(start);
        return { start: from, length: length === 0 ? 0 : endOf(start + length - 1) - from };
      },
    };
  }
}

function plainCluster(characters: string): string {
  if (characters.length === 1) {
    const unit = characters.charCodeAt(0);
    const target = targets[unit] || lookUp(unit);
    if (target !== complex && target !== half) return String.fromCharCode(target);
  }
  return Array.from(characters, compatible).join('').normalize('NFC');
}

import { filtered } from '../../../../preload/letters/char-filter';
import { fold } from '../../analysis/fold';
import type { Inflection } from '../../analysis/inflection';
import { splitName, withoutForm } from '../../analysis/last-name';
import { tokensOf, type Token } from '../../analysis/tokens';
import { formsOfName } from '../../typed/words/name-forms';

/** What one word of a text has to be: one of some folded forms, or an initial with a point after it. */
export type Slot =
  | { readonly kind: 'forms'; readonly forms: ReadonlySet<string> }
  | { readonly kind: 'initial'; readonly letter: string }
  /** A first name of which only the initial is known. */
  | { readonly kind: 'begins'; readonly letter: string };

/** One way in which a text may name somebody: words that follow each other. */
export interface NamePattern {
  /** `name`: the whole name; `initial`: with an initial; `lastName`: a part that others may have as well. */
  readonly kind: 'name' | 'initial' | 'lastName';
  readonly slots: readonly Slot[];
}

/** Shorter words have no forms. */
const minInflected = 3;
/** More words name nobody better. */
const maxWords = 6;

/**
 * The ways in which texts may name somebody called so, in any Polish form and either order of first and last name. With
 * `isWhole` a name of one word is meant as it stands; else it may be anybody's.
 */
export function patternsOf(name: string, inflection: Inflection | null, isWhole: boolean): readonly NamePattern[] {
  const slotsOf = (text: string): readonly Slot[] =>
    tokensOf(filtered(text))
      .slice(0, maxWords)
      .map((word) => slotOf(word, inflection));
  const parts = splitName(filtered(name));
  const patterns = parts === null ? ofCompany(name, slotsOf) : ofPerson(parts, slotsOf);
  const alone = (pattern: NamePattern): NamePattern =>
    pattern.kind === 'name' && pattern.slots.length === 1 && !isWhole ? { ...pattern, kind: 'lastName' } : pattern;
  return distinct(patterns.filter(({ slots }) => slots.length > 0).map(alone));
}

type SlotsOf = (text: string) => readonly Slot[];

function ofCompany(name: string, slotsOf: SlotsOf): NamePattern[] {
  const bare = slotsOf(withoutForm(name));
  return [
    { kind: 'name', slots: slotsOf(name) },
    { kind: bare.length === 1 ? 'lastName' : 'name', slots: bare },
  ];
}

function ofPerson({ last, first }: NonNullable<ReturnType<typeof splitName>>, slotsOf: SlotsOf): NamePattern[] {
  const lastNames = slotsOf(last.join(' '));
  const firstNames = slotsOf(first.join(' ')).map(asInitial);
  const [given] = firstNames;
  if (given === undefined) return [{ kind: 'name', slots: lastNames }];
  // One of two last names stands for both.
  const each = lastNames.length === 1 ? [lastNames] : [lastNames, ...lastNames.filter(isTelling).map((slot) => [slot])];
  const both = (some: readonly Slot[], others: readonly Slot[], kind: NamePattern['kind']): NamePattern[] => [
    { kind, slots: [...some, ...others] },
    { kind, slots: [...others, ...some] },
  ];
  const letter = initialOf(given);
  return [
    ...both(firstNames, lastNames, isKnown(given) ? 'name' : 'initial'),
    ...each.flatMap((names) => both([given], names, isKnown(given) ? 'name' : 'initial')),
    ...(letter === null ? [] : each.flatMap((names) => both([{ kind: 'initial', letter }], names, 'initial'))),
    ...each.map((names): NamePattern => ({ kind: 'lastName', slots: names })),
  ];
}

function slotOf({ text, exact }: Token, inflection: Inflection | null): Slot {
  if (text.length < minInflected || !/^\p{L}+$/u.test(exact)) return { kind: 'forms', forms: new Set([text]) };
  const known = inflection?.formsOf(exact).map(fold) ?? [];
  return { kind: 'forms', forms: new Set([text, ...known, ...formsOfName(text), ...ofFamily(text)]) };
}

/** What a husband's or father's name makes of his wife, daughter and family, where its endings are regular. */
function ofFamily(name: string): readonly string[] {
  if (!/[bcdfghjklmnprstwz]$/.test(name)) return [];
  return ['owie', 'ow', 'om', 'ami', 'ach', 'owa', 'owej', 'owna', 'ownej'].map((ending) => name + ending);
}

/** `J.` in a name's place is the beginning of any name. */
function asInitial(slot: Slot): Slot {
  const [only] = slot.kind === 'forms' && slot.forms.size === 1 ? [...slot.forms] : [];
  return only?.length === 1 ? { kind: 'begins', letter: only } : slot;
}

const isKnown = (slot: Slot): boolean => slot.kind === 'forms';

function initialOf(slot: Slot): string | null {
  if (slot.kind !== 'forms') return slot.letter;
  const [word] = slot.forms;
  return word?.charAt(0) ?? null;
}

function isTelling(slot: Slot): boolean {
  return slot.kind === 'forms' && [...slot.forms].some((form) => form.length >= minInflected);
}

function distinct(patterns: readonly NamePattern[]): readonly NamePattern[] {
  const known = new Map<string, NamePattern>();
  for (const pattern of patterns) {
    const key = pattern.slots
      .map((slot) => (slot.kind === 'forms' ? [...slot.forms].join() : slot))
      .map((part) => JSON.stringify(part))
      .join(' ');
    if (!known.has(key)) known.set(key, pattern);
  }
  return [...known.values()];
}

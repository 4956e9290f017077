import { normalise } from '../../../preload/letters/normalise';
import type { Language } from '../../../preload/model';
import { mentionKey, type KnownAs, type Mention, type PersonFound, type Subject } from '../../../preload/person';
import { numberKey } from '../../../preload/phone-number';
import { knownAsText } from '../../../preload/words/texts/person-text';
import type { Identity } from './identity';

/** Something that was given, as people read it. */
export interface GivenAs {
  readonly identity: Identity;
  /** Of a contact: its names; else what was given. */
  readonly name: string;
  /** How many of the person's records have it; null until that is known. */
  readonly records: number | null;
}

/** What the archive says of something that was given. */
export function givenAs(identity: Identity, found: PersonFound | null, language: Language): GivenAs {
  const { kind, value } = identity;
  const key = keyOf(kind, value);
  const known = found?.known.find((one) => one.kind === kind && keyOf(kind, one.value) === key);
  if (known === undefined) return { identity, name: kind === 'contacts' ? '…' : value, records: null };
  return { identity, name: kind === 'contacts' ? knownAsText(known, language) : value, records: known.records };
}

/** Whether it can be said of something that it is somebody else: a number is shared, and is nobody by itself. */
export function mayBeOther({ kind }: KnownAs): boolean {
  return kind === 'names' || kind === 'contacts' || kind === 'unnamed';
}

/** Whether something was said to be somebody else. */
export function isSaidOther({ others }: Subject, { kind, value }: Pick<KnownAs, 'kind' | 'value'>): boolean {
  if (kind === 'unnamed') return others.unnamed;
  if (kind !== 'names' && kind !== 'contacts') return false;
  return others[kind].some((one) => keyOf(kind, one) === keyOf(kind, value));
}

/** Mentions in their order, none twice. */
export function eachOnce(mentions: readonly Mention[]): readonly Mention[] {
  return [...new Map(mentions.map((mention) => [mentionKey(mention), mention])).values()];
}

function keyOf(kind: KnownAs['kind'], value: string): string {
  const key = kind === 'numbers' ? numberKey(value) : '';
  return key === '' ? normalise(value) : key;
}

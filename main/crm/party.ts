import type { Agent, Contact, Flag } from '../../preload/model';
import { isObject, onlyObject, textOf, type Json } from './json/wire';

/** A caller's name in the fields that the CRM has for it. */
export interface NameParts {
  readonly type: string;
  /** Of an organisation; perhaps of a person that was written into one field. */
  readonly name: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/** The fields of a caller's name. */
export function toNameParts(caller: Json): NameParts {
  const one = onlyObject(caller) ?? {};
  const filled = (field: string): string | null => [textOf(one[field])].find(isFilled) ?? null;
  return {
    type: textOf(one['type']) ?? 'unknown',
    ...{ name: filled('name'), firstName: filled('firstName'), lastName: filled('lastName') },
  };
}

/** A caller (`from` or `to`) as the window shows it; null where the CRM names none. */
export function toContact(caller: Json): Contact | null {
  const one = onlyObject(caller);
  if (one === null) return null;
  const { type, name, firstName, lastName } = toNameParts(one);
  const person = [firstName, lastName].filter(isFilled).join(' ');
  return {
    type,
    uuid: textOf(one['uuid']),
    name: [name, person].find(isFilled) ?? null,
    number: [textOf(one['number']), textOf(one['numberNotFormatted'])].find(isFilled) ?? null,
  };
}

/** `externalNumber` as a contact without a name. */
export function toExternalContact(externalNumber: Json): Contact | null {
  const one = onlyObject(externalNumber);
  if (one === null) return null;
  return {
    type: textOf(one['type']) ?? 'unknown',
    uuid: null,
    name: null,
    number: [textOf(one['numberFormatted']), textOf(one['numberNotFormatted'])].find(isFilled) ?? null,
  };
}

const unknownContact: Contact = { type: 'unknown', uuid: null, name: null, number: null };

/** The other party: who called in, or who was called, with the number as the CRM formats it. */
export function otherParty(
  direction: string,
  from: Contact | null,
  to: Contact | null,
  external: Contact | null,
): Contact {
  const named = (direction === 'in' ? from : to) ?? unknownContact;
  if (external === null) return named;
  // `numberFormatted` keeps the plus and the leading zeros that a number printed without quotes has lost.
  return {
    ...named,
    type: named.type === 'unknown' ? external.type : named.type,
    number: external.number ?? named.number,
  };
}

/** A receiver out of `userTalk`. */
export function toAgent(receiver: Json): Agent {
  const one = onlyObject(receiver) ?? {};
  const extension = textOf(one['internal']);
  const name = [textOf(one['firstName']), textOf(one['lastName'])].filter(isFilled).join(' ');
  return { uuid: textOf(one['uuid']), name: name === '' ? (extension ?? '') : name, extension };
}

/** A flag; a colour that is none is left out. */
export function toFlag(flag: Json): Flag {
  const one = isObject(flag) ? flag : {};
  const color = textOf(one['color']);
  return {
    uuid: textOf(one['uuid']),
    name: textOf(one['name']) ?? '',
    color: color !== null && /^#[0-9a-f]{6}$/i.test(color) ? color : null,
  };
}

/** First and last name, or the name of an organisation. */
export function nameOf(thing: Json): string | null {
  return toContact(thing)?.name ?? null;
}

/**
 * The archive's word for an enumeration value of the CRM, whose documents print it in two cases (`in`, `IN`).
 * A value that is not documented stays as it came.
 */
export function toKnown(value: string | null, known: readonly string[]): string {
  if (value === null) return '';
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return known.find((word) => plain(word) === plain(value)) ?? value;
}

export const services = ['call', 'sms', 'fax'] as const;
export const directions = ['in', 'out', 'internal'] as const;
export const statuses = ['answered', 'noAnswer', 'busy'] as const;

function isFilled(text: string | null): text is string {
  return text !== null && text !== '';
}

import type { Contact } from '../../../preload/model';
import type { IdentityKind } from '../../../preload/person';

/** One thing by which a person is known. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** Of whom a record is: the contact of the CRM where it has one, else the name, else the number. */
export function identityOf({ uuid, name, number }: Contact): Identity | null {
  if (uuid !== null) return { kind: 'contacts', value: uuid };
  if (name !== null) return { kind: 'names', value: name };
  return number === null ? null : { kind: 'numbers', value: number };
}

import { normalise } from './letters/normalise';
import { noSubject, type IdentityKind, type Others, type Subject } from './person';
import { digitsOf, isNamed, isNumber } from './phone-number';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
/** Fewer digits are no number by which a person is known. */
const minDigits = 3;

/** What a person typed to say whom they mean: an address, a contact's uuid, a number, else a name. */
export function identityKindOf(typed: string): IdentityKind {
  const text = typed.trim();
  if (uuid.test(text)) return 'contacts';
  if (email.test(text)) return 'emails';
  return isNumber(text) && !isNamed(text) && digitsOf(text).length >= minDigits ? 'numbers' : 'names';
}

/** A subject with one identity more; the same one where it has it. */
export function withIdentity(subject: Subject, kind: IdentityKind, value: string): Subject {
  const known = subject[kind].some((one) => normalise(one) === normalise(value));
  const others = withoutOther(subject.others, value);
  return known ? { ...subject, others } : { ...subject, [kind]: [...subject[kind], value], others };
}

/** A subject of whom somebody was said to be another; null: whoever has no name and no contact. */
export function withOther(subject: Subject, other: string | null): Subject {
  const { others } = subject;
  if (other === null) return { ...subject, others: { ...others, unnamed: true } };
  const kind = identityKindOf(other) === 'contacts' ? 'contacts' : 'names';
  return { ...subject, others: { ...others, [kind]: [...withoutOther(others, other)[kind], other] } };
}

/** A subject with one identity less. */
export function withoutIdentity(subject: Subject, kind: IdentityKind, value: string): Subject {
  return { ...subject, [kind]: subject[kind].filter((one) => normalise(one) !== normalise(value)) };
}

/** A subject of whom it is not said any more that somebody is another; null: whoever has no name and no contact. */
export function withSame(subject: Subject, other: string | null): Subject {
  const { others } = subject;
  return { ...subject, others: other === null ? { ...others, unnamed: false } : withoutOther(others, other) };
}

function withoutOther(others: Others, value: string): Others {
  const without = (values: readonly string[]): readonly string[] =>
    values.filter((one) => normalise(one) !== normalise(value));
  return { ...others, contacts: without(others.contacts), names: without(others.names) };
}

/** The subject that some typed identities make, `except` being somebody else each. */
export function typedSubject(typed: readonly string[], except: readonly string[] = []): Subject {
  const subject = typed
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .reduce((made, text) => withIdentity(made, identityKindOf(text), text), noSubject);
  return except.reduce(withOther, subject);
}

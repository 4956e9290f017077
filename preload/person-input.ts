import * as v from 'valibot';
import { maxIdentities } from './person';

const values = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(500))),
  v.maxLength(maxIdentities),
  v.readonly(),
);

/** The schema of a `Subject`. */
export const subject = v.strictObject({
  numbers: values,
  contacts: values,
  names: values,
  emails: values,
  others: v.strictObject({ contacts: values, names: values, unnamed: v.boolean() }),
});

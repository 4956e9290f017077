import { accountOf } from '../../../preload/addresses/account-address';
import { KronikaError } from '../../../preload/failure';
import type { Account } from '../../../preload/model';

/** The account that a person means, as `accountOf` reads it. Throws `addressNotAllowed`. */
export function toAccount(text: string): Account {
  const account = accountOf(text);
  if (account === null) throw new KronikaError('addressNotAllowed', { address: withoutCredentials(text.trim()) });
  return account;
}

/** A pasted address may carry a password before its host; it must not reach an error. */
function withoutCredentials(typed: string): string {
  return typed.slice(0, 200).replace(/^([a-z]+:\/\/)?[^/]*@/i, '$1');
}

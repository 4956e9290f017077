import { KronikaError } from '../../preload/failure';
import type { Account } from '../../preload/model';

const instanceName = /^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/i;
const instanceHost = /^([a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?)\.ccrm\.pl$/;
const loopbackHost = /^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/;

/**
 * The account that a person means by an instance name (`my-crm`), the address of any page of their CRM
 * (`https://my-crm.ccrm.pl/...`), or a whole base address; `http:` only on this computer. Throws `addressNotAllowed`.
 */
export function toAccount(text: string): Account {
  const typed = text.trim();
  if (instanceName.test(typed)) return toInstance(typed.toLowerCase());
  const url = parseAddress(typed);
  const instance = instanceHost.exec(url.hostname)?.[1];
  if (instance !== undefined && url.protocol === 'https:' && url.port === '') return toInstance(instance);
  const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  return { name: url.host, baseUrl: `${url.protocol}//${url.host}${path}` };
}

function toInstance(name: string): Account {
  return { name, baseUrl: `https://${name}.ccrm.pl/publicApi/` };
}

function parseAddress(typed: string): URL {
  const refused = new KronikaError('addressNotAllowed', { address: withoutCredentials(typed) });
  // `my-crm.ccrm.pl/contacts`, as browsers show it
  const whole = /^[a-z0-9_-]+\.ccrm\.pl(?:[/?#]|$)/i.test(typed) ? `https://${typed}` : typed;
  if (!/^https?:\/\//i.test(whole) || !URL.canParse(whole)) throw refused;
  const url = new URL(whole);
  const mayBePlain = loopbackHost.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBePlain)) throw refused;
  if (url.username !== '' || url.password !== '') throw refused;
  return url;
}

/** A pasted address may carry a password before its host; it must not reach an error. */
function withoutCredentials(typed: string): string {
  return typed.slice(0, 200).replace(/^([a-z]+:\/\/)?[^/]*@/i, '$1');
}

import type { Account } from '../model';

const instanceName = /^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/;
const instanceHost = /^(?:www\.)?([a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?)\.ccrm\.pl\.?$/;
const vendorHost = /(?:^|\.)ccrm\.pl\.?$/;
const loopbackHost = /^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/;

/**
 * The account that a person means by an instance name (`my-crm`), the address of any page of their CRM, or a whole base
 * address; null for what names none. However it is written, one account has one base address, and with it one archive.
 * `https:` alone, and `http:` on this computer itself.
 */
export function accountOf(text: string): Account | null {
  const typed = withoutWrapping(text);
  const name = typed.toLowerCase();
  if (name !== 'www' && instanceName.test(name)) return toInstance(name);
  const url = toUrl(typed);
  if (url === null || url.username !== '' || url.password !== '') return null;
  return vendorHost.test(url.hostname) ? instanceOf(url) : otherHostOf(url);
}

/** The address that people see for what they type, `https://my-crm.ccrm.pl`; null for what names no account. */
export function addressOf(text: string): string | null {
  const account = accountOf(text);
  return account === null ? null : new URL(account.baseUrl).origin;
}

/** Without what comes along from an e-mail or a printed page: marks that are not seen, quotes, brackets, a full stop. */
function withoutWrapping(text: string): string {
  return text
    .replaceAll(/\p{Cf}/gu, '')
    .replace(/^[\s"'„”“‚’‘«»<(]+/, '')
    .replace(/[\s"'„”“‚’‘«»>),.;]+$/, '');
}

function toInstance(name: string): Account {
  return { name, baseUrl: `https://${name}.ccrm.pl/publicApi/` };
}

/** Of `my-crm.ccrm.pl/contacts`, as browsers show it, as well. */
function toUrl(typed: string): URL | null {
  const whole = /^[a-z0-9_.-]+\.ccrm\.pl\.?(?:[/?#:]|$)/i.test(typed) ? `https://${typed}` : typed;
  return /^https?:\/\//i.test(whole) && URL.canParse(whole) ? new URL(whole) : null;
}

/** Asked over `https:` whatever was typed; the vendor's own pages are no account. */
function instanceOf({ hostname, port, protocol }: URL): Account | null {
  const name = instanceHost.exec(hostname)?.[1];
  if (name === undefined || name === 'www' || port !== '' || !/^https?:$/.test(protocol)) return null;
  return toInstance(name);
}

function otherHostOf({ hostname, host, pathname, protocol }: URL): Account | null {
  if (protocol !== 'https:' && !(protocol === 'http:' && loopbackHost.test(hostname))) return null;
  // A method's address leads to the same account as the base address that it begins with.
  const base = /^.*?\/publicApi(?=\/|$)/i.exec(pathname)?.[0] ?? pathname.replace(/\/$/, '');
  return { name: host, baseUrl: `${protocol}//${host}${base}/` };
}

/**
 * The address that an account's name stands for, as the first run shows it while it is typed; null for what cannot be one.
 * The main process decides; this only shows people what will happen. https alone, and http for this computer itself.
 */
export function addressOf(typed: string): string | null {
  const name = typed.trim();
  if (/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(name)) return `https://${name.toLowerCase()}.ccrm.pl`;
  if (/^[a-z0-9-]+\.ccrm\.pl\/?$/i.test(name)) return `https://${name.toLowerCase().replace(/\/$/, '')}`;
  if (!URL.canParse(name)) return null;
  const { protocol, hostname, origin } = new URL(name);
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback) ? origin : null;
}

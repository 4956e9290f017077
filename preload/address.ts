const openable: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/**
 * An address that may be given to the system's browser or mail program; null for any other: the texts that hold them
 * were written by strangers, and a file or a program's own scheme can do harm.
 * https://www.electronjs.org/docs/latest/tutorial/security, 15.
 */
export function openableAddress(text: string): URL | null {
  const address = URL.canParse(text) ? new URL(text) : null;
  return address !== null && openable.has(address.protocol) ? address : null;
}

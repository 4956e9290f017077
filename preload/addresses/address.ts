const openable: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Longer ones are refused: no browser takes them, and a person cannot read them before saying yes. */
const maxAddressLength = 8000;

/**
 * An address that may be given to the system's browser or mail program; null for any other: the texts that hold them
 * were written by strangers, and a file or a program's own scheme can do harm. Of an e-mail only its address, subject and
 * body are left: some mail programs attach a file of this computer when the address names one (`?attach=`).
 * https://www.electronjs.org/docs/latest/tutorial/security, 15.
 */
export function openableAddress(text: string): URL | null {
  const address = text.length <= maxAddressLength && URL.canParse(text) ? new URL(text) : null;
  if (address === null || !openable.has(address.protocol)) return null;
  return address.protocol === 'mailto:' ? plainMail(address) : address;
}

const mailParts: ReadonlySet<string> = new Set(['subject', 'body']);

function plainMail({ pathname, search }: URL): URL {
  const parts = search
    .slice(1)
    .split('&')
    .filter((part) => mailParts.has(part.split('=', 1)[0]?.toLowerCase() ?? ''))
    // A line end in a subject could begin another head of the e-mail.
    .map((part) => (/^subject/i.test(part) ? part.replaceAll(/%0[ad]/gi, ' ') : part));
  const query = parts.length === 0 ? '' : `?${parts.join('&')}`;
  return new URL(`mailto:${pathname.replaceAll(/%0[ad]/gi, '')}${query}`);
}

const host = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.)+\p{L}{2,63}`;
const page = new RegExp(String.raw`^(?:\/\/)?${host}(?::\d{1,5})?(?:[\/?#]|$)`, 'u');
const mail = new RegExp(String.raw`^[\p{L}\p{N}._%+-]{1,64}@${host}$`, 'u');

/** An address of a page or of mail as it has to be written to lead somewhere: `firma.pl/cennik` as `https://firma.pl/cennik`. */
export function withScheme(written: string): string {
  if (written.length > maxAddressLength) return written;
  if (page.test(written)) return `https://${written.replace(/^\/\//, '')}`;
  return mail.test(written) ? `mailto:${written}` : written;
}

/** An address as people read it: of mail and of telephones without the scheme. */
export function addressText(url: string): string {
  return url.replace(/^(?:mailto|tel):/i, '');
}

/** Whether the words of a link are its address, so that it need not be said again. */
export function saysAddress(label: string, url: string): boolean {
  const [said, meant] = [label.trim(), addressText(url)];
  if (said.length > maxAddressLength) return false;
  const plain = (address: string): string => addressText(withScheme(address)).replace(/\/$/, '');
  const digits = (address: string): string => address.replaceAll(/[\s().-]/g, '');
  return plain(said) === plain(meant) || (/^tel:/i.test(url) && digits(said) === digits(meant));
}

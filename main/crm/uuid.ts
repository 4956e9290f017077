const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a uuid as it is commonly written, in either letter case. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/**
 * What tells a record from others: a uuid without regard to the case of its letters, which mean nothing in it (RFC 9562,
 * section 4); any other text as it is.
 */
export function identityOf(spelled: string): string {
  return isUuid(spelled) ? spelled.toLowerCase() : spelled;
}

/** The 16 bytes of a uuid as it is commonly written; null for any other text. */
export function bytesOfUuid(text: string): Buffer | null {
  if (text.length !== 36) return null;
  const bytes = Buffer.allocUnsafe(16);
  let next = 0;
  for (let at = 0; at < 36; at += 2) {
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (text.charCodeAt(at) !== dash) return null;
      at += 1;
    }
    const byte = (digitOf(text.charCodeAt(at)) << 4) | digitOf(text.charCodeAt(at + 1));
    if (byte < 0) return null;
    bytes[next] = byte;
    next += 1;
  }
  return bytes;
}

const dash = 0x2d;

/** What a hexadecimal digit stands for; -1 for any other letter. */
function digitOf(letter: number): number {
  if (letter >= 0x30 && letter <= 0x39) return letter - 0x30;
  const small = letter | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
}

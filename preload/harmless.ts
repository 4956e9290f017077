/** Characters that steer a terminal (C0, DEL, C1) or turn what stands beside them round (bidi controls). */
const steering = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * A text for a terminal: strangers wrote parts of it (an SMS, a name, a message of the CRM), and none of their characters may
 * steer it. A newline and a tab stay; the others are shown (`␛`, `[U+009B]`), for what was written is not to be hidden.
 */
export function harmless(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(steering, shown);
}

function shown(character: string): string {
  if (character === '\n' || character === '\t') return character;
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : `[U+${hex(code)}]`;
}

/** A value as one line of JSON that is harmless to a terminal, too: JSON itself escapes C0 alone. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(steering, (character) => `\\u${hex(character.charCodeAt(0)).toLowerCase()}`);
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

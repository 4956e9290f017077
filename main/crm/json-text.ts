import { quoteLongNumbers, repairBody } from './repair';
import type { Json } from './wire';

/** What a text says as JSON, as printed by the CRM (`repair.ts`); undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  const whole = quoteLongNumbers(text);
  return parse(whole) ?? parse(repairBody(whole));
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The text of UTF-8 bytes; null where they are none: a letter that was torn must not be stored as a question mark. */
export function decode(body: Uint8Array): string | null {
  try {
    // A byte order mark is left out.
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

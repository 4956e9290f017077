import { quoteInexactNumbers } from './exact-numbers';
import { repairBody } from './repair';
import type { Json } from './wire';

/** What a text says as JSON, as printed by the CRM (`repair.ts`); undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  // Only in what is JSON is it known which digits are a number's and which are a person's words.
  return parseStrictly(quoteInexactNumbers(text)) ?? parseStrictly(quoteInexactNumbers(repairBody(text)));
}

/** What a text says as JSON, where it is JSON as it stands; undefined else. */
export function parseStrictly(text: string): Json | undefined {
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

/**
 * The CRM's records by its own field names. Nothing here is trusted: every field may be absent, of another
 * type, or spelled in another case, so a wire record is JSON until a mapping has looked at it.
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Deeper than this not every part of the program can follow a record; no CRM nests like that. */
export const maxDepth = 10_000;

/** True for a JSON object (not null, not a list). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a JSON list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A string as it came, a number as its digits; null for anything else. */
export function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

/** A safe integer, also out of a string or a boolean; null for anything else. */
export function integerOf(value: Json | undefined): number | null {
  const number =
    typeof value === 'string' && /^-?\d{1,15}$/.test(value)
      ? Number(value)
      : typeof value === 'boolean'
        ? Number(value)
        : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** The first entry where the documents say "array" and print one object; null where there is none. */
export function onlyObject(value: Json | undefined): JsonObject | null {
  const one = isList(value) ? value[0] : value;
  return isObject(one) ? one : null;
}

/** A string as it came; null for anything else. */
export function stringOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** A string as a file can hold it, half surrogate pairs replaced (U+FFFD); null for anything else. */
export function wellFormedOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value.toWellFormed() : null;
}

/** The JSON text of a value; null where there is none. */
export function jsonTextOf(value: Json | undefined): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** What we wrote ourselves cannot be read any more: the file it comes from is damaged. */
export class StoredDamaged extends Error {}

/** What is read, or null where it is damaged. */
export function readable<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof StoredDamaged) return null;
    throw error;
  }
}

/** The value of a JSON text that we wrote ourselves. Throws `StoredDamaged`. */
export function fromJsonText(text: string | null): Json {
  if (text === null) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    // V8's own message repeats the text, which may be a person's words.
    throw new StoredDamaged('a text that is no JSON any more');
  }
}

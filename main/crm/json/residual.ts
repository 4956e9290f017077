import { isList, isObject, StoredDamaged, type Json, type JsonObject } from './wire';

/**
 * What turns one JSON value into another: `0` takes the key away, `[value]` puts a value in its place,
 * an object goes one level deeper. It keeps a mapped record lossless: what the columns cannot rebuild is stored as a patch.
 */
export type Patch = 0 | readonly [Json] | { readonly [key: string]: Patch };

/** The patch that turns `base` into `actual`; null when they are equal. */
export function differenceOf(base: Json | undefined, actual: Json): Patch | null {
  if (base === actual) return null;
  if (!isObject(base) || !isObject(actual)) return equal(base, actual) ? null : [actual];
  // Mostly there is none, and nothing is made.
  let entries: [string, Patch][] | null = null;
  for (const key of Object.keys(base)) if (!Object.hasOwn(actual, key)) (entries ??= []).push([key, 0]);
  for (const key of Object.keys(actual)) {
    const patch = differenceOf(Object.hasOwn(base, key) ? base[key] : undefined, actual[key] as Json);
    if (patch !== null) (entries ??= []).push([key, patch]);
  }
  return entries === null ? null : Object.fromEntries(entries);
}

/** `base` with `patch` applied: the inverse of `differenceOf`. Throws `StoredDamaged` for what is no patch. */
export function restore(base: Json | undefined, patch: Patch | null): Json {
  if (patch === null || patch === 0) return base ?? null;
  if (Array.isArray(patch) && patch.length === 1) return patch[0] as Json;
  // Patches come out of a file, where they may have been damaged.
  if (typeof patch !== 'object' || Array.isArray(patch)) throw new StoredDamaged('a patch of another shape');
  const kept: JsonObject = isObject(base) ? base : {};
  const patches = patch as { readonly [key: string]: Patch };
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(kept)) {
    const inner = Object.hasOwn(patches, key) ? patches[key] : undefined;
    if (inner === undefined) entries.push([key, value]);
    else if (inner !== 0) entries.push([key, restore(value, inner)]);
  }
  for (const [key, inner] of Object.entries(patches)) {
    if (inner !== 0 && !Object.hasOwn(kept, key)) entries.push([key, restore(undefined, inner)]);
  }
  return Object.fromEntries(entries);
}

/** Structural equality of two JSON values; the order of keys does not matter. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((value, index) => equal(value, b[index]));
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
  }
  return false;
}

import { avalanche, hashParts, unavalanche } from './random';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a uuid. */
export function looksLikeUuid(text: string): boolean {
  return UUID.test(text);
}

/** A uuid made of whole numbers: the same parts always give the same uuid. */
export function uuidOf(...parts: readonly number[]): string {
  return formatUuid(hashParts(...parts, 11), hashParts(...parts, 12), hashParts(...parts, 13), hashParts(...parts, 14));
}

/** The uuid of the record at an index; `indexOfUuid` finds the way back without a table. */
export function uuidAt(seed: number, index: number): string {
  const first = avalanche(index ^ seed);
  return formatUuid(first, hashParts(seed, first, 2), hashParts(seed, first, 3), hashParts(seed, first, 4));
}

/** The index that `uuidAt` made a uuid of, or -1 where this seed made no such uuid. */
export function indexOfUuid(seed: number, uuid: string): number {
  if (!looksLikeUuid(uuid)) return -1;
  const index = (unavalanche(Number.parseInt(uuid.slice(0, 8), 16)) ^ seed) >>> 0;
  return uuidAt(seed, index) === uuid.toLowerCase() ? index : -1;
}

function formatUuid(first: number, second: number, third: number, fourth: number): string {
  const version = (second & 0xffff0fff) | 0x4000;
  const variant = (third & 0x3fffffff) | 0x80000000;
  const digits = hex(first) + hex(version) + hex(variant) + hex(fourth);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { systemCodeOf } from '../../preload/failure';
import type { PolicySource } from './policy';

/** No policy is longer; what is, was not written as one. */
const maxBytes = 64 * 1024;

/** Administrators alone write what belongs to root. */
const root = 0;

/**
 * The policy in a file of JSON; null where there is none. It and every folder that leads to it belong to `owner` or root, and
 * nobody else may write there: what ordinary users could have put there is not followed.
 */
export function readPolicyFile(place: string, owner = root): PolicySource | null {
  const bytes = readProtected(place, owner);
  return Buffer.isBuffer(bytes) ? sourceOf(place, bytes.toString('utf8')) : bytes;
}

/** The bytes of a file that administrators alone can have written; null where there is none, a problem where it is not like that. */
export function readProtected(place: string, owner = root): Buffer | PolicySource | null {
  let file: number | null = null;
  try {
    const path = realpathSync(place);
    file = openSync(path, 'r');
    const facts = fstatSync(file);
    const isOurs =
      !isChangeable(facts, owner) && foldersTo(path).every((folder) => !isChangeable(statSync(folder), owner));
    if (!isOurs) return { place, problem: 'changeable' };
    if (!facts.isFile() || facts.size > maxBytes) return { place, problem: 'unreadable' };
    const bytes = Buffer.alloc(facts.size);
    return bytes.subarray(0, readSync(file, bytes));
  } catch (error) {
    return systemCodeOf(error) === 'ENOENT' ? null : { place, problem: 'unreadable' };
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** Entries that a file or a tool gives as one object of JSON. */
export function sourceOf(place: string, json: string): PolicySource {
  try {
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    if (isObject(value)) return { place, entries: value };
  } catch {
    // Said below.
  }
  return { place, problem: 'unreadable' };
}

/** In a folder that everybody may write into, a sticky bit keeps what is there from everybody but its owner. */
function isChangeable(facts: Stats, owner: number): boolean {
  if (facts.uid !== root && facts.uid !== owner) return true;
  const isSticky = facts.isDirectory() && (facts.mode & 0o1000) !== 0;
  return (facts.mode & 0o022) !== 0 && !isSticky;
}

function foldersTo(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersTo(folder)];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { TextRange } from '../../../preload/model';
import type { OwnMarkKind } from '../../../preload/own-marks';
import { fold } from '../analysis/fold';
import { masked } from './words/typed-words';

/** A field of a search text that asks for an own mark; several that an OR joins ask for any of theirs. */
export interface MarkField extends TextRange {
  readonly marks: readonly OwnMarkKind[];
}

const names: Readonly<Record<string, OwnMarkKind>> = {
  gwiazdka: 'star',
  star: 'star',
  wyjasnienie: 'clarify',
  clarify: 'clarify',
  nieprzeczytane: 'unread',
  unread: 'unread',
  uwaga: 'remark',
  uwagi: 'remark',
  remark: 'remark',
};

/** Words after a field are looked for in remarks; the other marks are there or not. */
const field = /(?<![^\s|])(\p{L}{4,15}):(tak|yes)?(?![^\s|])/giu;

/**
 * `gwiazdka:`, `star:yes`, `uwaga:` where nothing follows: what a person types who wants all that is marked so. Not read: what is
 * quoted or excluded, or joined by an OR with something else.
 */
export function markFieldsIn(typed: string): readonly MarkField[] {
  const text = masked(typed);
  const found: MarkField[] = [];
  for (const { index: start, 0: whole, 1: name = '', 2: value } of text.matchAll(field)) {
    const mark = names[fold(name)];
    if (mark === undefined || (mark === 'remark' && value !== undefined)) continue;
    const last = found.at(-1);
    const isJoined = last !== undefined && isOr(text.slice(endOf(last), start));
    const { start: from, marks } = isJoined ? last : { start, marks: [] };
    if (isJoined) found.pop();
    found.push({ start: from, length: start + whole.length - from, marks: [...marks, mark] });
  }
  return found.filter((one) => !/\|\s*$/.test(text.slice(0, one.start)) && !/^\s*\|/.test(text.slice(endOf(one))));
}

function isOr(between: string): boolean {
  return /^[\s|]+$/.test(between) && between.includes('|');
}

function endOf({ start, length }: TextRange): number {
  return start + length;
}

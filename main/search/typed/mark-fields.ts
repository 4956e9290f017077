import type { TextRange } from '../../../preload/model';
import type { OwnMarkKind } from '../../../preload/own-marks';
import { fold } from '../analysis/fold';
import { masked } from './words/typed-words';

/** A field of a search text that asks for an own mark; several that an OR joins ask for any of theirs. */
export interface MarkField extends TextRange {
  readonly marks: readonly OwnMarkKind[];
  /** It asks for records that have no such mark. */
  readonly isWithout: boolean;
}

const names: Readonly<Record<string, OwnMarkKind>> = {
  gwiazdka: 'star',
  star: 'star',
  wyjasnienie: 'clarify',
  clarify: 'clarify',
  nieprzeczytane: 'unread',
  unread: 'unread',
  zalatwione: 'settled',
  settled: 'settled',
  uwaga: 'remark',
  uwagi: 'remark',
  remark: 'remark',
};

/** Words after a field are looked for in remarks; the other marks are there or not. */
const field = /(?<![^\s|])(\p{L}{4,15}):(tak|yes|nie|no)?(?![^\s|])/giu;
const exclusion = /(?<![^\s|])-(?=\p{L}{4,15}:(?:tak|yes|nie|no)?(?![^\s|]))/giu;

/**
 * `gwiazdka:`, `star:yes`, `uwaga:` where nothing follows: what a person types who wants all that is marked so; `gwiazdka:nie`,
 * `-uwaga:` all that is not. Not read: what is quoted, or joined by an OR with something else.
 */
export function markFieldsIn(typed: string): readonly MarkField[] {
  // What is excluded would be hidden with the rest of what is not read.
  const text = masked(typed.replaceAll(exclusion, ' '));
  const found: MarkField[] = [];
  for (const { index: start, 0: whole, 1: name = '', 2: value } of text.matchAll(field)) {
    const mark = names[fold(name)];
    if (mark === undefined || (mark === 'remark' && value !== undefined)) continue;
    const isExcluded = typed[start - 1] === '-';
    const isWithout = isExcluded !== /^n/i.test(value ?? '');
    const own: MarkField = {
      ...{ start: start - (isExcluded ? 1 : 0), length: whole.length + (isExcluded ? 1 : 0) },
      ...{ marks: [mark], isWithout },
    };
    const last = found.at(-1);
    const isJoined = last !== undefined && !last.isWithout && !isWithout && isOr(text.slice(endOf(last), own.start));
    if (isJoined) found.splice(-1, 1, joined(last, own));
    else found.push(own);
  }
  return found.filter((one) => !/\|\s*$/.test(text.slice(0, one.start)) && !/^\s*\|/.test(text.slice(endOf(one))));
}

function joined(before: MarkField, after: MarkField): MarkField {
  return { ...before, length: endOf(after) - before.start, marks: [...before.marks, ...after.marks] };
}

function isOr(between: string): boolean {
  return /^[\s|]+$/.test(between) && between.includes('|');
}

function endOf({ start, length }: TextRange): number {
  return start + length;
}

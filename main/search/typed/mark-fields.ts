import type { TextRange } from '../../../preload/model';
import type { OwnMarkKind } from '../../../preload/own-marks';
import { fold } from '../analysis/fold';

/** A field of a search text that asks for an own mark. */
export interface MarkField extends TextRange {
  readonly mark: OwnMarkKind;
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
const field = /(?<![^\s])(\p{L}{4,15}):(tak|yes)?(?![^\s])/giu;

/** `gwiazdka:`, `star:yes`, `uwaga:` where nothing follows: what a person types who wants all that is marked so. */
export function markFieldsIn(text: string): readonly MarkField[] {
  return [...text.matchAll(field)].flatMap((match) => {
    const [whole, name = '', value] = match;
    const mark = names[fold(name)];
    const isMeant = mark !== undefined && (mark !== 'remark' || value === undefined);
    return isMeant ? [{ start: match.index, length: whole.length, mark }] : [];
  });
}

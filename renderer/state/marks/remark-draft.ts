import type { OwnMark } from '../../../preload/own-marks';

/** A remark as it is being written; `remark` is null for one that is new. */
export interface RemarkDraft {
  readonly remark: OwnMark | null;
  readonly text: string;
}

/** By the records that they are about; never changed: a draft more is another value. */
export type Drafts = ReadonlyMap<number, RemarkDraft>;

export const noDrafts: Drafts = new Map();

/** With another draft for a record, or without one. */
export function withDraft(drafts: Drafts, id: number, draft: RemarkDraft | null): Drafts {
  const others = [...drafts].filter(([about]) => about !== id);
  return new Map(draft === null ? others : [...others, [id, draft]]);
}

/** Whether something would be lost without it. */
export function isChanged({ remark, text }: RemarkDraft): boolean {
  return text.trim() !== (remark?.text ?? '');
}

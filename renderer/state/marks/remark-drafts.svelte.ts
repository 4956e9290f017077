import type { OwnMark } from '../../../preload/own-marks';
import { noDrafts, withDraft, type RemarkDraft } from './remark-draft';

/** Remarks that are being written, one for each record: what was begun is there again when its record is. */
export class RemarkDrafts {
  #drafts = $state.raw(noDrafts);
  #focusWanted = $state<number | null>(null);

  of(id: number): RemarkDraft | null {
    return this.#drafts.get(id) ?? null;
  }

  /** Begins a new remark, or to change one; what was begun before goes on where nothing is said. */
  begin(id: number, remark: OwnMark | null = null): void {
    this.#focusWanted = id;
    if (remark === null && this.#drafts.has(id)) return;
    this.#put(id, { remark, text: remark?.text ?? '' });
  }

  /** Whether the keyboard is to go to where it is written; once. */
  takeFocus(id: number): boolean {
    if (this.#focusWanted !== id) return false;
    this.#focusWanted = null;
    return true;
  }

  write(id: number, text: string): void {
    const draft = this.of(id);
    if (draft !== null) this.#put(id, { ...draft, text });
  }

  end(id: number): void {
    this.#drafts = withDraft(this.#drafts, id, null);
  }

  forget(): void {
    this.#drafts = noDrafts;
  }

  #put(id: number, draft: RemarkDraft): void {
    this.#drafts = withDraft(this.#drafts, id, draft);
  }
}

import type { Archive } from '../../archive';
import type { InteractionRecord } from '../../../preload/model';
import type { OwnFlag, OwnMark, OwnMarkChange, OwnMarkKind, OwnMarksChanged } from '../../../preload/own-marks';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';
import type { Undo } from '../common/undo.svelte';
import type { OpenRecord } from '../record/open-record.svelte';
import { readAfterMs, type OwnMarks } from './own-marks.svelte';
import { RemarkDrafts } from './remark-drafts.svelte';

/** What can be marked on one record, wherever it is read. */
export type MarksOfRecord = Pick<
  OwnMarks,
  'drafts' | 'has' | 'isReadOnly' | 'turn' | 'look' | 'addRemark' | 'changeRemark' | 'removeRemark'
>;

/** What marks of one record need of its window. */
interface Surroundings {
  readonly archive: Archive;
  readonly record: OpenRecord;
  readonly notices: Notices;
  readonly locale: Locale;
  readonly undo: Undo;
  /** What is open is only looked into. */
  readonly isReadOnly: boolean;
}

/** Own marks of the record of a window of its own: there is no list that shows them as well. */
export class RecordMarks implements MarksOfRecord {
  readonly #in: Surroundings;
  readonly drafts = new RemarkDrafts();

  constructor(surroundings: Surroundings) {
    this.#in = surroundings;
  }

  get isReadOnly(): boolean {
    return this.#in.isReadOnly;
  }

  has({ marks = [] }: Pick<InteractionRecord, 'marks'>, kind: OwnMarkKind): boolean {
    return marks.includes(kind);
  }

  /** Marks the record, or takes the mark off. */
  async turn(record: Pick<InteractionRecord, 'id' | 'marks'>, flag: OwnFlag): Promise<void> {
    const isSet = !this.has(record, flag);
    this.#show(record.id, flag, isSet);
    const done = await this.#change({ kind: 'set', flag, isSet, ids: [record.id] });
    if (done === null) this.#show(record.id, flag, !isSet);
  }

  /** The record is on show: after a moment it is read. The returned function says that it is not on show any more. */
  look(record: InteractionRecord | null): () => void {
    if (record === null || this.isReadOnly || !this.has(record, 'unread')) return () => undefined;
    const timer = setTimeout(() => {
      void this.turn(record, 'unread');
    }, readAfterMs);
    return () => {
      clearTimeout(timer);
    };
  }

  /** Whether it was written. */
  async addRemark(id: number, text: string): Promise<boolean> {
    return (await this.#remark(id, { kind: 'addRemark', id, text })) !== null;
  }

  async changeRemark(id: number, remark: OwnMark, text: string): Promise<boolean> {
    return (await this.#remark(id, { kind: 'changeRemark', id, remark: remark.id, text })) !== null;
  }

  /** Takes a remark away, with a way back. */
  async removeRemark(id: number, { id: remark }: OwnMark): Promise<void> {
    const { notices, locale, undo } = this.#in;
    const before = (await this.#remark(id, { kind: 'removeRemark', id, remark }))?.before ?? null;
    if (before === null) return;
    notices.undoable(undo, locale.t('ownMarks.removed'), locale.t('ownMarks.putBack'), {
      what: locale.t('undo.what.removedRemark'),
      undo: () => void this.#remark(id, { kind: 'putBackRemark', id, remark: before }),
      redo: () => void this.#remark(id, { kind: 'removeRemark', id, remark }),
    });
  }

  #show(id: number, flag: OwnFlag, isSet: boolean): void {
    this.#in.record.change((record) => {
      if (record.id !== id) return record;
      const others = (record.marks ?? []).filter((kind) => kind !== flag);
      return { ...record, marks: isSet ? [...others, flag] : others };
    });
  }

  async #remark(id: number, change: OwnMarkChange): Promise<OwnMarksChanged | null> {
    const done = await this.#change(change);
    if (done !== null && this.#in.record.id === id) this.#in.record.refresh();
    return done;
  }

  async #change(change: OwnMarkChange): Promise<OwnMarksChanged | null> {
    return await this.#in.notices.attempt(this.#in.archive.ask('changeOwnMarks', { change }));
  }
}

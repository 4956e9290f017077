import type { Archive } from '../../archive';
import type { FoundInteraction, InteractionRecord, Query } from '../../../preload/model';
import type { OwnFlag, OwnMark, OwnMarkChange, OwnMarkKind, OwnMarksChanged } from '../../../preload/own-marks';
import { idsOf, type Ids } from '../common/ids';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';
import type { Undo } from '../common/undo.svelte';
import type { OpenRecord } from '../record/open-record.svelte';
import type { Search } from '../results/search.svelte';
import type { Selection } from '../selection/selection.svelte';
import { RemarkDrafts } from './remark-drafts.svelte';

/** A record that is open for so long is read. */
export const readAfterMs = 1200;
/** So many results of "all" are marked at most. */
const maxMarked = 200_000;

/** What own marks need of the window. */
interface Surroundings {
  readonly archive: Archive;
  readonly search: Search;
  readonly selection: Selection;
  readonly record: OpenRecord;
  readonly notices: Notices;
  readonly locale: Locale;
  readonly undo: Undo;
  /** Why nothing can be marked, in a line; null where it can. */
  readonly readOnly: () => string | null;
  /** Missed calls were settled, or are not any more. */
  readonly settled: () => void;
}

/** A record as far as it is marked. */
type Marked = Pick<FoundInteraction, 'id' | 'marks'>;

/** What people mark records with. A mark is seen at once, and taken back where it could not be kept. */
export class OwnMarks {
  readonly #in: Surroundings;
  readonly drafts = new RemarkDrafts();
  /** Read while the list shows unread ones: they stay in it until the person goes on to another search. */
  #readHere = $state.raw<Ids>(idsOf());
  /** All that a search finds is being marked. */
  #marking = $state.raw<AbortController | null>(null);

  constructor(surroundings: Surroundings) {
    this.#in = surroundings;
  }

  has({ id, marks = [] }: Marked, kind: OwnMarkKind): boolean {
    return marks.includes(kind) && !(kind === 'unread' && this.#readHere.has(id));
  }

  /** What is open is only looked into. */
  get isReadOnly(): boolean {
    return this.#in.readOnly() !== null;
  }

  /** True while all that a search finds is being marked. */
  get isMarkingAll(): boolean {
    return this.#marking !== null;
  }

  stopMarkingAll(): void {
    this.#marking?.abort();
  }

  /** Marks a record, or takes the mark off. */
  async turn(row: Marked, flag: OwnFlag): Promise<void> {
    if (this.#refuses()) return;
    await this.#set([row.id], flag, !this.has(row, flag));
  }

  /** The same of all ticked records, or of the one that is read or that the keyboard is on. */
  async turnChosen(flag: OwnFlag): Promise<void> {
    if (this.#refuses()) return;
    const { search, selection } = this.#in;
    const row = this.#rowAtHand;
    if (selection.isEmpty) {
      if (row !== undefined) await this.turn(row, flag);
      return;
    }
    const model = row !== undefined && selection.has(row.id) ? row : this.#firstSelected;
    const isSet = model === undefined || !this.has(model, flag);
    if (selection.meansAll) await this.#setAll(search.asked.query, [...selection.except], flag, isSet);
    else await this.#setSome([...selection.ids], flag, isSet);
  }

  /** Nobody has to return a missed call any more; with a way back. */
  async settle(id: number): Promise<void> {
    if (this.#refuses()) return;
    this.#tell(await this.#set([id], 'settled', true), 'settled', true);
  }

  /** Takes all that the search on show finds for read. */
  async readAllFound(): Promise<void> {
    if (this.#refuses()) return;
    const { search } = this.#in;
    await this.#setAll(search.asked.query, [], 'unread', false);
  }

  /** Takes all unread records for read. */
  async readAll(): Promise<void> {
    if (this.#refuses()) return;
    await this.#setAll({ text: '', filters: { marks: ['unread'] } }, [], 'unread', false);
  }

  /** A record is on show: after a moment it is read. The returned function says that it is not on show any more. */
  look(record: InteractionRecord | null): () => void {
    if (record === null || this.isReadOnly || !this.has(record, 'unread')) return () => undefined;
    const timer = setTimeout(() => {
      this.#read(record.id);
    }, readAfterMs);
    return () => {
      clearTimeout(timer);
    };
  }

  /** Another search was begun: what was read in the one before is kept as read. */
  searchBegun(): void {
    const ids = [...this.#readHere];
    if (ids.length === 0) return;
    void this.#change({ kind: 'set', flag: 'unread', isSet: false, ids }).finally(() => {
      this.#readHere = idsOf([...this.#readHere].filter((id) => !ids.includes(id)));
    });
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
    const removed = await this.#remark(id, { kind: 'removeRemark', id, remark });
    const before = removed?.before ?? null;
    if (before === null) return;
    notices.undoable(undo, locale.t('ownMarks.removed'), locale.t('ownMarks.putBack'), {
      what: locale.t('undo.what.removedRemark'),
      undo: () => void this.#remark(id, { kind: 'putBackRemark', id, remark: before }),
      redo: () => void this.#remark(id, { kind: 'removeRemark', id, remark }),
    });
  }

  /** Another archive: nothing of this one is marked in it. */
  forget(): void {
    this.#readHere = idsOf();
    this.drafts.forget();
    this.#marking?.abort();
  }

  /** Says why nothing can be marked, where that is so. */
  #refuses(): boolean {
    const { notices, readOnly } = this.#in;
    const said = readOnly();
    if (said !== null) notices.done(said);
    return said !== null;
  }

  get #rowAtHand(): Marked | undefined {
    const { search, record } = this.#in;
    const row = search.list.rowAt(search.list.active);
    return record.record !== null && record.id !== row?.id && search.list.isUntouched ? record.record : row;
  }

  get #firstSelected(): Marked | undefined {
    const { search, selection } = this.#in;
    const { first, last } = search.list.view.wanted;
    for (let position = first; position <= last; position += 1) {
      const row = search.list.rowAt(position);
      if (row !== undefined && selection.has(row.id)) return row;
    }
    return undefined;
  }

  #read(id: number): void {
    const { search } = this.#in;
    const isAbout = [search.asked.filters, ...search.list.inWords.map(({ filters }) => filters)];
    if (isAbout.some(({ marks }) => marks?.includes('unread') === true)) this.#readHere = idsOf(this.#readHere, [id]);
    else void this.#set([id], 'unread', false);
  }

  async #set(ids: readonly number[], flag: OwnFlag, isSet: boolean): Promise<readonly number[]> {
    if (flag === 'unread' && isSet) this.#readHere = idsOf([...this.#readHere].filter((id) => !ids.includes(id)));
    this.#show(ids, flag, isSet);
    const done = await this.#change({ kind: 'set', flag, isSet, ids });
    // What was asked for meanwhile may have been read before it was written.
    this.#show(ids, flag, done === null ? !isSet : isSet);
    if (flag === 'settled') this.#in.settled();
    return done?.ids ?? [];
  }

  async #setSome(ids: readonly number[], flag: OwnFlag, isSet: boolean): Promise<void> {
    this.#tell(await this.#set(ids, flag, isSet), flag, isSet);
  }

  async #setAll(query: Query, except: readonly number[], flag: OwnFlag, isSet: boolean): Promise<void> {
    const { archive, notices, locale, search } = this.#in;
    if (isSet && search.list.known > maxMarked) {
      notices.done(locale.t('ownMarks.tooMany', { n: maxMarked }));
      return;
    }
    this.#marking?.abort();
    const marking = new AbortController();
    this.#marking = marking;
    const left = [...(query.filters.except ?? []), ...except];
    const asked = left.length === 0 ? query : { ...query, filters: { ...query.filters, except: left } };
    const done = await notices.attempt(archive.ask('markFound', { query: asked, flag, isSet }, marking.signal));
    if (this.#marking === marking) this.#marking = null;
    if (done === null) return;
    this.#show(done.ids, flag, isSet);
    this.#tell(done.ids, flag, isSet);
  }

  /** Says how many were marked, with a way back. */
  #tell(ids: readonly number[], flag: OwnFlag, isSet: boolean): void {
    const { notices, locale, undo } = this.#in;
    const text = locale.t(`ownMarks.${isSet ? 'set' : 'unset'}.${flag}`, { count: ids.length });
    if (ids.length === 0) notices.done(text);
    else
      notices.undoable(undo, text, locale.t('ownMarks.undo'), {
        what: text,
        undo: () => void this.#set(ids, flag, !isSet),
        redo: () => void this.#set(ids, flag, isSet),
      });
  }

  /** In the list and in the record that is open. */
  #show(ids: readonly number[], flag: OwnFlag, isSet: boolean): void {
    const { search, record } = this.#in;
    const wanted = idsOf(ids);
    const marked = <Row extends Marked>(row: Row): Row => {
      if (!wanted.has(row.id)) return row;
      const others = (row.marks ?? []).filter((kind) => kind !== flag);
      return { ...row, marks: isSet ? [...others, flag] : others };
    };
    search.list.change(marked);
    record.change(marked);
  }

  async #remark(id: number, change: OwnMarkChange): Promise<OwnMarksChanged | null> {
    const done = await this.#change(change);
    if (done !== null && this.#in.record.id === id) this.#in.record.refresh();
    return done;
  }

  async #change(change: OwnMarkChange): Promise<OwnMarksChanged | null> {
    const { archive, notices } = this.#in;
    return await notices.attempt(archive.ask('changeOwnMarks', { change }));
  }
}

import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { InteractionRecord, Query } from '../../../preload/model';
import type { DayRange } from '../../../preload/ranges';
import { maxPrinted, type TimelineOf, type TimelinePlace, type TimelineSummary } from '../../../preload/timeline';
import { shiftDay } from '../../../preload/words/format';
import type { Archive } from '../../archive';

/** As many records one question brings. */
const pageSize = 500;
/** Where the whole does not fit, the last days are suggested. */
const suggestedDays = 30;

/** A part of a timeline, laid out for a document. */
export interface Sheet {
  readonly of: TimelineOf;
  readonly summary: TimelineSummary;
  readonly days: DayRange | null;
  readonly records: readonly InteractionRecord[];
}

/** What is done with a sheet that is laid out. */
type Action = (sheet: Sheet) => Promise<void>;

/** Waits until what was set is drawn. */
type Drawn = () => Promise<void>;

/** Printing, saving and copying a timeline, or some days of it. */
export class TimelinePrint {
  readonly #archive: Archive;
  #of = $state.raw<TimelineOf | null>(null);
  #scope = $state<'whole' | 'days'>('whole');
  #from = $state('');
  #to = $state('');
  #summary = $state.raw<TimelineSummary | null>(null);
  #sheet = $state.raw<Sheet | null>(null);
  #total = $state(0);
  #isWriting = $state(false);
  #failure = $state.raw<Failure | null>(null);
  #marks: Query = { text: '', filters: {} };
  #asked = 0;
  #asking = new AbortController();

  readonly canBegin = $derived(this.#summary !== null && this.#summary.total > 0 && this.#summary.total <= maxPrinted);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get scope(): 'whole' | 'days' {
    return this.#scope;
  }

  set scope(scope: 'whole' | 'days') {
    this.#scope = scope;
    void this.#summarise();
  }

  get from(): string {
    return this.#from;
  }

  set from(day: string) {
    this.#from = day;
    void this.#summarise();
  }

  get to(): string {
    return this.#to;
  }

  set to(day: string) {
    this.#to = day;
    void this.#summarise();
  }

  /** The days chosen; null for all of them. */
  get days(): DayRange | null {
    return this.#scope === 'whole' ? null : { from: this.#from, to: this.#to };
  }

  /** True for a period that is none. */
  get isWrong(): boolean {
    return this.#scope === 'days' && (this.#from === '' || this.#to === '' || this.#from > this.#to);
  }

  /** Of the days chosen; null until it is counted. */
  get summary(): TimelineSummary | null {
    return this.#summary;
  }

  /** What is laid out; null while nothing is. */
  get sheet(): Sheet | null {
    return this.#sheet;
  }

  /** How many records are laid out, of how many; null while nothing is. */
  get progress(): { readonly done: number; readonly total: number } | null {
    return this.#sheet === null ? null : { done: this.#sheet.records.length, total: this.#total };
  }

  /** The document is being made: all is laid out. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The choice is opened for a timeline. */
  begin(of: TimelineOf, whole: TimelineSummary | null, marks: Query): void {
    this.end();
    this.#of = of;
    this.#marks = marks;
    this.#failure = null;
    this.#to = whole?.lastDay ?? '';
    this.#from = whole?.firstDay ?? '';
    this.#scope = 'whole';
    if (whole !== null && whole.total > maxPrinted && whole.lastDay !== null) {
      this.#scope = 'days';
      this.#from = shiftDay(whole.lastDay, -suggestedDays);
    }
    void this.#summarise();
  }

  /** What was laid out is let go; what is on its way is dropped. */
  end(): void {
    this.#supersede();
    this.#sheet = null;
    this.#isWriting = false;
  }

  /** Lays out the days chosen, a page at a time, and does something with it. */
  async lay(isDrawn: boolean, drawn: Drawn, action: Action): Promise<void> {
    const [of, summary] = [this.#of, this.#summary];
    if (of === null || summary === null || !this.canBegin || this.#sheet !== null) return;
    this.#supersede();
    const asked = this.#asked;
    this.#failure = null;
    this.#total = summary.total;
    this.#sheet = { of, summary, days: this.days, records: [] };
    try {
      const sheet = await this.#fill(this.#sheet, asked, isDrawn ? drawn : () => Promise.resolve());
      if (sheet === null) return;
      this.#isWriting = true;
      await action(sheet);
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = failureOf(thrown);
    } finally {
      if (asked === this.#asked) this.end();
    }
  }

  async #fill(empty: Sheet, asked: number, drawn: Drawn): Promise<Sheet | null> {
    let sheet = empty;
    let place: TimelinePlace = { kind: 'oldest' };
    for (let hasNewer = true; hasNewer;) {
      const page = await this.#read(sheet, place);
      if (asked !== this.#asked) return null;
      sheet = { ...sheet, records: [...sheet.records, ...page.records] };
      this.#sheet = sheet;
      await drawn();
      hasNewer = page.hasNewer;
      place = { kind: 'after', id: sheet.records.at(-1)?.id ?? 0 };
    }
    return sheet;
  }

  /** Cancels what was asked before. */
  #supersede(): void {
    this.#asked += 1;
    this.#asking.abort();
    this.#asking = new AbortController();
  }

  #read({ of, days }: Sheet, place: TimelinePlace) {
    const where = { of, days: days ?? undefined, place, limit: pageSize };
    return this.#archive.ask('readTimeline', { ...where, marks: this.#marks }, this.#asking.signal);
  }

  async #summarise(): Promise<void> {
    this.#supersede();
    const asked = this.#asked;
    this.#summary = null;
    if (this.#of === null || this.isWrong) return;
    try {
      const which = { of: this.#of, days: this.days ?? undefined };
      const summary = await this.#archive.ask('summariseTimeline', which, this.#asking.signal);
      if (asked === this.#asked) this.#summary = summary;
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = failureOf(thrown);
    }
  }
}

import { untrack } from 'svelte';
import type { ToldRecords } from '../../../../preload/desktop/background';
import type {
  Contact,
  InteractionRecord,
  FoundInteraction,
  Query,
  ViewState,
  SavedSearch,
} from '../../../../preload/model';
import type { MainWish } from '../../../../preload/record-window';
import type { WaitingNumber } from '../../../../preload/search/report';
import type { DayRange } from '../../../../preload/ranges';
import { newestFirstSort } from '../../common/asking/asked.svelte';
import type { Layout } from '../../common/layout.svelte';
import type { Locale } from '../../common/locale.svelte';
import type { Memory } from '../../common/memory';
import type { Undo } from '../../common/undo.svelte';
import { searchKey } from '../../common/asking/query-key';
import type { OpenRecord } from '../../record/open-record.svelte';
import type { RecordWindows } from '../../record/record-windows';
import type { Report } from '../../report/report.svelte';
import type { Search } from '../../results/search.svelte';
import type { SavedSearches } from '../../saved/saved-searches.svelte';
import { timelineOfContact, type Timeline } from '../../timeline/timeline.svelte';
import type { Session } from '../session.svelte';
import { NavigationHistory, type Step } from './navigation-history.svelte';

/** What a way leads through. */
interface Parts {
  readonly layout: Layout;
  readonly memory: Memory;
  readonly record: OpenRecord;
  readonly recordWindows: RecordWindows;
  readonly report: Report;
  readonly saved: SavedSearches;
  readonly search: Search;
  readonly session: Session;
  readonly timeline: Timeline;
  readonly locale: Locale;
  readonly undo: Undo;
}

/** Where the person is in searches, records and timelines, and the ways from one to the other. */
export class Navigation {
  readonly history = new NavigationHistory();
  readonly #parts: Parts;

  /** Where the person is; null where nothing is on show. */
  readonly #viewState = $derived.by((): ViewState | null => {
    const { record, search, session } = this.#parts;
    if (session.setup?.archivePath == null || !search.list.isLoaded) return null;
    const { query, sort } = search.asked;
    return { query, sort, anchor: search.list.anchor(record.id ?? search.list.visited), open: record.id };
  });

  /** The same as a step of the history; null while the rows of a search have yet to come. */
  readonly #step = $derived.by((): Step | null => {
    const { asked, answered, sorted } = this.#parts.search;
    const viewState = answered === asked.query && sorted === asked.sort ? this.#viewState : null;
    const { of, current } = this.#parts.timeline;
    const { isOpen: hasReport } = this.#parts.report;
    return viewState === null ? null : { ...viewState, timeline: of === null ? null : { of, id: current }, hasReport };
  });

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** From now on the view state is remembered and the history follows; the returned function ends that. */
  follow(): () => void {
    return $effect.root(() => {
      $effect(() => {
        this.keepViewState();
      });
      $effect(() => {
        const step = this.#step;
        if (step === null) return;
        untrack(() => {
          this.history.follow(step);
        });
      });
    });
  }

  keepViewState(): void {
    const { memory, session } = this.#parts;
    const archive = session.setup?.archivePath ?? null;
    const viewState = this.#viewState;
    if (archive !== null && viewState !== null) memory.keepViewState(archive, viewState);
  }

  /** To the search, record or timeline before, as it was left. */
  goBack(): void {
    const { timeline } = this.#parts;
    if (timeline.isOpen && !this.history.canGoBack) timeline.close();
    else this.#goTo(this.history.back());
  }

  goForward(): void {
    this.#goTo(this.history.forward());
  }

  /** Opens the timeline of the other side of a record, there; the hits of the search on show are marked in it. */
  openTimeline(record: FoundInteraction | InteractionRecord, of = timelineOfContact(record.contact)): void {
    const { search, timeline } = this.#parts;
    if (of !== null) timeline.open(of, search.answered, record.id);
  }

  /** Opens the timeline of the row that the keyboard is on; where that is out of sight, it is shown instead. */
  openTimelineOfRow(): void {
    const { search, timeline } = this.#parts;
    const run = (): void => {
      const row = search.list.rowAt(search.list.active);
      if (row === undefined || timeline.isOpen) return;
      if (search.list.isActiveSeen) this.openTimeline(row);
      else search.list.activate(search.list.active);
    };
    if (!timeline.isOpen) search.actions.do({ kind: 'row', run });
  }

  /** Out of the timeline, to the list as it was left; it can be opened again where it was. */
  closeTimeline(): void {
    const { locale, timeline, undo } = this.#parts;
    const { of, marks, current } = timeline;
    if (of !== null)
      undo.push({
        what: locale.t('undo.what.closedTimeline', { who: of.kind === 'contact' ? of.name : of.number }),
        isMoot: () => timeline.isOpen,
        undo: () => {
          timeline.open(of, marks, current);
        },
        redo: () => {
          this.closeTimeline();
        },
      });
    const { before } = this.history;
    // The way out is the way back, so that the way forward leads in again.
    if (timeline.isOpen && before?.timeline === null && this.#isOnShow(before)) this.history.back();
    timeline.close();
  }

  /** Opens the report of the search on show. */
  openReport(): void {
    const { layout, record, report, search } = this.#parts;
    // Where the record lies over the results, it would lie over their report.
    if (layout.recordOverlays) record.close();
    report.open(search.isTurning || search.summary.isAsking ? null : search.answered);
  }

  turnReport(): void {
    const { report, timeline } = this.#parts;
    if (report.isOpen && !timeline.isOpen) {
      report.close();
      return;
    }
    if (timeline.isOpen) this.closeTimeline();
    this.openReport();
  }

  /** The records that a figure of the report counts. */
  showCounted(query: Query): void {
    const { report, search } = this.#parts;
    this.history.settle();
    report.close();
    search.asked.take(query, newestFirstSort);
  }

  /** The timeline of a number that waits for a call, at its last missed one. */
  openWaiting({ id, contact, number }: WaitingNumber): void {
    const { search, timeline } = this.#parts;
    const of = timelineOfContact({ name: contact, number: number === '' ? null : number });
    if (of !== null) timeline.open(of, search.answered, id);
  }

  /** Empties the search box; what was in it is the step before. */
  clearText(): void {
    const { record, report, search } = this.#parts;
    const { query, sort } = search.asked;
    const { isOpen: hasReport } = report;
    this.history.follow({ query, sort, anchor: null, open: record.id, timeline: null, hasReport });
    this.history.settle();
    search.asked.text = '';
  }

  /** The records of some days. */
  showDays({ from, to }: DayRange): void {
    const { asked } = this.#parts.search;
    asked.take({ text: '', filters: { from, to } }, asked.sort);
  }

  /** Some records, by their ids. */
  showRecords(only: readonly number[]): void {
    this.history.settle();
    this.#parts.search.asked.take({ text: '', filters: { only } }, newestFirstSort);
  }

  /** What a notification told of: as the saved search asks for it, where that is still there. */
  showTold({ search: id, ids }: ToldRecords): void {
    const { saved, search } = this.#parts;
    const one = saved.all.find((each) => each.id === id);
    if (one === undefined) {
      this.showRecords(ids);
      return;
    }
    this.history.settle();
    search.asked.take({ ...one.query, filters: { ...one.query.filters, only: ids } }, one.sort);
  }

  /** Only the records of one contact, as a row or record shows it. */
  showOnlyContact(contact: Contact): void {
    const shown = contact.name ?? contact.number;
    if (shown !== null) this.#showContact(shown);
  }

  /** Looks for what is written somewhere, in everything. */
  searchFor(text: string): void {
    const { asked } = this.#parts.search;
    asked.take({ text, filters: {} }, asked.sort);
  }

  /** Shows a saved search; `onlyFresh`: of it only what came since the last look. */
  openSaved(one: SavedSearch, onlyFresh = false): void {
    const { saved, search } = this.#parts;
    this.history.settle();
    search.asked.take(onlyFresh ? saved.freshOf(one) : one.query, one.sort);
  }

  /** A row was clicked: it is read where records are read at once, else the keyboard goes there. */
  pickAt(position: number): void {
    const { layout, search } = this.#parts;
    if (layout.recordOpen) this.openAt(position);
    else search.list.activate(position);
  }

  /** Opens a record in a window of its own, as the search on show found it; the list stays where it is. */
  openWindow(id: number): void {
    const { recordWindows, search } = this.#parts;
    void recordWindows.open({ id, query: search.answered, sort: search.sorted });
  }

  /** The same of the row at a position. */
  openWindowAt(position: number): void {
    const { search } = this.#parts;
    search.list.activate(position);
    search.list.onceThere(({ id }) => {
      this.openWindow(id);
    });
  }

  /** Shows what a record's own window wants to be shown here. */
  grant(wish: Exclude<MainWish, { readonly kind: 'erase' }>): void {
    const { timeline } = this.#parts;
    switch (wish.kind) {
      case 'timeline':
        timeline.open(wish.of, wish.marks, wish.id);
        return;
      case 'contact':
        this.#showContact(wish.name);
        return;
      case 'text':
        this.searchFor(wish.text);
    }
  }

  /** Reads the row that the keyboard is on, where the person went to one. */
  readActive(): void {
    const { search } = this.#parts;
    if (search.list.visited !== null) this.openAt(search.list.active, 'passing');
  }

  /** Opens the record at a position of the results; `passing` by with the arrows, or to read it. */
  openAt(position: number, how: 'passing' | 'reading' = 'reading'): void {
    const { record, search } = this.#parts;
    search.list.activate(position);
    search.list.onceThere(({ id }) => {
      if (how === 'passing') this.history.pass();
      else this.history.settle();
      record.open(id, search.answered);
    });
  }

  #showContact(shown: string): void {
    const { asked } = this.#parts.search;
    asked.take({ text: '', filters: { contacts: [shown] } }, asked.sort);
  }

  #goTo(step: Step | null): void {
    if (step !== null)
      this.#parts.undo.quietly(() => {
        this.#leadTo(step);
      });
  }

  #leadTo(step: Step): void {
    const { layout, record, report, search, timeline } = this.#parts;
    if (step.hasReport) this.openReport();
    else report.close();
    // Under a timeline the list is as it was left.
    if (timeline.isOpen && this.#isOnShow(step)) timeline.close();
    else search.goTo(step);
    if (step.open === null || !layout.hasRecordPlace) record.close();
    else if (step.open !== record.id) record.open(step.open, step.query);
    if (step.timeline !== null) timeline.open(step.timeline.of, step.query, step.timeline.id);
  }

  #isOnShow({ query, sort }: Step): boolean {
    const { asked } = this.#parts.search;
    return searchKey(query, sort) === searchKey(asked.query, asked.sort);
  }
}

import { untrack } from 'svelte';
import type { Archive } from '../../archive';
import type { WindowCommand } from '../../../preload/contract';
import type { ExportReport } from '../../../preload/export-model';
import type { Result } from '../../../preload/failure';
import type {
  Contact,
  InteractionRecord,
  InteractionRow,
  Language,
  Place,
  SavedSearch,
  Setup,
  SyncReport,
  ZoomStep,
} from '../../../preload/model';
import { timelineFilters, type PdfReport, type TimelineOf } from '../../../preload/timeline';
import { Basket } from '../results/basket.svelte';
import { Columns } from '../results/columns.svelte';
import { ContactSuggestions } from '../filters/contact-suggestions.svelte';
import { Coverage } from '../coverage/coverage.svelte';
import { newestFirst } from '../common/asked.svelte';
import { Exporting, type ExportSource } from '../export/exporting.svelte';
import { FilterGroups } from '../filters/filter-groups.svelte';
import { IndexRepair } from './index-repair.svelte';
import { Layout } from '../common/layout.svelte';
import { Notices } from '../common/notices.svelte';
import { OpenRecord } from '../record/open-record.svelte';
import { searchKey } from '../common/query-key';
import type { Memory } from '../common/memory';
import { SavedSearches } from '../saved/saved-searches.svelte';
import { Search } from '../results/search.svelte';
import { Selection } from '../results/selection.svelte';
import { Session, type SyncEveryHours } from './session.svelte';
import { Speech } from '../common/speech.svelte';
import { Sync } from './sync.svelte';
import { TextActs } from './text-acts.svelte';
import { TimeBars } from '../chart/time-bars.svelte';
import { Paper } from '../timeline/paper.svelte';
import { RecordPaper } from '../record/record-paper.svelte';
import { Timeline, timelineOfContact } from '../timeline/timeline.svelte';
import { Trail, type Step } from './trail.svelte';

export type DialogName =
  'saveSearch' | 'export' | 'settings' | 'gaps' | 'shortcuts' | 'address' | 'paper' | 'recordPaper';

/** Everything the window shows, joined: what happens in one part and matters to another is decided here. */
export class Workbench {
  readonly #archive: Archive;
  readonly #memory: Memory;
  readonly speech: Speech;
  readonly notices = new Notices();
  readonly layout: Layout;
  readonly columns: Columns;
  readonly filterGroups: FilterGroups;
  readonly selection = new Selection();
  readonly search: Search;
  readonly basket: Basket;
  readonly saved: SavedSearches;
  readonly trail = new Trail();
  readonly timeBars: TimeBars;
  readonly timeline: Timeline;
  readonly paper: Paper;
  readonly recordPaper: RecordPaper;
  readonly contactSuggestions: ContactSuggestions;
  readonly record: OpenRecord;
  readonly sync: Sync;
  readonly coverage: Coverage;
  readonly exporting: Exporting;
  readonly indexRepair: IndexRepair;
  readonly session: Session;
  readonly textActs: TextActs;

  #dialog = $state<DialogName | null>(null);
  /** Whose timeline the export is of; null for the results of the search. */
  #exportOf = $state.raw<TimelineOf | null>(null);
  /** Where the first run stands; null once the window is in use. `account` when another account is added. */
  #welcome = $state<'start' | 'account' | null>(null);

  /** Where the person is; null where nothing is on show. */
  readonly #place = $derived.by((): Place | null => {
    if (this.session.setup?.archivePath == null || !this.search.isLoaded) return null;
    const { query, sort } = this.search.asked;
    return { query, sort, anchor: this.search.anchor(this.record.id), open: this.record.id };
  });

  /** The same as a step of the trail; null while the rows of a search have yet to come. */
  readonly #step = $derived.by((): Step | null => {
    const { asked, answered, sorted } = this.search;
    const place = answered === asked.query && sorted === asked.sort ? this.#place : null;
    const { of, current } = this.timeline;
    return place === null ? null : { ...place, timeline: of === null ? null : { of, id: current } };
  });

  constructor(archive: Archive, memory: Memory, now: Date) {
    this.#archive = archive;
    this.#memory = memory;
    this.layout = new Layout(memory);
    this.columns = new Columns(memory);
    this.filterGroups = new FilterGroups(memory);
    this.speech = new Speech(now);
    this.timeline = new Timeline(archive);
    this.paper = new Paper(archive);
    this.recordPaper = new RecordPaper(archive);
    this.search = new Search(archive, {
      begun: () => {
        this.timeline.close();
        // Where the record lies over the results, whoever searches wants to see those.
        if (this.layout.recordOverlays) this.record.close();
        this.basket.searchChanged();
        this.saved.searchBegun(this.search.asked.query);
      },
      paging: () => {
        this.saved.hold();
      },
      answered: (query) => {
        this.record.follow(query);
      },
    });
    const { notices, search, selection, speech } = this;
    this.basket = new Basket({ archive, notices, search, selection, speech });
    this.saved = new SavedSearches({
      archive,
      isBusy: () => search.isBusy,
      failed: (thrown) => {
        notices.failed(thrown);
      },
    });
    this.timeBars = new TimeBars(this.search, memory);
    this.contactSuggestions = new ContactSuggestions(archive);
    this.record = new OpenRecord(archive);
    this.exporting = new Exporting(
      archive,
      () => this.speech.language,
      (report) => {
        this.#exported(report);
      },
    );
    this.indexRepair = new IndexRepair(archive);
    this.textActs = new TextActs(archive, this.notices, () => {
      this.show('address');
    });
    this.sync = new Sync(archive, (result, byItself) => {
      this.search.archiveChanged(this.record.id);
      // What nobody asked for just now interrupts nobody: the status bar tells.
      if (!byItself) this.#syncEnded(result);
    });
    this.coverage = new Coverage(archive, {
      today: () => this.speech.today,
      start: (from, to, again) => {
        this.sync.start(from, to, again);
      },
    });
    this.session = new Session(archive, (setup) => {
      this.#accountChanged(setup);
    });
  }

  get dialog(): DialogName | null {
    return this.#dialog;
  }

  /** Whose timeline the export is of; null for the results of the search. */
  get exportOf(): TimelineOf | null {
    return this.#exportOf;
  }

  /** What the export takes: the whole timeline, or of the results `what`. */
  exportSource(what: 'all' | 'selected'): ExportSource {
    const of = this.#exportOf;
    const all = { kind: 'all' } as const;
    if (of !== null) return { query: { text: '', filters: timelineFilters(of) }, sort: newestFirst, selection: all };
    const { query, sort } = this.search.asked;
    return { query, sort, selection: what === 'all' ? all : this.selection.asked };
  }

  get welcome(): 'start' | 'account' | null {
    return this.#welcome;
  }

  /** Hears the news, and reads what there is. The returned function ends the hearing. */
  open(commanded: (command: 'find' | 'columns') => void): () => void {
    const archive = this.#archive;
    const endings = [
      archive.onNews('syncProgress', (progress) => {
        this.sync.progressed(progress);
        const plan = this.sync.takePlan(this.speech.language);
        if (plan !== null) this.notices.done(plan);
      }),
      archive.onNews('syncEnded', ({ result, byItself }) => {
        this.sync.ended(result, byItself);
      }),
      archive.onNews('archiveChanged', (status) => {
        this.sync.archiveChanged(status);
        if (this.#dialog === 'gaps') this.coverage.refresh();
        this.search.archiveChanged(this.record.id);
        this.timeline.archiveChanged();
        this.saved.archiveChanged();
        if (this.record.record?.notesOwed === true) this.record.refresh();
      }),
      archive.onNews('exportProgress', (progress) => {
        this.exporting.progressed(progress);
      }),
      archive.onNews('failed', (failure) => {
        this.notices.told(failure);
      }),
      archive.onNews('command', (command) => {
        this.#obey(command, commanded);
      }),
    ];
    endings.push(
      $effect.root(() => {
        $effect(() => {
          this.#keepPlace();
        });
        $effect(() => {
          const step = this.#step;
          if (step === null) return;
          untrack(() => {
            this.trail.follow(step);
          });
        });
      }),
    );
    void this.session.open();
    return () => {
      for (const end of endings) end();
    };
  }

  /** Shows or hides the filters: what lies over them goes first. */
  toggleFilters(): void {
    const isCovered = this.layout.recordOverlays && this.record.id !== null;
    if (isCovered) this.record.close();
    if (!isCovered || !this.layout.filtersOpen) this.layout.toggleFilters();
  }

  /** Takes away what lies over the results in a narrow window; false where nothing does. */
  uncover(): boolean {
    const { layout, record } = this;
    if (layout.recordOverlays && record.id !== null) record.close();
    else if (layout.filtersOverlay && layout.filtersOpen) layout.toggleFilters();
    else return false;
    return true;
  }

  /** Opens a dialog; those about the archive only where there is one. */
  show(dialog: DialogName): void {
    if (this.#welcome !== null && dialog !== 'shortcuts') return;
    if (dialog === 'paper') {
      const { of, summary, marks } = this.timeline;
      if (of === null) return;
      this.paper.begin(of, summary, marks);
    }
    if (dialog === 'export') {
      if (!this.timeline.isOpen && this.search.known === 0 && !this.search.isTurning) {
        this.notices.done(this.speech.t('export.nothing'));
        return;
      }
      this.#exportOf = this.timeline.of;
      void this.exporting.begin();
    }
    if (dialog === 'gaps') this.coverage.open();
    this.#dialog = dialog;
  }

  /** What is on show is put on paper: the timeline, else the open record. Where neither is, it is said what could be. */
  showPaper(): void {
    const { id } = this.record;
    const isRecordSeen = this.layout.recordOverlays || this.layout.recordOpen;
    if (this.timeline.isOpen) this.show('paper');
    else if (id === null || !isRecordSeen) this.#offerPaper();
    else {
      void this.recordPaper.begin(id);
      this.show('recordPaper');
    }
  }

  #offerPaper(): void {
    const { search, speech, notices } = this;
    const row = search.rowAt(search.active);
    if (row === undefined || !search.isActiveSeen) {
      notices.done(speech.t('record.paper.nothing'));
      return;
    }
    notices.done(speech.t('record.paper.nothing'), {
      label: speech.t('timeline.openContact'),
      run: () => {
        this.openTimeline(row);
      },
    });
  }

  closeDialog(): void {
    this.paper.end();
    this.recordPaper.end();
    this.#dialog = null;
  }

  /** Opens the timeline of the other side of a record, there; the hits of the search on show are marked in it. */
  openTimeline(record: InteractionRow | InteractionRecord, of = timelineOfContact(record.contact)): void {
    if (of !== null) this.timeline.open(of, this.search.answered, record.id);
  }

  /** Opens the timeline of the row that the keyboard is on; where that is out of sight, it is shown instead. */
  openTimelineOfRow(): void {
    const { search, timeline } = this;
    const run = (): void => {
      const row = search.rowAt(search.active);
      if (row === undefined || timeline.isOpen) return;
      if (search.isActiveSeen) this.openTimeline(row);
      else search.activate(search.active);
    };
    if (!timeline.isOpen) search.acts.do({ kind: 'row', run });
  }

  /** Out of the timeline, to the list as it was left. */
  closeTimeline(): void {
    const { before } = this.trail;
    // The way out is the way back, so that the way forward leads in again.
    if (this.timeline.isOpen && before?.timeline === null && this.#isOnShow(before)) this.trail.back();
    this.timeline.close();
  }

  /** Empties the search box; what was in it is the step before. */
  clearText(): void {
    const { query, sort } = this.search.asked;
    this.trail.follow({ query, sort, anchor: null, open: this.record.id, timeline: null });
    this.trail.settle();
    this.search.asked.text = '';
  }

  async speak(language: Language): Promise<void> {
    this.speech.language = language;
    try {
      await this.session.speak(language);
    } catch (thrown) {
      this.notices.failed(thrown);
    }
  }

  /** The records of some days. */
  showDays({ from, to }: { readonly from: string; readonly to: string }): void {
    this.closeDialog();
    this.search.asked.take({ text: '', filters: { from, to } }, this.search.asked.sort);
  }

  /** Only the records of one contact, as a row or record shows it. */
  showOnlyContact(contact: Contact): void {
    const shown = contact.name ?? contact.number;
    if (shown !== null) this.search.asked.take({ text: '', filters: { contacts: [shown] } }, this.search.asked.sort);
  }

  /** Looks for what is written somewhere, in everything. */
  searchFor(text: string): void {
    this.search.asked.take({ text, filters: {} }, this.search.asked.sort);
  }

  /** Downloads days that the archive misses; where there are several parts, the person sees them first. */
  download(missing: readonly { readonly from: string; readonly to: string }[]): void {
    const [only, ...others] = missing;
    if (only === undefined) return;
    if (others.length > 0) this.show('gaps');
    else this.sync.start(only.from, only.to);
  }

  /** To the search, record or timeline before, as it was left. */
  goBack(): void {
    if (this.timeline.isOpen && !this.trail.canGoBack) this.timeline.close();
    else this.#goTo(this.trail.back());
  }

  goForward(): void {
    this.#goTo(this.trail.forward());
  }

  #goTo(step: Step | null): void {
    if (step === null) return;
    // Under a timeline the list is as it was left.
    if (this.timeline.isOpen && this.#isOnShow(step)) this.timeline.close();
    else this.search.goTo(step);
    if (step.open === null) this.record.close();
    else if (step.open !== this.record.id) this.record.open(step.open, step.query);
    if (step.timeline !== null) this.timeline.open(step.timeline.of, step.query, step.timeline.id);
  }

  #isOnShow({ query, sort }: Step): boolean {
    const { asked } = this.search;
    return searchKey(query, sort) === searchKey(asked.query, asked.sort);
  }

  /** Asks for the name of the search on show, or for another one of a saved search. */
  nameSearch(id: string | null = null): void {
    const { asked } = this.search;
    const { t } = this.speech;
    if (id === null && asked.isEverything) this.notices.done(t('saved.nothing'));
    else if (id === null && (asked.filters.only ?? asked.filters.except) !== undefined)
      this.notices.done(t('saved.picked'));
    else {
      this.saved.naming = id ?? this.saved.find(asked.query)?.id ?? null;
      this.show('saveSearch');
    }
  }

  /** Shows a saved search; `onlyFresh`: of it only what came since the last look. */
  openSaved(saved: SavedSearch, onlyFresh = false): void {
    this.trail.settle();
    this.search.asked.take(onlyFresh ? this.saved.freshOf(saved) : saved.query, saved.sort);
  }

  /** Takes a saved search away, with a way back. */
  removeSaved({ id, name }: SavedSearch): void {
    const putBack = this.saved.remove(id);
    const { t } = this.speech;
    this.notices.undoable(t('saved.removed', { name }), { label: t('saved.putBack'), run: putBack });
  }

  /** Opens the record at a position of the results; `passing` by with the arrows, or to read it. */
  openAt(position: number, how: 'passing' | 'reading' = 'reading'): void {
    this.search.activate(position);
    this.search.onceThere(({ id }) => {
      if (how === 'passing') this.trail.pass();
      else this.trail.settle();
      this.record.open(id, this.search.answered);
    });
  }

  async copy(text: string, said: string): Promise<void> {
    try {
      await this.#archive.ask('copyText', { text });
      this.notices.done(said);
    } catch (thrown) {
      this.notices.failed(thrown);
    }
  }

  /** Saves the window as it prints; null when the person changed their mind. */
  savePdf(name: string): Promise<PdfReport | null> {
    return this.#archive.ask('savePdf', { name });
  }

  /** Prints the window; false when the person changed their mind. */
  printWindow(): Promise<boolean> {
    return this.#archive.ask('printWindow', {});
  }

  /** Makes the text larger or smaller, or leaves it (null); its size in percent, null where it could not be had. */
  async zoom(step: ZoomStep | null): Promise<number | null> {
    try {
      return await this.#archive.ask('zoom', { step });
    } catch (thrown) {
      this.notices.failed(thrown);
      return null;
    }
  }

  showInFolder(path: string): void {
    this.#archive.ask('showInFolder', { path }).catch((thrown: unknown) => {
      this.notices.failed(thrown);
    });
  }

  /** Opens a file that was exported or saved, in its own program. */
  openFile(path: string): void {
    this.#archive.ask('openFile', { path }).catch((thrown: unknown) => {
      this.notices.failed(thrown);
    });
  }

  openLogFolder(): void {
    this.#archive.ask('openLogFolder', {}).catch((thrown: unknown) => {
      this.notices.failed(thrown);
    });
  }

  /** Pauses the running download, or lets it go on. */
  async turnSync(): Promise<void> {
    try {
      await this.sync.turn();
    } catch (thrown) {
      this.notices.failed(thrown);
    }
  }

  /** How often the archive is brought up to date without asking, in hours; 0 for never. */
  async drawBySoftware(isOn: boolean): Promise<void> {
    try {
      await this.session.drawBySoftware(isOn);
    } catch (thrown) {
      this.notices.failed(thrown);
    }
  }

  async syncEvery(hours: SyncEveryHours): Promise<void> {
    try {
      await this.session.syncEvery(hours);
      await this.sync.readDownloads();
    } catch (thrown) {
      this.notices.failed(thrown);
    }
  }

  async stopSync(): Promise<void> {
    try {
      await this.sync.stop();
    } catch (thrown) {
      this.notices.failed(thrown);
    }
  }

  /** Builds the search index anew; whether it is sound again. */
  async repairIndex(): Promise<boolean> {
    try {
      const path = await this.indexRepair.run();
      const { t } = this.speech;
      this.notices.done(path === null ? t('failurePanel.repairedIndex') : t('failurePanel.repairedKept', { path }));
      return true;
    } catch (thrown) {
      this.notices.failed(thrown);
      return false;
    }
  }

  addAccount(): void {
    this.#dialog = null;
    this.#welcome = 'account';
  }

  /** The first run is over, or another account is not added after all. */
  endWelcome(): void {
    if (this.session.setup?.account != null || this.session.setup?.isDemo === true) this.#welcome = null;
  }

  #accountChanged(setup: Setup): void {
    this.speech.language = setup.language;
    this.sync.restart(setup.archive, setup.syncing);
    this.coverage.forget();
    this.record.close();
    this.selection.clear();
    this.trail.forget();
    this.notices.forgetUndo();
    if (setup.archivePath !== null) void this.saved.open();
    if (setup.account === null && !setup.isDemo) {
      this.#welcome = 'start';
    } else if (setup.closed === null) {
      const { place } = setup;
      this.search.restart(place);
      if (place?.open != null) this.record.open(place.open, place.query);
    }
  }

  /** Remembers, at the end, what would be remembered in a moment. */
  close(): void {
    this.#keepPlace();
    this.#memory.flush();
  }

  #keepPlace(): void {
    const archive = this.session.setup?.archivePath ?? null;
    const place = this.#place;
    if (archive !== null && place !== null) this.#memory.keepPlace(archive, place);
  }

  /** What a menu asks for. */
  #obey(command: WindowCommand, commanded: (command: 'find' | 'columns') => void): void {
    if (this.#dialog !== null) return;
    switch (command) {
      case 'find':
      case 'columns':
        commanded(command);
        return;
      case 'filters':
        this.toggleFilters();
        return;
      case 'record':
        this.layout.toggleRecord();
        return;
      case 'bars':
        this.timeBars.isOpen = !this.timeBars.isOpen;
        return;
      case 'export':
      case 'settings':
      case 'shortcuts':
        this.show(command);
    }
  }

  /** The dialog shows it; whoever has left the dialog is told in passing. */
  #exported({ rows, path }: ExportReport): void {
    if (this.#dialog === 'export') return;
    const act = {
      label: this.speech.t('export.showInFolder'),
      run: () => {
        this.showInFolder(path);
      },
    };
    this.notices.done(this.speech.t('export.done', { count: rows }), act);
  }

  #syncEnded(result: Result<SyncReport>): void {
    const failure = result.ok ? result.value.stopped : result.failure;
    if (this.coverage.ended(failure ?? null) && this.#dialog === 'gaps') return;
    if (failure !== undefined) {
      // The thrown-or-returned failure is told alike; a stop on request is no failure.
      this.notices.told(failure);
    } else if (result.ok) {
      const { t } = this.speech;
      const { interactions, complete, unreadable } = result.value;
      this.notices.done(
        complete && unreadable === 0
          ? t('statusBar.endedComplete')
          : t('statusBar.endedNew', { count: interactions.new }),
      );
    }
  }
}

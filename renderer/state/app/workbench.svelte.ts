import type { Archive } from '../../archive';
import type { ActName } from '../../../preload/acts';
import type { ExportReport } from '../../../preload/export/export-model';
import type { Language, Looks, SavedSearch, Setup } from '../../../preload/model';
import { AccountChanges } from '../accounts/account-changes.svelte';
import { ArchiveEncryption } from '../accounts/archive-encryption.svelte';
import { ArchivePlace } from '../accounts/archive-place.svelte';
import { BackingUp } from '../backup/backing-up.svelte';
import { Restoring } from '../backup/restoring.svelte';
import { Retention } from '../keeping/retention.svelte';
import { Basket } from '../selection/basket.svelte';
import type { ColumnName } from '../results/columns/column-layout';
import { Columns } from '../results/columns/columns.svelte';
import { ContactSuggestions } from '../filters/contact-suggestions.svelte';
import { Coverage } from '../coverage/coverage.svelte';
import { eraseChoices, type EraseChoice } from '../erasing/erase-choices';
import { Erasing } from '../erasing/erasing.svelte';
import { Exporting } from '../export/exporting.svelte';
import { FilterGroups } from '../filters/filter-groups.svelte';
import { FirstHint } from './first-hint.svelte';
import { DesktopActions } from './desktop-actions';
import { BackgroundState } from '../common/background.svelte';
import { Diagnosis } from '../common/diagnosis.svelte';
import { DownloadHistory } from '../coverage/download-history.svelte';
import { Dialogs, type DialogName } from './dialogs.svelte';
import { Downloads } from './downloads';
import { Help } from './help';
import { subscribeToNews } from './news';
import { IndexRepair } from './index-repair.svelte';
import { Layout } from '../common/layout.svelte';
import { Notices } from '../common/notices.svelte';
import { OpenedMenu } from '../common/opened-menu.svelte';
import { OpenRecord } from '../record/open-record.svelte';
import { Keyboard } from './navigation/keyboard';
import type { RecordBench } from './record-bench';
import type { Memory } from '../common/memory';
import { RecentActs } from '../common/recent-acts.svelte';
import { Holds } from '../register/holds.svelte';
import { RegisterList } from '../register/register-list.svelte';
import { SavedSearches } from '../saved/saved-searches.svelte';
import { Search } from '../results/search.svelte';
import { OwnMarks } from '../marks/own-marks.svelte';
import { Selection } from '../selection/selection.svelte';
import { PaneActions } from './navigation/pane-actions';
import { Navigation } from './navigation/navigation.svelte';
import { Session } from './session.svelte';
import { Locale } from '../common/locale.svelte';
import { Sync } from './sync.svelte';
import { TextActions } from './text-actions.svelte';
import { SearchUndo } from './navigation/search-undo';
import { Undo } from '../common/undo.svelte';
import { Updates } from '../common/updates.svelte';
import { TimeBars } from '../chart/time-bars.svelte';
import type { PacketReport } from '../../../preload/export/packet';
import { Packet } from '../person/packet.svelte';
import { Person } from '../person/person.svelte';
import { Print } from '../print/print.svelte';
import { Report } from '../report/report.svelte';
import { RecordWindows } from '../record/record-windows';
import { RecentSearches } from '../suggestions/recent-searches.svelte';
import { Suggestions } from '../suggestions/suggestions.svelte';
import { Timeline } from '../timeline/timeline.svelte';
import { Viewing } from '../viewing/viewing.svelte';

/** Everything the window shows, joined: what happens in one part and matters to another is decided here. */
export class Workbench implements RecordBench {
  readonly isMain = true;
  readonly #archive: Archive;
  readonly #memory: Memory;
  readonly locale: Locale;
  readonly notices = new Notices();
  /** What the person did last and can take back. */
  readonly undo = new Undo();
  readonly #searchUndo: SearchUndo;
  readonly layout: Layout;
  readonly columns: Columns;
  readonly filterGroups: FilterGroups;
  readonly selection = new Selection();
  readonly search: Search;
  readonly basket: Basket;
  readonly saved: SavedSearches;
  readonly ownMarks: OwnMarks;
  readonly recentActs: RecentActs;
  /** What was searched for lately, and what the text in the search box may stand for. */
  readonly recent: RecentSearches;
  readonly suggestions: Suggestions;
  readonly timeBars: TimeBars;
  readonly timeline: Timeline;
  /** The figures of the search, over its list. */
  readonly report: Report;
  readonly person: Person;
  readonly packet: Packet;
  readonly print: Print;
  readonly contactSuggestions: ContactSuggestions;
  readonly record: OpenRecord;
  readonly sync: Sync;
  readonly coverage: Coverage;
  readonly exporting: Exporting;
  readonly indexRepair: IndexRepair;
  readonly session: Session;
  readonly accountChanges: AccountChanges;
  readonly archivePlace: ArchivePlace;
  /** The system's encryption of the archive's folder. */
  readonly encryption: ArchiveEncryption;
  readonly backingUp: BackingUp;
  readonly restoring: Restoring;
  /** What is erased for good. */
  readonly erasing: Erasing;
  /** How long records are kept. */
  readonly retention: Retention;
  /** What is only looked into. */
  readonly viewing: Viewing;
  readonly textActions: TextActions;
  /** Where the person is, and the ways to somewhere else. */
  readonly navigation: Navigation;
  readonly dialogs: Dialogs;
  readonly desktop: DesktopActions;
  readonly keyboard = new Keyboard();
  /** The menu of a thing that was clicked with the other button. */
  readonly menu = new OpenedMenu();
  readonly panes: PaneActions;
  readonly downloads: Downloads;
  readonly diagnosis: Diagnosis;
  readonly downloadHistory: DownloadHistory;
  readonly holds: Holds;
  readonly register: RegisterList;
  readonly firstHint: FirstHint;
  readonly help: Help;
  readonly background: BackgroundState;
  readonly updates: Updates;

  constructor(archive: Archive, memory: Memory, now: Date) {
    this.#archive = archive;
    this.#memory = memory;
    this.layout = new Layout(memory);
    this.columns = new Columns(memory, (name) => {
      this.#columnLeft(name);
    });
    this.filterGroups = new FilterGroups(memory);
    this.recentActs = new RecentActs(memory);
    this.firstHint = new FirstHint(memory);
    this.locale = new Locale(now);
    this.timeline = new Timeline(archive);
    this.report = new Report(archive, memory);
    this.person = new Person(archive);
    this.packet = new Packet(archive, this.person, (report) => {
      this.#packetMade(report);
    });
    this.print = new Print(archive);
    this.search = new Search(archive, {
      begun: () => {
        this.timeline.close();
        this.report.searchBegun();
        // Where the record lies over the results, a search is to show those.
        if (this.layout.recordOverlays) this.record.close();
        this.#searchUndo.begun();
        this.basket.searchChanged();
        if (!this.search.asked.isEverything) this.firstHint.end();
        this.saved.searchBegun(this.search.asked.query);
        this.ownMarks.searchBegun();
      },
      paging: () => {
        this.saved.hold();
      },
      answered: (query) => {
        this.record.follow(query);
      },
      counted: (query) => {
        this.report.counted(query);
      },
    });
    const { notices, search, selection, locale } = this;
    this.#searchUndo = new SearchUndo({
      locale,
      undo: this.undo,
      asked: search.asked,
      navigation: () => this.navigation,
    });
    this.basket = new Basket({ archive, notices, search, selection, locale, undo: this.undo });
    this.saved = new SavedSearches({
      archive,
      isBusy: () => search.isBusy,
      failed: (thrown) => {
        notices.failed(thrown);
      },
    });
    this.recent = new RecentSearches(archive, (thrown) => {
      notices.failed(thrown);
    });
    this.suggestions = new Suggestions({
      archive,
      asked: search.asked,
      recent: this.recent,
      language: () => locale.language,
      saved: () => this.saved.all,
      openSaved: (one) => {
        this.navigation.openSaved(one);
      },
    });
    this.timeBars = new TimeBars(this.search, memory);
    this.contactSuggestions = new ContactSuggestions(archive);
    this.record = new OpenRecord(archive);
    this.ownMarks = new OwnMarks({
      ...{ archive, notices, search, selection, locale, record: this.record, undo: this.undo },
      readOnly: () => this.viewing.readOnly,
      settled: () => {
        this.report.again();
      },
    });
    this.exporting = new Exporting(
      archive,
      () => this.locale.language,
      (report) => {
        this.#exported(report);
      },
    );
    this.indexRepair = new IndexRepair(archive);
    this.textActions = new TextActions(archive, this.notices, () => {
      this.dialogs.show('address');
    });
    this.sync = new Sync(archive, (result, how) => {
      this.search.archiveChanged(this.record.id);
      // A scheduled download interrupts no work: the status bar tells.
      if (!how.isScheduled) this.downloads.ended(result, how.newAlone);
      if (result.ok) void this.retention.downloaded();
    });
    this.coverage = new Coverage(archive, {
      weekStart: () => this.locale.weekStart,
      today: () => this.locale.today,
      start: (days, again) => {
        this.sync.start(days, again);
      },
    });
    this.session = new Session(archive, (setup) => {
      this.#accountChanged(setup);
    });
    this.desktop = new DesktopActions(archive, notices);
    const around = {
      archive,
      notices,
      locale,
      entered: (setup: Setup): void => {
        this.session.enter(setup);
      },
      show: (dialog: DialogName): void => {
        this.dialogs.show(dialog);
      },
      close: (): void => {
        this.dialogs.close();
      },
    };
    this.accountChanges = new AccountChanges(around);
    this.archivePlace = new ArchivePlace(around);
    this.encryption = new ArchiveEncryption(around);
    this.backingUp = new BackingUp({
      ...around,
      isShown: () => this.dialogs.shown === 'backup',
      showInFolder: (path) => {
        this.desktop.showInFolder(path);
      },
    });
    this.retention = new Retention({
      archive,
      close: around.close,
      policy: () => this.session.policy.held,
      askVanished: ({ allRecords: records, allNotes }) => {
        notices.done(
          locale.t('keeping.window.asks', { records, notes: allNotes }),
          { label: locale.t('keeping.window.showVanished'), run: () => void this.retention.showVanished() },
          {
            label: locale.t('keeping.window.decide'),
            run: () => {
              this.dialogs.show('retention');
            },
          },
        );
      },
      showRecords: (ids) => {
        search.asked.take({ text: '', filters: { only: ids } }, search.asked.sort);
      },
    });
    this.restoring = new Restoring({
      ...around,
      entered: (setup) => {
        this.session.enterAnother(setup);
        this.dialogs.endWelcome();
      },
    });
    this.erasing = new Erasing({
      ...around,
      entered: (setup) => {
        this.session.enterAnother(setup);
      },
    });
    this.viewing = new Viewing({
      ...around,
      session: this.session,
      entered: () => {
        this.dialogs.endWelcome();
      },
    });
    const { record, report, saved, session, timeline } = this;
    const recordWindows = new RecordWindows(archive, notices, locale);
    this.navigation = new Navigation({
      layout: this.layout,
      memory,
      record,
      recordWindows,
      report,
      saved,
      search,
      session,
      timeline,
      locale,
      undo: this.undo,
    });
    this.panes = new PaneActions(this.layout, record, this.keyboard, this.navigation);
    this.dialogs = new Dialogs(this);
    this.downloads = new Downloads(archive, this);
    this.diagnosis = new Diagnosis(archive);
    this.downloadHistory = new DownloadHistory(archive);
    this.register = new RegisterList(archive);
    this.holds = new Holds({
      archive,
      changed: () => {
        record.refresh();
      },
    });
    const { dialogs, firstHint } = this;
    this.help = new Help({ archive, dialogs, firstHint, locale, notices, report, timeline });
    this.background = new BackgroundState(archive);
    this.updates = new Updates(archive);
  }

  /** Subscribes to the news, and reads what there is; `perform` does what a menu asks for. The returned function ends that. */
  open(perform: (act: ActName) => void): () => void {
    const endings = [
      subscribeToNews(this.#archive, this, perform),
      this.navigation.follow(),
      this.updates.follow(({ date, ...newer }) => {
        this.notices.lasting(this.locale.t('updates.newer', { ...newer, date: this.locale.date(date) }));
      }),
    ];
    void this.session.open().then(() => {
      if (this.session.policy.problems.length > 0) this.notices.told({ kind: 'policyBroken', facts: {} });
      void this.viewing.takeOffered();
    });
    void this.notices.attempt(this.background.read());
    return () => {
      for (const end of endings) end();
    };
  }

  /** Opens the choice of columns, where there is a list. */
  chooseColumns(): void {
    if (this.dialogs.welcome === null && this.session.setup?.closed === null && !this.report.isOpen)
      this.columns.choose('button');
  }

  async setLanguage(language: Language): Promise<void> {
    if (this.session.policy.held.language !== undefined) {
      this.notices.told({ kind: 'setByAdministrator', facts: {} });
      return;
    }
    this.locale.language = language;
    await this.notices.attempt(this.session.setLanguage(language));
  }

  /** Takes a saved search away, with a way back. */
  removeSaved({ id, name }: SavedSearch): void {
    const putBack = this.saved.remove(id);
    const { t } = this.locale;
    this.notices.undoable(this.undo, t('saved.removed', { name }), t('saved.putBack'), {
      what: t('undo.what.removedSaved', { name }),
      undo: putBack,
      redo: () => {
        this.saved.remove(id);
      },
    });
  }

  #columnLeft(name: ColumnName): void {
    const { t } = this.locale;
    this.undo.push({
      what: t('undo.what.hidColumn', { name: t(`columnNames.${name}`) }),
      isMoot: () => this.columns.isShown(name),
      undo: () => {
        this.columns.show(name, true);
      },
      redo: () => {
        this.columns.show(name, false);
      },
    });
  }

  /** Begins a remark on the row that the keyboard is on, whose record is opened for it. */
  remarkOnRow(): void {
    const { layout, navigation, ownMarks, panes, record, search } = this;
    search.actions.do({
      kind: 'row',
      run: () => {
        const row = search.list.rowAt(search.list.active);
        if (row === undefined) return;
        ownMarks.drafts.begin(row.id);
        if (!layout.hasRecordPlace) panes.toggleRecord();
        if (record.id !== row.id) navigation.openAt(search.list.active);
      },
    });
  }

  /** Asks what of these is to be erased for good, and shows what that would take away; of what is on show where nothing is named. */
  askErasure(choices: readonly EraseChoice[] = eraseChoices(this)): void {
    const { readOnly } = this.viewing;
    if (readOnly === null) this.erasing.begin(choices);
    else this.notices.done(readOnly);
  }

  /** Whether the operating system tells what comes to a saved search. */
  notifyOf({ id, name, notifies }: SavedSearch): void {
    this.saved.notify(id, notifies !== true);
    const { t } = this.locale;
    this.notices.done(notifies === true ? t('background.notifiesOff', { name }) : t('background.notifiesOn', { name }));
  }

  /** The window is to look or begin otherwise. */
  async look(looks: Partial<Looks>): Promise<void> {
    await this.notices.attempt(this.session.look(looks));
    const { weekStart } = this.session.setup?.looks ?? this.locale;
    if (weekStart === this.locale.weekStart) return;
    this.locale.weekStart = weekStart;
    // Weeks in words, and those of the bars, are others.
    this.search.again();
  }

  async signRemarks(author: string): Promise<void> {
    await this.notices.attempt(this.session.signRemarks(author));
  }

  async drawBySoftware(isOn: boolean): Promise<void> {
    await this.notices.attempt(this.session.drawBySoftware(isOn));
  }

  /** Builds the search index anew; whether it is sound again. */
  async repairIndex(): Promise<boolean> {
    const repaired = await this.notices.attempt(this.indexRepair.run().then((keptAs) => ({ keptAs })));
    if (repaired === null) return false;
    const { keptAs } = repaired;
    const { t } = this.locale;
    this.notices.done(
      keptAs === null ? t('failurePanel.repairedIndex') : t('failurePanel.repairedKept', { path: keptAs }),
    );
    return true;
  }

  #accountChanged(setup: Setup): void {
    this.locale.language = setup.language;
    this.locale.weekStart = setup.looks.weekStart;
    this.sync.restart(setup.archive, setup.syncing);
    this.coverage.forget();
    this.backingUp.forget();
    this.retention.forget();
    this.downloadHistory.forget();
    this.register.forget();
    this.person.forget();
    this.packet.forget();
    this.holds.forget();
    this.record.close();
    this.report.forget();
    this.selection.clear();
    this.ownMarks.forget();
    this.navigation.history.forget();
    this.undo.forget();
    this.#searchUndo.forget();
    if (setup.archivePath !== null) {
      void this.saved.open();
      void this.recent.open();
    }
    if (setup.closed !== null) this.viewing.startedClosed(setup.closed);
    if (setup.account === null && !setup.isDemo && setup.closed === null) {
      this.dialogs.begin();
    } else if (setup.closed === null) {
      const { viewState } = setup;
      this.search.restart(viewState);
      if (viewState?.open != null && this.layout.hasRecordPlace) this.record.open(viewState.open, viewState.query);
    }
  }

  /** Remembers, at the end, what would be remembered in a moment. */
  close(): void {
    this.navigation.keepViewState();
    this.#memory.flush();
  }

  /** The same of a packet. */
  #packetMade({ path, records }: PacketReport): void {
    if (this.dialogs.shown === 'packet') return;
    this.notices.done(this.locale.t('packet.made', { count: records }), this.#showing(path));
  }

  /** The dialog shows it; once that is closed, a notice tells it. */
  #exported({ rows, path }: ExportReport): void {
    if (this.dialogs.shown === 'export') return;
    this.notices.done(this.locale.t('export.done', { count: rows }), this.#showing(path));
  }

  #showing(path: string) {
    const run = (): void => {
      this.desktop.showInFolder(path);
    };
    return { label: this.locale.t('export.showInFolder'), run };
  }
}

import { accountOf } from '../../../preload/addresses/account-address';
import { timelineFilters, type TimelineOf } from '../../../preload/search/timeline';
import { newestFirstSort } from '../common/asking/asked.svelte';
import type { ArchiveEncryption } from '../accounts/archive-encryption.svelte';
import type { BackingUp } from '../backup/backing-up.svelte';
import type { Restoring } from '../backup/restoring.svelte';
import type { Layout } from '../common/layout.svelte';
import type { Notices } from '../common/notices.svelte';
import type { Locale } from '../common/locale.svelte';
import type { Diagnosis } from '../common/diagnosis.svelte';
import type { Coverage } from '../coverage/coverage.svelte';
import type { DownloadHistory } from '../coverage/download-history.svelte';
import type { Erasing } from '../erasing/erasing.svelte';
import type { Exporting, ExportSource } from '../export/exporting.svelte';
import type { Packet } from '../person/packet.svelte';
import type { Identity } from '../person/identity';
import type { Person } from '../person/person.svelte';
import type { OpenRecord } from '../record/open-record.svelte';
import type { Print } from '../print/print.svelte';
import { printChoices, type PrintWhat } from '../print/print-choices';
import type { Holds } from '../register/holds.svelte';
import type { RegisterList } from '../register/register-list.svelte';
import type { Search } from '../results/search.svelte';
import type { Selection } from '../selection/selection.svelte';
import type { SavedSearches } from '../saved/saved-searches.svelte';
import type { Timeline } from '../timeline/timeline.svelte';
import type { Navigation } from './navigation/navigation.svelte';
import type { Session } from './session.svelte';

export type DialogName =
  | 'saveSearch'
  | 'export'
  | 'settings'
  | 'gaps'
  | 'downloads'
  | 'register'
  | 'holds'
  | 'shortcuts'
  | 'address'
  | 'print'
  | 'renameAccount'
  | 'removeAccount'
  | 'moveArchive'
  | 'backup'
  | 'restore'
  | 'diagnostics'
  | 'retention'
  | 'view'
  | 'person'
  | 'packet'
  | 'palette'
  | 'erase';

/** Those that are of use before there is an archive. */
const needsNoArchive: readonly DialogName[] = ['shortcuts', 'restore', 'view', 'diagnostics'];

/** What dialogs are about, and what they say. */
interface Parts {
  readonly backingUp: BackingUp;
  readonly coverage: Coverage;
  readonly diagnosis: Diagnosis;
  readonly downloadHistory: DownloadHistory;
  readonly encryption: ArchiveEncryption;
  readonly erasing: Erasing;
  readonly exporting: Exporting;
  readonly layout: Layout;
  readonly navigation: Navigation;
  readonly notices: Notices;
  readonly record: OpenRecord;
  readonly packet: Packet;
  readonly person: Person;
  readonly print: Print;
  readonly holds: Holds;
  readonly register: RegisterList;
  readonly restoring: Restoring;
  readonly saved: SavedSearches;
  readonly search: Search;
  readonly selection: Selection;
  readonly session: Session;
  readonly locale: Locale;
  readonly timeline: Timeline;
}

/** The dialog that lies over the window, or the first run in its place: one at a time. */
export class Dialogs {
  readonly #parts: Parts;
  #shown = $state<DialogName | null>(null);
  /** Whose timeline the export is of; null for the results of the search. */
  #exportOf = $state.raw<TimelineOf | null>(null);
  /** Where the first run stands; null once the window is in use. `account` when another account is added. */
  #welcome = $state<'start' | 'account' | null>(null);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get shown(): DialogName | null {
    return this.#shown;
  }

  /** Whose timeline the export is of; null for the results of the search. */
  get exportOf(): TimelineOf | null {
    return this.#exportOf;
  }

  /** What the export takes: the whole timeline, or of the results `what`. */
  exportSource(what: 'all' | 'selected'): ExportSource {
    const { search, selection } = this.#parts;
    const of = this.#exportOf;
    const all = { kind: 'all' } as const;
    if (of !== null)
      return { query: { text: '', filters: timelineFilters(of) }, sort: newestFirstSort, selection: all };
    const { query, sort } = search.asked;
    return { query, sort, selection: what === 'all' ? all : selection.asked };
  }

  get welcome(): 'start' | 'account' | null {
    return this.#welcome;
  }

  /** Opens a dialog; those about the archive only where there is one. */
  show(dialog: DialogName): void {
    if (this.#isHeld || (this.#welcome !== null && !needsNoArchive.includes(dialog))) return;
    const { coverage, exporting, notices, search, locale, timeline } = this.#parts;
    if (dialog === 'export') {
      if (this.#tellsExportsOff()) return;
      if (!timeline.isOpen && search.list.known === 0 && !search.isTurning) {
        notices.done(locale.t('export.nothing'));
        return;
      }
      this.#exportOf = timeline.of;
      void exporting.begin();
    }
    if (dialog === 'packet') {
      if (this.#tellsExportsOff()) return;
      this.#parts.packet.begin(locale.language);
    }
    if (dialog === 'gaps') coverage.open();
    if (dialog === 'backup') this.#parts.backingUp.begin();
    if (dialog === 'downloads') void this.#parts.downloadHistory.read();
    if (dialog === 'holds') void this.#parts.holds.read();
    if (dialog === 'register') this.#parts.register.open();
    if (dialog === 'diagnostics') void this.#parts.diagnosis.read();
    this.#shown = dialog;
  }

  /** Shows what the archive knows of a person. */
  showPerson(identity: Identity): void {
    this.#parts.person.begin(identity);
    this.show('person');
  }

  close(): void {
    if (this.#isHeld || (this.#shown === 'erase' && !this.#parts.erasing.end())) return;
    this.#parts.print.end();
    if (this.#shown === 'restore') this.#parts.restoring.end();
    this.#shown = null;
  }

  /** What is on show is printed: the timeline, else what is ticked, the open record, the list; or of these what is wanted. */
  showPrint(what?: PrintWhat): void {
    const { notices, print, locale } = this.#parts;
    const choices = printChoices(this.#parts);
    const first = choices.find((choice) => choice.what === what) ?? choices[0];
    if (this.#welcome !== null || this.#tellsExportsOff()) return;
    if (first === undefined) {
      notices.done(locale.t('print.nothingShown'));
      return;
    }
    print.begin(choices, first.what);
    this.show('print');
  }

  /** Asks for the name of the search on show, or for another one of a saved search. */
  nameSearch(id: string | null = null): void {
    const { notices, saved, search, locale } = this.#parts;
    const { asked } = search;
    if (id === null && asked.isEverything) notices.done(locale.t('saved.nothing'));
    else if (id === null && (asked.filters.only ?? asked.filters.except) !== undefined)
      notices.done(locale.t('saved.picked'));
    else {
      saved.naming = id ?? saved.find(asked.query)?.id ?? null;
      this.show('saveSearch');
    }
  }

  /** There is no account yet: the first run takes the window. */
  begin(): void {
    this.#welcome = 'start';
  }

  addAccount(): void {
    if (this.#isHeld) return;
    const { notices, session } = this.#parts;
    const { account } = session.policy.held;
    if (account !== undefined && session.setup?.account?.baseUrl === accountOf(account)?.baseUrl) {
      notices.told({ kind: 'setByAdministrator', facts: {} });
      return;
    }
    this.#shown = null;
    this.#welcome = 'account';
  }

  /** While the folder is encrypted the archive is closed, and nothing but the settings that say so is of use. */
  get #isHeld(): boolean {
    return this.#shown === 'settings' && this.#parts.encryption.turning !== null;
  }

  /** Where administrators let no records out of the program, says so. */
  #tellsExportsOff(): boolean {
    const { notices, session } = this.#parts;
    const isOff = session.policy.held.exportsAllowed === false;
    if (isOff) notices.told({ kind: 'exportsOff', facts: {} });
    return isOff;
  }

  /** The first run is over, or another account is not added after all. */
  endWelcome(): void {
    const { setup } = this.#parts.session;
    if (setup?.account != null || setup?.isDemo === true) this.#welcome = null;
  }
}

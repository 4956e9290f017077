import type { Archive } from '../../archive';
import type { Contact, InteractionRecord, Setup, Theme } from '../../../preload/model';
import type { FoundRecord, MainWish, RecordCommand, RecordWindowSetup } from '../../../preload/record-window';
import type { TimelineOf } from '../../../preload/search/timeline';
import { Locale } from '../common/locale.svelte';
import { Notices } from '../common/notices.svelte';
import { Undo } from '../common/undo.svelte';
import { OpenedMenu } from '../common/opened-menu.svelte';
import { RecordMarks } from '../marks/record-marks';
import { Print } from '../print/print.svelte';
import { OpenRecord } from '../record/open-record.svelte';
import { RecordOrder } from '../record/record-order.svelte';
import type { PrintChoice } from '../print/print-choices';
import { timelineOfContact } from '../timeline/timeline.svelte';
import { DesktopActions } from './desktop-actions';
import type { DialogName } from './dialogs.svelte';
import { Keyboard } from './navigation/keyboard';
import type { RecordBench } from './record-bench';
import { TextActions } from './text-actions.svelte';

/** A record's own window: the record, its place in the search that found it, and what can be done with it. */
export class RecordWindow implements RecordBench {
  readonly #archive: Archive;
  #found: FoundRecord;
  readonly isMain = false;
  #theme = $state<Theme>('system');
  readonly locale: Locale;
  readonly notices = new Notices();
  readonly undo = new Undo();
  readonly desktop: DesktopActions;
  readonly textActions: TextActions;
  readonly print: Print;
  readonly ownMarks: RecordMarks;
  readonly keyboard = new Keyboard();
  readonly menu = new OpenedMenu();
  readonly record: OpenRecord;
  readonly order: RecordOrder;
  readonly session: { readonly setup: Pick<Setup, 'account' | 'isDemo'> };
  readonly dialogs: RecordDialogs;
  readonly navigation: RecordBench['navigation'];

  constructor(archive: Archive, { found, language, theme, isReadOnly, ...setup }: RecordWindowSetup, now: Date) {
    this.#archive = archive;
    this.#found = found;
    this.#theme = theme;
    this.locale = new Locale(now);
    this.locale.language = language;
    this.session = { setup };
    this.desktop = new DesktopActions(archive, this.notices);
    this.textActions = new TextActions(archive, this.notices, () => {
      this.dialogs.show('address');
    });
    this.print = new Print(archive);
    this.record = new OpenRecord(archive);
    this.ownMarks = new RecordMarks({
      archive,
      record: this.record,
      notices: this.notices,
      locale: this.locale,
      undo: this.undo,
      isReadOnly,
    });
    this.order = new RecordOrder(archive);
    this.dialogs = new RecordDialogs(this.print, () => this.#choice);
    this.navigation = {
      openTimeline: (record, of) => {
        this.#openTimeline(record, of === undefined ? timelineOfContact(record.contact) : of);
      },
      showOnlyContact: (contact) => {
        this.#showOnlyContact(contact);
      },
      searchFor: (text) => {
        this.#wish({ kind: 'text', text });
      },
    };
  }

  get theme(): Theme {
    return this.#theme;
  }

  /** Reads the record and finds its place, and follows the news. The returned function ends that. */
  open(): () => void {
    const endings = [
      this.#archive.subscribe('recordAsked', (found) => {
        this.show(found);
      }),
      this.#archive.subscribe('recordCommand', (command) => {
        this.obey(command);
      }),
      this.#archive.subscribe('recordsChanged', () => {
        this.record.refresh();
        void this.order.again();
      }),
      this.#archive.subscribe('languageChanged', (language) => {
        this.locale.language = language;
      }),
      this.#archive.subscribe('themeChanged', (theme) => {
        this.#theme = theme;
      }),
      this.#archive.subscribe('failed', (failure) => {
        this.notices.told(failure);
      }),
    ];
    this.show(this.#found);
    return () => {
      for (const end of endings) end();
    };
  }

  /** Shows a record as a search found it. */
  show(found: FoundRecord): void {
    this.#found = found;
    this.record.open(found.id, found.query);
    void this.order.find(found).then(() => {
      // Keys were pressed before it was known where they lead.
      const owed = this.order.takeOwed();
      for (let left = Math.abs(owed); left > 0; left -= 1) this.step(owed > 0 ? 1 : -1);
    });
  }

  /** To the next record of the search, or the one before. */
  step(by: 1 | -1): void {
    const id = this.order.step(by);
    if (id === null) return;
    this.#found = { ...this.#found, id };
    this.record.open(id, this.#found.query);
    void this.notices.attempt(this.#archive.ask('tellRecordShown', { id }));
  }

  /** The help, at what is on show. */
  openHelp(): void {
    const topic = this.dialogs.shown === 'print' ? 'printing' : 'reading';
    void this.notices.attempt(this.#archive.ask('openHelp', { topic }));
  }

  obey(command: RecordCommand): void {
    if (this.dialogs.shown !== null) return;
    switch (command) {
      case 'previous':
        this.step(-1);
        return;
      case 'next':
        this.step(1);
        return;
      case 'print':
        this.dialogs.showPrint();
        return;
      case 'timeline':
        if (this.record.record !== null) this.navigation.openTimeline(this.record.record);
        return;
      case 'erase':
        this.#askErasure();
    }
  }

  /** What is printed; null while nothing is on show. */
  get #choice(): PrintChoice | null {
    const { id, record } = this.record;
    const { query, sort } = this.#found;
    if (id === null) return null;
    return {
      ...{ what: 'record', query, sort, marks: query, count: 1, timeline: null },
      selection: { kind: 'ids', ids: [id] },
      who: record?.id === id ? (record.contact.name ?? record.contact.number) : null,
    };
  }

  #openTimeline({ id }: Pick<InteractionRecord, 'id'>, of: TimelineOf | null): void {
    if (of !== null) this.#wish({ kind: 'timeline', of, id, marks: this.#found.query });
  }

  #showOnlyContact({ name, number }: Contact): void {
    const shown = name ?? number;
    if (shown !== null) this.#wish({ kind: 'contact', name: shown });
  }

  #askErasure(): void {
    const { record } = this.record;
    if (record === null) return;
    const { id, callDate, contact } = record;
    this.#wish({ kind: 'erase', id, callDate, contact: { name: contact.name, number: contact.number } });
  }

  #wish(wish: MainWish): void {
    void this.notices.attempt(this.#archive.ask('askMainWindow', wish));
  }
}

/** The dialogs that a record has. */
class RecordDialogs {
  readonly #print: Print;
  readonly #choice: () => PrintChoice | null;
  #shown = $state<DialogName | null>(null);

  constructor(print: Print, choice: () => PrintChoice | null) {
    this.#print = print;
    this.#choice = choice;
  }

  get shown(): DialogName | null {
    return this.#shown;
  }

  show(dialog: DialogName): void {
    this.#shown = dialog;
  }

  showPrint(): void {
    const choice = this.#choice();
    if (choice === null) return;
    this.#print.begin([choice], choice.what);
    this.#shown = 'print';
  }

  close(): void {
    this.#print.end();
    this.#shown = null;
  }
}

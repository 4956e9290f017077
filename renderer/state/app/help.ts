import type { Archive } from '../../archive';
import type { FailureKind } from '../../../preload/failure';
import { failureNames } from '../../../preload/words/failure-names';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';
import type { Report } from '../report/report.svelte';
import type { Timeline } from '../timeline/timeline.svelte';
import type { DialogName, Dialogs } from './dialogs.svelte';
import type { FirstHint } from './first-hint.svelte';

/** The page of the help about each dialog. */
const topics: Readonly<Partial<Record<DialogName, string>>> = {
  export: 'export',
  settings: 'settings',
  gaps: 'completeness',
  downloads: 'completeness',
  register: 'persons',
  holds: 'persons',
  renameAccount: 'accounts',
  removeAccount: 'accounts',
  moveArchive: 'accounts',
  backup: 'backup',
  retention: 'retention',
  restore: 'backup',
  palette: 'keys',
  shortcuts: 'keys',
  print: 'printing',
  erase: 'persons#erasing',
  person: 'persons',
  packet: 'persons',
};

/** What the help is about. */
interface Parts {
  readonly archive: Archive;
  readonly dialogs: Dialogs;
  readonly firstHint: FirstHint;
  readonly locale: Locale;
  readonly notices: Notices;
  readonly report: Report;
  readonly timeline: Timeline;
}

/** Opens the help beside the window, at what fits. */
export class Help {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** At the page about what is on show; where that is the list, where the help was last. */
  open(): void {
    const { dialogs, firstHint, report, timeline } = this.#parts;
    firstHint.end();
    const ofDialog = dialogs.shown === null ? undefined : topics[dialogs.shown];
    const ofList = report.isOpen ? 'reports' : null;
    const ofView = dialogs.welcome !== null ? 'connecting' : timeline.isOpen ? 'timeline' : ofList;
    this.#show(ofDialog ?? ofView);
  }

  /** At the entry of a failure. */
  openFailure(kind: FailureKind): void {
    this.#show(`failures#${failureNames(this.#parts.locale.language)[kind].anchor}`);
  }

  #show(topic: string | null): void {
    const { archive, notices } = this.#parts;
    void notices.attempt(archive.ask('openHelp', { topic }));
  }
}

import type { ActName } from '../../preload/acts';
import type { AnswerOf, InputOf, QuestionName } from '../../preload/contract';
import { KronikaError } from '../../preload/failure';
import type { ZoomStep } from '../../preload/model';
import type { Background } from '../../preload/desktop/background';
import type { FoundRecord } from '../../preload/record-window';
import type { Schedule } from '../workspace/sync/schedule';
import { countWeeksFrom } from '../threads/week-start';
import { keepViewState, readWindowMemory, rememberPart, takeOverMemory } from '../workspace/settings/window-memory';
import type { Workspace } from '../workspace/workspace';
import { createAccountAnswers, type AccountServices } from './account-answers';
import { createBackupAnswers, type BackupServices } from './backup-answers';
import { createErasureAnswers, type ErasureServices } from './erasure-answers';
import { createRetentionAnswers } from './retention-answers';
import { createDiagnosticsAnswers, type DiagnosticsServices } from './diagnostics-answers';
import { createExportAnswers, type ExportServices } from './export-answers';
import { createPacketAnswers, type PacketServices } from './packet-answers';
import { createPrintAnswers, type PrintServices } from './print-answers';
import { createRegisterAnswers } from './register-answers';
import { createReportAnswers } from './report-answers';
import { createViewingAnswers, type ViewingServices } from './viewing-answers';
import { WrittenFiles } from './written-files';

/** What only the desktop can do for the window; main/electron brings it. */
export interface DesktopServices
  extends
    ExportServices,
    AccountServices,
    BackupServices,
    ErasureServices,
    PacketServices,
    PrintServices,
    DiagnosticsServices,
    ViewingServices {
  /** Makes the page larger or smaller, or of so many percent, or leaves it (null); its size in percent. */
  zoom(step: ZoomStep | number | null): number;
  /** What the system's own menus do in a field. */
  turnField(way: 'undo' | 'redo'): void;
  /** Which acts of the application's menu cannot be done now. */
  greyActs(lacking: readonly ActName[]): void;
  showInFolder(path: string): void;
  copyText(text: string): void;
  /** The person chose another language. */
  languageChanged(): void;
  /** The person chose other colours. */
  themeChanged(): void;
  /** Puts a table onto the clipboard, once as text and once as HTML. */
  copyTable(text: string, html: string): Promise<void>;
  openFolder(path: string): Promise<void>;
  /** In the system's browser or mail program. */
  openAddress(address: string): Promise<void>;
  readonly logDir: string;
  /** The help, in a window of its own. */
  readonly help: { show(topic: string | null): void; print(): Promise<boolean> };
  /** What the program does while nobody looks at it. */
  readonly background: {
    read(): Promise<Background>;
    change(choices: InputOf<'changeBackground'>): Promise<Background>;
  };
  /** Opens a record in a window of its own, or brings that to front; false where too many are open. */
  openRecordWindow(found: FoundRecord): boolean;
  /** Scheduled downloads: when the next is due, and what makes one due. */
  readonly schedule: Pick<Schedule, 'readNext' | 'restart' | 'networkCame'>;
}

/** `signal`: aborted once the window cancels the question. */
export type Answers = {
  readonly [Name in QuestionName]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** The questions of a record's own window alone; `record-answers` has their answers. */
export type RecordOwnName = 'readRecordWindow' | 'tellRecordShown' | 'askMainWindow';

/** The answer to every question of the main window; a question without one does not compile. */
export function createAnswers(workspace: Workspace, desktop: DesktopServices): Omit<Answers, RecordOwnName> {
  const written = new WrittenFiles();
  return {
    readSetup: () => workspace.readSetup(),
    saveSettings: async (change) => {
      if (change.language !== undefined) workspace.needOwnChoice('language');
      if (change.syncEveryHours !== undefined) workspace.needOwnChoice('syncEveryHours');
      const said = Object.entries(change).filter(([, value]) => value !== undefined);
      workspace.kept.change(Object.fromEntries(said));
      if (change.language !== undefined) desktop.languageChanged();
      if (change.theme !== undefined) desktop.themeChanged();
      if (change.weekStart !== undefined) countWeeksFrom(change.weekStart);
      return await workspace.readSetup();
    },
    readMemory: () => Promise.resolve(readWindowMemory(workspace.accounts.home.dataDir, workspace.kept)),
    remember: ({ part, value }) => {
      rememberPart(workspace.kept, part, value);
      return Promise.resolve(null);
    },
    keepViewState: ({ archive, viewState }) => {
      if (!workspace.viewed.keepViewState(archive, viewState)) keepViewState(workspace.kept, archive, viewState);
      return Promise.resolve(null);
    },
    takeOverMemory: ({ parts, last }) => {
      takeOverMemory(workspace.kept, parts, last);
      return Promise.resolve(null);
    },
    testConnection: ({ account, key }) => workspace.testConnection(account, key),
    connectAccount: async ({ account, key, keepKey }) => {
      await workspace.connect(account, key, keepKey);
      desktop.schedule.restart();
      return await workspace.readSetup();
    },
    forgetKey: async () => {
      await workspace.accounts.forgetKey(workspace.ownAccount);
      return await workspace.readSetup();
    },
    chooseAccount: async ({ baseUrl }) => {
      await workspace.choose(baseUrl);
      desktop.schedule.restart();
      return await workspace.readSetup();
    },
    startDemo: async () => {
      await workspace.startDemo();
      return await workspace.readSetup();
    },
    startSync: (days) => workspace.sync.start({ ...days, alone: true }),
    stopSync: async () => {
      await workspace.sync.stop();
      return null;
    },
    pauseSync: () => {
      workspace.sync.pause();
      return Promise.resolve(null);
    },
    resumeSync: () => {
      workspace.sync.resume();
      return Promise.resolve(null);
    },
    readDownloads: async () => ({
      next: await desktop.schedule.readNext(),
      lastFailure: await workspace.sync.readLastFailure(),
    }),
    syncAgain: ({ newAlone }) => workspace.sync.again('person', newAlone),
    readDownloadHistory: () => workspace.reader.ask('readDownloadHistory', null),
    readArrived: ({ download }) => workspace.reader.ask('readArrived', { download }),
    noticeNetwork: () => {
      desktop.schedule.networkCame();
      return Promise.resolve(null);
    },
    readStatus: () => workspace.reader.ask('readStatus', null),
    readUnreadable: () => workspace.reader.ask('readUnreadable', { limit: 200, offset: 0, maxBytes: 20_000 }),
    readCoverage: (input) => workspace.reader.ask('readCoverage', input),
    readCalendar: (input, signal) => workspace.reader.ask('readCalendar', input, { signal }),
    search: (input, signal) => {
      workspace.noticeSearch(input.query);
      return workspace.reader.ask('search', input, { signal });
    },
    findIds: (input, signal) => workspace.reader.ask('findIds', input, { signal }),
    count: (input, signal) => workspace.reader.ask('count', input, { signal }),
    summarise: (input, signal) =>
      workspace.reader.ask('summarise', { ...input, weekStart: workspace.settings.weekStart }, { signal }),
    findPosition: (input, signal) => workspace.reader.ask('findPosition', input, { signal }),
    suggestContacts: (input, signal) => workspace.reader.ask('suggestContacts', input, { signal }),
    suggest: (input, signal) => workspace.reader.ask('suggest', input, { signal }),
    explainEmpty: (input, signal) => workspace.reader.ask('explainEmpty', input, { signal }),
    changeOwnMarks: ({ change }) => workspace.ownMarks.change(change),
    markFound: ({ query, flag, isSet }, signal) => workspace.ownMarks.markFound(query, { flag, isSet }, signal),
    repairIndex: async () => {
      const { after, keptAs } = await workspace.sync.letFirst(() => workspace.jobs.repair());
      // A file that SQLite finds damaged was left alone: pressing again would change nothing.
      if (!after.isIndexSound) throw new KronikaError('archiveDamaged', { path: workspace.archivePath });
      return { keptAs };
    },
    readSearches: () => Promise.resolve(workspace.viewed.searches(workspace.searches)),
    keepSearches: ({ searches }) => {
      workspace.searches.write(workspace.viewed.searchesKey, searches);
      return Promise.resolve(null);
    },
    readRecentSearches: () => Promise.resolve(workspace.recent.read(workspace.account.baseUrl)),
    keepRecentSearches: (recent) => {
      workspace.recent.write(workspace.account.baseUrl, recent);
      return Promise.resolve(null);
    },
    countSaved: (input, signal) => workspace.reader.ask('countSaved', input, { signal }),
    readRecord: (input, signal) => workspace.reader.ask('readRecord', input, { signal }),
    readTimeline: (input, signal) => workspace.reader.ask('readTimeline', input, { signal }),
    summariseTimeline: (input, signal) => workspace.reader.ask('summariseTimeline', input, { signal }),
    findPerson: (input, signal) => workspace.reader.ask('findPerson', input, { signal }),
    readMentions: (input, signal) => workspace.reader.ask('readMentions', input, { signal }),
    ...createPacketAnswers(workspace, desktop, written),
    planPrint: (input, signal) => workspace.reader.ask('planPrint', input, { signal }),
    readRows: (input, signal) => workspace.reader.ask('readRows', input, { signal }),
    readRecords: (input, signal) => workspace.reader.ask('readRecords', input, { signal }),
    ...createPrintAnswers(workspace, desktop, written),
    tellLacking: ({ acts }) => {
      desktop.greyActs(acts);
      return Promise.resolve(null);
    },
    turnField: ({ way }) => {
      desktop.turnField(way);
      return Promise.resolve(null);
    },
    zoom: ({ step }) => Promise.resolve(desktop.zoom(step)),
    ...createExportAnswers(workspace, desktop, written),
    ...createRegisterAnswers(workspace, desktop, written),
    ...createReportAnswers(workspace, desktop, written),
    ...createAccountAnswers(workspace, desktop),
    ...createErasureAnswers(workspace, desktop),
    ...createViewingAnswers(workspace, desktop),
    ...createBackupAnswers(workspace, desktop, written),
    ...createRetentionAnswers(workspace),
    showInFolder: ({ path }) => {
      written.check(path);
      desktop.showInFolder(path);
      return Promise.resolve(null);
    },
    copyRows: async (input) => {
      // A single record is quoted; more of them are an export.
      if (input.selection.kind !== 'ids' || input.selection.ids.length > 1) workspace.needExports();
      const { rows, text, html } = await workspace.jobs.copyRows({ ...input, language: workspace.language });
      if (html === null) desktop.copyText(text);
      else await desktop.copyTable(text, html);
      return { rows };
    },
    copyText: ({ text }) => {
      desktop.copyText(text);
      return Promise.resolve(null);
    },
    openAddress: async ({ address }) => {
      await desktop.openAddress(address);
      return null;
    },
    readBackground: () => desktop.background.read(),
    changeBackground: (choices) => desktop.background.change(choices),
    readUpdates: () => Promise.resolve(workspace.release.standing),
    changeUpdates: async ({ isOn }) => {
      workspace.needOwnChoice('updateNotice');
      await workspace.release.change(isOn);
      return workspace.release.standing;
    },
    lookForNewer: () => workspace.release.look(),
    ...createDiagnosticsAnswers(workspace, desktop, written),
    openLogFolder: async () => {
      await desktop.openFolder(desktop.logDir);
      return null;
    },
    openHelp: ({ topic }) => {
      desktop.help.show(topic);
      return Promise.resolve(null);
    },
    printHelp: () => desktop.help.print(),
    openRecordWindow: (found) => Promise.resolve(desktop.openRecordWindow(found)),
  };
}

import { actNames, acts, type ActName } from '../../../preload/acts';
import type { Workbench } from '../app/workbench.svelte';
import { turnBack } from '../common/turn-back';

/** What is missing for an act: `palette.lacks` says it. */
export type Lack =
  | 'something'
  | 'step'
  | 'search'
  | 'filter'
  | 'text'
  | 'row'
  | 'list'
  | 'history'
  | 'selected'
  | 'unselected'
  | 'download'
  | 'undone'
  | 'exports'
  | 'decided'
  | 'readOnly';

/** What an act does. It says itself why it cannot be done, where people would wonder; else it does nothing. */
interface Deed {
  readonly run: (bench: Workbench) => void;
  /** Whether there is something to do now; where left out, whenever the archive is on show. */
  readonly can?: (bench: Workbench) => boolean;
  /** What is missing where it cannot be done. */
  readonly lack?: Lack;
  /** It would change the archive, or is about the account's own one: not of what is only looked into. */
  readonly isForOwn?: boolean;
  /** It needs no archive. */
  readonly isAnywhere?: boolean;
  /** It may be about the dialog that is on show. */
  readonly isOverDialogs?: boolean;
}

const hasRow = ({ search }: Workbench): boolean => search.isTurning || search.list.known > 0;
const hasSelected = ({ selection }: Workbench): boolean => !selection.isEmpty;
const hasMarkable = (bench: Workbench): boolean => hasList(bench) && hasRow(bench);
const mayExport = ({ session }: Workbench): boolean => session.policy.held.exportsAllowed !== false;
/** A report has the room of the record's pane. */
const hasPanes = ({ report }: Workbench): boolean => !report.isOpen;
const hasList = ({ report, timeline }: Workbench): boolean => !timeline.isOpen && !report.isOpen;

const deeds: Readonly<Record<ActName, Deed>> = {
  find: { run: ({ keyboard }) => void keyboard.to('search') },
  back: {
    lack: 'step',
    can: ({ navigation, timeline }) => navigation.history.canGoBack || timeline.isOpen,
    run: ({ navigation }) => {
      navigation.goBack();
    },
  },
  forward: {
    lack: 'step',
    can: ({ navigation }) => navigation.history.canGoForward,
    run: ({ navigation }) => {
      navigation.goForward();
    },
  },
  saveSearch: {
    lack: 'search',
    can: ({ search }) => !search.asked.isEverything,
    run: ({ dialogs }) => {
      dialogs.nameSearch();
    },
  },
  clearSearch: {
    lack: 'search',
    can: ({ search }) => !search.asked.isEverything,
    run: ({ search }) => {
      search.asked.clear();
    },
  },
  clearFilters: {
    lack: 'filter',
    can: ({ search }) => search.asked.filterCount > 0,
    run: ({ search }) => {
      search.asked.clearFilters();
    },
  },
  exactForms: {
    run: ({ search: { asked } }) => {
      asked.exactForms = !asked.exactForms;
    },
  },
  exactLetters: {
    run: ({ search: { asked } }) => {
      asked.exactLetters = !asked.exactLetters;
    },
  },
  openRecord: {
    lack: 'row',
    can: (bench) => hasList(bench) && hasRow(bench),
    run: ({ panes, search }) => {
      search.actions.do({
        kind: 'row',
        run: () => {
          panes.readAt(search.list.active);
        },
      });
    },
  },
  openWindow: {
    can: (bench) => hasList(bench) && hasRow(bench),
    run: (bench) => {
      const { navigation, search } = bench;
      const { list } = search;
      const run = (): void => {
        if (list.isActiveSeen) navigation.openWindowAt(list.active);
        else list.activate(list.active);
      };
      if (hasList(bench)) search.actions.do({ kind: 'row', run });
    },
  },
  timeline: {
    lack: 'row',
    can: (bench) => hasList(bench) && hasRow(bench),
    run: ({ navigation }) => {
      navigation.openTimelineOfRow();
    },
  },
  closeTimeline: {
    lack: 'history',
    can: ({ timeline }) => timeline.isOpen,
    run: ({ navigation }) => {
      navigation.closeTimeline();
    },
  },
  star: {
    isForOwn: true,
    lack: 'row',
    can: hasMarkable,
    run: ({ ownMarks, search }) => {
      search.actions.do({ kind: 'row', run: () => void ownMarks.turnChosen('star') });
    },
  },
  clarify: {
    isForOwn: true,
    lack: 'row',
    can: hasMarkable,
    run: ({ ownMarks, search }) => {
      search.actions.do({ kind: 'row', run: () => void ownMarks.turnChosen('clarify') });
    },
  },
  unread: {
    isForOwn: true,
    lack: 'row',
    can: hasMarkable,
    run: ({ ownMarks, search }) => {
      search.actions.do({ kind: 'row', run: () => void ownMarks.turnChosen('unread') });
    },
  },
  remark: {
    isForOwn: true,
    lack: 'row',
    can: hasMarkable,
    run: (bench) => {
      bench.remarkOnRow();
    },
  },
  readAllFound: {
    isForOwn: true,
    lack: 'row',
    can: hasMarkable,
    run: ({ ownMarks }) => void ownMarks.readAllFound(),
  },
  erase: {
    isForOwn: true,
    lack: 'row',
    can: (bench) => bench.timeline.isOpen || hasRow(bench),
    run: (bench) => {
      bench.askErasure();
    },
  },
  bestFirst: {
    lack: 'text',
    can: ({ search }) => search.asked.hasText,
    run: ({ search }) => {
      search.asked.sort = { by: 'relevance', descending: true };
    },
  },
  newestFirst: {
    run: ({ search }) => {
      search.asked.sort = { by: 'date', descending: true };
    },
  },
  oldestFirst: {
    run: ({ search }) => {
      search.asked.sort = { by: 'date', descending: false };
    },
  },
  selectAll: {
    lack: 'unselected',
    can: (bench) => hasList(bench) && hasRow(bench) && !bench.selection.isAll,
    run: ({ basket, search, selection }) => {
      search.actions.do({ kind: 'all', run: () => (selection.isAll ? undefined : basket.toggleAll()) });
    },
  },
  showSelected: {
    lack: 'selected',
    can: (bench) => hasSelected(bench) && !bench.basket.isShown,
    run: ({ basket }) => {
      basket.show();
    },
  },
  clearSelected: {
    lack: 'selected',
    can: hasSelected,
    run: ({ basket }) => {
      basket.clear();
    },
  },
  undo: {
    lack: 'undone',
    can: ({ undo }) => undo.canUndo,
    run: (bench) => {
      turnBack(bench, 'undo');
    },
  },
  redo: {
    lack: 'undone',
    can: ({ undo }) => undo.canRedo,
    run: (bench) => {
      turnBack(bench, 'redo');
    },
  },
  copyTable: {
    lack: 'row',
    can: (bench) => hasSelected(bench) || hasRow(bench),
    run: ({ basket, search }) => {
      search.actions.do({ kind: 'row', run: () => basket.copy('table') });
    },
  },
  copyText: {
    lack: 'row',
    can: (bench) => hasSelected(bench) || hasRow(bench),
    run: ({ basket, search }) => {
      search.actions.do({ kind: 'row', run: () => basket.copy('text') });
    },
  },
  export: {
    lack: 'exports',
    can: mayExport,
    run: ({ dialogs }) => {
      dialogs.show('export');
    },
  },
  print: {
    lack: 'exports',
    can: mayExport,
    run: ({ dialogs }) => {
      dialogs.showPrint();
    },
  },
  report: {
    run: ({ navigation }) => {
      navigation.turnReport();
    },
  },
  person: {
    run: ({ dialogs }) => {
      dialogs.show('person');
    },
  },
  coverage: {
    run: ({ dialogs }) => {
      dialogs.show('gaps');
    },
  },
  fetchNew: {
    isForOwn: true,
    run: ({ downloads }) => {
      downloads.fetchNew();
    },
  },
  downloads: {
    run: ({ dialogs }) => {
      dialogs.show('downloads');
    },
  },
  register: {
    run: ({ dialogs }) => {
      dialogs.show('register');
    },
  },
  holds: {
    run: ({ dialogs }) => {
      dialogs.show('holds');
    },
  },
  pauseDownload: {
    isForOwn: true,
    lack: 'download',
    can: ({ sync }) => sync.isRunning,
    run: ({ downloads, sync }) => {
      if (sync.isRunning) void downloads.turn();
    },
  },
  filters: {
    run: ({ panes }) => {
      panes.toggleFilters();
    },
  },
  record: {
    lack: 'list',
    can: hasPanes,
    run: (bench) => {
      if (hasPanes(bench)) bench.panes.toggleRecord();
    },
  },
  recordRight: {
    can: (bench) => hasPanes(bench) && bench.layout.reading !== 'right',
    run: ({ panes }) => {
      panes.read('right');
    },
  },
  recordBelow: {
    can: (bench) => hasPanes(bench) && bench.layout.reading !== 'below',
    run: ({ panes }) => {
      panes.read('below');
    },
  },
  columns: {
    lack: 'list',
    can: hasList,
    run: (bench) => {
      bench.chooseColumns();
    },
  },
  bars: {
    run: ({ timeBars }) => {
      timeBars.isOpen = !timeBars.isOpen;
    },
  },
  density: {
    run: ({ layout }) => {
      layout.density = layout.density === 'compact' ? 'comfortable' : 'compact';
    },
  },
  larger: { isAnywhere: true, run: ({ desktop }) => void desktop.zoom('larger') },
  smaller: { isAnywhere: true, run: ({ desktop }) => void desktop.zoom('smaller') },
  usualSize: { isAnywhere: true, run: ({ desktop }) => void desktop.zoom('usual') },
  language: {
    isAnywhere: true,
    lack: 'decided',
    can: ({ session }) => session.policy.held.language === undefined,
    run: (bench) => void bench.setLanguage(bench.locale.language === 'pl' ? 'en' : 'pl'),
  },
  addAccount: {
    isAnywhere: true,
    run: ({ dialogs }) => {
      dialogs.addAccount();
    },
  },
  renameAccount: {
    isForOwn: true,
    isAnywhere: true,
    can: ({ session }) => session.setup?.account != null && !session.setup.isDemo,
    run: ({ accountChanges, session }) => {
      const setup = session.setup;
      if (setup?.account != null && !setup.isDemo) accountChanges.askName(setup.account);
    },
  },
  removeAccount: {
    isForOwn: true,
    isAnywhere: true,
    can: ({ session }) => session.setup?.account != null,
    run: ({ accountChanges, session }) => {
      const account = session.setup?.account ?? null;
      if (account !== null) void accountChanges.askRemoval(account);
    },
  },
  moveArchive: {
    isForOwn: true,
    lack: 'decided',
    can: ({ session }) => session.policy.held.dataFolder === undefined,
    run: ({ archivePlace }) => void archivePlace.choose(),
  },
  backUp: {
    isForOwn: true,
    run: ({ dialogs }) => {
      dialogs.show('backup');
    },
  },
  retention: {
    isForOwn: true,
    run: ({ dialogs }) => {
      dialogs.show('retention');
    },
  },
  viewArchive: {
    isAnywhere: true,
    run: ({ viewing }) => {
      viewing.ask();
    },
  },
  restoreBackup: { isAnywhere: true, run: ({ restoring }) => void restoring.choose() },
  settings: {
    isAnywhere: true,
    run: ({ dialogs }) => {
      dialogs.show('settings');
    },
  },
  logFolder: {
    isAnywhere: true,
    run: ({ desktop }) => {
      desktop.openLogFolder();
    },
  },
  diagnostics: {
    isAnywhere: true,
    run: ({ dialogs }) => {
      dialogs.show('diagnostics');
    },
  },
  palette: {
    isAnywhere: true,
    run: ({ dialogs }) => {
      dialogs.show('palette');
    },
  },
  shortcuts: {
    isAnywhere: true,
    run: ({ dialogs }) => {
      dialogs.show('shortcuts');
    },
  },
  help: {
    isAnywhere: true,
    isOverDialogs: true,
    run: ({ help }) => {
      help.open();
    },
  },
};

/** Does an act, unless a dialog lies over what it is about. */
export function doAct(bench: Workbench, name: ActName): void {
  if (!isInReach(bench, name) || !isReachable(bench, deeds[name])) return;
  if (mayDo(bench, deeds[name])) deeds[name].run(bench);
  else bench.notices.done(bench.viewing.readOnly ?? '');
}

/** Whether an act would do something now. */
export function canDo(bench: Workbench, name: ActName): boolean {
  return isInReach(bench, name) && couldDo(bench, name);
}

/** The same once no dialog lies over the window. */
export function couldDo(bench: Workbench, name: ActName): boolean {
  const deed = deeds[name];
  return isReachable(bench, deed) && mayDo(bench, deed) && (deed.can?.(bench) ?? true);
}

/** The acts of the application's menu that cannot be done now. In a field undoing and redoing are the field's: always there. */
export function lackingInMenu(bench: Workbench): readonly ActName[] {
  return actNames.filter((name) => acts[name].menu !== undefined && !canDo(bench, name));
}

/** What is missing for an act that cannot be done. */
export function lackOf(bench: Workbench, name: ActName): Lack {
  if (!mayDo(bench, deeds[name])) return 'readOnly';
  return deeds[name].lack ?? 'something';
}

function isInReach({ dialogs }: Workbench, name: ActName): boolean {
  return dialogs.shown === null || deeds[name].isOverDialogs === true;
}

/** Whether an act would change what is only looked into: doing it says so. */
export function isRefused(bench: Workbench, name: ActName): boolean {
  return !mayDo(bench, deeds[name]);
}

/** Whether it leaves alone what is only looked into. */
function mayDo({ viewing }: Workbench, { isForOwn = false }: Deed): boolean {
  return !isForOwn || viewing.current === null;
}

function isReachable({ dialogs, session }: Workbench, { isAnywhere = false }: Deed): boolean {
  return isAnywhere || (dialogs.welcome === null && session.setup?.closed === null);
}

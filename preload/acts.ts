type Letter =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T'
  | 'U'
  | 'V'
  | 'W'
  | 'X'
  | 'Y'
  | 'Z';
type Sign = '/' | '?' | ',' | '[' | ']' | '+' | '-' | '0';
type Named =
  | 'F1'
  | 'F2'
  | 'F3'
  | 'F4'
  | 'F5'
  | 'F6'
  | 'F7'
  | 'F8'
  | 'F9'
  | 'F10'
  | 'F11'
  | 'F12'
  | 'Space'
  | 'Enter'
  | 'Escape'
  | 'Delete'
  | 'Left'
  | 'Right'
  | 'Up'
  | 'Down'
  | 'BrowserBack'
  | 'BrowserForward';

/** Keys that are pressed together; Ctrl is Command on macOS. Shift is named where the sign itself does not say it. */
export type Keys = `${'' | 'Ctrl+' | 'Ctrl+Shift+' | 'Alt+' | 'Shift+'}${Letter | Sign | Named}`;

/** Part of the list of shortcuts in which an act stands. */
export type ActGroup = 'searching' | 'list' | 'selecting' | 'history' | 'window';

/** Menu of the application that offers an act. */
export type ActMenu = 'file' | 'edit' | 'view' | 'help';

interface Act {
  readonly group: ActGroup;
  /** Each does it; the first is shown in menus. */
  readonly keys?: readonly Keys[];
  /** Likewise, of some keyboards and systems; not shown. */
  readonly moreKeys?: readonly Keys[];
  /** Who hears the keys: the window wherever the keyboard is (where left out), the list, or the program before any page. */
  readonly heardBy?: 'list' | 'program';
  /** In that order; a line is drawn between those of two groups. */
  readonly menu?: ActMenu;
}

/** Every act of the window. What each does is said by `renderer/state/acts`, what it is called by the words `acts`. */
const table = {
  find: { group: 'searching', keys: ['Ctrl+F', '/'], menu: 'edit' },
  back: { group: 'searching', keys: ['Alt+Left'], moreKeys: ['Ctrl+[', 'BrowserBack'], menu: 'view' },
  forward: { group: 'searching', keys: ['Alt+Right'], moreKeys: ['Ctrl+]', 'BrowserForward'], menu: 'view' },
  saveSearch: { group: 'searching', keys: ['Ctrl+D'], menu: 'file' },
  clearSearch: { group: 'searching' },
  clearFilters: { group: 'searching' },
  exactForms: { group: 'searching' },
  exactLetters: { group: 'searching' },
  openRecord: { group: 'list', keys: ['Enter'], heardBy: 'list' },
  openWindow: { group: 'list', keys: ['Ctrl+Enter'], menu: 'file' },
  timeline: { group: 'list', keys: ['T'] },
  closeTimeline: { group: 'history', keys: ['Escape'] },
  star: { group: 'list', keys: ['S'] },
  clarify: { group: 'list', keys: ['W'] },
  unread: { group: 'list', keys: ['U'] },
  remark: { group: 'list', keys: ['R'] },
  readAllFound: { group: 'list' },
  erase: { group: 'list', menu: 'edit' },
  bestFirst: { group: 'list' },
  newestFirst: { group: 'list' },
  oldestFirst: { group: 'list' },
  selectAll: { group: 'selecting', keys: ['Ctrl+A'], heardBy: 'list' },
  showSelected: { group: 'selecting' },
  clearSelected: { group: 'selecting' },
  undo: { group: 'selecting', keys: ['Ctrl+Z'] },
  redo: { group: 'selecting', keys: ['Ctrl+Y'], moreKeys: ['Ctrl+Shift+Z'] },
  copyTable: { group: 'selecting', keys: ['Ctrl+C'], heardBy: 'list' },
  copyText: { group: 'selecting', keys: ['Ctrl+Shift+C'], heardBy: 'list' },
  export: { group: 'selecting', keys: ['Ctrl+E'], menu: 'file' },
  print: { group: 'window', keys: ['Ctrl+P'], menu: 'file' },
  person: { group: 'window', menu: 'file' },
  fetchNew: { group: 'window', keys: ['F5'], menu: 'file' },
  report: { group: 'searching', keys: ['Ctrl+R'], menu: 'view' },
  coverage: { group: 'window', menu: 'view' },
  downloads: { group: 'window', menu: 'view' },
  register: { group: 'window', menu: 'view' },
  holds: { group: 'window', menu: 'view' },
  pauseDownload: { group: 'window' },
  filters: { group: 'window', keys: ['Ctrl+B'], menu: 'view' },
  record: { group: 'window', keys: ['Ctrl+Shift+B'], menu: 'view' },
  recordRight: { group: 'window', menu: 'view' },
  recordBelow: { group: 'window', menu: 'view' },
  columns: { group: 'window', keys: ['Ctrl+Shift+K'], menu: 'view' },
  bars: { group: 'window', menu: 'view' },
  density: { group: 'window' },
  larger: { group: 'window', keys: ['Ctrl++'], heardBy: 'program', menu: 'view' },
  smaller: { group: 'window', keys: ['Ctrl+-'], heardBy: 'program', menu: 'view' },
  usualSize: { group: 'window', keys: ['Ctrl+0'], heardBy: 'program', menu: 'view' },
  language: { group: 'window' },
  addAccount: { group: 'window' },
  renameAccount: { group: 'window' },
  removeAccount: { group: 'window' },
  moveArchive: { group: 'window' },
  backUp: { group: 'window', menu: 'file' },
  restoreBackup: { group: 'window', menu: 'file' },
  viewArchive: { group: 'window', menu: 'file' },
  retention: { group: 'window', menu: 'file' },
  settings: { group: 'window', keys: ['Ctrl+,'], menu: 'file' },
  logFolder: { group: 'window' },
  diagnostics: { group: 'window', menu: 'help' },
  palette: { group: 'window', keys: ['Ctrl+Shift+P'], menu: 'help' },
  shortcuts: { group: 'window', keys: ['?'], menu: 'help' },
  help: { group: 'window', keys: ['F1'], menu: 'help' },
} as const satisfies Readonly<Record<string, Act>>;

export type ActName = keyof typeof table;

export const acts: Readonly<Record<ActName, Act>> = table;

/** Whether there is an act of that name. */
export function isAct(name: string): name is ActName {
  return Object.hasOwn(table, name);
}

/** In the order of the table, which is that of menus and lists. */
export const actNames: readonly ActName[] = Object.keys(table).filter(isAct);

/** Keys as they are held and pressed. */
export interface KeyPieces {
  readonly held: '' | 'Ctrl' | 'Ctrl+Shift' | 'Alt' | 'Shift';
  readonly key: string;
}

/** Takes keys apart; a plus may be pressed itself. */
export function piecesOf(keys: Keys): KeyPieces {
  const held = (['Ctrl+Shift', 'Ctrl', 'Alt', 'Shift'] as const).find((each) => keys.startsWith(`${each}+`)) ?? '';
  return { held, key: held === '' ? keys : keys.slice(held.length + 1) };
}

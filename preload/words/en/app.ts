import type { InEnglish } from '../in-english';
import type { appPl } from '../pl/app';

/** English texts of the window as a whole: its names, buttons, menus and keys. */
export const appEn: InEnglish<typeof appPl> = {
  app: {
    name: 'Kronika',
    title: '{{account}} – Kronika',
    titleDemo: 'Sample data – Kronika',
    demo: 'Sample data',
    loading: 'Opening the archive…',
    heading: 'Contact archive',
    skipToResults: 'Skip to results',
  },

  actions: {
    cancel: 'Cancel',
    close: 'Close',
    back: 'Back',
    next: 'Continue',
    retry: 'Try again',
    copy: 'Copy',
    copied: 'Copied',
    openSettings: 'Open settings',
    changeKey: 'Change key',
    openLogFolder: 'Open log folder',
    dismiss: 'Dismiss',
    clear: 'Clear',
    showMore: 'Show more',
  },

  panes: {
    showRecord: 'Show details',
    hideRecord: 'Hide details',
    filtersWidth: 'Width of the filters',
    recordWidth: 'Width of the details',
    recordHeight: 'Height of the details',
    reading: {
      label: 'Place of a record’s details',
      right: 'Right of the list',
      below: 'Below the list',
      off: 'Off',
    },
  },

  /** The application's menu and that of a text field. */
  menu: {
    about: 'About Kronika',
    hide: 'Hide Kronika',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    quit: 'Quit',
    file: 'File',
    recentBackups: 'Restore from a recent backup',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    fullScreen: 'Full screen',
    minimize: 'Minimise',
    zoom: 'Zoom window',
    front: 'Bring all to front',
    close: 'Close window',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    groups: {
      searching: 'Searching',
      list: 'List of results',
      selecting: 'Selecting and exporting',
      history: 'History of a contact or number',
      window: 'Window',
    },
    move: 'Previous and next result',
    page: 'A screen up and down',
    ends: 'First and last result',
    select: 'Select or unselect',
    extend: 'Extend the selection',
    hits: 'Previous and next match',
    day: 'Go to a day',
    moveSaved: 'Move a saved search',
    columnsMove: 'Move a column (in the columns panel)',
    columnsWidth: 'Change a column’s width (in the columns panel)',
    bars: 'Select a period in the chart',
    escape: 'Back to the list, clear',
    keySpace: 'Space',
    keyShift: 'Shift',
    keyCtrl: 'Ctrl',
    or: 'or',
  },

  windowDeath: {
    again: 'Open again',
    close: 'Close Kronika',
  },
};

import type { InEnglish } from '../in-english';
import type { resultsPl } from '../pl/results';

/** English texts of the list of results, its columns and what is selected in it. */
export const resultsEn: InEnglish<typeof resultsPl> = {
  results: {
    metIn: {
      number: 'number',
      agent: 'agent',
      flag: 'flag',
      destination: 'destination',
      party: 'other side',
      file: 'file',
      author: 'note by',
      noteContact: 'note about',
      sms: 'SMS',
      note: 'note',
    },
    label: 'Results',
    count_one: '{{count, number}} result',
    count_other: '{{count, number}} results',
    records_one: '{{count, number}} record',
    records_other: '{{count, number}} records',
    moreThan: 'more than {{n, number}}',
    took: 'in {{ms}} ms',
    counting: 'counting…',
    none: 'no results',
    announced_one: '{{count, number}} result found',
    announced_other: '{{count, number}} results found',
    selectAll: 'Select all results',
    selectRow: 'Select',
    selected_one: '{{count, number}} selected',
    selected_other: '{{count, number}} selected',
    clearSelection: 'Unselect',
    noteCount_one: '{{count, number}} note',
    noteCount_other: '{{count, number}} notes',
    attachment: 'Attachment',
    damaged: 'Cannot be read from the file',
    noName: 'Unknown number',
    hiddenNumber: 'Withheld number',
    newer: 'There are newer records',
    showNewer: 'Show newest',
    loadingRow: 'Loading…',
  },

  empty: {
    archiveTitle: 'The archive is still empty',
    archiveText: 'Download the history from the CRM. It stays on this computer and is there without the internet too.',
    archiveAct: 'Download data',
    downloadingTitle: 'Downloading the first records',
    downloadingText: 'They will appear here. You can already search what has been downloaded.',
    hitsTitle: 'Nothing matches',
    hitsText: 'No record meets all the conditions at once.',
    clearSearch: 'Show everything',
    recordTitle: 'Choose a record from the list',
    recordText: 'Its text, notes and details appear here.',
  },

  /** The columns of the results. */
  columnNames: {
    day: 'Day',
    time: 'Time',
    kind: 'Kind',
    contact: 'Contact',
    number: 'Number',
    duration: 'Duration',
    text: 'Text',
    flags: 'Flags',
    agent: 'Agent',
    marks: 'Notes',
  },

  columnsPanel: {
    open: 'Columns',
    title: 'Columns',
    reset: 'Reset',
    earlier: 'Move left: {{column}}',
    later: 'Move right: {{column}}',
    edge: 'Drag to change the width; double-click to reset it',
    help: 'Alt and the arrows: up and down move a column, left and right change its width. By mouse: drag a heading or its edge.',
  },

  basket: {
    label: 'Selected records',
    show: 'Show only selected',
    showShort: 'Show',
    clear: 'Unselect all',
    cleared_one: '{{count, number}} record unselected.',
    cleared_other: '{{count, number}} records unselected.',
    putBack: 'Restore selection',
    copy: 'Copy selection',
    copyTable: 'Copy as a table (Excel)',
    copyText: 'Copy as text',
    copiedTable_one: '{{count, number}} row copied. Paste it into a spreadsheet.',
    copiedTable_other: '{{count, number}} rows copied. Paste them into a spreadsheet.',
    copiedText_one: '{{count, number}} record copied as text.',
    copiedText_other: '{{count, number}} records copied as text.',
    tooManyToCopy: 'The clipboard holds {{n, number}} rows at most. Export to a file for more.',
    replaced_one:
      'All results are selected in place of {{count, number}} record picked before: together they would be too many.',
    replaced_other:
      'All results are selected in place of {{count, number}} records picked before: together they would be too many.',
    tooLarge_one:
      '{{count, number}} result of the search before is no longer selected: so many cannot be kept over another search.',
    tooLarge_other:
      '{{count, number}} results of the search before are no longer selected: so many cannot be kept over another search.',
    goBack: 'Restore selection',
  },
};

import type { InEnglish } from '../in-english';
import type { printPl } from '../pl/print';

/** English texts of what is printed or saved as PDF. */
export const printEn: InEnglish<typeof printPl> = {
  print: {
    open: 'Print, PDF',
    openHistory: 'Print, PDF, copy',
    title: 'Print or save as PDF',
    what: 'What',
    record: 'This record',
    recordOf: 'This record: {{who}}',
    ticked_one: 'Selected: {{count, number}} record',
    ticked_other: 'Selected: {{count, number}} records',
    list: 'The whole list',
    listOf: 'The whole list: {{records}}',
    timeline: 'The whole history',
    days: 'Some days of the history',
    from: 'From',
    to: 'To',
    how: 'How',
    form: {
      list: 'A list: one line per record, in the columns on the screen',
      full: 'In full: with texts and notes',
    },
    marked: 'Highlight the words that were found',
    remarks: 'Print own remarks too, which are only in this archive',
    preview: 'Beginning of the first page',
    tooMany_list:
      '{{most, number}} lines fit into one document. Narrow the search, or export to Excel (Ctrl+E), which has no such limit.',
    tooMany_full:
      '{{most, number}} records in full fit into one document. Choose the list, narrow the search, or export to Excel (Ctrl+E).',
    tooMany_timeline:
      '{{most, number}} records in full fit into one document. Choose fewer days or the list, or export to Excel (Ctrl+E).',
    nothing: 'There are no records here.',
    nothingShown: 'There is nothing to print: the list has no records.',
    save: 'Save PDF…',
    print: 'Print…',
    copy: 'Copy as text',
    stop: 'Stop',
    preparing: 'Preparing: {{done, number}} of {{total, number}}',
    writing: 'Laying out pages…',
    saved: 'Saved {{file}} ({{size}})',
    savedPages_one: 'Saved {{file}} ({{count, number}} page, {{size}})',
    savedPages_other: 'Saved {{file}} ({{count, number}} pages, {{size}})',
    fileName: {
      record: 'Record {{day}}',
      ticked: 'Selected records {{from}} to {{to}}',
      list: 'Records {{from}} to {{to}}',
      timeline: 'History {{from}} to {{to}}',
    },
    continued: '{{day}} (continued)',
    copied: 'History copied',
    called: {
      ticked: 'Selected records',
      everything: 'All records',
      found: 'Search results: {{search}}',
    },
    complete: 'The archive has every record from these days.',
    notDownloaded: 'The notes of this record have not been downloaded yet.',
    made: 'Made {{when}} with Kronika from the archive “{{account}}”.',
    madeShort: '{{when}}, archive “{{account}}”',
    isComplete: 'days complete',
    missingDays: 'days missing: {{n, number}}',
    missingNotes: 'records whose notes are not downloaded: {{n, number}}',
    unreadable: 'unreadable records: {{n, number}}',
  },
};

import type { InEnglish } from '../in-english';
import type { helpPl } from '../pl/help';

/** English texts of the help's window and of the ways to it. */
export const helpEn: InEnglish<typeof helpPl> = {
  help: {
    title: 'Kronika Help',
    open: 'Help',
    openHelp: 'Help (F1)',
    more: 'More in Help',
    first: 'Start of Help',
    contents: 'Contents',
    search: 'Search Help',
    found_one: '{{count}} place in Help',
    found_other: '{{count}} places in Help',
    nothing: 'Help says nothing about: {{typed}}. Try another word, or look through the contents.',
    print: 'Print this page',
    see: 'See also',
    failuresTitle: 'What Kronika says went wrong',
    failuresText:
      'Every message that Kronika may show: what happened, and what to do. In the window, “More in Help” leads here.',
    failureGroups: {
      crm: 'The way to the CRM',
      account: 'The account and its key',
      archive: 'The archive',
      files: 'Saving files',
      program: 'The program and the computer',
    },
    keysText: 'The same list is in the window, under the key `?`. On macOS it is Command (⌘) in place of Ctrl.',
    keysAct: 'what',
    keysKeys: 'keys',
    firstHint: 'Type a word, a number or “yesterday”. F1 opens Help',
    closeHint: 'Close this hint',
  },
};

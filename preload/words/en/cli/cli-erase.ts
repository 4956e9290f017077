/** English texts of `kronika erase` and `kronika register`. */
export const cliEraseEn = {
  count: 'Erased for good: {{n, number}}. When and why: kronika register',
  missing: 'The archive has no record and no note {{uuid}}.',
  held: 'Records that are held, and stay therefore: {{n, number}}. Why: kronika hold list',
  nothing: 'There is nothing to erase: the archive has no such records.',
  needsYes: 'Nothing was erased. Check what would go, and give the command again with --yes.',
  notMeant: 'Nothing was erased.',
  would:
    'Would be gone for good: records: {{interactions, number}}, notes: {{notes, number}}, earlier texts of notes: {{versions, number}}, own marks: {{ownMarks, number}}, records set aside as unreadable: {{setAside, number}}.',
  done: 'Gone for good: records: {{interactions, number}}, notes: {{notes, number}}, earlier texts of notes: {{versions, number}}, own marks: {{ownMarks, number}}, records set aside as unreadable: {{setAside, number}}.',
  searches: 'Saved searches that name this person as well: {{names}}.',
  copies: 'Copies of the archive from before updates and repairs as well: {{n, number}}.',
  mentions:
    'These names and numbers also stand in other records ({{n, number}}); this command does not erase those. Find them, and decide about each.',
  size: 'File of the archive: {{before}}, now {{after}}.',
  elsewhere:
    'Kronika will not download these records again. Erase them in the CRM, in backups and in files saved before (exports, prints) as well: Kronika does not reach there.',
  word: 'erase',
  ask: 'This cannot be undone. To erase for good, type “{{word}}”: ',
  reasonBlackened:
    'The reason named the person whose records were erased: the register has it without their names and numbers.',
  parts: {
    rows: 'Erasing records…',
    index: 'Taking them out of the search…',
    compact: 'Writing the file anew, without what was erased…',
  },
} as const;

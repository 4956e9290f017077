/** English texts of `kronika subject`. */
export const cliSubjectEn = {
  found: 'Records of this person: {{n, number}}, notes: {{notes, number}}',
  further: ' (if chosen, adds records: {{n, number}})',
  shared:
    'Others have some of these numbers or names too, and some records are not counted here: nothing is added by itself. Name them after the command to add them, or with --except to leave somebody out.',
  mentions: 'Mentions in other people’s records: {{n, number}}',
  manyMentions: 'Mentions in other people’s records: more than {{n, number}}',
  more: 'These are the newest mentions; all of them are in the answer with --json.',
  packet: {
    saved_one: 'Saved the packet {{path}}: {{count, number}} record, notes: {{notes, number}}.',
    saved_other: 'Saved the packet {{path}}: {{count, number}} records, notes: {{notes, number}}.',
    blackened:
      'Blacked out places: {{n, number}}. Read the packet before you hand it over: the program knows only the people of the archive.',
    shown: 'Nothing was blacked out. Read the packet before you hand it over: it may hold data of other people.',
    mentionsOut: 'Mentions in other people’s records that are not in the packet: {{n, number}} (--mentions adds them).',
    mentionsIn: 'Other people’s records from which mentions were taken: {{n, number}}',
    gaps: 'The archive is not complete: the packet says what is missing.',
    nobody: 'The archive has no records of this person; no packet was saved.',
    progress: {
      records: 'Records: {{done, number}} of {{total, number}}',
      pages: 'Pages to print: {{done, number}} of {{total, number}}',
      files: 'Files: {{done, number}} of {{total, number}}',
    },
  },
} as const;

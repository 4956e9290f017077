/** English texts of `kronika subject`. */
export const cliSubjectEn = {
  found: 'Records of this person: {{n, number}}, notes: {{notes, number}}',
  further: ' (if chosen, adds records: {{n, number}})',
  shared:
    'Others have some of these numbers or names too, and some records are not counted here: nothing is added by itself. Name them after the command to add them, or with --except to leave somebody out.',
  mentions: 'Mentions in other people’s records: {{n, number}}',
  manyMentions: 'Mentions in other people’s records: more than {{n, number}}',
  more: 'These are the newest mentions; all of them are in the answer with --json.',
} as const;

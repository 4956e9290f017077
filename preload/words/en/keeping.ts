import type { InEnglish } from '../in-english';
import type { keepingPl } from '../pl/keeping';

/** English texts of holds and of how long records are kept. */
export const keepingEn: InEnglish<typeof keepingPl> = {
  keeping: {
    subject: {
      contact: 'Contact: {{contact}}',
      number: 'Number: {{number}}',
      search: 'Search: {{search}}',
      everything: 'the whole archive',
    },
    kinds: {
      all: 'All records',
      call: 'Calls',
      sms: 'Text messages',
      fax: 'Faxes',
    },
    notes: {
      any: 'with notes and without',
      with: 'with notes',
      without: 'without notes',
    },
    withNotes: '{{about}} {{notes}}',
    rule: '{{about}}: {{age}}',
    ages: {
      years_one: '{{count, number}} year',
      years_other: '{{count, number}} years',
      months_one: '{{count, number}} month',
      months_other: '{{count, number}} months',
      days_one: '{{count, number}} day',
      days_other: '{{count, number}} days',
    },
    noRules: 'No rules of retention: everything is kept.',
    vanished: {
      keep: 'What the CRM no longer has: is kept.',
      ask: 'What the CRM no longer has: Kronika asks.',
      erase: 'What the CRM no longer has: {{age}}, then it is erased.',
      reason: 'the CRM no longer has it',
    },
    afterDownloads: 'Erased: after each download.',
    byHand: 'Erased: only when asked for.',
    counted: '{{what}} ({{n}})',
    cli: {
      set: 'Saved. The register has it as well.',
      before: '{{rule}}. Older, before {{day}}: {{records, number}}',
      vanished:
        'The CRM no longer has: records: {{allRecords, number}}, notes: {{allNotes, number}}. Of these to be erased now: {{records, number}} and {{notes, number}}.',
      asks: 'Look at them and decide. They are erased by: kronika erase --uuid',
      month: '    {{month}}, records: {{records, number}}',
      would: 'To be erased in all: records: {{records, number}}, single notes: {{notes, number}}.',
      heldBack: 'Kept because of a hold: {{n, number}}. Why: kronika hold list',
      nothingDue: 'There is nothing to erase: nothing is older than the rules say.',
      clock: 'The newest record is more than 60 days old. Check that the clock of this computer is right.',
      noRules: 'There are no rules, so nothing goes. For example: kronika retention set sms=3y call-without-notes=1y',
      afterSync: 'Erased by the rules of retention: records: {{interactions, number}}, notes: {{notes, number}}.',
      hold: '{{id}}  {{subject}}  (records: {{records, number}})',
      holdBy: '    since {{when}}, {{person}}. Reason: {{reason}}',
      noHolds: 'Nothing is held: retention and requests apply to all records.',
      held: 'Held (number {{id}}): {{subject}}. Records that this concerns today: {{records, number}}.',
      heldNow: 'From now on nobody erases them, neither by hand nor by a rule. To release: kronika hold release {{id}}',
      released: 'Released (number {{id}}): {{subject}}. Retention and requests apply to these records again.',
      noSuchHold: 'There is no hold with the number {{id}}. The list: kronika hold list',
    },
  },
};

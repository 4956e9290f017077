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
    cli: {
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

import type { InEnglish } from '../in-english';
import type { personPl } from '../pl/person';

/** English texts of the data of one person: under what they were known, and who mentions them. */
export const personEn: InEnglish<typeof personPl> = {
  person: {
    unnamed: 'Callers without a name or a contact in the CRM',
    noName: 'without a name',
    standing: {
      given: 'given',
      met: 'found',
      alike: 'a name like it',
      other: 'somebody else',
    },
    place: {
      sms: 'SMS',
      note: 'note',
      version: 'earlier note',
      remark: 'own remark',
      contact: 'name of a contact',
    },
    why: {
      number: 'number {{value}}',
      name: '{{value}}',
      initial: 'initial and last name: {{value}}',
      lastName: 'last name alone: {{value}}',
      email: '{{value}}',
      contact: 'contact {{value}}',
    },
  },
};

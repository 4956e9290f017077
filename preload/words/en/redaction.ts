import type { InEnglish } from '../in-english';
import type { redactionPl } from '../pl/redaction';

/** English texts of what stands for persons in a file without them. */
export const redactionEn: InEnglish<typeof redactionPl> = {
  redaction: {
    person: 'Person {{n}}',
    organisation: 'Company {{n}}',
    agent: 'Employee {{n}}',
    name: 'Somebody {{n}}',
    number: 'Number {{n}}',
    extension: 'Ext. {{n}}',
    email: 'E-mail {{n}}',
    account: 'Account {{n}}',
    id: 'Identifier {{n}}',
  },
};

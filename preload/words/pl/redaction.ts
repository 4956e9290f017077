/** Polish texts of what stands for persons in a file without them. */
export const redactionPl = {
  redaction: {
    person: 'Osoba {{n}}',
    organisation: 'Firma {{n}}',
    agent: 'Pracownik {{n}}',
    name: 'Ktoś {{n}}',
    number: 'Numer {{n}}',
    extension: 'Wewn. {{n}}',
    email: 'E-mail {{n}}',
    account: 'Konto {{n}}',
    id: 'Identyfikator {{n}}',
  },
} as const;

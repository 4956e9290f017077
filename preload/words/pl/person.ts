/** Polish texts of the data of one person: under what they were known, and who mentions them. */
export const personPl = {
  person: {
    unnamed: 'Rozmówcy bez nazwy i kontaktu w CRM',
    noName: 'bez nazwy',
    standing: {
      given: 'podano',
      met: 'znaleziono',
      alike: 'podobna nazwa',
      other: 'ktoś inny',
    },
    place: {
      sms: 'SMS',
      note: 'notatka',
      version: 'wcześniejsza notatka',
      remark: 'własna uwaga',
      contact: 'nazwa kontaktu',
    },
    why: {
      number: 'numer {{value}}',
      name: '{{value}}',
      initial: 'inicjał i nazwisko: {{value}}',
      lastName: 'samo nazwisko: {{value}}',
      email: '{{value}}',
      contact: 'kontakt {{value}}',
    },
  },
} as const;

/** Polish texts of `kronika subject`. */
export const cliSubjectPl = {
  found: 'Zapisy tej osoby: {{n, number}}, notatki: {{notes, number}}',
  further: ' (wybrane, dodałoby zapisy: {{n, number}})',
  shared:
    'Część numerów lub nazw mają też inni, a część zapisów nie jest tu policzona: nic nie jest dodawane samo. Podaj je po nazwie polecenia, aby je dodać, albo w --except, aby kogoś pominąć.',
  mentions: 'Wzmianki w zapisach innych osób: {{n, number}}',
  manyMentions: 'Wzmianki w zapisach innych osób: ponad {{n, number}}',
  more: 'To najnowsze wzmianki; wszystkie są w odpowiedzi z --json.',
  packet: {
    saved_one: 'Zapisano pakiet {{path}}: {{count, number}} zapis, notatki: {{notes, number}}.',
    saved_few: 'Zapisano pakiet {{path}}: {{count, number}} zapisy, notatki: {{notes, number}}.',
    saved_many: 'Zapisano pakiet {{path}}: {{count, number}} zapisów, notatki: {{notes, number}}.',
    saved_other: 'Zapisano pakiet {{path}}: {{count, number}} zapisu, notatki: {{notes, number}}.',
    blackened:
      'Zaczernione miejsca: {{n, number}}. Przejrzyj pakiet, zanim go wydasz: program zna tylko osoby z archiwum.',
    shown: 'Niczego nie zaczerniono. Przejrzyj pakiet, zanim go wydasz: mogą w nim być dane innych osób.',
    mentionsOut: 'Wzmianki w zapisach innych osób, których nie ma w pakiecie: {{n, number}} (dodaje je --mentions).',
    mentionsIn: 'Zapisy innych osób, z których wzięto wzmianki: {{n, number}}',
    gaps: 'Archiwum nie jest kompletne: pakiet mówi, czego w nim brakuje.',
    nobody: 'Archiwum nie ma zapisów tej osoby; pakietu nie zapisano.',
    progress: {
      records: 'Zapisy: {{done, number}} z {{total, number}}',
      pages: 'Strony do druku: {{done, number}} z {{total, number}}',
      files: 'Pliki: {{done, number}} z {{total, number}}',
    },
  },
} as const;

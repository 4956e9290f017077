/** Polish texts of `kronika subject`. */
export const cliSubjectPl = {
  found: 'Zapisy tej osoby: {{n, number}}, notatki: {{notes, number}}',
  further: ' (wybrane, dodałoby zapisy: {{n, number}})',
  shared:
    'Część numerów lub nazw mają też inni, a część zapisów nie jest tu policzona: nic nie jest dodawane samo. Podaj je po nazwie polecenia, aby je dodać, albo w --except, aby kogoś pominąć.',
  mentions: 'Wzmianki w zapisach innych osób: {{n, number}}',
  manyMentions: 'Wzmianki w zapisach innych osób: ponad {{n, number}}',
  more: 'To najnowsze wzmianki; wszystkie są w odpowiedzi z --json.',
} as const;

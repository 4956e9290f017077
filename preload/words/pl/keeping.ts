/** Polish texts of holds and of how long records are kept. */
export const keepingPl = {
  keeping: {
    subject: {
      contact: 'Kontakt: {{contact}}',
      number: 'Numer: {{number}}',
      search: 'Wyszukiwanie: {{search}}',
      everything: 'całe archiwum',
    },
    cli: {
      hold: '{{id}}  {{subject}}  (zapisy: {{records, number}})',
      holdBy: '    od {{when}}, {{person}}. Powód: {{reason}}',
      noHolds: 'Niczego nie wstrzymano: terminy i wnioski obejmują wszystkie zapisy.',
      held: 'Wstrzymano usuwanie (numer {{id}}): {{subject}}. Zapisy, których to dziś dotyczy: {{records, number}}.',
      heldNow:
        'Od teraz nikt ich nie usunie: ani ręcznie, ani po upływie terminu. Zwolnienie: kronika hold release {{id}}',
      released: 'Zwolniono (numer {{id}}): {{subject}}. Tych zapisów znów dotyczą terminy i wnioski.',
      noSuchHold: 'Nie ma wstrzymania o numerze {{id}}. Lista: kronika hold list',
    },
  },
} as const;

/** Polish texts of the help's window and of the ways to it. */
export const helpPl = {
  help: {
    title: 'Pomoc Kroniki',
    open: 'Pomoc',
    openHelp: 'Pomoc (F1)',
    more: 'Więcej w pomocy',
    first: 'Początek pomocy',
    contents: 'Spis treści',
    search: 'Szukaj w pomocy',
    found_one: '{{count}} miejsce w pomocy',
    found_few: '{{count}} miejsca w pomocy',
    found_many: '{{count}} miejsc w pomocy',
    found_other: '{{count}} miejsca w pomocy',
    nothing: 'W pomocy nie ma nic o: {{typed}}. Spróbuj innego słowa albo zajrzyj do spisu treści.',
    print: 'Drukuj tę stronę',
    see: 'Zobacz też',
    failuresTitle: 'Komunikaty Kroniki',
    failuresText:
      'Każdy komunikat, który Kronika może pokazać: co się stało i co zrobić. Z okna prowadzi tu odnośnik „Więcej w pomocy”.',
    failureGroups: {
      crm: 'Połączenie z CRM',
      account: 'Konto i klucz',
      archive: 'Archiwum',
      files: 'Zapisywanie plików',
      program: 'Program i komputer',
    },
    keysText: 'Ta sama lista jest w oknie, pod klawiszem `?`. Na macOS zamiast Ctrl jest Command (⌘).',
    keysAct: 'co',
    keysKeys: 'klawisze',
    firstHint: 'Wpisz słowo, numer albo „wczoraj”. F1 – pomoc',
    closeHint: 'Zamknij wskazówkę',
  },
} as const;

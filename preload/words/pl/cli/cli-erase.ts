/** Polish texts of `kronika erase` and `kronika register`. */
export const cliErasePl = {
  count: 'Usunięte na zawsze: {{n, number}}. Kiedy i dlaczego: kronika register',
  missing: 'W archiwum nie ma zapisu {{uuid}}.',
  nothing: 'Nie ma czego usunąć: archiwum nie ma takich zapisów.',
  needsYes: 'Niczego nie usunięto. Sprawdź, co zniknie, i powtórz polecenie z --yes.',
  would:
    'Zniknie na zawsze: zapisy: {{interactions, number}}, notatki: {{notes, number}}, wcześniejsze treści notatek: {{versions, number}}, własne oznaczenia: {{ownMarks, number}}, zapisy odłożone, bo nieczytelne: {{setAside, number}}.',
  done: 'Usunięto na zawsze: zapisy: {{interactions, number}}, notatki: {{notes, number}}, wcześniejsze treści notatek: {{versions, number}}, własne oznaczenia: {{ownMarks, number}}, zapisy odłożone, bo nieczytelne: {{setAside, number}}.',
  searches: 'Także zapisane wyszukiwania, w których jest ta osoba: {{names}}.',
  copies: 'Także kopie archiwum sprzed aktualizacji i napraw: {{n, number}}.',
  mentions:
    'Te nazwiska i numery stoją też w innych zapisach ({{n, number}}); tych to polecenie nie usuwa. Znajdź je i zdecyduj o każdym.',
  size: 'Plik archiwum: {{before}}, teraz {{after}}.',
  elsewhere:
    'Kronika nie pobierze tych zapisów ponownie. Usuń je też w CRM, w kopiach zapasowych i w zapisanych wcześniej plikach (eksporty, wydruki): tam Kronika nie sięga.',
  noEntries: 'Rejestr jest pusty: niczego nie usuwano.',
  entry: '{{when}}  {{person}}  usunięto zapisy: {{n, number}}, notatki: {{notes, number}}. Powód: {{reason}}',
} as const;

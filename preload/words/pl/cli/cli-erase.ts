/** Polish texts of `kronika erase` and `kronika register`. */
export const cliErasePl = {
  count: 'Usunięte na zawsze: {{n, number}}. Kiedy i dlaczego: kronika register',
  missing: 'W archiwum nie ma zapisu ani notatki {{uuid}}.',
  held: 'Zapisy, których usuwanie wstrzymano i które dlatego zostają: {{n, number}}. Dlaczego: kronika hold list',
  nothing: 'Nie ma czego usunąć: archiwum nie ma takich zapisów.',
  needsYes: 'Niczego nie usunięto. Sprawdź, co zniknie, i powtórz polecenie z --yes.',
  notMeant: 'Niczego nie usunięto.',
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
  word: 'usuń',
  ask: 'Tego nie da się cofnąć. Aby usunąć na zawsze, wpisz „{{word}}”: ',
  reasonBlackened: 'Powód wymieniał osobę, której zapisy usunięto: w rejestrze stoi bez jej nazwiska i numerów.',
  parts: {
    rows: 'Usuwam zapisy…',
    index: 'Usuwam z wyszukiwarki…',
    compact: 'Zapisuję plik od nowa, bez tego, co usunięto…',
  },
} as const;

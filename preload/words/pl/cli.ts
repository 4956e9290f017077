/** Polish texts of the program without a window. */
export const cliPl = {
  cli: {
    usage: `Kronika: archiwum historii kontaktu z Telecube CRM

Użycie:
  kronika sync    --account <nazwa lub adres> [--from RRRR-MM-DD] [--to RRRR-MM-DD] [--json]
  kronika status  [--json]
  kronika unreadable [--json]               zapisy, których nie dało się odczytać
  kronika coverage [--from RRRR-MM-DD] [--to RRRR-MM-DD] [--json]
  kronika search  <szukane> [filtry] [--limit N] [--json]
  kronika show    <uuid> [--json]
  kronika export  <plik.csv | plik.xlsx | plik.jsonl> [szukane] [filtry] [zapis]
  kronika verify-export <plik> [--json]     czy plik jest taki, jak go zapisano
  kronika verify  [--repair] [--json]
  kronika backup  <plik.kronika> [--json]

Filtry:
  --from RRRR-MM-DD   pierwszy dzień           --to RRRR-MM-DD   ostatni dzień
  --service           call | sms | fax         --direction       in | out | internal
  --status            answered | no-answer | busy
  --number N          numer lub jego końcówka  --agent TEKST     pracownik lub numer wewnętrzny
  --flag NAZWA        flaga                    --has-notes       tylko z notatkami

Zapis (export):
  --profile NAZWA     excel (XLSX) | excel-pl | excel-en | standard | profil zapisany w oknie; bez profilu: standard,
                      wszystkie kolumny, dla programów (Power Query, csvkit)
  --format            csv | xlsx | jsonl (bez tego decyduje końcówka nazwy pliku)
  --rows              records (jeden zapis w wierszu) | notes (jedna notatka w wierszu)
  --columns a,b,c     kolumny w tej kolejności --sort            newest | oldest | longest | shortest | contact-az | contact-za
  --delimiter         ";" | "," | tab | "|"    --encoding        utf8-bom | utf8 | windows-1250
  --line-ends         crlf | lf                --quoting         as-needed | always
  --decimal           "," | "."                --texts           spreadsheet | guarded | exact
  --words             pl | en | keys (tytuły i wartości)

Okno (kronika bez polecenia):
  --demo              przykładowe dane         --software-drawing  bez karty graficznej: dla okna, które jest puste
                                               albo miga, na przykład przez pulpit zdalny (na stałe: Ustawienia)

Zawsze:
  --data-dir FOLDER   folder z archiwami       --account NAZWA   konto, jeśli jest ich więcej

Klucz API bierze się ze zmiennej KRONIKA_API_KEY albo z zapisanego w oknie; nigdy z wiersza poleceń.
Kody wyjścia: 0 gotowe, 1 gotowe, ale archiwum ma braki, 2 złe użycie, 3 CRM odmówił (401), 4 brak połączenia,
5 archiwum zajęte, uszkodzone albo nie do odczytu lub zapisu, 6 zapisany plik się zmienił (verify-export),
7 coś nieprzewidzianego (szczegóły w dzienniku), 128 i więcej: zakończone sygnałem.
Wyniki są w UTF-8. Zanim w oknie poleceń Windows użyjesz type, find lub more na pliku z wynikami: chcp 65001`,
    unknownCommand: 'Nie ma polecenia „{{command}}”.',
    unknownOption: 'Nie ma opcji {{option}}.',
    missingValue: 'Opcja {{option}} potrzebuje wartości.',
    wrongValue: 'Opcja {{option}} nie przyjmuje wartości „{{value}}”. Możliwe: {{allowed}}.',
    wrongDate: '„{{value}}” nie jest dniem w postaci RRRR-MM-DD.',
    missingArgument: 'Polecenie {{command}} potrzebuje: {{argument}}.',
    argumentQuery: 'szukanych słów',
    argumentUuid: 'identyfikatora (uuid)',
    argumentFile: 'nazwy pliku .csv, .xlsx albo .jsonl',
    argumentBackup: 'nazwy pliku .kronika',
    tooManyArguments: 'Nie wiadomo, co zrobić z „{{value}}”.',
    keyOnCommandLine: 'Klucza nie podaje się w wierszu poleceń. Użyj zmiennej KRONIKA_API_KEY.',
    seeUsage: 'Wszystkie polecenia: kronika --help',
    detailsInLog: 'Szczegóły techniczne są w dzienniku: {{path}}',
    notAllWritten: 'Wyników nie udało się zapisać w całości.',
    sandboxOff:
      'Uwaga: Kronika działa na koncie administratora (root), więc bez zabezpieczenia okna (piaskownicy). Uruchom ją na zwykłym koncie.',
    remedyKeyMissing: 'Ustaw zmienną KRONIKA_API_KEY albo zapisz klucz w oknie Kroniki.',
    remedyKeyUnreadable:
      'Klucz odczyta tylko osoba, która go zapisała, gdy jest zalogowana. W zadaniu harmonogramu zaznacz „Uruchom tylko wtedy, gdy użytkownik jest zalogowany” albo ustaw zmienną KRONIKA_API_KEY.',
    remedyAccountMissing: 'Podaj --account NAZWA (początek adresu https://NAZWA.ccrm.pl).',
    remedyRecordMissing: 'Identyfikatory (uuid) podaje kronika search, na końcu każdego wiersza.',
    remedyFolderMissing: 'Podaj inną nazwę pliku albo najpierw utwórz ten folder.',
    remedyIndexDamaged: 'Zbuduj go od nowa: kronika verify --repair',
    unknownAccount: 'Nie ma konta „{{account}}”. Znane konta: {{names}}.',
    dataDirIsFile: '--data-dir nie wskazuje folderu, którego Kronika może użyć: {{path}}',
    archive: 'Archiwum: {{path}} ({{size}})',
    totals: 'Zapisy: {{interactions, number}}. Notatki: {{notes, number}}.',
    period: 'Okres: {{from}} – {{to}}',
    lastSync: 'Ostatnie pobieranie: {{when}}',
    neverSynced: 'Jeszcze nie pobierano.',
    complete: 'Archiwum kompletne.',
    completeBut: 'Archiwum kompletne, oprócz zapisów, których nie dało się odczytać.',
    incomplete: 'Archiwum niekompletne.',
    empty: 'Archiwum jest puste.',
    notesOwed_one: 'Brakuje jeszcze notatek do {{count, number}} zapisu.',
    notesOwed_few: 'Brakuje jeszcze notatek do {{count, number}} zapisów.',
    notesOwed_many: 'Brakuje jeszcze notatek do {{count, number}} zapisów.',
    notesOwed_other: 'Brakuje jeszcze notatek do {{count, number}} zapisu.',
    gaps_one: '{{count, number}} okres niekompletny:',
    gaps_few: '{{count, number}} okresy niekompletne:',
    gaps_many: '{{count, number}} okresów niekompletnych:',
    gaps_other: '{{count, number}} okresu niekompletnego:',
    gapsMore_one: '  …i jeszcze {{count, number}} okres. Wszystkie: kronika status --json',
    gapsMore_few: '  …i jeszcze {{count, number}} okresy. Wszystkie: kronika status --json',
    gapsMore_many: '  …i jeszcze {{count, number}} okresów. Wszystkie: kronika status --json',
    gapsMore_other: '  …i jeszcze {{count, number}} okresu. Wszystkie: kronika status --json',
    unreadable_one:
      '{{count, number}} zapisu nie dało się odczytać: wyszukiwanie go nie znajduje i nie ma go w eksportach, ale leży odłożony tak, jak przyszedł. Pokaż: kronika unreadable',
    unreadable_few:
      '{{count, number}} zapisów nie dało się odczytać: wyszukiwanie ich nie znajduje i nie ma ich w eksportach, ale leżą odłożone tak, jak przyszły. Pokaż: kronika unreadable',
    unreadable_many:
      '{{count, number}} zapisów nie dało się odczytać: wyszukiwanie ich nie znajduje i nie ma ich w eksportach, ale leżą odłożone tak, jak przyszły. Pokaż: kronika unreadable',
    unreadable_other:
      '{{count, number}} zapisu nie dało się odczytać: wyszukiwanie go nie znajduje i nie ma go w eksportach, ale leży odłożony tak, jak przyszedł. Pokaż: kronika unreadable',
    gapEvents: '  {{period}}  zapisy: {{reason}}',
    gapNotes: '  {{period}}  notatki: {{reason}}',
    gapCounts: ' ({{ours, number}} z {{crm, number}})',
    syncStarts: 'Pobieram z {{address}}: {{period}}',
    progress:
      '{{percent}}%  zapisy: {{interactions, number}}, notatki: {{notes, number}}, do pobrania notatek: {{owed, number}}',
    progressPlanning: 'Sprawdzam, co jest do pobrania…',
    progressFinishing: 'Kończę…',
    plan: 'Pobieranie zajmie około {{time}} ({{toCome}}).',
    coverageDays: '  {{period}}  zapisy: {{events}}; notatki: {{notes}}',
    coverageComplete: 'kompletne',
    coverageCounted: 'kompletne ({{n, number}})',
    coverageGap: 'niekompletne',
    coverageNotAsked: 'nie pobrano',
    coverageUnread: ', nieodczytane: {{n, number}}',
    coverageDayUnknown: 'Nieodczytane zapisy, których dzień nie jest znany: {{n, number}}. Pokaż: kronika unreadable',
    coverageOwed: 'do pobrania ({{n, number}})',
    coverageFailed: 'nie udało się pobrać ({{n, number}})',
    coverageChecked: '{{state}}, sprawdzone {{when}}',
    syncDone:
      'Gotowe. Zapisy: nowe {{new, number}}, zmienione {{changed, number}}, bez zmian {{unchanged, number}}. Notatki: nowe {{newNotes, number}}, zmienione {{changedNotes, number}}.',
    syncStopped: 'Pobieranie przerwane. To, co pobrano, zostaje w archiwum.',
    exportUnchanged: 'Plik się nie zmienił: {{path}} (zapisano: {{when}})',
    exportChanged: 'Plik nie jest taki, jak go zapisano: {{path}} (zapisano: {{when}})',
    exportDiffers: '  {{name}}: było {{was}}, jest {{is}}',
    exportUnreadable: 'nie da się policzyć',
    exportGaps: 'Uwaga: archiwum nie ma całego okresu tego eksportu.',
    sheetSaved: 'Opis eksportu: {{path}}',
    withoutRow_one: '{{count, number}} zapis nie ma notatek, więc nie ma wiersza.',
    withoutRow_few: '{{count, number}} zapisy nie mają notatek, więc nie mają wierszy.',
    withoutRow_many: '{{count, number}} zapisów nie ma notatek, więc nie ma wierszy.',
    withoutRow_other: '{{count, number}} zapisu nie ma notatek, więc nie ma wiersza.',
    argumentExport: 'nazwy zapisanego pliku',
    saved_one: 'Zapisano {{count, number}} wiersz w pliku {{path}}.',
    saved_few: 'Zapisano {{count, number}} wiersze w pliku {{path}}.',
    saved_many: 'Zapisano {{count, number}} wierszy w pliku {{path}}.',
    saved_other: 'Zapisano {{count, number}} wiersza w pliku {{path}}.',
    hits_one: '{{count, number}} wynik',
    hits_few: '{{count, number}} wyniki',
    hits_many: '{{count, number}} wyników',
    hits_other: '{{count, number}} wyniku',
    damagedAmong_one: '{{count, number}} z tych zapisów nie da się odczytać.',
    damagedAmong_few: '{{count, number}} z tych zapisów nie da się odczytać.',
    damagedAmong_many: '{{count, number}} z tych zapisów nie da się odczytać.',
    damagedAmong_other: '{{count, number}} z tych zapisów nie da się odczytać.',
    hitsShown: 'Pokazano {{shown, number}} z {{total, number}}. Więcej: --limit N',
    noHits: 'Nic nie pasuje.',
    checking: {
      file: 'Sprawdzam plik…',
      records: 'Sprawdzam zapisy: {{done, number}} z {{total, number}}',
      index: 'Sprawdzam indeks wyszukiwania: {{done, number}} z {{total, number}}',
    },
    verifySound: 'Plik archiwum jest cały.',
    verifyDamaged: 'Plik archiwum jest uszkodzony.',
    verifyIndexDamaged:
      'Indeks wyszukiwania jest uszkodzony; w samych zapisach nic nie znaleziono. Zbuduj go od nowa: kronika verify --repair',
    backedUp: 'Zapisano kopię zapasową archiwum ({{size}}): {{path}}',
    noteLine: 'Notatka: {{author}}, {{when}}',
    whichAccount: 'Jest więcej kont: {{names}}. Podaj --account NAZWA.',
    stopping: 'Zatrzymuję; kończę zapis rozpoczętej strony…',
  },
} as const;

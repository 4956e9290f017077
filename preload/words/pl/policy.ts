/** Polish texts about what administrators decide for those who work at a computer. */
export const policyPl = {
  policy: {
    title: 'Zasady administratora',
    byAdministrator: 'Ustawione przez administratora',
    supported: 'Kronika 0.1 i nowsze',
    takes: 'Wartość:',
    someSet: 'Część ustawień ustalił administrator tego komputera. Tutaj ich nie zmienisz.',
    problems: 'W zasadach jest coś, czego Kronika nie może zastosować. Przekaż to administratorowi:',
    onlyAccount: 'Ten komputer pobiera tylko z konta {{account}}.',
    dataFolder: 'Archiwum zostaje w folderze danych.',

    names: {
      account: 'Konto w CRM',
      downloadFrom: 'Pierwszy pobierany dzień',
      syncEveryHours: 'Pobieranie automatyczne',
      dataFolder: 'Folder danych',
      language: 'Język',
      backupEvery: 'Kopia zapasowa sama z siebie',
      backupFolder: 'Folder kopii zapasowych',
      backupKeep: 'Ile kopii zapasowych zostaje',
      exportsAllowed: 'Eksport, wydruk i kopiowanie',
      retentionRules: 'Jak długo zostają zapisy',
      retentionChangesAllowed: 'Zmienianie, jak długo zostają zapisy',
      updateNotice: 'Powiadomienie o nowej wersji',
      updateAddress: 'Adres pliku o nowej wersji',
      updateKey: 'Klucz publiczny pliku o nowej wersji',
    },
    /** What each does, for administrators: in the templates of Windows and in the documents. */
    texts: {
      account:
        'Jedyne konto CRM, z którego pobiera ten komputer: nazwa (początek adresu https://NAZWA.ccrm.pl) albo cały adres serwera z https. Archiwa innych kont można dalej czytać, ale nic się do nich nie pobiera.',
      downloadFrom:
        'Pierwszy dzień historii, którą pobiera ten komputer, w postaci RRRR-MM-DD. Wcześniejszych dni nie da się pobrać; okresu nie wybiera się też przy pierwszym uruchomieniu.',
      syncEveryHours: 'Co ile godzin Kronika pobiera nowe zapisy, kiedy jest włączona. 0 to nigdy.',
      dataFolder:
        'Folder z archiwami i ustawieniami, pełna ścieżka na dysku tego komputera. Zmienne, na przykład %USERNAME%, są zastępowane ich wartościami; każda osoba musi mieć folder dla siebie. Danych z poprzedniego folderu Kronika nie przenosi.',
      language: 'Język okna i poleceń: pl albo en.',
      backupEvery:
        'Jak często Kronika, kiedy jest włączona, sama robi kopię zapasową otwartego archiwum: never (nigdy), day (codziennie) albo week (co tydzień).',
      backupFolder:
        'Folder, do którego trafiają te kopie: pełna ścieżka, także na udziale sieciowym. Musi już być. Zmienne, na przykład %USERNAME%, są zastępowane ich wartościami.',
      backupKeep: 'Ile ostatnich kopii zostaje w tym folderze; starsze są usuwane, kiedy nowa jest sprawdzona.',
      exportsAllowed:
        'Czy zapisy mogą wychodzić z Kroniki: eksport do plików, wydruk i PDF, kopiowanie więcej niż jednego zapisu, polecenie export, wyniki polecenia search jako JSON albo więcej niż 100 naraz. Kopia zapasowa pozostaje dozwolona. Gdy zasad nie da się odczytać, wyjście jest zamknięte.',
      retentionRules:
        'Po jakim czasie zapisy są usuwane na zawsze, w słowach polecenia retention set, na przykład: sms=3y call-without-notes=18m all=10y vanished=30d run=downloads. Obowiązuje zamiast zasad w archiwach, także tych już zapisanych. Bez run=downloads usuwa dopiero człowiek; none zostawia wszystko. Gdy tej wartości albo zasad nie da się odczytać, nic nie jest usuwane według zasad.',
      retentionChangesAllowed:
        'Czy osoba przy komputerze może zmieniać, jak długo zostają zapisy. Kiedy nie może, obowiązuje to, co jest już w archiwum.',
      updateNotice:
        'Czy Kronika raz na dobę sprawdza, czy jest nowsza wersja, i mówi o tym w oknie. Niczego nie pobiera ani nie uruchamia.',
      updateAddress:
        'Skąd czytać podpisany plik o nowej wersji: adres https albo ścieżka do pliku, także na udziale sieciowym.',
      updateKey: 'Klucz publiczny Ed25519 (32 bajty w base64), którym biuro podpisuje plik o nowej wersji.',
    },
    allowed: {
      account: 'nazwa konta albo adres https',
      downloadFrom: 'dzień w postaci RRRR-MM-DD, nie późniejszy niż dziś',
      syncEveryHours: '0, 1, 2, 4, 8 albo 24',
      dataFolder: 'pełna ścieżka do folderu, bez zmiennych, których nie ma',
      language: 'pl albo en',
      backupEvery: 'never, day albo week',
      backupFolder: 'pełna ścieżka do folderu, bez zmiennych, których nie ma',
      backupKeep: 'liczba od 1 do 99',
      exportsAllowed: 'true albo false (w rejestrze 1 albo 0)',
      retentionRules:
        'zasady oddzielone spacjami, na przykład: sms=3y call-without-notes=18m all=10y vanished=30d run=downloads; albo none',
      retentionChangesAllowed: 'true albo false (w rejestrze 1 albo 0)',
      updateNotice: 'true albo false (w rejestrze 1 albo 0)',
      updateAddress: 'adres https albo pełna ścieżka do pliku',
      updateKey: '32 bajty w base64 (44 znaki)',
    },
    backupTimes: { never: 'nigdy', day: 'codziennie', week: 'co tydzień' },
    problem: {
      changeable:
        '{{place}}: ten plik albo folder nad nim mogą zmieniać nie tylko administratorzy, więc nic z niego nie obowiązuje. Właścicielem ma być root, a prawo zapisu ma mieć tylko on.',
      unreadable: '{{place}}: są tu zasady, ale nie da się ich odczytać.',
      unanswered:
        '{{place}}: system nie pozwala odczytać zasad (reg.exe, cmd.exe i PowerShell są zablokowane), więc żadne nie obowiązują.',
      unknownName: '{{place}}: nie ma zasady „{{name}}”.',
      wrongValue: '{{place}}: zasada {{name}} nie przyjmuje wartości „{{value}}”. Możliwe: {{allowed}}.',
    },
    exportsClosed: 'Dopóki tak jest, eksport, wydruk i kopiowanie wielu zapisów są wyłączone.',
    rulesClosed: 'Dopóki tak jest, nic nie jest usuwane według zasad przechowywania.',
    yes: 'tak',
    no: 'nie',
    none: 'Administrator niczego nie ustalił.',
    searched: 'Gdzie szukano: {{places}}',
    line: '{{name}} ({{key}}): {{value}}',
    from: '  z: {{place}}',
    seePolicy: 'Zasad administratora nie da się zastosować w całości. Co jest nie tak: kronika policy',
  },
} as const;

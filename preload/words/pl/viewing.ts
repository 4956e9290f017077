/** Polish texts of looking into backups and archives that are not written. */
export const viewingPl = {
  viewing: {
    title: 'Otwórz kopię do przeglądania',
    text: 'Kronika otwiera kopię zapasową albo cudze archiwum tylko do odczytu: z dysku sieciowego, płyty lub pendrive’a, bez klucza i niczego tam nie zapisując. Z folderu bierze najnowszą kopię, a gdy pojawi się nowsza, przechodzi na nią.',
    chooseFile: 'Wybierz plik…',
    chooseFolder: 'Wybierz folder…',
    before: 'Ostatnio przeglądane',
    open: 'Otwórz',
    openOf: 'Otwórz {{name}}: {{place}}',
    forget: 'Usuń z listy: {{place}}',
    copyOf: 'kopia z {{when}}',
    opening: 'Otwieram…',
    password:
      'Ta kopia jest chroniona hasłem. Na czas przeglądania Kronika odszyfruje ją do pliku, do którego dostęp masz tylko Ty, i usunie go przy zamknięciu.',
    firstTitle: 'Przeglądaj kopię lub archiwum z folderu',
    firstText: 'Tylko do odczytu, bez klucza API: na przykład gdy dane pobiera inny komputer w biurze.',
    menu: 'Przeglądaj kopię…',
    mode: 'Kopia z {{when}}, tylko do odczytu',
    away: 'Kopia jest teraz niedostępna',
    awayHelp: 'Nie widać miejsca {{place}}. Kronika sprawdza, czy wróciło, i sama otworzy je ponownie.',
    newer: 'Jest nowsza kopia: z {{when}}. Pokazuję ją.',
    back: 'Kopia jest znowu dostępna.',
    readOnly: 'Kopia z {{when}} jest tylko do odczytu: niczego nie można w niej zmienić.',
    offeredTitle: 'Co zrobić z tą kopią?',
    offeredText:
      'Przejrzeć można od razu i niczego to nie zmienia. Przywrócenie robi z kopii archiwum na tym komputerze.',
    look: 'Przejrzyj',
    restore: 'Przywróć…',
  },
} as const;

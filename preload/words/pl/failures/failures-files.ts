/** Polish texts of what can go wrong with the archive and with other files. */
export const fileFailuresPl = {
  archiveFromFuture: {
    short: 'archiwum z nowszej wersji',
    what: 'To archiwum zapisała nowsza wersja Kroniki. Plik pozostał bez zmian.',
    remedy: 'Zainstaluj najnowszą wersję Kroniki i otwórz archiwum jeszcze raz.',
  },
  archiveDamaged: {
    short: 'plik archiwum jest uszkodzony',
    what: 'Plik archiwum {{path}} jest uszkodzony.',
    remedy:
      'Nie usuwaj go. Przenieś go w inne miejsce razem z plikami -wal i -shm, które leżą obok, a potem przywróć kopię zapasową. Jeśli jej nie ma, pobierz dane z CRM od nowa.',
  },
  indexDamaged: {
    short: 'indeks wyszukiwania jest uszkodzony',
    what: 'Indeks wyszukiwania w pliku {{path}} jest uszkodzony albo nie zgadza się z zapisami.',
    remedy:
      'Kronika może zbudować go od nowa z zapisów. W dużym archiwum trwa to kilkanaście minut; wyszukiwanie poczeka.',
  },
  archiveLocked: {
    short: 'archiwum jest zajęte',
    what: 'Archiwum jest teraz zajęte ({{holder}}).',
    remedy: 'Zamknij drugie okno Kroniki albo poczekaj, aż skończy się pobieranie, i spróbuj ponownie.',
  },
  archiveMissing: {
    short: 'nie ma pliku archiwum',
    what: 'Nie ma pliku archiwum {{path}}.',
    remedy: 'Jeśli został przeniesiony, odłóż go na miejsce. Jeśli go nie było, pobierz dane z CRM.',
  },
  archiveAway: {
    short: 'dysk z archiwum nie jest podłączony',
    what: 'Dysk z archiwum nie jest podłączony albo archiwum stamtąd zabrano: {{path}}.',
    remedy:
      'Podłącz dysk i spróbuj ponownie albo wskaż, gdzie archiwum teraz leży. Kronika nie zaczyna w tym czasie nowego.',
  },
  archiveMoving: {
    short: 'archiwum jest przenoszone albo szyfrowane',
    what: 'Kronika właśnie przenosi archiwum, przywraca je albo zmienia jego szyfrowanie.',
    remedy: 'Poczekaj, aż skończy, i spróbuj ponownie.',
  },
  archiveOfOther: {
    short: 'to inne archiwum',
    what: 'Wskazany plik nie jest tym archiwum: {{path}}.',
    remedy:
      'Wskaż plik, do którego archiwum przeniesiono. Jeśli go już nie ma, odłóż kopię zapasową pod dawną nazwą w dawne miejsce.',
  },
  archiveNotRemoved: {
    short: 'pliku nie udało się usunąć',
    what: 'Archiwum tego konta jest do usunięcia, ale inny program nadal trzyma jego plik: {{path}}.',
    remedy: 'Zamknij ten program albo uruchom ponownie komputer. Potem konto można dodać od nowa.',
  },
  placesUnreadable: {
    short: 'nie wiadomo, gdzie leżą archiwa',
    what: 'Nie da się odczytać pliku {{path}}, w którym Kronika zapisuje, gdzie leżą przeniesione archiwa.',
    remedy: 'Przywróć ten plik z kopii zapasowej. Jeśli żadnego archiwum nie przenoszono, wystarczy go usunąć.',
  },
  encryptionUnoffered: {
    short: 'system nie szyfruje plików',
    what: 'Ten system nie szyfruje plików dla jednego konta (EFS) albo nie odpowiada na pytanie o szyfrowanie. Nic nie zostało zmienione.',
    remedy:
      'Windows Home nie ma EFS: włącz w nim szyfrowanie urządzenia. W firmie zapytaj administratora, czy nie zablokował programu cipher.exe.',
  },
  encryptionUnchanged: {
    short: 'nie wszystko zaszyfrowano albo odszyfrowano',
    what: 'Windows nie zmienił szyfrowania wszystkich plików i folderów. Został taki, jak był: {{path}}.',
    remedy:
      'Zamknij programy, które mogą mieć ten plik otwarty, sprawdź, czy na dysku jest tyle wolnego miejsca, ile ma archiwum, i spróbuj ponownie. Windows Home, dyski FAT i exFAT oraz foldery sieciowe nie mają EFS: włącz szyfrowanie urządzenia albo przenieś archiwum na dysk NTFS tego komputera.',
  },
  folderSame: {
    short: 'archiwum już tam leży',
    what: 'Archiwum już leży w tym folderze: {{path}}.',
    remedy: 'Wybierz inny folder.',
  },
  folderHasArchive: {
    short: 'w folderze jest plik o tej nazwie',
    what: 'W wybranym folderze jest już plik o tej nazwie: {{path}}.',
    remedy: 'Wybierz inny folder albo zabierz stamtąd ten plik. Kronika niczego nie zastąpi.',
  },
  folderNotEmpty: {
    short: 'folder nie jest pusty',
    what: 'W folderze {{path}} już coś jest, więc pakietu nie zapisano.',
    remedy: 'Podaj nazwę nowego folderu albo pusty folder. Kronika niczego nie zastąpi.',
  },
  folderOfProgram: {
    short: 'to folder samej Kroniki',
    what: 'To folder programu Kronika albo jego danych: {{path}}.',
    remedy: 'Wybierz inny folder: tego może nie być po aktualizacji.',
  },
  roomMissing: {
    short: 'za mało miejsca na dysku',
    what: 'W folderze {{path}} jest za mało miejsca: potrzeba {{needed}} MB, a wolne jest {{free}} MB.',
    remedy: 'Zwolnij miejsce albo wybierz folder na innym dysku.',
  },
  copyDiffers: {
    short: 'kopia różni się od archiwum',
    what: 'Kopia archiwum zapisana w nowym miejscu różni się od oryginału: {{path}}. Archiwum zostało tam, gdzie było.',
    remedy: 'Dysk może być uszkodzony. Sprawdź go albo wybierz folder na innym dysku.',
  },
  archiveNoFile: {
    short: 'w miejscu archiwum jest coś innego',
    what: 'W miejscu pliku archiwum jest coś innego: folder albo skrót, który donikąd nie prowadzi: {{path}}.',
    remedy: 'Przenieś to gdzie indziej albo zmień temu nazwę. Potem odłóż archiwum na miejsce albo pobierz dane z CRM.',
  },
  archiveOnNetwork: {
    short: 'archiwum leży w folderze sieciowym',
    what: 'Archiwum leży w folderze sieciowym albo w innym miejscu, w którym Kronika nie może bezpiecznie zapisywać: {{path}}.',
    remedy:
      'Zamknij Kronikę i przenieś cały folder z danymi na dysk tego komputera. Potem uruchamiaj ją z opcją --data-dir i nazwą tego folderu, dopisaną na przykład w skrócie do programu. W folderze sieciowym możesz trzymać zapisane pliki i kopie zapasowe: kopie da się stamtąd oglądać na wielu komputerach naraz.',
  },
  archiveNotPermitted: {
    short: 'system nie dopuszcza do archiwum',
    what: 'System nie pozwala otworzyć albo zapisać pliku archiwum: {{path}}.',
    remedy:
      'Sprawdź, czy plik i jego folder nie są tylko do odczytu i czy należą do Ciebie. Jeśli leżą na dysku sieciowym, zapytaj jego opiekuna.',
  },
  archiveReplaced: {
    short: 'plik archiwum zniknął albo został podmieniony',
    what: 'Plik archiwum {{path}} zniknął albo został podmieniony, zanim pobieranie się skończyło. Tego, co potem pobrano, w nim nie ma.',
    remedy:
      'Jeśli plik lub jego folder przeniesiono, odłóż go na miejsce. Jeśli podmieniono go kopią zapasową, to ona jest teraz archiwum. Potem zamknij Kronikę, otwórz ją jeszcze raz i pobierz dane od nowa.',
  },
  sideFilesForeign: {
    short: 'obok archiwum leżą obce pliki -wal i -shm',
    what: 'Pliki -wal i -shm obok archiwum {{path}} do niego nie należą: są z innego archiwum albo z innego czasu. Nic z nich nie wczytano.',
    remedy:
      'Kronika odłożyła je obok, niczego nie usuwając: {{aside}}. Otwórz archiwum jeszcze raz. Czego w nim nie ma, pobierze z CRM następne pobieranie.',
    remedyByHand:
      'Zamknij Kronikę, przenieś oba pliki w inne miejsce (nie usuwaj ich) i otwórz archiwum jeszcze raz. Czego w nim nie ma, pobierze z CRM następne pobieranie.',
  },
  archiveReadOnly: {
    short: 'ta kopia jest tylko do odczytu',
    what: 'Oglądasz kopię tylko do odczytu, więc niczego w niej nie można zmienić: {{path}}.',
    remedy: 'Zmiany i pobieranie są możliwe we własnym archiwum: wybierz swoje konto w menu konta.',
  },
  viewedMissing: {
    short: 'nie ma tu kopii ani archiwum',
    what: 'Nie ma tu żadnej kopii ani archiwum Kroniki: {{path}}.',
    remedy:
      'Wybierz plik kopii albo folder, w którym leżą kopie. Jeśli to dysk sieciowy lub pendrive, sprawdź, czy jest podłączony.',
  },
  registerUnwritten: {
    short: 'nie można dopisać do rejestru',
    what: 'Nic nie zostało zrobione: nie udało się tego odnotować w rejestrze archiwum, a bez wpisu nic z archiwum nie wychodzi.',
    remedy:
      'Zamknij inne programy, które używają archiwum, sprawdź, czy na jego dysku jest miejsce, i spróbuj ponownie. Jeśli to nie pomoże, sprawdź archiwum w Ustawieniach.',
  },
  recordMissing: {
    short: 'nie ma takiego zapisu',
    what: 'Tego zapisu nie ma w archiwum.',
    remedy: 'Wybierz inny zapis z listy.',
  },
  targetLocked: {
    short: 'plik jest otwarty w innym programie',
    what: 'Nie można zapisać pliku {{path}}: jest otwarty w innym programie.',
    remedy: 'Zamknij go tam (na przykład w Excelu) i spróbuj ponownie albo zapisz pod inną nazwą.',
  },
  targetKept: {
    short: 'plik zapisano pod inną nazwą',
    what: 'Nie można zastąpić pliku {{path}}: jest otwarty w innym programie. Całość zapisano obok: {{kept}}.',
    remedy: 'Możesz korzystać z tego pliku. Jeśli ma mieć tamtą nazwę, zamknij tamten plik i zapisz ponownie.',
  },
  targetProtected: {
    short: 'plik jest chroniony przed zmianą',
    what: 'Plik {{path}} jest chroniony przed zmianą (tylko do odczytu).',
    remedy: 'Zapisz pod inną nazwą albo zdejmij z tego pliku ochronę.',
  },
  targetIsFolder: {
    short: 'to jest folder',
    what: 'Pod tą nazwą jest folder, a nie plik: {{path}}.',
    remedy: 'Podaj nazwę pliku w tym folderze.',
  },
  targetNoFile: {
    short: 'to nie jest zwykły plik',
    what: 'Pod tą nazwą nie ma zwykłego pliku, tylko urządzenie albo potok systemu: {{path}}.',
    remedy: 'Podaj inną nazwę pliku.',
  },
  backupPasswordMissing: {
    short: 'kopia jest chroniona hasłem',
    what: 'Ta kopia zapasowa jest chroniona hasłem: {{path}}.',
    remedy: 'Podaj hasło, którym ją zapisano. W wierszu poleceń: zmienna KRONIKA_BACKUP_PASSWORD.',
  },
  backupPasswordWrong: {
    short: 'hasło się nie zgadza',
    what: 'To nie jest hasło tej kopii zapasowej: {{path}}. Sama kopia jest cała.',
    remedy: 'Sprawdź hasło, także wielkość liter i układ klawiatury. Bez hasła kopii nie da się otworzyć.',
  },
  backupPasswordUnkept: {
    short: 'nie ma gdzie zapisać hasła',
    what: 'Ten komputer nie ma bezpiecznego schowka na hasła, więc hasła do kopii nie zapisano.',
    remedy: 'Rób kopie z hasłem samodzielnie albo wyłącz hasło dla kopii robionych automatycznie.',
  },
  backupPasswordAway: {
    short: 'nie da się odczytać hasła do kopii',
    what: 'System nie pozwala odczytać hasła, którym kopie mają być chronione. Kopii bez hasła nie zrobiono.',
    remedy: 'Odblokuj pęk kluczy albo ustaw hasło na nowo w ustawieniach, w części „Kopie zapasowe”.',
  },
  backupFolderAway: {
    short: 'nie ma teraz folderu na kopie',
    what: 'Nie ma teraz folderu na kopie zapasowe: {{path}}. Nigdzie indziej kopii nie zapisano.',
    remedy: 'Podłącz dysk, na którym leży ten folder, albo wybierz inny.',
  },
  backupDamaged: {
    short: 'kopia jest uszkodzona',
    what: 'Ta kopia zapasowa jest uszkodzona albo niepełna: {{path}}. Niczego z niej nie przywrócono.',
    remedy: 'Skopiuj plik jeszcze raz z nośnika albo użyj innej kopii.',
  },
  archiveThere: {
    short: 'to konto ma już archiwum',
    what: 'To konto ma już archiwum: {{path}}. Niczego w nim nie zmieniono.',
    remedy: 'Przywróć kopię pod inną nazwą konta albo najpierw usuń to konto razem z jego archiwum.',
  },
  ownFile: {
    short: 'to plik samej Kroniki',
    what: 'Pod tą nazwą jest plik samej Kroniki (archiwum, kopia archiwum, ustawienia, klucze albo dziennik): {{path}}. Nic w nim nie zmieniono.',
    remedy: 'Zapisz pod inną nazwą, najlepiej w innym folderze, na przykład w Dokumentach.',
  },
  nameForbidden: {
    short: 'niedozwolony znak w nazwie',
    what: 'Nazwa pliku zawiera niedozwolone znaki ({{characters}}): {{path}}.',
    remedy: 'Podaj nazwę bez tych znaków: Windows takiej nazwy nie przyjmie.',
  },
  nameReserved: {
    short: 'nazwa zajęta przez system',
    what: 'Ta nazwa pliku oznacza w Windows urządzenie: {{name}}.',
    remedy: 'Podaj inną nazwę.',
  },
  nameEnding: {
    short: 'kropka albo spacja na końcu nazwy',
    what: 'Nazwa pliku nie może kończyć się kropką ani spacją: {{path}}.',
    remedy: 'Podaj nazwę bez kropki i spacji na końcu.',
  },
  folderProtected: {
    short: 'system chroni ten folder',
    what: 'System nie pozwala Kronice zapisywać w folderze {{path}}, choć ten folder istnieje.',
    remedy:
      'Wybierz inny folder albo zezwól Kronice na zapis. W Windows: Zabezpieczenia Windows, Ochrona przed wirusami i zagrożeniami, Kontrolowany dostęp do folderów.',
  },
  tooLargeForDisk: {
    short: 'plik za duży dla tego dysku',
    what: 'Ten dysk nie przyjmuje tak dużych plików: {{path}}.',
    remedy: 'Zapisz na innym dysku (pendrive w formacie FAT32 mieści pliki do 4 GB) albo zawęź wyniki.',
  },
  diskFull: {
    short: 'brak miejsca na dysku',
    what: 'Na dysku zabrakło miejsca.',
    remedy: 'Zwolnij trochę miejsca i spróbuj ponownie. To, co już zapisano w archiwum, jest bezpieczne.',
  },
  folderMissing: {
    short: 'nie ma takiego folderu',
    what: 'Nie ma folderu {{path}}.',
    remedy: 'Wybierz inny folder.',
  },
  notPermitted: {
    short: 'brak prawa do zapisu',
    what: 'System nie pozwala na zapis w tym miejscu: {{path}}.',
    remedy: 'Wybierz inny folder, na przykład Dokumenty.',
  },
  nameTooLong: {
    short: 'nazwa jest za długa',
    what: 'Nazwa pliku albo folderu jest za długa: {{path}}.',
    remedy: 'Podaj krótszą nazwę albo wybierz inny folder.',
  },
  diskFault: {
    short: 'zawiódł dysk',
    what: 'Zawiódł dysk albo połączenie z dyskiem sieciowym: {{path}}.',
    remedy:
      'Jeśli plik leży na dysku zewnętrznym lub sieciowym, sprawdź połączenie z nim i spróbuj ponownie. Jeśli to dysk komputera, zrób kopię zapasową i poproś o sprawdzenie dysku.',
  },
  exportMissing: {
    short: 'nie ma pliku',
    what: 'Nie ma pliku {{path}}.',
    remedy: 'Podaj plik, który zapisała Kronika.',
  },
  sheetMissing: {
    short: 'brak opisu eksportu',
    what: 'Nie ma opisu eksportu {{path}} albo nie da się go odczytać.',
    remedy: 'Opis powstaje razem z plikiem i musi leżeć obok niego. Bez niego nie ma z czym porównać.',
  },
  fileTooLarge: {
    short: 'plik byłby za duży',
    what: 'Skoroszyt XLSX byłby większy niż 4 GB: {{path}}. Plik nie został utworzony.',
    remedy: 'Zapisz w formacie CSV albo zawęź wyniki, na przykład do jednego roku.',
  },
  cellsTooLong: {
    short: 'teksty dłuższe niż komórka Excela',
    what: 'Niektóre teksty są dłuższe niż komórka Excela (32 767 znaków): Excel uciąłby je albo rozbił na kilka wierszy. Plik nie został jeszcze utworzony.',
    remedy: 'Wybierz, jak je zapisać.',
  },
  rowsDisagree: {
    short: 'liczba wierszy się nie zgadza',
    what: 'Eksport nie jest pełny (wierszy w wynikach: {{expected}}, zapisanych: {{received}}). Niepełny plik został usunięty.',
    remedy: 'Spróbuj ponownie. Jeśli właśnie trwa pobieranie, poczekaj na jego koniec.',
  },
} as const;

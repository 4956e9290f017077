import { fileFailuresPl } from './failures-files';

/** Polish texts of what can go wrong, with the CRM and with the program. */
export const failuresPl = {
  /** What happened, what to do, and a few words for a table or a status line; made into sentences by `sentenceOf`. */
  failures: {
    ...fileFailuresPl,
    unauthorised: {
      short: 'CRM nie przyjął klucza',
      what: 'CRM {{host}} nie przyjął klucza API.',
      remedy:
        'Możliwe są trzy przyczyny:\n1. Klucz jest inny niż w CRM. Skopiuj go jeszcze raz: Panel Zarządzania > Ustawienia CRM > Integracje > API CRM.\n2. Publicznego adresu IP biura nie ma na liście. Dopisz go w panel.telecube.pl: Rozbudowa Centrali > Integracja API.\n3. Usługa API jest wyłączona. Włącza się ją w tym samym miejscu.',
      remedyOnceAccepted:
        'Wcześniej ten CRM przyjmował ten klucz, więc najpewniej zmienił się publiczny adres IP biura: dostawca internetu czasem nadaje nowy. Sprawdź po kolei:\n1. Czy obecny publiczny adres IP biura jest na liście w panel.telecube.pl: Rozbudowa Centrali > Integracja API. Jeśli nie, dopisz go.\n2. Czy usługa API jest nadal włączona, w tym samym miejscu.\n3. Czy klucz nie został zmieniony w CRM. Skopiuj go jeszcze raz: Panel Zarządzania > Ustawienia CRM > Integracje > API CRM.',
    },
    unknownInstance: {
      short: 'nie ma takiego konta CRM',
      what: 'Nie ma CRM pod tym adresem ({{host}}).',
      remedy:
        'Sprawdź nazwę konta: to początek adresu, pod którym otwierasz CRM w przeglądarce. Jeśli jest dobra, sprawdź połączenie z internetem.',
    },
    unreachable: {
      short: 'brak połączenia z CRM',
      what: 'Nie udało się połączyć z CRM {{host}}.',
      remedy:
        'Sprawdź połączenie z internetem i spróbuj ponownie. Jeśli internet działa, połączenie może zatrzymywać zapora albo program antywirusowy.',
    },
    timedOut: {
      short: 'CRM nie odpowiedział na czas',
      what: 'CRM {{host}} nie odpowiedział na czas.',
      remedy: 'Spróbuj ponownie za kilka minut. To, co już pobrano, zostaje w archiwum.',
    },
    proxyWantsPassword: {
      short: 'sieć firmowa wymaga logowania',
      what: 'Sieć firmowa (serwer proxy) wymaga logowania.',
      remedy: 'Poproś administratora sieci, aby przepuszczał połączenia Kroniki z CRM {{host}} bez logowania.',
    },
    certificateNotTrusted: {
      short: 'połączenie nie jest bezpieczne',
      what: 'Połączenie z CRM {{host}} nie jest bezpieczne: certyfikat serwera nie jest zaufany. Klucza nie wysłano.',
      remedy:
        'Sprawdź datę i godzinę w komputerze. Jeśli są dobre, zapytaj administratora: ruch może sprawdzać program antywirusowy albo zapora.',
    },
    loginPage: {
      short: 'zamiast danych przyszła strona logowania',
      what: 'Zamiast danych z CRM {{host}} przyszła strona internetowa, prawdopodobnie strona logowania.',
      remedy:
        'Otwórz przeglądarkę i zaloguj się do sieci, jeśli o to prosi. Potem spróbuj ponownie. Sprawdź też nazwę konta.',
    },
    refusedByCrm: {
      short: 'CRM odmówił odpowiedzi',
      what: 'CRM odmówił odpowiedzi ({{message}}).',
      remedy: 'Spróbuj ponownie. Jeśli to się powtarza, zgłoś to pomocy Telecube, podając szczegóły techniczne.',
    },
    unknownShape: {
      short: 'odpowiedź CRM w nieznanej postaci',
      what: 'CRM odpowiedział w postaci, której ta wersja Kroniki nie zna.',
      remedy: 'Zainstaluj najnowszą wersję Kroniki. Jeśli już ją masz, prześlij jej autorom szczegóły techniczne.',
    },
    brokenAnswer: {
      short: 'odpowiedzi CRM nie dało się odczytać',
      what: 'Odpowiedź CRM została ucięta po drodze albo nie ma postaci, jaką powinna mieć.',
      remedy: 'Spróbuj ponownie. To, co już pobrano, zostaje w archiwum; brakująca część zostanie pobrana jeszcze raz.',
    },
    answerTooLarge: {
      short: 'odpowiedź CRM jest za duża',
      what: 'CRM {{host}} przysłał odpowiedź większą, niż Kronika może przyjąć.',
      remedy:
        'To, co już pobrano, zostaje w archiwum. Pobierz ten okres jeszcze raz; jeśli to się powtarza, zgłoś to pomocy Telecube.',
    },
    notAskable: {
      short: 'CRM nadał zapisowi identyfikator, o który nie da się zapytać',
      what: 'CRM nadał zapisowi identyfikator, o który nie da się zapytać, więc jego notatek nie można pobrać.',
      remedy: 'Zgłoś to pomocy Telecube. Sam zapis jest w archiwum.',
    },
    rateLimited: {
      short: 'CRM ogranicza liczbę zapytań',
      what: 'CRM chwilowo ogranicza liczbę zapytań.',
      remedy: 'Nic nie trzeba robić: Kronika odczeka i ruszy dalej. Jeśli to trwa długo, spróbuj o innej porze.',
    },
    crmFault: {
      short: 'CRM ma chwilowe kłopoty',
      what: 'CRM {{host}} ma chwilowe kłopoty.',
      remedy: 'Spróbuj ponownie za kilka minut. Jeśli to się powtarza, zgłoś to pomocy Telecube.',
    },
    countsDisagree: {
      short: 'liczby z CRM się nie zgadzają',
      what: 'CRM zapowiedział inną liczbę zapisów, niż przysłał (zapowiedział {{expected}}, przysłał {{received}}).',
      remedy: 'Pobierz ten okres jeszcze raz. Do tego czasu brak będzie widoczny na pasku stanu.',
    },
    keyMissing: {
      short: 'brakuje klucza API',
      what: 'Brakuje klucza API.',
      remedy: 'Wpisz klucz w ustawieniach. Przeglądać archiwum można i bez niego.',
    },
    keyUnreadable: {
      short: 'klucza API nie da się odczytać',
      what: 'Klucz API jest zapisany, ale system nie pozwala go odczytać.',
      remedy:
        'Odblokuj pęk kluczy systemu albo zaloguj się jako osoba, która zapisała klucz. Możesz też wpisać klucz od nowa w ustawieniach.',
    },
    accountMissing: {
      short: 'nie wybrano konta',
      what: 'Nie wybrano konta CRM.',
      remedy: 'Podaj nazwę konta: to początek adresu, pod którym otwierasz CRM (https://NAZWA.ccrm.pl).',
    },
    nameTaken: {
      short: 'tak nazywa się inne konto',
      what: 'Inne konto już się tak nazywa: {{name}}.',
      remedy: 'Podaj nazwę, po której konta da się rozróżnić.',
    },
    workRunning: {
      short: 'trwa praca na archiwum',
      what: 'Trwa pobieranie albo zapisywanie do pliku.',
      remedy: 'Zatrzymaj je albo poczekaj, aż się skończy, i spróbuj ponownie.',
    },
    addressNotAllowed: {
      short: 'adres nie jest dozwolony',
      what: 'Adresu {{address}} nie można użyć.',
      remedy: 'Podaj nazwę konta albo pełny adres, który zaczyna się od https://.',
    },
    setByAdministrator: {
      short: 'ustala to administrator',
      what: 'Ustalił to administrator tego komputera, więc tego nie można zmienić.',
      remedy: 'Jeśli ma być inaczej, poproś administratora. Co ustalił, widać w ustawieniach.',
    },
    exportsOff: {
      short: 'eksport wyłączył administrator',
      what: 'Administrator tego komputera wyłączył eksport: zapisów nie można eksportować, drukować ani kopiować po kilka naraz.',
      remedy: 'Czytać i szukać można jak dotąd. Jeśli potrzebujesz pliku albo wydruku, poproś administratora.',
    },
    printFailed: {
      short: 'drukowanie się nie udało',
      what: 'Nie udało się wydrukować.',
      remedy: 'Sprawdź, czy drukarka jest włączona i podłączona, i spróbuj ponownie albo zapisz plik PDF.',
    },
    notOpened: {
      short: 'nie dało się otworzyć',
      what: 'System nie otworzył tego w innym programie.',
      remedy:
        'Sprawdź, czy komputer ma ustawiony domyślny program do takich plików i adresów. Adres możesz też skopiować, a plik otworzyć z jego folderu.',
    },
    wrongInput: {
      short: 'nie można przyjąć tych danych',
      what: 'Tych danych nie można przyjąć ({{message}}).',
      remedy: 'Popraw je i spróbuj ponownie.',
    },
    tooManyFiles: {
      short: 'otwarto za dużo plików',
      what: 'Na tym komputerze jest otwartych za dużo plików naraz.',
      remedy: 'Zamknij kilka programów i spróbuj ponownie.',
    },
    outOfMemory: {
      short: 'zabrakło pamięci',
      what: 'Zabrakło pamięci komputera.',
      remedy: 'Zamknij inne programy i spróbuj ponownie. Archiwum jest bezpieczne.',
    },
    cancelled: {
      short: 'przerwano',
      what: 'Przerwano.',
      remedy: 'Można zacząć ponownie w każdej chwili. To, co już pobrano, zostaje w archiwum.',
    },
    threadDied: {
      short: 'część programu przestała działać',
      what: 'Część Kroniki przestała działać.',
      remedy:
        'Spróbuj ponownie. Jeśli to się powtarza, zamknij Kronikę i uruchom ją jeszcze raz. Archiwum jest bezpieczne.',
    },
    policyBroken: {
      short: 'zasad administratora nie da się zastosować',
      what: 'Zasad, które ustalił administrator tego komputera, nie da się zastosować w całości.',
      remedy:
        'Powiedz o tym administratorowi. Co jest nie tak, widać na początku ustawień i po poleceniu kronika policy.',
    },
    windowReopened: {
      short: 'okno otwarto na nowo',
      what: 'Okno Kroniki przestało działać i zostało otwarte na nowo.',
      remedy: 'Archiwum jest bezpieczne, a pobieranie trwa dalej. Jeśli to się powtarza, zgłoś to opiekunowi programu.',
    },
    windowDies: {
      short: 'okno przestaje działać',
      what: 'Okno Kroniki kilka razy z rzędu przestało działać.',
      remedy:
        'Archiwum jest bezpieczne. Zamknij inne programy, bo może brakować pamięci, i spróbuj jeszcze raz. Jeśli to nie pomoże, zgłoś to opiekunowi programu.',
    },
    unexpected: {
      short: 'nieznana przyczyna',
      what: 'Stało się coś, czego Kronika nie przewidziała.',
      remedy:
        'Spróbuj ponownie. Jeśli to się powtarza, skopiuj szczegóły techniczne i prześlij je opiekunowi programu.',
    },
  },

  failurePanel: {
    details: 'Szczegóły techniczne',
    copyDetails: 'Kopiuj szczegóły',
    copied: 'Skopiowano szczegóły',
    label: 'Coś się nie udało',
    repairIndex: 'Zbuduj indeks od nowa',
    repairingIndex: 'Buduję indeks od nowa…',
    repairedIndex: 'Zbudowano indeks wyszukiwania od nowa.',
    repairedKept: 'Zbudowano indeks wyszukiwania od nowa. Plik sprzed naprawy: {{path}}',
  },

  /** Stand in for facts that a failure did not bring. */
  factless: {
    holder: 'używa go inny program',
    message: 'nie podał powodu',
    count: '?',
  },
} as const;

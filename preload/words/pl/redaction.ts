/** Polish texts of what stands for persons in a file without them. */
export const redactionPl = {
  redaction: {
    person: 'Osoba {{n}}',
    organisation: 'Firma {{n}}',
    agent: 'Pracownik {{n}}',
    name: 'Ktoś {{n}}',
    number: 'Numer {{n}}',
    extension: 'Wewn. {{n}}',
    email: 'E-mail {{n}}',
    account: 'Konto {{n}}',
    id: 'Identyfikator {{n}}',
    title: 'Osoby w pliku',
    told: 'Jak w archiwum',
    all: 'Bez osób',
    butAgents: 'Bez osób, pracownicy z nazwiska',
    hint: 'Imiona i nazwiska, nazwy firm, numery, adresy e-mail i konta zastąpią oznaczenia, na przykład „Osoba 17”: ta sama osoba ma w pliku to samo oznaczenie, a w następnym pliku inne. Dotyczy to także treści SMS-ów, notatek i uwag.',
    caution:
      'Swobodny tekst może mimo to wskazywać osobę, na przykład przez opis zdarzenia albo nazwisko, którego archiwum nie zna albo które zapisano małą literą i jest też zwykłym słowem. Daty i godziny pozostają bez zmian. Przejrzyj plik, zanim go przekażesz.',
    orderChanged:
      'Kolejność według osób lub numerów zdradzałaby, od czego się zaczynają, więc plik ma najnowsze zapisy na początku.',
    sheetPersons: 'Osoby',
    sheetAll:
      'Plik bez osób: w miejscu osób, firm, pracowników, numerów, adresów e-mail, kont i identyfikatorów stoją oznaczenia. To samo oznaczenie w tym pliku to ta sama osoba; w innych plikach oznaczenia są inne.',
    sheetButAgents:
      'Plik bez osób, lecz z pracownikami: w miejscu osób, firm, numerów, adresów e-mail, kont i identyfikatorów stoją oznaczenia. To samo oznaczenie w tym pliku to ta sama osoba; w innych plikach oznaczenia są inne.',
    sheetCaution: 'Uwaga',
    wordsLeftOut: 'wpisanych słów nie podano, bo mogłyby wskazywać osobę',
  },
} as const;

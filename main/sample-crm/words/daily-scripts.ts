import type { Script } from './scripts';

/** Conversations of every day: opening hours, addresses, mix-ups, wishes. */
export const dailyScripts: readonly Script[] = [
  {
    topic: 'godziny',
    note: 'Pytanie o godziny otwarcia.',
    lines: `
< [Do której jest dziś otwarte?|W jakich godzinach pracujecie?]
> Biuro pon.–pt. 8:00–17:00, magazyn 7:00–16:00. W soboty tylko dyżur serwisowy.
< Dzięki{:)}`,
  },
  {
    topic: 'godziny',
    note: 'Odbiór towaru {dzień1} po godzinach, **magazyn czeka do 18:00**.',
    lines: `
< Dzień dobry, czy w sobotę można odebrać towar?
> Dzień dobry, w soboty magazyn jest nieczynny, ale {dzień1} możemy wyjątkowo poczekać do 18:00.
< Ok, to podjadę. [Dziękuję!|Super.]`,
  },
  {
    topic: 'godziny',
    note: 'Problem z dojazdem. Dodać na stronę opis: wjazd od tyłu, brama nr 2.',
    lines: `
< Gdzie dokładnie jest magazyn? [Nawigacja wyprowadziła mnie na tory.|GPS wariuje.]
+2m> {adresF}, wjazd od tyłu przez bramę nr 2, [pod niebieskim szyldem|za myjnią w prawo].
+10m< Widzę, dzięki{:)}`,
  },
  {
    topic: 'dane',
    note: 'Nowy numer telefonu, kartoteka poprawiona.',
    lines: `
< Proszę o zmianę numeru telefonu w Państwa bazie, teraz jestem pod tym numerem. {klient}
> Zmienione, dziękujemy za informację, {wołaczK}.`,
  },
  {
    topic: 'dane',
    note: 'Nowy e-mail do faktur: {mail}.',
    lines: `
< Nowy mail do faktur: {mail}
> Zapisane. Stary adres usuwamy?
< Tak
> Gotowe{:)}`,
  },
  {
    topic: 'inne',
    note: 'Pomyłka, numer prywatny.',
    lines: `
< [Cześć, o której jutro wpadasz?|Mamo, kup chleb i mleko|Masz jeszcze tę wiertarkę? Oddam w sobotę]
> Dzień dobry, to chyba pomyłka, tu firma {firma} 🙂
< [Ojej, przepraszam!|Haha, przepraszam, nie ten numer.]`,
  },
  {
    topic: 'inne',
    note: 'Oddzwoni w sprawie {zam}.',
    lines: `
> Dzień dobry, próbowaliśmy się dodzwonić w sprawie zamówienia {zam}. Proszę o telefon: {tel}. {podpis}
+20m< [Jestem na spotkaniu, oddzwonię później.|Prowadzę, oddzwonię za godzinę.]
> Dobrze, czekam.`,
  },
  {
    topic: 'godziny',
    note: 'Informacja o inwentaryzacji ({data2}) wysłana.',
    lines: `
> Szanowni Państwo, {data2} magazyn będzie nieczynny z powodu inwentaryzacji. Zamówienia przyjmujemy normalnie, wysyłka następnego dnia roboczego. {firma}
+1h< [Dziękuję za informację.|Ok, to zamawiam dziś.]`,
  },
  {
    topic: 'praca',
    note: '«Kandydat/Kandydatka» na montera. Rozmowa {data3}, godz. {godz}. CV w załączniku.',
    lines: `
< Dzień dobry, czy szukają Państwo [montera|serwisanta]? [Mam uprawnienia gazowe i 8 lat doświadczenia.|Mam uprawnienia SEP i prawo jazdy.]
> Dzień dobry, tak. CV proszę wysłać na praca@grzejnia.example.
+1h< Wysłane.
+1d> Dziękujemy, zapraszamy na rozmowę {data3} o {godz}, {adresF}.
< Będę, dziękuję za zaproszenie!`,
  },
  {
    topic: 'inne',
    note: 'Serwisant zostawił narzędzie, odbiór przy okazji: {data1}.',
    lines: `
< Serwisant zostawił u mnie [latarkę|klucz nastawny|okulary].
> Dziękujemy za sygnał! Odbierze przy okazji, {data1}. Czy ktoś będzie w domu?
< Tak, leży w przedpokoju{:)}`,
  },
  {
    topic: 'dane',
    note: 'Sprzeciw wobec marketingu, **numer usunięty z listy wysyłkowej** (RODO).',
    lines: `
< Proszę o usunięcie mojego numeru z wysyłki [reklam|ofert].
> Oczywiście, numer został usunięty z listy marketingowej. Wiadomości o zleceniach będą przychodzić nadal.
< W porządku, dziękuję.`,
  },
  {
    topic: 'dane',
    note: 'Kod do panelu klienta wysłany.',
    lines: `
> Kod do panelu klienta: {kod6}. Prosimy nikomu go nie podawać. {firma}`,
  },
  {
    topic: 'inne',
    note: 'Miła rozmowa, sprawa wyjaśniona.',
    lines: `
< {wołaczA}, [miło się rozmawiało|dziękuję za pomoc], [dokumenty prześlę jutro|wszystko już jasne].
> Dziękuję, {wołaczK}. [Do usłyszenia!|Miłego popołudnia!]`,
  },
  {
    topic: 'inne',
    note: 'Prośba o kontakt po ukraińsku. Dmytro dzwoni {dzień1} przed południem.',
    lines: `
< Czy jest u Państwa ktoś, kto mówi po ukraińsku? [Pytam dla sąsiadki.|Mój pracownik słabo zna polski.]
> Tak, nasz serwisant Dmytro. Zadzwoni {dzień1} przed południem.
< Wspaniale, dziękujemy{:)}`,
  },
  {
    topic: 'godziny',
    season: ['12-14', '12-22'],
    note: 'Życzenia świąteczne wysłane.',
    lines: `
> Spokojnych, zdrowych Świąt Bożego Narodzenia i ciepła w każdym domu życzy zespół firmy {firma}. 24 grudnia nieczynne, dyżur serwisowy: {tel}.
+1h< [Dziękujemy i wzajemnie! 🎄|Wzajemnie, wszystkiego dobrego!|Dziękuję, spokojnych świąt!]`,
  },
  {
    topic: 'inne',
    season: ['12-27', '12-31'],
    note: 'Życzenia noworoczne wysłane.',
    lines: `
> Szczęśliwego Nowego Roku! Dziękujemy za wspólnie spędzony rok. {podpis}
< [Wzajemnie! 🎉|Dziękuję, nawzajem!|Do siego roku!]`,
  },
];
